"""`dateline forget`: erase an article everywhere, and print a receipt."""

import argparse

from flows import settings
from flows.commands.options import add_raw, add_warehouse
from flows.commands.run import check_local, check_raw
from flows.errors import CommandError, UsageError
from transforms.articles.urls import canonical

DESCRIPTION = """Erase an article and all that came from it: from the files in raw/, from Parquet
and DuckDB, its versions, mentions, rejects, and the entities that only it named. Hashes stay, so
that no later run brings it back. Backups and exports elsewhere are not reached."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "forget", help="erase an article everywhere, and print a receipt", description=DESCRIPTION
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--article", metavar="ID", help="its article_id")
    which.add_argument("--url", metavar="URL", help="its address")
    which.add_argument(
        "--again",
        action="store_true",
        help="what was erased before, and the last run found in raw/ again",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be erased")
    add_raw(parser, "DIR")
    add_warehouse(parser, "DIR")
    parser.set_defaults(command=command)


def command(arguments: argparse.Namespace) -> int:
    chosen = settings.from_environment(arguments.raw, arguments.warehouse)
    check_local("forget", chosen.raw_url, chosen.warehouse_url)
    check_raw(chosen.raw)
    if arguments.url is not None and canonical(arguments.url) is None:
        raise UsageError(f"--url: {arguments.url} is not a http(s) address")
    settings.prepare_workers()
    # Not before: the taggers' libraries take a second.
    from flows.engine import check_engine
    from flows.forget import forget
    from flows.receipt import lines
    from flows.standing import Request

    check_engine(chosen.ner)
    request = Request(arguments.article, arguments.url, arguments.again)
    receipt = forget(chosen, request, arguments.dry_run)
    if receipt is None:
        raise CommandError(f"no article has the id or URL {arguments.article or arguments.url}")
    print("\n".join(lines(receipt, arguments.dry_run)))
    if receipt.left and not arguments.dry_run:
        raise CommandError(
            f"{len(receipt.left)} file(s) in raw/ still hold what was erased from the tables: see"
            " the receipt"
        )
    return 0
