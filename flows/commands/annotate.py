"""`dateline annotate`: the transforms alone, JSON Lines in and out."""

import argparse
from pathlib import Path

import orjson

from flows import settings
from flows.errors import UsageError
from flows.lines import read_lines


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "annotate",
        help="the transforms alone: JSON Lines of text to JSON Lines of mentions",
        description='Annotate lines of {"id", "text", "published"?}; entity ids are shared '
        "across the lines.",
    )
    parser.add_argument("input", metavar="IN.jsonl", type=Path)
    parser.add_argument("--out", metavar="OUT.jsonl", type=Path, required=True)
    parser.add_argument(
        "--given-mentions",
        action="store_true",
        help="take the spans under entities or toponyms as the mentions, and only resolve them",
    )
    parser.set_defaults(command=command)


def command(arguments: argparse.Namespace) -> int:
    # Not before: the models load when this is imported.
    from flows.engine import check_engine
    from flows.jsonl import annotate_lines

    if not arguments.input.is_file():
        raise UsageError(f"{arguments.input} is not a file")
    chosen = settings.from_environment()
    settings.prepare_workers()
    check_engine(chosen.ner)
    lines = list(read_lines(arguments.input))
    with arguments.out.open("wb") as out:
        for line in annotate_lines(lines, chosen, given=arguments.given_mentions):
            out.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
    return 0
