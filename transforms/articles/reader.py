"""Any file to articles and rejects: the one door through which news comes in."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from transforms.articles.article import Article, Reject
from transforms.articles.containers import documents
from transforms.articles.draft import Draft, Problem, RefusedError, apart, within
from transforms.articles.finish import Context, finish
from transforms.articles.formats import reader_for
from transforms.articles.guarded import Budget
from transforms.articles.incoming import Incoming
from transforms.articles.opening import open_regular
from transforms.articles.reject_cap import capped
from transforms.articles.source import Source


def read(
    path: Path, raw_path: str, source: Source, seen_at: datetime, root: Path | None = None
) -> Iterator[Article | Reject]:
    """Every article in the file at `path`, and a reject for each record that gives none.

    `raw_path` is its path under raw/, `seen_at` (aware) the time it was fetched: a later
    publication date is not believed. A link leads no further than below `root`, its own folder
    without. Streams; a file that gives nothing gives one reject, and one
    that gives too many a last one that counts the rest; never raises for bad input.
    """
    return capped(_results(path, Context(raw_path, source, seen_at), root), raw_path)


def _results(path: Path, context: Context, root: Path | None) -> Iterator[Article | Reject]:
    count = 0
    try:
        with open_regular(path, root) as stream:
            budget = Budget(os.fstat(stream.fileno()).st_size)
            for found in documents(path.name, stream, context.source, budget):
                for result in _records(found):
                    count += 1
                    yield _finished(result, context)
    except RefusedError as refused:
        yield Reject(context.raw_path, None, "read", refused.reason, refused.detail)
    else:
        if count == 0:
            yield Reject(context.raw_path, None, "read", "empty", "nothing in it")


def _records(found: tuple[str | None, Incoming] | Problem) -> Iterator[Draft | Problem]:
    """The records of one document; whatever breaks it is a problem of that document alone."""
    if isinstance(found, Problem):
        yield found
        return
    member, document = found
    for record in apart(lambda: reader_for(document)(document), None):
        yield within(record, member)


def _finished(found: Draft | Problem, context: Context) -> Article | Reject:
    try:
        return finish(found, context)
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"[:300]
        return Reject(context.raw_path, found.member, "parse", "unknown_format", detail)
