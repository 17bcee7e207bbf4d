"""One document as a format reader sees it: a name and a stream of bytes, nothing of the disk."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from transforms.articles.draft import RefusedError
from transforms.articles.limits import MAX_DOCUMENT, SNIFF
from transforms.articles.source import Source


@dataclass(frozen=True, slots=True)
class Incoming:
    """`head` is the beginning of the document and is not in `rest` any more."""

    name: str  # base name without compression suffix, for what content leaves open
    head: bytes
    rest: BinaryIO
    source: Source

    def whole(self, limit: int = MAX_DOCUMENT) -> bytes:
        """All bytes; raises RefusedError over the limit."""
        rest = self.rest.read(max(0, limit - len(self.head)) + 1)
        if len(self.head) + len(rest) > limit:
            raise RefusedError("too_large", f"more than {limit >> 20} MiB in one document")
        return self.head + rest

    def stream(self) -> io.BufferedReader:
        """All bytes, as a stream."""
        return io.BufferedReader(_Joined(self.head, self.rest), 1 << 16)

    def lines(self, limit: int = MAX_DOCUMENT) -> Iterator[tuple[int, bytes | None]]:
        """(line number from 1, line), None for a line over the limit, which is skipped."""
        stream, number = self.stream(), 0
        while line := stream.readline(limit):
            number += 1
            if len(line) < limit or line.endswith(b"\n"):
                yield number, line
                continue
            while (more := stream.readline(limit)) and not more.endswith(b"\n"):
                pass
            yield number, None


class _Joined(io.RawIOBase):
    """`head`, then what is left in `rest`."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def incoming(name: str, stream: BinaryIO, source: Source) -> Incoming:
    """The document in `stream`, its head read."""
    head = b""
    while len(head) < SNIFF and (more := stream.read(SNIFF - len(head))):
        head += more
    return Incoming(name, head, stream, source)
