"""A text cut where its names and dates stand, so that a template can dress each piece."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text, in code points, and what is known of it.

    `kind` is date or name; `href` leads to the entity; `note` is what a reader sees on hover.
    """

    start: int
    end: int
    kind: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `mark` is None where nothing is known of it."""

    text: str
    mark: Mark | None = None


def pieces(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Piece]:
    """text[start:end] in pieces that join to exactly that. Of marks that overlap, the first to
    begin stays, a date before a name; marks that leave the stretch are dropped.
    """
    end = len(text) if end is None else end
    cut: list[Piece] = []
    at = start
    for mark in sorted(marks, key=lambda m: (m.start, m.kind != "date", -m.end)):
        if mark.start < at or mark.end > end or mark.start >= mark.end:
            continue
        if mark.start > at:
            cut.append(Piece(text[at : mark.start]))
        cut.append(Piece(text[mark.start : mark.end], mark))
        at = mark.end
    return [*cut, Piece(text[at:end])] if at < end else cut
