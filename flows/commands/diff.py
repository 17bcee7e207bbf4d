"""`dateline diff`: what changed between an article's versions."""

import argparse
import difflib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from flows import settings
from flows.commands.options import add_warehouse
from flows.errors import CommandError
from flows.remote.session import readable
from transforms.articles.urls import canonical
from warehouse.read import connect
from warehouse.sqlfiles import text

Version = dict[str, Any]


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "diff",
        help="what changed between an article's versions",
        description="Show what changed from each version of an article to the next.",
    )
    parser.add_argument("article", metavar="ARTICLE", help="its id, its URL, or its path in raw/")
    add_warehouse(parser)
    parser.set_defaults(command=command)


def command(arguments: argparse.Namespace) -> int:
    chosen = settings.from_environment(warehouse=arguments.warehouse)
    with connect(readable(chosen)) as connection:
        found = versions(connection, arguments.article)
    if not found:
        raise CommandError(f"no article has the id, URL or path {arguments.article}")
    if (count := len({version["article_id"] for version in found})) > 1:
        raise CommandError(f"{arguments.article} holds {count} articles: name one by its id or URL")
    if len(found) == 1:
        print(f"{arguments.article} has one version")
    for old, new in pairwise(found):
        print("\n".join(difference(old, new)))
    return 0


def versions(connection: Any, article: str) -> list[Version]:
    """All versions of what `article` names, oldest first."""
    named = canonical(article) or article
    rows = connection.sql(text("commands/versions_of"), params={"article": named})
    return list(rows.to_arrow_table().to_pylist())


def difference(old: Version, new: Version) -> Iterator[str]:
    """A line for each paragraph or field that went (-) or came (+), under a heading."""
    since = new["modified_at"] or new["published_at"]
    when = f", {since:%Y-%m-%d %H:%M %Z}" if since else ""
    yield f"version {old['version']} → {new['version']}{when}"
    for line in difflib.ndiff(list(lines_of(old)), list(lines_of(new))):
        if line[0] in "+-":
            yield line


def lines_of(version: Version) -> Iterator[str]:
    """A version as lines: its fields, then its paragraphs."""
    yield f"title: {version['title'] or ''}"
    yield f"authors: {', '.join(version['authors'] or ())}"
    yield f"published: {version['published_at'] or ''}"
    yield f"url: {version['url'] or ''}"
    yield from (paragraph for paragraph in version["body"].split("\n") if paragraph)
