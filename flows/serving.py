"""Who serves a warehouse: one process at a time, named in a file that others read.

The lock is the kernel's and dies with the process; the text in the file is what it said last.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from flows.errors import CommandError


@dataclass(frozen=True, slots=True)
class Serving:
    """`schedule` as typed; `alive` is false for one that is gone. `api_url` is its server's."""

    pid: int
    schedule: str
    api_url: str
    alive: bool = True


def path_of(warehouse: Path) -> Path:
    return warehouse / ".serving.json"


@contextmanager
def claimed(warehouse: Path, schedule: str, api_url: str) -> Iterator[None]:
    """Serve the warehouse while the block runs. CommandError when another process does."""
    warehouse.mkdir(parents=True, exist_ok=True)
    with path_of(warehouse).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            other = serving(warehouse)
            who = f"process {other.pid}" if other else "another process"
            raise CommandError(f"{warehouse} is already served by {who}") from None
        file.truncate(0)
        json.dump(asdict(Serving(os.getpid(), schedule, api_url)), file)
        file.flush()
        yield
        file.truncate(0)  # not served any more, and nobody died


def serving(warehouse: Path) -> Serving | None:
    """Who serves the warehouse, or was killed while it did."""
    try:
        with path_of(warehouse).open(encoding="utf-8") as file:
            said = Serving(**json.load(file))
            return Serving(said.pid, said.schedule, said.api_url, alive=locked(file.fileno()))
    except (OSError, ValueError, TypeError):
        return None


def locked(descriptor: int) -> bool:
    """Whether somebody holds the lock of an open file."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    return False
