"""Documents inside compressed files and archives, streamed and bounded."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

import pyarrow as pa
from fastwarc.stream_io import Lz4Reader

from transforms.articles.draft import Problem, RefusedError
from transforms.articles.guarded import Budget, Forward, guarded
from transforms.articles.incoming import Incoming, incoming
from transforms.articles.limits import MAX_MEMBERS, MAX_NESTING
from transforms.articles.source import Source
from transforms.articles.zip_salvage import salvaged

Member = tuple[str | None, Incoming] | Problem


def _unxz(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, lzma.LZMAFile(stream))


def _unlz4(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, Lz4Reader(Forward(cast(io.BufferedReader, stream))))


class _Unzstd:
    """Arrow's reader, which says where a frame is cut short; zstandard's takes that for the end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = pa.CompressedInputStream(
            pa.PythonFile(cast(io.IOBase, stream), mode="r"), "zstd"
        )

    def read(self, size: int) -> bytes:
        """The next piece, a small one: the one in which the damage lies is lost."""
        return bytes(self._stream.read(min(size, 4096)))


COMPRESSIONS: tuple[tuple[bytes, tuple[str, ...], Callable[[BinaryIO], BinaryIO]], ...] = (
    (b"\x1f\x8b", (".gz", ".tgz"), lambda s: cast(BinaryIO, gzip.GzipFile(fileobj=s))),
    (b"BZh", (".bz2", ".tbz2", ".tbz"), lambda s: cast(BinaryIO, bz2.BZ2File(s))),
    (b"\xfd7zXZ\x00", (".xz", ".txz"), _unxz),
    (b"\x04\x22\x4d\x18", (".lz4",), _unlz4),
    (b"\x28\xb5\x2f\xfd", (".zst", ".zstd", ".tzst"), lambda s: cast(BinaryIO, _Unzstd(s))),
)


def documents(name: str, stream: BinaryIO, source: Source, budget: Budget) -> Iterator[Member]:
    """Each document in `stream`, with its place inside; the stream's own when it is no container.

    Raises RefusedError when the rest of a container cannot be read. A document must be read
    before the next one is asked for.
    """
    yield from _unpacked(name, incoming(name, stream, source), budget, MAX_NESTING)


def _unpacked(name: str, found: Incoming, budget: Budget, depth: int) -> Iterator[Member]:
    opener = _opener(found.head)
    if opener is None:
        yield None, found
    elif depth == 0:
        raise RefusedError("too_large", f"containers nested more than {MAX_NESTING} deep")
    else:
        yield from opener(name, found, budget, depth - 1)


def _opener(head: bytes) -> Callable[[str, Incoming, Budget, int], Iterator[Member]] | None:
    for magic, suffixes, decompress in COMPRESSIONS:
        if head.startswith(magic):
            return _decompressed(suffixes, decompress)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_members
    return _tar_members if head[257:262] == b"ustar" else None


def _decompressed(
    suffixes: tuple[str, ...], decompress: Callable[[BinaryIO], BinaryIO]
) -> Callable[[str, Incoming, Budget, int], Iterator[Member]]:
    def members(name: str, found: Incoming, budget: Budget, depth: int) -> Iterator[Member]:
        stream = guarded(decompress(found.stream()), budget)
        stem = next((name[: -len(s)] for s in suffixes if name.lower().endswith(s)), name)
        yield from _unpacked(stem, incoming(stem, stream, found.source), budget, depth)

    return members


class _Tar(tarfile.TarFile):
    """An archive, or several one after the other."""

    closed_well = False  # its end mark was the last that was read


class _Entry(tarfile.TarInfo):
    """A header. What is none, or nothing without an end mark, is damage and not the end."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> "_Entry":
        archive = cast(_Tar, archive)
        try:
            found = super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # zeros
            archive.closed_well = True
            raise
        except tarfile.HeaderError as error:
            if archive.closed_well and type(error).__name__ == "EmptyHeaderError":
                raise
            raise tarfile.ReadError(str(error)) from error
        archive.closed_well = False
        return found


def _tar_members(name: str, found: Incoming, budget: Budget, depth: int) -> Iterator[Member]:
    try:
        # Forward gives what comes before any damage.
        stream = cast(BinaryIO, Forward(found.stream()))
        with _Tar.open(fileobj=stream, mode="r|", ignore_zeros=True, tarinfo=_Entry) as archive:
            for number, entry in enumerate(archive):
                problem = _refused(entry.name, number)
                if entry.isdir():
                    continue
                if problem or not entry.isreg() or entry.issparse():
                    yield problem or Problem("not_regular", "a link or device", entry.name)
                    continue
                stream = guarded(cast(BinaryIO, archive.extractfile(entry)), None)
                yield from _inside(entry.name, stream, found.source, budget, depth)
                if stream.raw.broken:  # what follows cannot be found any more
                    return
    except (tarfile.TarError, EOFError, ValueError, OSError) as error:
        raise RefusedError("truncated", f"tar archive: {error}") from error


def _zip_members(name: str, found: Incoming, budget: Budget, depth: int) -> Iterator[Member]:
    stream = found.seekable()
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
        stream.seek(0)
        yield from _salvaged(stream, found.source, budget, depth)
        raise RefusedError("truncated", f"zip archive: {error}") from error
    try:
        with archive:
            for number, entry in enumerate(archive.infolist()):
                if entry.is_dir():
                    continue
                if problem := _refused(entry.filename, number):
                    yield problem
                    continue
                yield from _zip_member(archive, entry, found.source, budget, depth)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError) as error:
        raise RefusedError("truncated", f"zip archive: {error}") from error


def _salvaged(stream: BinaryIO, source: Source, budget: Budget, depth: int) -> Iterator[Member]:
    """What can be read of an archive without its table of contents."""
    try:
        for number, (name, contents) in enumerate(salvaged(stream)):
            if problem := _refused(name, number):
                yield problem
            elif not name.endswith("/"):
                yield from _inside(name, guarded(contents, budget), source, budget, depth)
    except (EOFError, zlib.error, struct.error):
        return  # the caller says that it is cut short


def _zip_member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: Source, budget: Budget, depth: int
) -> Iterator[Member]:
    if entry.flag_bits & 1:
        yield Problem("unreadable", "encrypted", entry.filename)
        return
    try:
        opened = archive.open(entry)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        yield Problem("truncated", f"zip archive: {error}", entry.filename)
        return
    with opened:
        stream = guarded(cast(BinaryIO, opened), budget)
        yield from _inside(entry.filename, stream, source, budget, depth)


def _inside(
    member: str, stream: BinaryIO, source: Source, budget: Budget, depth: int
) -> Iterator[Member]:
    """The documents of one archive member; one that cannot be read does not end the others."""
    name = PurePosixPath(member).name
    try:
        for found in _unpacked(name, incoming(name, stream, source), budget, depth):
            if isinstance(found, Problem):
                yield replace(found, member=f"{member}#{found.member}")
            else:
                yield f"{member}#{found[0]}" if found[0] else member, found[1]
    except RefusedError as refused:
        if refused.reason == "too_large" and budget.spent_out:
            raise
        yield Problem(refused.reason, refused.detail, member)


def _refused(member: str, number: int) -> Problem | None:
    """Why a member of that name is not looked at. Nothing is ever unpacked to disk by name."""
    if number >= MAX_MEMBERS:
        raise RefusedError("too_large", f"more than {MAX_MEMBERS} members")
    parts = PurePosixPath(member.replace("\\", "/")).parts
    if ".." in parts or member.startswith(("/", "\\")) or member[1:2] == ":":
        return Problem("unsafe_path", "an absolute or climbing path", member)
    return None
