"""Streams that end a reading with a clear refusal instead of an error, a hang or a flood."""

import io
import lzma
import tarfile
import zipfile
import zlib
from typing import BinaryIO

from transforms.articles.draft import RefusedError
from transforms.articles.limits import MAX_RATIO, RATIO_FREE

BROKEN = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


class Budget:
    """How many bytes a file of `size` bytes may unpack to, all layers together."""

    def __init__(self, size: int) -> None:
        self.left = max(RATIO_FREE, size * MAX_RATIO)

    @property
    def spent_out(self) -> bool:
        """Whether nothing more may be unpacked from this file."""
        return self.left < 0

    def spend(self, count: int) -> None:
        """Raises RefusedError when the file unpacks to more than any news does."""
        self.left -= count
        if self.spent_out:
            raise RefusedError("too_large", f"unpacks to over {MAX_RATIO} times its size: a bomb")


class Guard(io.RawIOBase):
    """A raw stream that maps every way of breaking to RefusedError and counts what it gives."""

    def __init__(self, stream: BinaryIO, budget: Budget | None) -> None:
        # One piece at a time, so that all that comes before the damage is given.
        self._read = getattr(stream, "read1", stream.read)
        self._budget = budget
        self._failure: RefusedError | None = None

    @property
    def broken(self) -> bool:
        """Whether the stream ended in damage; every further read says so again."""
        return self._failure is not None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._failure:
            raise self._failure
        try:
            data = self._read(len(buffer))
            if self._budget:
                self._budget.spend(len(data))
        except RefusedError as refused:
            self._failure = refused
            raise
        except (*BROKEN, tarfile.TarError, OSError, ValueError) as error:
            self._failure = RefusedError("truncated", f"ends early or is damaged: {error}")
            raise self._failure from error
        buffer[: len(data)] = data
        return len(data)


class Forward:
    """What fastwarc asks of a stream: it tells where it is, and cannot be wound back."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read1(size) if size > 0 else self._stream.read()
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        raise io.UnsupportedOperation("seek")

    def close(self) -> None:
        self._stream.close()


class Guarded(io.BufferedReader):
    """A buffered `Guard`."""

    raw: Guard


def guarded(stream: BinaryIO, budget: Budget | None) -> Guarded:
    """`stream`, buffered; `budget` is charged where it unpacks."""
    return Guarded(Guard(stream, budget), 1 << 16)
