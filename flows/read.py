"""Read files of raw/ in batches, in a worker process: bytes in, documents and rejects out."""

import hashlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from flows.documents import DOCUMENTS, write_part
from flows.scan import RawFile, on_disk
from transforms.articles import Source, read
from transforms.articles.article import Article, Reject
from transforms.articles.draft import RefusedError
from transforms.articles.opening import open_regular, refusal
from transforms.articles.tombstones import NO_TOMBSTONES, Tombstones

KEYS = pa.schema([("raw_path", pa.string()), ("state_key", pa.string())])
FILES_A_BATCH = 200
BYTES_A_BATCH = 32 << 20
ARTICLES_A_PART = 500


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file to read. `known_key` is the state key it had when last read, None for a new one."""

    file: RawFile
    source: Source
    source_key: str
    known_key: str | None


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """Files for one worker; parts are written in `staging` under names that begin with `name`.
    What `stones` cover is rejected as such."""

    name: str
    raw: Path
    staging: Path
    seen_at: datetime
    tasks: tuple[FileTask, ...]
    stones: Tombstones = NO_TOMBSTONES


@dataclass(slots=True)
class ReadResult:
    """What a batch gave. `keys`: raw_path -> state key; the bytes of `same` are as before."""

    documents: list[pa.Table] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """What reading many files gave. `files`: raw_path and state key of each, in columns; `known`:
    the keys of those that were read before."""

    tables: list[pa.Table] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    parts: list[pa.Table] = field(default_factory=list)
    count: int = 0

    def add(self, result: ReadResult, before: Container[str]) -> None:
        """Take in what a batch gave; `before` are the files that were read before."""
        self.tables += result.documents
        self.rejects += result.rejects
        self.same += result.same
        self.known |= {path: key for path, key in result.keys.items() if path in before}
        self.parts.append(pa.table([[*result.keys], [*result.keys.values()]], schema=KEYS))
        self.count += len(result.keys)

    @property
    def documents(self) -> pa.Table:
        """What was read, a table of DOCUMENTS."""
        return pa.concat_tables([DOCUMENTS.empty_table(), *self.tables])

    @property
    def files(self) -> pa.Table:
        return pa.concat_tables([KEYS.empty_table(), *self.parts])


def batches(
    tasks: Iterable[FileTask],
    raw: Path,
    staging: Path,
    seen_at: datetime,
    stones: Tombstones = NO_TOMBSTONES,
) -> Iterator[ReadBatch]:
    """Cut `tasks` into batches of bounded files and bytes."""
    batch: list[FileTask] = []
    size = count = 0
    for task in tasks:
        if batch and (len(batch) >= FILES_A_BATCH or size + task.file.size > BYTES_A_BATCH):
            yield ReadBatch(f"{count:06d}", raw, staging, seen_at, tuple(batch), stones)
            batch, size, count = [], 0, count + 1
        batch.append(task)
        size += task.file.size
    if batch:
        yield ReadBatch(f"{count:06d}", raw, staging, seen_at, tuple(batch), stones)


def read_batch(batch: ReadBatch) -> ReadResult:
    """Read every file of `batch`; nothing in them makes it raise."""
    result = ReadResult()
    parts = _PartWriter(batch, result)
    for task in batch.tasks:
        path = batch.raw / on_disk(task.file.raw_path)
        key = _state_key(path, batch.raw, task, result)
        if key is None:
            continue
        result.keys[task.file.raw_path] = key
        if key == task.known_key:
            result.same.append(task.file.raw_path)
            continue
        for item in read(path, task.file.raw_path, task.source, batch.seen_at, batch.raw):
            if batch.stones.cover_one(item):
                result.rejects.append(_forgotten(item))
            elif isinstance(item, Reject):
                result.rejects.append(item)
            else:
                parts.add(item)
    parts.flush()
    return result


def _forgotten(item: Article | Reject) -> Reject:
    detail = "erased before, and kept out; `dateline forget --again` takes it out of raw/ too"
    return Reject(item.raw_path, item.raw_member, "read", "forgotten", detail)


def _state_key(path: Path, raw: Path, task: FileTask, result: ReadResult) -> str | None:
    """The hash of the file's bytes, and of the source settings that it is read by."""
    try:
        with open_regular(path, raw) as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except (RefusedError, OSError) as error:
        refused = error if isinstance(error, RefusedError) else refusal(error)
        result.rejects.append(
            Reject(task.file.raw_path, None, "read", refused.reason, refused.detail)
        )
        # A file that vanished is no part of raw/; one that cannot be read is, and is looked
        # at again when its permissions change.
        if refused.reason != "vanished":
            result.keys[task.file.raw_path] = ""
        return None
    return f"{digest}:{task.source_key}"


class _PartWriter:
    """Collects articles and writes them out a part at a time."""

    def __init__(self, batch: ReadBatch, result: ReadResult) -> None:
        self._batch, self._result = batch, result
        self._articles: list[Article] = []
        self._written = 0

    def add(self, article: Article) -> None:
        self._articles.append(article)
        if len(self._articles) >= ARTICLES_A_PART:
            self.flush()

    def flush(self) -> None:
        if self._articles:
            part = self._batch.staging / f"{self._batch.name}-{self._written:06d}.part"
            self._result.documents.append(write_part(part, self._articles))
            self._articles, self._written = [], self._written + 1
