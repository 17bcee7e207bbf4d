"""Where a rewritten file goes, packed as the old one was."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from typing import BinaryIO, cast

import zstandard


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


class GzipMembers(Out):
    """Gzip, a member a record where its writer cuts: so crawls are read from the middle."""

    def __init__(self, below: Out) -> None:
        self._below = cast(BinaryIO, _Writable(below))
        self._member: gzip.GzipFile | None = None

    def write(self, data: bytes) -> None:
        if self._member is None:
            self._member = gzip.GzipFile(fileobj=self._below, mode="wb", mtime=0)
        self._member.write(data)

    def cut(self) -> None:
        if self._member:
            self._member.close()
        self._member = None

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
    """A stream whose output `magic` begins. UnwritableError for a packing that we only read."""
    if magic == b"\x1f\x8b":
        return GzipMembers(out)
    if magic not in PACKERS:
        raise UnwritableError("its compression can be read but not written here")
    return Packed(out, PACKERS[magic])


PACKERS: dict[bytes, Callable[[BinaryIO], BinaryIO]] = {
    b"BZh": lambda below: cast(BinaryIO, bz2.BZ2File(below, "wb")),
    b"\xfd7zXZ\x00": lambda below: cast(BinaryIO, lzma.LZMAFile(below, "wb")),  # noqa: SIM115
    b"\x28\xb5\x2f\xfd": lambda below: cast(
        BinaryIO, zstandard.ZstdCompressor().stream_writer(below, closefd=False)
    ),
}
