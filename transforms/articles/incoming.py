"""One document as a format reader sees it: a name and a stream of bytes, nothing of the disk."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from transforms.articles.draft import RefusedError
from transforms.articles.limits import MAX_DOCUMENT, SNIFF
from transforms.articles.source import Source
from transforms.articles.wide import Narrowed, wide_codec


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

    def opened(self, limit: int = MAX_DOCUMENT) -> tuple[bytes | None, io.BufferedReader]:
        """All bytes, None where they are over the limit; and all of them as a stream."""
        begin = self.head + self.rest.read(max(0, limit - len(self.head)) + 1)
        return (begin if len(begin) <= limit else None), _buffered(begin, self.rest)

    def stream(self) -> io.BufferedReader:
        """All bytes, as a stream."""
        return _buffered(self.head, self.rest)

    def seekable(self) -> BinaryIO:
        """All bytes, in a stream that can be read from its end: the file itself where it can."""
        if self.rest.seekable():
            self.rest.seek(0)
            return self.rest
        copy = tempfile.SpooledTemporaryFile(MAX_DOCUMENT)  # noqa: SIM115
        shutil.copyfileobj(self.stream(), copy)
        copy.seek(0)
        return cast(BinaryIO, copy)

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
        self._head, self._read = head, getattr(rest, "read1", rest.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def incoming(name: str, stream: BinaryIO, source: Source) -> Incoming:
    """The document in `stream`, its head read; wide characters come as UTF-8."""
    head = _filled(stream)
    if wide := wide_codec(head):
        codec, mark = wide
        stream = io.BufferedReader(Narrowed(_buffered(head[mark:], stream), codec))
        head = _filled(stream)
    return Incoming(name, head, stream, source)


def _filled(stream: BinaryIO) -> bytes:
    """The first bytes of `stream`; what comes before any damage, which the next read reports."""
    head = b""
    read = getattr(stream, "read1", stream.read)
    try:
        while len(head) < SNIFF and (more := read(SNIFF - len(head))):
            head += more
    except RefusedError:
        if not head:
            raise
    return head


def _buffered(head: bytes, rest: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(_Joined(head, rest), 1 << 16)
