"""Erased articles out of the files of raw/: a file removed, or written again without a record."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from flows.scan import on_disk
from transforms.articles import Article, Reject, Source, read
from transforms.articles.draft import RefusedError
from transforms.articles.erasing import UnwritableError, write_without
from transforms.articles.identity import article_id
from transforms.articles.opening import open_regular
from transforms.articles.tombstones import Tombstones
from warehouse import journal
from warehouse.layout import sync_directory

BESIDE = ".dateline-forget"  # a folder that the scan passes over; a file keeps its name in it


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of one file: `records` taken out of it; `left` says why some still are in it."""

    raw_path: str
    records: int = 0
    removed: bool = False
    left: str | None = None


@dataclass(frozen=True, slots=True)
class RawPlace:
    """A file of raw/, and what its records are read by."""

    raw: Path
    raw_path: str
    source: Source
    seen_at: datetime

    @property
    def path(self) -> Path:
        return self.raw / on_disk(self.raw_path)

    def results(self, path: Path) -> Iterator[Article | Reject]:
        """The records of `path`, read as if it were this file."""
        return read(path, self.raw_path, self.source, self.seen_at, self.raw)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a file holds: all records, the names of those to go, and a digest of the articles that
    stay, in order."""

    records: int
    gone: tuple[str | None, ...]
    kept: str


def erase(place: RawPlace, stones: Tombstones) -> Erased:
    """Take the articles that `stones` cover out of a file; it is left alone where that fails."""
    try:
        target = _target(place)
    except OSError:
        return Erased(place.raw_path)
    found = survey(place, target, stones)
    if not found.gone:
        return Erased(place.raw_path)
    whole = len(found.gone) == found.records
    try:
        if whole:
            _remove(place.path, target)
        else:
            _rewrite(place, target, found, stones)
    except UnwritableError as error:
        return Erased(place.raw_path, left=str(error))
    except OSError as error:
        return Erased(place.raw_path, left=error.strerror or str(error))
    return Erased(place.raw_path, len(found.gone), removed=whole)


def look(place: RawPlace, stones: Tombstones) -> Erased:
    """What `erase` would find to do in a file."""
    found = survey(place, place.path, stones)
    return Erased(place.raw_path, len(found.gone), len(found.gone) == found.records)


def survey(place: RawPlace, path: Path, stones: Tombstones) -> Survey:
    """Read a file through; it may be too large to be held."""
    records, gone, kept = 0, list[str | None](), hashlib.sha256()
    for one in place.results(path):
        records += 1
        if stones.cover_one(one):
            gone.append(one.raw_member)
        elif isinstance(one, Article):
            # Under the same id, that is: its place may be another where its address names it.
            same = article_id(one), replace(one, raw_member=None, notes=())
            kept.update(repr(same).encode("utf-8", "replace"))
    return Survey(records, tuple(gone), kept.hexdigest())


def _target(place: RawPlace) -> Path:
    """The file itself where a link leads to it."""
    target = Path(os.path.realpath(place.path, strict=True))
    if not target.is_relative_to(os.path.realpath(place.raw)):
        raise FileNotFoundError
    return target


def _remove(path: Path, target: Path) -> None:
    target.unlink()
    path.unlink(missing_ok=True)  # where it was a link
    sync_directory(target.parent)


def _rewrite(place: RawPlace, target: Path, found: Survey, stones: Tombstones) -> None:
    """Write the file beside, read that, and put it in place only where all else is as it was."""
    before = journal.fingerprint(target)
    beside = target.parent / BESIDE / target.name
    shutil.rmtree(beside.parent, ignore_errors=True)
    try:
        beside.parent.mkdir()
        _write(place, target, beside, frozenset(member or "" for member in found.gone))
        again = survey(place, beside, stones)
        if again.gone or again.kept != found.kept:
            raise UnwritableError("written again, it would not give its other articles unchanged")
        shutil.copymode(target, beside)
        if journal.fingerprint(target) != before:
            raise UnwritableError("it was changed meanwhile")
        beside.replace(target)
        sync_directory(target.parent)
    finally:
        shutil.rmtree(beside.parent, ignore_errors=True)


def _write(place: RawPlace, target: Path, beside: Path, members: frozenset[str]) -> None:
    try:
        with open_regular(target) as stream, beside.open("xb") as out:
            write_without(target.name, stream, place.source, members, out)
            out.flush()
            os.fsync(out.fileno())
    except (UnwritableError, OSError):
        raise
    except RefusedError as refused:
        raise UnwritableError(refused.detail) from refused
    except Exception as error:  # a library's own fault on a damaged file
        raise UnwritableError(f"{type(error).__name__}: {error}"[:200]) from error
