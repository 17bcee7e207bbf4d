"""What lies in raw/."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transforms.articles.article import Reject

# Read by Dateline itself, not as articles.
SETTINGS_FILES = {"source.toml", "judgements.csv", "forgotten.csv"}


@dataclass(frozen=True, slots=True)
class RawFile:
    """A regular file under raw/. `raw_path` is relative, with `/`; times in ns since the epoch."""

    raw_path: str
    size: int
    mtime_ns: int
    ctime_ns: int


def scan(raw: Path) -> Iterator[RawFile | Reject]:
    """Every file under `raw`, in a streamed walk that holds one folder at a time.

    Names that begin with a dot are left alone. Links are followed to files inside `raw` only;
    links to folders are not followed, so no loop can arise.
    """
    inside = os.path.realpath(raw)
    pending = [""]
    while pending:
        folder = pending.pop()
        try:
            entries = os.scandir(raw / folder)
        except OSError as error:
            yield _reject(folder or ".", "unreadable", error.strerror or str(error))
            continue
        with entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name in SETTINGS_FILES:
                    continue
                name = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    pending.append(name)
                else:
                    yield _classify(entry, name, inside)


def _classify(entry: os.DirEntry[str], name: str, inside: str) -> RawFile | Reject:
    try:
        if entry.is_symlink():
            target = os.path.realpath(entry.path, strict=True)
            if os.path.commonpath([target, inside]) != inside:
                return _reject(name, "not_regular", f"a link out of raw/, to {target}")
        status = entry.stat()
    except OSError as error:
        reason = "vanished" if isinstance(error, FileNotFoundError) else "not_regular"
        return _reject(name, reason, error.strerror or str(error))
    if not stat.S_ISREG(status.st_mode):
        kind = "a link to a folder" if stat.S_ISDIR(status.st_mode) else "no regular file"
        return _reject(name, "not_regular", kind)
    return RawFile(printable(name), status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _reject(name: str, reason: str, detail: str) -> Reject:
    return Reject(printable(name), None, "scan", reason, detail)  # type: ignore[arg-type]


def printable(name: str) -> str:
    """A file name as UTF-8 text; bytes that are not UTF-8 show as `\\xNN`.

    Plain names come back as they are. `on_disk` is the inverse.
    """
    if name.isascii() and "\\" not in name:
        return name
    return os.fsencode(name.replace("\\", "\\\\")).decode("utf-8", "backslashreplace")


def on_disk(raw_path: str) -> str:
    """The file name that `printable` made `raw_path` from."""
    if "\\" not in raw_path:
        return raw_path
    out, rest = bytearray(), raw_path
    while rest:
        if rest.startswith("\\\\"):
            out, rest = out + b"\\", rest[2:]
        elif rest.startswith("\\x"):
            out, rest = out + bytes.fromhex(rest[2:4]), rest[4:]
        else:
            out, rest = out + rest[0].encode(), rest[1:]
    return os.fsdecode(bytes(out))
