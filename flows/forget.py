"""Erasure: an article out of raw/ and out of the warehouse, and tombstones that keep it out.

The tombstones are written first. Whoever finds them there and not yet in the warehouse, the next
run or the next erasure, finishes what a crash left undone.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.annotate import annotate
from flows.changes import Changes, table_of
from flows.erase import Erased, RawPlace, erase, look
from flows.ingest import Reader, take_in
from flows.judgements import stored_judgements
from flows.knowledge import stored_knowledge
from flows.publish import refuse_loss
from flows.read import Outcome
from flows.receipt import Receipt
from flows.scan import RawFile, on_disk
from flows.settings import Settings
from flows.standing import Request, copies, covered, covered_rejects, named, stones_for, titles
from flows.state import load_state, reread, standing_rejects
from flows.tombstones import (
    put_tombstones,
    read_tombstones,
    stored_tombstones,
    write_tombstones,
)
from flows.workspace import Workspace, opened
from transforms.articles.article import Article
from transforms.articles.tombstones import (
    Tombstones,
    Traits,
    address_stone,
    tombstones_for,
    traits_of,
)
from transforms.articles.urls import canonical
from warehouse.health import damaged
from warehouse.layout import Layout
from warehouse.store import Store
from warehouse.tables import TABLES


def forget(settings: Settings, request: Request, dry_run: bool = False) -> Receipt | None:
    """Erase what `request` names; with `dry_run` only say what that would be.

    None where there is no such article and was none. Raises StoreBusy while a run is under way.
    """
    with Store(settings.warehouse, settings.partition) as store:
        finish_erasures(store, settings)
        with _begun(store, settings) as work:
            ids, url = named(work.tx, request), canonical(request.url)
            stones = stones_for(work.tx, ids, _today(work))
            stones = stones.joined([address_stone(url, _today(work))] if url else [])
            known = work.stones.names(request.article, url) or covered_rejects(work.tx, stones)
            if not (ids or known or request.again):
                return None
            return _erase(work, stones, ids, dry_run)


def finish_erasures(store: Store, settings: Settings) -> None:
    """Do what is left of an erasure that was interrupted: nothing, most times."""
    named, _ = read_tombstones(settings.raw)
    if not named.all or store.manifest.run_id is None or damaged(store.layout):
        return
    with _begun(store, settings) as work:
        pending = Tombstones(named.all - work.stones.all)
        ids = covered(work.tx, pending) if pending.all else set()
        if ids or (pending.all and covered_rejects(work.tx, pending)):
            _erase(work, pending, ids, dry_run=False)


@contextmanager
def _begun(store: Store, settings: Settings) -> Iterator[Workspace]:
    """A workspace for an erasure, with a transaction of its own."""
    at = datetime.now(UTC)
    run_id = at.strftime("forget-%Y%m%dT%H%M%S.%fZ")
    with (
        store.begin(run_id, at) as tx,
        opened(Workspace(run_id, at, settings, store, tx)) as work,
    ):
        work.stones = stored_tombstones(tx)
        yield work


def _erase(work: Workspace, stones: Tombstones, ids: set[str], dry_run: bool) -> Receipt:
    reader = Reader(work, load_state(work.tx))
    places = [_place(reader, path) for path in _paths(reader, ids, stones)]
    # A file may hold a newer text of it than the warehouse.
    unseen = tombstones_for(_in_files(places, ids), _today(work))
    work.stones = work.stones.joined(unseen.joined(stones.all).all)
    receipt = Receipt(titles(work.tx, ids), copies=titles(work.tx, copies(work.tx, ids)))
    receipt.tombstones = len(work.stones.all) - len(stored_tombstones(work.tx).all)
    if dry_run:
        receipt.files = [look(place, work.stones) for place in places]
        return receipt
    before = _row_counts(work.tx.layout)
    receipt.unwritten = _set_up(work)
    receipt.files = [erase(place, work.stones) for place in places]
    _carry_over(reader, receipt.files)
    after = _row_counts(work.tx.layout)
    receipt.rows = {name: before[name] - after[name] for name in before}
    receipt.damaged = _drop_damaged(work.tx.layout)
    return receipt


def _paths(reader: Reader, ids: set[str], stones: Tombstones) -> list[str]:
    """The files that hold these articles or records of theirs that were rejected, and those that
    hold again what was erased before."""
    rejects = reader.state.rejects
    again = rejects.filter(pc.equal(rejects["reason"], "forgotten"))["raw_path"].to_pylist()
    held = (document.raw_path for document in reader.state.documents_of("article_id", ids))
    return sorted({*again, *held, *covered_rejects(reader.work.tx, stones)})


def _place(reader: Reader, raw_path: str) -> RawPlace:
    source, _ = reader.sources.of(raw_path)
    return RawPlace(reader.work.settings.raw, raw_path, source, reader.work.started_at)


def _in_files(places: Iterable[RawPlace], ids: set[str]) -> Iterator[Traits]:
    for place in places:
        for one in place.results(place.path):
            if isinstance(one, Article) and (traits := traits_of(one)).article_id in ids:
                yield traits


def _set_up(work: Workspace) -> str | None:
    """Set the tombstones up in raw/; why that cannot be, where it cannot."""
    raw = work.settings.raw
    try:
        write_tombstones(raw, read_tombstones(raw)[0].joined(work.stones.all))
    except OSError as error:
        return error.strerror or str(error)
    return None


def _carry_over(reader: Reader, files: list[Erased]) -> None:
    """Publish what raw/ holds now, in files made anew: old ones keep what was deleted."""
    work = reader.work
    there = {file.raw_path: _status(work, file.raw_path) for file in files}
    changed = [file for file in there.values() if file]
    gone = [path for path, file in there.items() if not file]
    reader.known = reader.state.keys_of(file.raw_path for file in changed)
    changes = Changes(table_of([]), table_of(changed), reader.known, gone, 0, [])
    result = reader.read(changed, again=True)
    work.judgements = stored_judgements(work.tx)
    work.knowledge = stored_knowledge(work.tx)
    take_in(reader, changes, result)
    annotate(work)
    work.rejects = _rejects(reader, changes, result)
    work.tx.put("rejects", work.rejects)
    put_tombstones(work.tx, work.stones)
    refuse_loss(work)
    work.tx.commit(rebuild=True)


def _rejects(reader: Reader, changes: Changes, result: Outcome) -> pa.Table:
    again, at = reread(changes, result), reader.work.started_at
    source_of = reader.sources.name_of
    return standing_rejects(reader.state, again, result.rejects, at, source_of, rescanned=False)


def _status(work: Workspace, raw_path: str) -> RawFile | None:
    try:
        found = (work.settings.raw / on_disk(raw_path)).stat()
    except OSError:
        return None
    return RawFile(raw_path, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _row_counts(layout: Layout) -> dict[str, int]:
    """Rows of every table as published."""
    return {
        table: sum(pq.read_metadata(path).num_rows for path in layout.files(table))
        for table in TABLES
        if table != "tombstones"
    }


def _drop_damaged(layout: Layout) -> int:
    """Delete what an earlier repair set aside: it may hold the article, and raw/ has all of it."""
    aside = layout.root / ".damaged"
    count = sum(path.is_file() for path in aside.rglob("*"))
    shutil.rmtree(aside, ignore_errors=True)
    return count


def _today(work: Workspace) -> str:
    return work.started_at.date().isoformat()
