"""`dateline extract`: the readers alone."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import orjson

from flows.errors import UsageError
from flows.scan import RawFile, on_disk, scan
from flows.sources import Sources
from transforms.articles import Source, read
from transforms.articles.article import Article, Reject
from transforms.articles.extract import line_of


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "extract",
        help="the readers alone: files to articles, one JSON line each",
        description="Read files or folders, and write a JSON line for each article or reject.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path)
    parser.add_argument("--out", metavar="OUT.jsonl", type=Path, required=True)
    parser.set_defaults(command=command)


def command(arguments: argparse.Namespace) -> int:
    for path in arguments.paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist")
    seen_at = datetime.now(UTC)
    with arguments.out.open("wb") as out:
        for path in arguments.paths:
            for item in _items(path, seen_at):
                out.write(orjson.dumps(line_of(item), option=orjson.OPT_APPEND_NEWLINE))
    return 0


def _items(path: Path, seen_at: datetime) -> Iterator[Article | Reject]:
    if not path.is_dir():
        yield from read(path, str(path), Source(), seen_at)
        return
    sources = Sources(path)
    for found in scan(path):
        if isinstance(found, RawFile):
            inside = path / on_disk(found.raw_path)
            source, _ = sources.of(found.raw_path)
            yield from read(inside, f"{path}/{found.raw_path}", source, seen_at, path)
        else:
            yield replace(found, raw_path=f"{path}/{found.raw_path}")
