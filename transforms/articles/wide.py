"""UTF-16 and UTF-32 streams as UTF-8, so that every reader finds lines and markup in them."""

import codecs
import io
import re
from typing import BinaryIO

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Without a mark: markup, JSON or plain words at the beginning show how wide a character is.
BARE = (
    (re.compile(rb"\0[<\[{]\0[^\0]"), "utf-16-be"),
    (re.compile(rb"[<\[{]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"(?:\0[\t\n\r -~]){8}"), "utf-16-be"),
    (re.compile(rb"(?:[\t\n\r -~]\0){8}"), "utf-16-le"),
)


def wide_codec(head: bytes) -> tuple[str, int] | None:
    """The codec of a stream of wide characters and the length of its mark, None for others."""
    for mark, name in MARKS:
        if head.startswith(mark):
            return name, len(mark)
    return next(((name, 0) for bare, name in BARE if bare.match(head)), None)


class Narrowed(io.RawIOBase):
    """UTF-8, with a byte order mark, of a stream of wide characters; damage as U+FFFD."""

    def __init__(self, stream: BinaryIO, codec: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(codec)("replace")
        self._ready, self._ended = codecs.BOM_UTF8, False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._ready and not self._ended:
            data = self._stream.read(1 << 14)
            self._ended = not data
            self._ready = self._decoder.decode(data, self._ended).encode("utf-8", "replace")
        data, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
