"""The log of runs: one line of JSON for each in `runs.jsonl`, beside the tables.

It tells what the tables cannot: of runs that published nothing, that failed or that were killed.
While a run is under way `.running.json` says so. A run that was killed leaves it behind, and the
next one finds it. It is as large as it will ever be, so that a full disk cannot keep it from
saying how the run ended.
"""

import os
from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import orjson

from flows.entry import TIMES, Entry

SIZE = 8192  # bytes of `.running.json`
LEAST = {"run_id", "status", "started_at"}


class RunLog:
    """The log of the runs on one warehouse. Only who holds the warehouse's lock writes to it."""

    def __init__(self, warehouse: Path) -> None:
        self.path = warehouse / "runs.jsonl"
        self.marker = warehouse / ".running.json"

    def begin(self, entry: Entry) -> None:
        """Say that a run is under way. OSError when that cannot be written."""
        self.marker.write_bytes(_line(entry).ljust(SIZE))

    def end(self, entry: Entry) -> None:
        """Say how the run under way ended: a line in the log, or where there is no space for one,
        in the marker that stays."""
        try:
            self.append(entry)
        except OSError:
            with self.marker.open("r+b") as file:
                file.write(_line(_short(entry)).ljust(SIZE)[:SIZE])
        else:
            self.marker.unlink(missing_ok=True)

    def append(self, entry: Entry) -> None:
        """Add a line; after one that a full disk has cut short, on a new line."""
        with self.path.open("a+b") as file:
            end = file.seek(0, os.SEEK_END)
            try:
                whole = end == 0 or (file.seek(end - 1), file.read(1))[1] == b"\n"
                file.write((b"" if whole else b"\n") + _line(entry))
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(end)
                raise

    def unfinished(self) -> Entry | None:
        """What the marker says: of the run under way, or of one that was killed."""
        try:
            return _entry(self.marker.read_bytes())
        except FileNotFoundError:
            return None

    def settle(self, published: str | None) -> Entry | None:
        """Write down how the run ended that left its marker: nobody else did. Returns its entry.

        `published` is the run that the tables come from: a run killed after that did its work.
        """
        entry = self.unfinished()
        if entry is None:
            self.marker.unlink(missing_ok=True)  # cut short by a full disk
            return None
        if any(said["run_id"] == entry["run_id"] for said in self.last(2)):
            self.marker.unlink()
            return None
        if entry["status"] == "running":
            entry |= {"status": "crashed", "error": "killed before it was done"}
            if entry["run_id"] == published:
                entry |= {"status": "completed", "error": "killed after it had published"}
        self.end(entry)
        return entry

    def entries(self) -> Iterator[Entry]:
        """All entries in the order in which they ended; a damaged line is left out."""
        if self.path.exists():
            with self.path.open("rb") as lines:
                yield from filter(None, map(_entry, lines))

    def last(self, number: int) -> list[Entry]:
        """The last entries, the latest one last."""
        return list(deque(self.entries(), maxlen=number))

    def prune(self, before: datetime) -> None:
        """Drop entries of runs that began before a time, where there are a day's worth of them."""
        first = next(self.entries(), None)
        if first is None or first["started_at"] > before - timedelta(days=1):
            return
        beside = self.path.with_suffix(".new")
        kept = [_line(entry) for entry in self.entries() if entry["started_at"] >= before]
        beside.write_bytes(b"".join(kept))
        beside.replace(self.path)


def _line(entry: Entry) -> bytes:
    return orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z)


def _short(entry: Entry) -> Entry:
    """An entry without what may be long."""
    return entry | {"warnings": [], "rejects": {}, "error": (entry.get("error") or "")[:1000]}


def _entry(line: bytes) -> Entry | None:
    """None for a line that a crash or a full disk has cut short."""
    try:
        entry: Entry = orjson.loads(line)
        for name in TIMES:
            if entry.get(name):
                entry[name] = datetime.fromisoformat(entry[name])
        return entry if entry.keys() >= LEAST else None
    except (ValueError, TypeError, AttributeError):
        return None
