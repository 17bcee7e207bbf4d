"""`dateline annotate`: the transforms alone, JSON Lines in and out."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from flows import settings
from flows.errors import CommandError, UsageError


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


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSON Lines file; CommandError, naming the line, for one that is unfit."""
    with path.open("rb") as stream:
        for number, raw in enumerate(stream, 1):
            if not raw.strip():
                continue
            try:
                line = orjson.loads(raw)
                if not (isinstance(line, dict) and "id" in line and isinstance(line["text"], str)):
                    raise ValueError('no "text"')
            except (ValueError, KeyError) as error:
                detail = f"not a line of id and text: {error}"
                raise CommandError(f"{path}, line {number}: {detail}") from error
            yield line
