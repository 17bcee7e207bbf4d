"""CSV and TSV dumps: a record a row; broken quotes cost their own row and no other."""

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from transforms.articles.draft import Draft, Problem, RefusedError, apart
from transforms.articles.encoding import codec_of
from transforms.articles.incoming import Incoming
from transforms.articles.json_record import known_fields, records_of
from transforms.articles.limits import MAX_DOCUMENT
from transforms.articles.source import Source

DELIMITERS = ",\t;|"
MOST_LINES = 5000  # lines that one quoted row may run over
Line = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """The lines `first` to `last`, counted from 1; `cells` is None for a line in no row."""

    first: int
    last: int
    cells: list[str] | None


def read_csv(incoming: Incoming) -> Iterator[Draft | Problem]:
    """A draft or problem for each row; its member is the number of the line it begins on."""
    header, rows = table_of(incoming)
    for row in rows:
        at = str(row.first)
        if row.cells is None:
            yield Problem("invalid_csv", f"line {at}: broken quotes or columns", at)
        else:
            record = dict(zip(header, row.cells, strict=False))
            yield from apart(partial(records_of, record, incoming.source, at), at)


def table_of(incoming: Incoming) -> tuple[list[str], Iterator[Row]]:
    """The names in the first line, and the rows below; RefusedError where no name is known."""
    csv.field_size_limit(MAX_DOCUMENT)
    codec = codec_of(incoming.head)
    lines = ((n, line.decode(codec, "replace")) for n, line in incoming.lines() if line)
    first = next(lines, (1, ""))[1].lstrip("\ufeff")
    delimiter = delimiter_of(first)
    header = next(csv.reader([first], delimiter=delimiter), [])
    if not names_known(header, incoming.source):
        raise RefusedError(
            "invalid_csv", f"no known column in the first line: {first[:80].strip()!r}"
        )
    return header, _rows(lines, delimiter, len(header))


def delimiter_of(header: str) -> str:
    """The character that most often stands between the names of a header."""
    return max(DELIMITERS, key=header.count)


def names_known(header: list[str], source: Source) -> bool:
    """Whether a row of names has one that holds a text."""
    mapped = {name.lower() for name in source.fields.values()}
    texts = {*known_fields()["body"], *known_fields()["teaser"], *mapped}
    return any(name.strip().lower() in texts for name in header)


def _rows(lines: Iterator[Line], delimiter: str, width: int) -> Iterator[Row]:
    """The rows. What a stray quote swallowed is read again from the next line on."""
    again: deque[Line] = deque()
    while taken := _take(again, lines):
        at = taken[0][0]
        row = _parsed(taken, delimiter)
        if row is not None and len(row) in (width, width + 1 if row[-1:] == [""] else width):
            yield Row(at, taken[-1][0], row)
            continue
        if len(taken) > 1 or taken[0][1].strip():
            yield Row(at, at, None)
        again.extendleft(reversed(taken[1:]))


def _take(again: deque[Line], lines: Iterator[Line]) -> list[Line]:
    """The lines of the next row: up to where its quotes are closed."""
    taken: list[Line] = []
    quotes = 0
    while line := (again.popleft() if again else next(lines, None)):
        if not taken and not line[1].strip():
            continue
        taken.append(line)
        quotes += line[1].count('"')
        if quotes % 2 == 0 or len(taken) >= MOST_LINES:
            break
    return taken


def _parsed(taken: list[Line], delimiter: str) -> list[str] | None:
    text = "".join(line for _, line in taken)
    try:
        return next(csv.reader(re.split(r"(?<=\n)", text), delimiter=delimiter, strict=True), None)
    except csv.Error:
        return None
