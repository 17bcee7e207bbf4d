"""An answer as text for a person: a table that wraps what is long, or a record a row."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pyarrow as pa
from rich.cells import cell_len, chop_cells

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # an article may hold terminal escapes
GAP = 2
WIDE = 18  # a column gets this many cells, or what it needs


def render(answer: pa.Table, width: int) -> Iterator[str]:
    """Lines of at most `width` cells: a table where its columns fit, else a record a row.

    Nothing is left out or shortened: a long text runs over several lines.
    """
    names = answer.column_names
    rows = [[shown(value) for value in row.values()] for row in answer.to_pylist()]
    widths = fitted(names, rows, width)
    if not rows:
        yield "no rows"
    elif widths:
        numeric = [is_number(field.type) for field in answer.schema]
        yield from grid(names, rows, widths, numeric)
    else:
        yield from records(names, rows, width)


def is_number(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    )


def shown(value: Any) -> str:
    """A value as it reads best: midnight as its day, times without the microseconds of nobody."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        text = value.isoformat(" ", "seconds")
        return text.removesuffix(" 00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    if isinstance(value, tuple):
        return " ".join(map(shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {shown(item)}" for key, item in value.items())
    if isinstance(value, bool):
        return str(value).lower()
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(value)).replace("\t", " ")


def fitted(names: list[str], rows: list[list[str]], width: int) -> list[int]:
    """A width for each column, all together at most `width`; none where they do not fit."""
    natural = [
        max(cell_len(line) for cell in [name, *column] for line in cell.splitlines() or [""])
        for name, *column in zip(names, *rows, strict=True)
    ]
    widths = natural.copy()
    room = width - GAP * (len(names) - 1)
    # The narrow columns first: what they leave is shared by the wide.
    for left, no in enumerate(sorted(range(len(names)), key=natural.__getitem__)):
        share = room // (len(names) - left)
        if share < min(natural[no], WIDE):
            return []
        widths[no] = min(natural[no], share)
        room -= widths[no]
    return widths


def grid(
    names: list[str], rows: list[list[str]], widths: list[int], numeric: list[bool]
) -> Iterator[str]:
    yield from row_lines(names, widths, numeric)
    yield (" " * GAP).join("─" * width for width in widths)
    for row in rows:
        yield from row_lines(row, widths, numeric)


def row_lines(cells: list[str], widths: list[int], numeric: list[bool]) -> Iterator[str]:
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for no in range(max(map(len, wrapped))):
        line = [lines[no] if no < len(lines) else "" for lines in wrapped]
        padded = map(pad, line, widths, numeric)
        yield (" " * GAP).join(padded).rstrip()


def pad(text: str, width: int, right: bool) -> str:
    space = " " * (width - cell_len(text))
    return space + text if right else text + space


def records(names: list[str], rows: list[list[str]], width: int) -> Iterator[str]:
    label = max(map(cell_len, names))
    for no, row in enumerate(rows, start=1):
        yield f"── {no} ".ljust(min(width, label + 40), "─")
        for name, cell in zip(names, row, strict=True):
            lines = wrap(cell, max(WIDE, width - label - GAP))
            yield f"{name:<{label}}  {lines[0]}".rstrip()
            yield from (" " * (label + GAP) + line for line in lines[1:])


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken between words where that is possible."""
    lines: list[str] = []
    for line in text.splitlines() or [""]:
        lines += wrap_line(line, width)
    return lines


def wrap_line(line: str, width: int) -> list[str]:
    lines = [""]
    for word in line.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
        else:
            chopped = chop_cells(word, width) or [""]
            lines = [*lines, *chopped] if lines[-1] else [*lines[:-1], *chopped]
    return lines
