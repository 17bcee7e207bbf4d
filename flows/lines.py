"""The lines that `dateline annotate` takes in, checked."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson

from flows.errors import CommandError

Line = dict[str, Any]


def read_lines(path: Path) -> Iterator[Line]:
    """The lines of a JSON Lines file; CommandError, naming the line, for one that is unfit."""
    with path.open("rb") as stream:
        for number, raw in enumerate(stream, 1):
            if not raw.strip():
                continue
            try:
                yield checked(orjson.loads(raw))
            except ValueError as error:
                raise CommandError(f"{path}, line {number}: {error}") from error


def checked(line: Any) -> Line:
    """A line that can be annotated; ValueError, saying what is wrong, for any other."""
    if not (isinstance(line, dict) and "id" in line and isinstance(line.get("text"), str)):
        raise ValueError('no object with "id" and "text"')
    if not isinstance(line.get("language") or "en", str):
        raise ValueError('"language" is no code')
    published(line)
    for name in ("entities", "toponyms"):
        spans = line.get(name) or []
        if not (isinstance(spans, list) and all(is_span(span, line["text"]) for span in spans)):
            raise ValueError(f'"{name}" is no list of spans with start and end within the text')
    return line


def is_span(span: Any, text: str) -> bool:
    """Whether the start and end of `span` slice some of `text`."""
    start, end = (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)


def published(line: Line) -> date | datetime | None:
    """The publication time of a line, `published` or `dct`; ValueError when it is none."""
    stated = line.get("published") or line.get("dct")
    if not stated:
        return None
    moment = datetime.fromisoformat(str(stated))
    return moment if len(str(stated)) > 10 else moment.date()
