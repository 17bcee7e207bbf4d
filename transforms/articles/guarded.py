"""Streams that end a reading with a clear refusal instead of an error, a hang or a flood."""

import io
import lzma
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from typing import BinaryIO, cast

import zstandard

from transforms.articles.draft import RefusedError
from transforms.articles.incoming import Incoming
from transforms.articles.limits import MAX_RATIO, RATIO_FREE

BROKEN = (EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError, zipfile.BadZipFile)
IN_MEMORY = 16 << 20


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
        self._stream, self._budget, self.broken = stream, budget, False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except RefusedError:
            self.broken = True
            raise
        except (*BROKEN, tarfile.TarError, OSError, ValueError) as error:
            self.broken = True
            raise RefusedError("truncated", f"ends early or is damaged: {error}") from error
        if self._budget:
            self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


class Guarded(io.BufferedReader):
    """A buffered `Guard`."""

    raw: Guard


def guarded(stream: BinaryIO, budget: Budget | None) -> Guarded:
    """`stream`, buffered; `budget` is charged where it unpacks."""
    return Guarded(Guard(stream, budget), 1 << 16)


def spooled(found: Incoming, budget: Budget) -> BinaryIO:
    """A copy that can be read from its end, as zip and Parquet need: in memory while small."""
    copy = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    shutil.copyfileobj(guarded(cast(BinaryIO, found.stream()), None), copy)
    copy.seek(0)
    return cast(BinaryIO, copy)
