"""A JSON array of any size cut into its elements, one in memory at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

PIECE = 1 << 18
STRUCTURE = re.compile(rb'["\[\]{},]')
IN_STRING = re.compile(rb'["\\]')
LONGEST_KEY = 64


@dataclass(frozen=True, slots=True)
class Element:
    """`start` and `end` are the bytes between its commas; `data` is None over the limit, and
    `whole` false where the text ends inside it."""

    start: int
    end: int
    data: bytes | None
    whole: bool = True


def elements(stream: BinaryIO, limit: int, envelopes: tuple[str, ...] = ()) -> Iterator[Element]:
    """The elements of the array that the text is, or that an object has under one of the names
    `envelopes`; none where there is no such array. What they hold is not looked into.
    """
    scan = _Scan(limit, envelopes)
    while piece := stream.read(PIECE):
        yield from scan.feed(piece)
    if scan.inside:
        yield from scan.close(scan.at, whole=False)


class _Scan:
    """Where a reading is: in a string or not, how deep, in the array or not."""

    def __init__(self, limit: int, envelopes: tuple[str, ...]) -> None:
        self.limit, self.envelopes = limit, envelopes
        self.at = 0  # bytes before this piece
        self.depth = 0
        self.array = 0  # depth inside the array that is cut up, 0 before it begins
        self.done = False
        self.in_string = self.escaped = False
        self.key = b""
        self.start, self.kept, self.parts = 0, 0, list[bytes]()

    @property
    def inside(self) -> bool:
        """Whether the array has begun and not ended."""
        return self.array > 0 and not self.done

    def feed(self, piece: bytes) -> Iterator[Element]:
        """The elements that end in `piece`."""
        here = begin = 0  # what is looked at next; what of the piece is not kept yet
        while (found := self._next(piece, here)) is not None:
            mark, at, here = found
            if mark == b'"':
                continue
            if self.inside and self.depth == self.array and mark in b",]":
                self._keep(piece[begin:at])
                begin = at + 1
                yield from self.close(self.at + at)
                self.start = self.at + at + 1
            self._structure(mark)
            if mark == b"[" and self.depth == self.array and not self.done:
                begin, self.start = at + 1, self.at + at + 1
        if self.inside:
            self._keep(piece[begin:])
        self.at += len(piece)

    def close(self, end: int, whole: bool = True) -> Iterator[Element]:
        """The element that ends here, unless there is nothing in it."""
        data = b"".join(self.parts).strip()
        if data or self.kept > self.limit:
            yield Element(self.start, end, data if self.kept <= self.limit else None, whole)
        self.kept, self.parts = 0, []

    def _keep(self, data: bytes) -> None:
        self.kept += len(data)
        self.parts = [*self.parts, data] if self.kept <= self.limit else []

    def _structure(self, mark: bytes) -> None:
        if mark in b"[{":
            self.depth += 1
            if mark == b"[" and not self.array and self._begins_array():
                self.array = self.depth
        elif mark in b"]}":
            self.done = self.done or (self.inside and self.depth == self.array)
            self.depth -= 1

    def _begins_array(self) -> bool:
        name = self.key.decode("utf-8", "replace").lower()
        return self.depth == 1 or (self.depth == 2 and name in self.envelopes)

    def _next(self, piece: bytes, here: int) -> tuple[bytes, int, int] | None:
        """The next mark outside strings, a string's end among them: mark, place, place after."""
        if self.escaped:
            here, self.escaped = here + 1, False
        begin = here
        while found := (IN_STRING if self.in_string else STRUCTURE).search(piece, here):
            here = found.end()
            if found[0] == b"\\":
                self.escaped = here == len(piece)
                here += 1
            elif found[0] == b'"' and not self.in_string:
                self.in_string, begin = True, here
                self.key = b"" if self.depth == 1 else self.key
            elif found[0] == b'"':
                self.in_string = False
                self._note(piece[begin : here - 1])
                return b'"', found.start(), here
            else:
                return found[0], found.start(), here
        if self.in_string:
            self._note(piece[begin:])
        return None

    def _note(self, text: bytes) -> None:
        """The last string of the outermost object: the key of what follows."""
        if self.depth == 1 and not self.array and len(self.key) < LONGEST_KEY:
            self.key += text[:LONGEST_KEY]
