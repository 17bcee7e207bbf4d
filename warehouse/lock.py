"""One writer at a time, by a lock of the operating system that dies with its process."""

import fcntl
import json
import os
import socket
import struct
import time
from pathlib import Path
from typing import IO

from warehouse.errors import StoreBusy, WarehouseError


def acquire(path: Path) -> IO[str]:
    """Take the lock and say in the file who holds it; close the file to give it back.

    Raises StoreBusy at once when another writer holds it, WarehouseError when the directory cannot
    be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise WarehouseError(f"cannot write to {path.parent}: {error.strerror}") from error
    if not _locked(file, fcntl.LOCK_EX):
        who = held_by(file)
        file.close()
        raise StoreBusy(f"{path.parent} is being written by {who}")
    file.truncate(0)
    file.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}))
    file.flush()
    return file


def _locked(file: IO[str], kind: int) -> bool:
    """Lock a file. Waits a moment, in which somebody may have looked who holds it."""
    for _ in range(5):
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            time.sleep(0.05)
    return False


def holder(path: Path) -> str | None:
    """Who holds the lock, in words; None when nobody does."""
    try:
        with path.open(encoding="utf-8") as file:
            return None if _locked(file, fcntl.LOCK_SH) else held_by(file)
    except FileNotFoundError:
        return None


def open_for_writing(path: Path) -> int | None:
    """The process that holds a database open for writing, by DuckDB's own lock on the file."""
    request = struct.pack("hhqqi", fcntl.F_RDLCK, os.SEEK_SET, 0, 0, 0)
    try:
        with path.open("rb") as file:
            kind, *_, pid = struct.unpack("hhqqi", fcntl.fcntl(file, fcntl.F_GETLK, request))
    except OSError:
        return None
    return None if kind == fcntl.F_UNLCK else int(pid)


def held_by(file: IO[str]) -> str:
    """Who wrote the lock file, in words."""
    file.seek(0)
    try:
        holder = json.loads(file.read())
        return f"process {holder['pid']} on {holder['host']}"
    except (ValueError, KeyError, TypeError):
        return "another process"
