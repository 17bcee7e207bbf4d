"""What in raw/ is new, changed or gone, and what that means for each article."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, groupby
from operator import attrgetter

import pyarrow as pa
import pyarrow.compute as pc

from flows.again import as_read_now, losses, made_again, mended, renamed_texts, what_again
from flows.changes import Changes, compare, files_of
from flows.choices import Choices
from flows.documents import Document, documents_of
from flows.judgements import read_judgements, stored_judgements
from flows.knowledge import read_knowledge, stored_knowledge
from flows.pool import over_processes
from flows.read import FileTask, Outcome, batches, read_batch
from flows.scan import RawFile, scan
from flows.sources import Sources
from flows.standing import covered, covered_rejects
from flows.state import (
    State,
    load_state,
    reread,
    same_rejects,
    set_down,
    standing_rejects,
    stored_articles,
)
from flows.tombstones import put_tombstones, read_tombstones, stored_tombstones
from flows.versions import Choice, choose
from flows.workspace import Workspace
from transforms.articles.article import Reject
from transforms.articles.tombstones import Tombstones


def ingest(work: Workspace) -> None:
    """Read what is new or changed, and choose the current version of each touched article.

    Leaves `work.choices` for annotation, and in the transaction: the state of the files, the
    rejects, and the removal of articles that no file holds any more.
    """
    kept_out, bad_stones = _tombstones(work)
    state = mended(work.tx, load_state(work.tx))
    work.again = what_again(work.tx, state, work.reprocess)
    work.counts.warnings += losses(work.tx)
    reader = Reader(work, state)
    changes = reader.changes()
    result = reader.read(chain(files_of(changes.new), files_of(changes.changed)))
    judged, wrong = _judgements(work)
    take_in(reader, changes, result, judged)
    fresh = [*changes.rejects, *reader.sources.rejects, *bad_stones, *wrong, *result.rejects]
    work.rejects = standing_rejects(
        reader.state, reread(changes, result), fresh, work.started_at, reader.sources.name_of
    )
    differ = not same_rejects(work.rejects, reader.state.rejects)
    moved = bool(len(changes.new) or len(changes.changed) or changes.gone)
    work.looked_again = moved or differ or judged or kept_out
    known = pc.count_distinct(work.tx.scan("documents", ["article_id"])["article_id"]).as_py()
    counts = work.counts
    made = counts.articles_new + counts.articles_updated + counts.articles_again
    counts.articles_unchanged = known - made


def take_in(reader: "Reader", changes: Changes, result: Outcome, judged: bool = False) -> None:
    """Carry over into the transaction what the files of `changes` now hold."""
    work = reader.work
    rewritten = set(changes.keys) - set(result.same)
    work.choices, work.removed = _decide(reader, result, set(changes.gone), rewritten)
    work.tx.remove(work.removed)
    set_down(work.tx, reader.state, changes, result)
    work.changed = bool(len(work.choices) or work.removed or judged or work.again.links)
    _count(work, changes, {path for path in rewritten if not reader.same_bytes(path, result)})


def _tombstones(work: Workspace) -> tuple[bool, list[Reject]]:
    """Whether raw/ names tombstones that the warehouse lacks, and what is wrong with them."""
    stored, (named, complaints) = stored_tombstones(work.tx), read_tombstones(work.settings.raw)
    work.stones = stored.joined(named.all)
    fresh = Tombstones(work.stones.all - stored.all)
    # Those that cover what is still there are an erasure's to carry out.
    standing = covered(work.tx, fresh) or covered_rejects(work.tx, fresh)
    done = bool(fresh.all) and not standing
    if done:
        put_tombstones(work.tx, work.stones)
    return done, complaints


def _judgements(work: Workspace) -> tuple[bool, list[Reject]]:
    """Whether people decided otherwise than in the last run, and what is wrong with it."""
    work.judgements, complaints = read_judgements(work.settings.raw)
    work.knowledge, doubts = read_knowledge(work.settings.knowledge_base)
    work.counts.warnings += doubts
    judged = work.judgements != stored_judgements(work.tx)
    return judged or work.knowledge != stored_knowledge(work.tx), complaints


class Reader:
    """Reads files of one run: knows their settings and what earlier runs read."""

    def __init__(self, work: Workspace, state: State) -> None:
        self.work, self.state = work, state
        self.sources = Sources(work.settings.raw)
        self.known: dict[str, str] = {}  # the state keys that changed files had
        self._rounds = 0

    def changes(self) -> Changes:
        """What differs from the last run, or is to be read again in any case; new settings of a
        source change all its files."""
        found, again = scan(self.work.settings.raw), self.work.again.files
        changes = compare(found, self.state.files, lambda path: self.sources.of(path)[1], again)
        self.known = changes.keys
        return changes

    def read(self, files: Iterable[RawFile], again: bool = False) -> Outcome:
        """Read `files` over the workers; `again` reads those too whose bytes are as before."""
        self._rounds += 1
        in_any_case = self.work.again.files
        staging = self.work.staging / f"read-{self._rounds}"
        staging.mkdir(parents=True)
        tasks = (
            FileTask(
                file,
                *self.sources.of(file.raw_path),
                None if again or file.raw_path in in_any_case else self.known.get(file.raw_path),
            )
            for file in files
        )
        settings, total = self.work.settings, Outcome()
        work = batches(tasks, settings.raw, staging, self.work.started_at, self.work.stones)
        for result in over_processes(read_batch, work, settings.workers):
            total.add(result, self.known)
            self.work.progress("ingest", total.count, None)
        return total

    def same_bytes(self, raw_path: str, result: Outcome) -> bool:
        """Whether a file that was read has the bytes that the last run saw."""
        key = result.known.get(raw_path)
        return bool(key) and key == self.known.get(raw_path)


def _decide(
    reader: Reader, result: Outcome, gone: set[str], rewritten: set[str]
) -> tuple[Choices, list[str]]:
    """The choice for each touched article, and the ids of those that no file holds any more."""
    read, dropped = result.documents, gone | rewritten
    fresh = _are_fresh(reader, read, result)
    known = [*documents_of(read.filter(pc.invert(fresh)))]
    lost = reader.state.documents_of("raw_path", dropped)
    lost_ids = {d.article_id for d in lost}
    touched = lost_ids.union(d.article_id for d in known)
    reread = dropped | (set(result.known) - set(result.same))
    held = [d for d in reader.state.documents_of("article_id", touched) if d.raw_path not in reread]
    by_id = attrgetter("article_id")
    held = sorted([*known, *held], key=by_id)

    bereft = {d.article_id for d in lost if d.raw_path in gone}
    stored = stored_articles(reader.work.tx, touched)
    again = reader.work.again.articles
    renamed = renamed_texts((d for d in lost if reader.same_bytes(d.raw_path, result)), known)
    choices = []
    for key, group in groupby(held, by_id):
        documents = list(group)
        before = as_read_now(stored[key], renamed) if key in stored else None
        choice = choose(documents, before, keep_past=key not in bereft)
        choices.append(made_again(choice, documents) if key in again else choice)
        lost_ids.discard(key)
    others = (choice for choice in _with_texts(reader, choices) if choice.kind != "unchanged")
    alone = read.filter(fresh) if known else read
    return Choices(alone, tuple(others)), sorted(lost_ids)


def _are_fresh(reader: Reader, read: pa.Table, result: Outcome) -> pa.ChunkedArray:
    """Which documents are, each alone, an article that neither raw/ nor the warehouse knew."""
    ids, work = read["article_id"], reader.work
    counted = pc.value_counts(ids)
    once = counted.field("values").filter(pc.equal(counted.field("counts"), 1))
    known = [reader.state.documents["article_id"], work.tx.scan("articles", ["article_id"])[0]]
    fresh = pc.is_in(ids, value_set=once)
    for column in (*known, pa.array(list(work.again.articles), pa.string())):
        fresh = pc.and_not(fresh, pc.is_in(ids, value_set=column))
    changed = pa.array(list(result.known), pa.string())
    return pc.and_not(fresh, pc.is_in(read["raw_path"], value_set=changed))


def _with_texts(reader: Reader, choices: list[Choice]) -> list[Choice]:
    """Read the files again that hold a text which a choice needs and this run has not read."""
    wanted = {
        document.raw_path
        for choice in choices
        if choice.kind != "unchanged"
        for document in choice.documents
        if document.part is None
    }
    if not wanted:
        return choices
    files = [RawFile(path, 0, 0, 0) for path in sorted(wanted)]
    found = {_place(d): d for d in documents_of(reader.read(files, again=True).documents)}

    def filled(document: Document) -> Document:
        return document if document.part else found.get(_place(document), document)

    return [
        replace(
            choice,
            current=filled(choice.current),
            superseded=tuple((number, filled(d)) for number, d in choice.superseded),
        )
        for choice in choices
    ]


def _place(document: Document) -> tuple[str, str, str | None]:
    return document.content_sha256, document.raw_path, document.raw_member


def _count(work: Workspace, changes: Changes, rewritten: set[str]) -> None:
    counts = work.counts
    counts.files_new, counts.files_changed = len(changes.new), len(rewritten)
    counts.files_gone = len(changes.gone)
    counts.files_seen = changes.unchanged + len(changes.new) + len(changes.changed)
    counts.articles_gone = len(work.removed)
    counts.articles_new = len(work.choices.fresh)
    for choice in work.choices.others:
        lost = choice.current.article_id in work.again.missing
        counts.articles_new += choice.kind == "new" and not lost
        counts.articles_again += choice.kind == "again" or lost
        counts.articles_updated += choice.kind == "updated"
