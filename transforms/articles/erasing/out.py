"""Where a rewritten file goes, packed as the old one was."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from typing import BinaryIO, cast

import zstandard
from fastwarc.stream_io import Lz4Writer


class UnwritableError(Exception):
    """A file of a kind that cannot be written again without a record; the message says why."""


class Out:
    """A stream to write to. `cut` ends an independent part, where the packing knows such."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def write(self, data: bytes) -> None:
        self.stream.write(data)

    def cut(self) -> None:
        """Between two records."""

    def close(self) -> None:
        """Finish the packing; the stream below stays open."""


class Packed(Out):
    """What is written goes through a compressor."""

    def __init__(self, below: Out, opener: Callable[[BinaryIO], BinaryIO]) -> None:
        super().__init__(opener(cast(BinaryIO, _Writable(below))))

    def close(self) -> None:
        self.stream.close()


class Parts(Out):
    """What is written goes through a new compressor after each cut: a record each, where its
    writer cuts, and so crawls are read from the middle."""

    def __init__(self, below: Out, opener: Callable[[BinaryIO], BinaryIO]) -> None:
        self._below, self._opener = cast(BinaryIO, _Writable(below)), opener
        self._part: BinaryIO | None = None

    def write(self, data: bytes) -> None:
        if self._part is None:
            self._part = self._opener(self._below)
        self._part.write(data)

    def cut(self) -> None:
        if self._part:
            self._part.close()
        self._part = None

    def close(self) -> None:
        self.cut()


class _Writable(io.RawIOBase):
    """An `Out` as compressors want it."""

    def __init__(self, out: Out) -> None:
        self._out = out

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._out.write(bytes(data))
        return len(data)


def packed(magic: bytes, out: Out) -> Out:
    """A stream whose output `magic` begins."""
    if magic in IN_PARTS:
        return Parts(out, IN_PARTS[magic])
    return Packed(out, PACKERS[magic])


Opener = Callable[[BinaryIO], BinaryIO]
IN_PARTS: dict[bytes, Opener] = {
    b"\x1f\x8b": lambda below: cast(BinaryIO, gzip.GzipFile(fileobj=below, mode="wb", mtime=0)),
    b"\x04\x22\x4d\x18": lambda below: cast(BinaryIO, Lz4Writer(below)),
}
PACKERS: dict[bytes, Opener] = {
    b"BZh": lambda below: cast(BinaryIO, bz2.BZ2File(below, "wb")),
    b"\xfd7zXZ\x00": lambda below: cast(BinaryIO, lzma.LZMAFile(below, "wb")),  # noqa: SIM115
    b"\x28\xb5\x2f\xfd": lambda below: cast(
        BinaryIO, zstandard.ZstdCompressor().stream_writer(below, closefd=False)
    ),
}
