"""What earlier runs read: the files as they were, and the documents and rejects that they gave."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.changes import Changes
from flows.documents import Document
from flows.read import Outcome
from flows.version import PIPELINE_VERSION
from flows.versions import Stored
from transforms.articles.article import Reject
from warehouse.rows import conform, to_arrow
from warehouse.store import Transaction

REJECT_KEY = ["raw_path", "raw_member", "stage", "reason", "detail"]  # what makes two the same


@dataclass(slots=True)
class State:
    """The tables `files`, `documents` and `rejects` as the last run left them; the documents are
    read when they are asked for, since most runs find little that is new."""

    files: pa.Table
    rejects: pa.Table
    held: pa.Table | Callable[[], pa.Table]

    @property
    def documents(self) -> pa.Table:
        if not isinstance(self.held, pa.Table):
            self.held = self.held()
        return self.held

    def keys_of(self, paths: Iterable[str]) -> dict[str, str]:
        """raw_path -> hash of the bytes and of the settings that they were read by."""
        rows = self.files.filter(_is_in(self.files["raw_path"], paths))
        return dict(zip(rows["raw_path"].to_pylist(), rows["state_key"].to_pylist(), strict=True))

    def documents_of(self, column: str, values: Iterable[str] | pa.ChunkedArray) -> list[Document]:
        """The known documents whose `column` (`article_id` or `raw_path`) is one of `values`."""
        rows = self.documents.filter(_is_in(self.documents[column], values))
        return [Document(part=None, **row) for row in rows.to_pylist()]


def load_state(tx: Transaction) -> State:
    """The state that the warehouse holds; empty tables before the first run."""
    files, rejects = (conform(tx.scan(name), name) for name in ("files", "rejects"))
    return State(files, rejects, lambda: conform(tx.scan("documents"), "documents"))


def stored_articles(tx: Transaction, article_ids: Iterable[str]) -> dict[str, Stored]:
    """What the warehouse holds of these articles, by id."""
    held = tx.scan("articles", ["article_id"])["article_id"]
    known = held.filter(_is_in(held, article_ids)) if len(held) else held
    if not len(known):
        return {}
    wanted = {"article_id": sorted(known.to_pylist())}
    past: dict[str, list[tuple[int, str]]] = {}
    columns = ["article_id", "version", "content_sha256"]
    for row in tx.scan("article_versions", columns, wanted).to_pylist():
        past.setdefault(row["article_id"], []).append((row["version"], row["content_sha256"]))
    columns += ["raw_path", "raw_member", "first_seen_at", "published_at", "home_country"]
    found = {}
    for row in tx.scan("articles", columns, wanted).to_pylist():
        key = row.pop("article_id")
        found[key] = Stored(**row, past=tuple(sorted(past.get(key, []))))
    return found


def set_down(tx: Transaction, state: State, changes: Changes, outcome: Outcome) -> None:
    """Put into the transaction what the next run needs to know of the files and documents."""
    if not len(changes.paths):
        return
    _put_files(tx, state, changes, outcome)
    gone_or_read = reread(changes, outcome)
    kept = state.documents.filter(pc.invert(_is_in(state.documents["raw_path"], gone_or_read)))
    fresh = conform(outcome.documents.drop_columns(["part", "index"]), "documents")
    tx.put("documents", pa.concat_tables([kept, fresh]))


def reread(changes: Changes, outcome: Outcome) -> pa.ChunkedArray:
    """The paths whose earlier documents and rejects no longer hold."""
    paths = changes.paths
    return paths.filter(pc.invert(_is_in(paths, outcome.same))) if outcome.same else paths


def _put_files(tx: Transaction, state: State, changes: Changes, outcome: Outcome) -> None:
    kept = state.files.filter(pc.invert(_is_in(state.files["raw_path"], changes.paths)))
    looked_at, keys = pa.concat_tables([changes.new, changes.changed]), outcome.files
    at = pc.index_in(looked_at["raw_path"], value_set=keys["raw_path"])
    read = looked_at.filter(pc.is_valid(at))
    read = read.append_column("state_key", keys["state_key"].take(pc.drop_null(at)))
    tx.put("files", pa.concat_tables([kept, conform(read, "files")]))


def standing_rejects(
    state: State,
    gone_or_read: pa.ChunkedArray,
    fresh: Sequence[Reject],
    seen_at: datetime,
    source_of: Callable[[str], str | None],
    rescanned: bool = True,
) -> pa.Table:
    """The rejects that hold after this run: those of files left alone, and the `fresh` ones.

    A scan finds its own anew each time. One that was there before keeps the time it was seen.
    """
    before = state.rejects
    replaced = _is_in(before["raw_path"], gone_or_read)
    if rescanned:
        replaced = pc.or_(replaced, pc.equal(before["stage"], "scan"))
    same_files = before.filter(_is_in(before["raw_path"], {r.raw_path for r in fresh}))
    seen = {_reject_key(row): row["seen_at"] for row in same_files.to_pylist()}

    def rows() -> Iterator[dict[str, Any]]:
        for reject in fresh:
            row = asdict(reject) | {"pipeline_version": PIPELINE_VERSION}
            row["seen_at"] = seen.get(_reject_key(row), seen_at)
            row["source"] = source_of(row["raw_path"])
            yield row

    return pa.concat_tables([before.filter(pc.invert(replaced)), to_arrow("rejects", rows())])


def same_rejects(one: pa.Table, other: pa.Table) -> bool:
    """Whether both hold the same rejects, whenever each was seen and in whatever order."""
    left, right = (_distinct_rejects(table) for table in (one, other))
    return left.equals(right)


def _distinct_rejects(rejects: pa.Table) -> pa.Table:
    distinct = rejects.select(REJECT_KEY).group_by(REJECT_KEY).aggregate([])
    return distinct.sort_by([(name, "ascending") for name in REJECT_KEY])


def _reject_key(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in REJECT_KEY)


def _is_in(column: pa.ChunkedArray, values: Iterable[str] | pa.ChunkedArray) -> pa.ChunkedArray:
    if not isinstance(values, pa.ChunkedArray):
        values = pa.chunked_array([pa.array(list(values), pa.string())])
    return pc.is_in(column, value_set=values)
