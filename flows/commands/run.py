"""`dateline run`: the main job, once."""

import argparse
from pathlib import Path

from flows import settings
from flows.commands.options import add_raw, add_warehouse
from flows.errors import CommandError, TerminatedError, UsageError
from flows.remote.place import place
from warehouse.store import Store

STAND = "the published tables stand as they were"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "run",
        help="the main job: raw articles to Parquet and DuckDB",
        description="Take in what is new in raw/, and publish the tables.",
    )
    add_raw(parser)
    add_warehouse(parser)
    parser.add_argument(
        "--knowledge-base",
        metavar="FILE",
        help="a CSV or Parquet file of entities to link ours to (default: none)",
    )
    parser.add_argument(
        "--rebuild",
        action="store_true",
        help="make the database anew from Parquet, and from raw/ what is damaged there",
    )
    parser.add_argument(
        "--reprocess",
        action="store_true",
        help="make again what another version of Dateline made; readers see it when all is done",
    )
    parser.add_argument(
        "--runner",
        choices=settings.RUNNERS,
        help="where articles are annotated: processes here (default), or a cluster",
    )
    parser.add_argument(
        "--address", metavar="URL", help="of the cluster (default: one started for this run)"
    )
    parser.set_defaults(command=command)


def command(arguments: argparse.Namespace) -> int:
    chosen = settings.from_environment(
        arguments.raw,
        arguments.warehouse,
        arguments.knowledge_base,
        arguments.runner,
        arguments.address,
    )
    if chosen.address and chosen.runner == "local":
        raise UsageError("--address: of a cluster, which --runner dask or ray uses")
    check_places(chosen)
    settings.prepare_prefect(chosen)
    settings.prepare_workers()
    # Not before: importing Prefect reads the environment, and takes seconds.
    from flows.engine import check_engine
    from flows.job import Again
    from flows.local_server import at_hand
    from flows.progress import bars
    from flows.retry import of_the_server
    from flows.runner import check_runner
    from flows.serving import serving
    from flows.stopping import Stopped, heard
    from flows.summary import show
    from flows.workspace import StageError

    check_engine(chosen.ner)
    check_runner(chosen)
    Store(chosen.warehouse, chosen.partition).close()  # a busy warehouse is told at once
    served = serving(chosen.warehouse)
    try:
        with heard(), at_hand(served.api_url if served and served.alive else None):
            from flows.pipeline import run

            with bars() as progress:
                work = run(chosen, progress, Again(arguments.rebuild, arguments.reprocess))
    except StageError as error:
        raise CommandError(f"{error}; {STAND}") from error
    except Stopped as stopped:
        raise TerminatedError(f"{stopped}; {STAND}") from stopped
    except Exception as error:
        if not of_the_server(error):
            raise
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise CommandError(
            f"the Prefect server cannot be used: {said}; `dateline status` says what was done"
        ) from error
    show(work.counts, chosen, work.published)
    return 0


def check_places(chosen: settings.Settings) -> None:
    """UsageError when raw/ cannot be read as a folder, or nothing knows the kind of a URL."""
    for url in filter(None, (chosen.raw_url, chosen.warehouse_url)):
        place(url)
    if not chosen.raw_url:
        check_raw(chosen.raw)


def check_local(command: str, *urls: str) -> None:
    """UsageError when the command is asked to work on another machine's folders."""
    for url in filter(None, urls):
        raise UsageError(f"{command} works on folders of this machine, not on {url}")


def check_raw(raw: Path) -> None:
    """UsageError when `raw` cannot be read as a folder."""
    if not raw.is_dir():
        what = "is not a directory" if raw.exists() else "does not exist"
        raise UsageError(f"--raw: {raw} {what}")
