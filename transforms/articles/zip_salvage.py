"""Members of a zip archive that lost its end, where its table of contents stands."""

import io
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from transforms.articles.draft import RefusedError

MAGIC = b"PK\x03\x04"
# version, flags, method, time, date, crc, packed size, size, length of name, length of extra
HEADER = struct.Struct("<4sHHHHHIIIHH")
ENCRYPTED, SIZES_FOLLOW = 1, 8
STORED, DEFLATED = 0, 8
PIECE = 1 << 16


def salvaged(stream: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """(name, contents) of each member from the first on, for as long as one follows another.

    The contents must be read before the next member is asked for; reading them raises EOFError
    where the archive ends inside. Raises RefusedError for a member that cannot be passed.
    """
    archive = _Ahead(stream)
    while archive.peek(4) == MAGIC:
        _, _, flags, method, *_, packed, _, name_length, extra_length = HEADER.unpack(
            archive.exactly(HEADER.size)
        )
        name = archive.exactly(name_length).decode("utf-8" if flags & 0x800 else "cp437", "replace")
        archive.exactly(extra_length)
        if flags & ENCRYPTED or method not in (STORED, DEFLATED):
            raise RefusedError("truncated", f"{name}: encrypted or packed in an unknown way")
        if method == STORED and flags & SIZES_FOLLOW:
            raise RefusedError("truncated", f"{name}: its length is not stated")
        member = _Inflated(archive) if method == DEFLATED else _Stored(archive, packed)
        yield name, io.BufferedReader(member)
        while member.read(PIECE):
            pass
        if flags & SIZES_FOLLOW:
            archive.exactly(16 if archive.peek(4) == b"PK\x07\x08" else 12)


class _Ahead:
    """A stream with what was read too far put back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._held = stream, b""

    def read(self, size: int) -> bytes:
        data, self._held = self._held[:size], self._held[size:]
        return data or self._stream.read(size)

    def unread(self, data: bytes) -> None:
        self._held = data + self._held

    def exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size and (more := self.read(size - len(data))):
            data += more
        if len(data) < size:
            raise EOFError("the archive ends here")
        return data

    def peek(self, size: int) -> bytes:
        try:
            data = self.exactly(size)
        except EOFError:
            return b""
        self.unread(data)
        return data


class _Stored(io.RawIOBase):
    """So many bytes of the archive."""

    def __init__(self, archive: _Ahead, left: int) -> None:
        self._archive, self._left = archive, left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if not self._left:
            return 0
        data = self._archive.read(min(len(buffer), self._left))
        if not data:
            raise EOFError("the archive ends inside this member")
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


class _Inflated(io.RawIOBase):
    """A deflated member, which tells its own end."""

    def __init__(self, archive: _Ahead) -> None:
        self._archive, self._unpack, self._tail = archive, zlib.decompressobj(-15), b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._unpack.eof:
            packed = self._tail or self._archive.read(PIECE)
            if not packed:
                raise EOFError("the archive ends inside this member")
            data = self._unpack.decompress(packed, len(buffer))
            self._tail = self._unpack.unconsumed_tail
            if self._unpack.eof:
                self._archive.unread(self._unpack.unused_data)
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0
