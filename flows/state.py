"""What earlier runs read: the files as they were, and the documents and rejects that they gave."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.documents import Document
from flows.read import ReadResult
from flows.scan import Changes, RawFile
from flows.version import PIPELINE_VERSION
from flows.versions import Stored
from transforms.articles.article import Reject
from warehouse.rows import conform, to_arrow
from warehouse.store import Transaction

REJECT_KEY = ["raw_path", "raw_member", "stage", "reason", "detail"]  # what makes two the same


@dataclass(slots=True)
class State:
    """The tables `files`, `documents` and `rejects` as the last run left them."""

    files: pa.Table
    documents: pa.Table
    rejects: pa.Table

    def fingerprints(self) -> dict[str, tuple[int, int, int]]:
        """raw_path -> what tells that a file is as it was."""
        columns = [self.files[name].to_pylist() for name in ("size", "mtime_ns", "ctime_ns")]
        paths = self.files["raw_path"].to_pylist()
        return dict(zip(paths, zip(*columns, strict=True), strict=True))

    def keys(self) -> dict[str, str]:
        """raw_path -> hash of the bytes and of the settings that they were read by."""
        paths, keys = self.files["raw_path"].to_pylist(), self.files["state_key"].to_pylist()
        return dict(zip(paths, keys, strict=True))

    def documents_of(self, column: str, values: Iterable[str]) -> list[Document]:
        """The known documents whose `column` (`article_id` or `raw_path`) is one of `values`."""
        rows = self.documents.filter(_is_in(self.documents[column], values))
        return [Document(part=None, **row) for row in rows.to_pylist()]


def load_state(tx: Transaction) -> State:
    """The state that the warehouse holds; empty tables before the first run."""
    files, documents, rejects = (
        conform(tx.scan(name), name) for name in ("files", "documents", "rejects")
    )
    return State(files, documents, rejects)


def stored_articles(tx: Transaction, article_ids: Iterable[str]) -> dict[str, Stored]:
    """What the warehouse holds of these articles, by id."""
    wanted = {"article_id": sorted(article_ids)}
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


def set_down(tx: Transaction, state: State, changes: Changes, result: ReadResult) -> None:
    """Put into the transaction what the next run needs to know of the files and documents."""
    _put_files(tx, state, changes, result)
    gone_or_read = reread(changes, result)
    kept = state.documents.filter(pc.invert(_is_in(state.documents["raw_path"], gone_or_read)))
    fresh = to_arrow("documents", (_document_row(d) for d in result.documents))
    tx.put("documents", pa.concat_tables([kept, fresh]))


def reread(changes: Changes, result: ReadResult) -> set[str]:
    """The paths whose earlier documents and rejects no longer hold."""
    looked_at = {file.raw_path for file in (*changes.new, *changes.changed)}
    return looked_at.difference(result.same).union(changes.gone)


def _put_files(tx: Transaction, state: State, changes: Changes, result: ReadResult) -> None:
    looked_at = {f.raw_path: f for f in changes.new + changes.changed if f.raw_path in result.keys}
    replaced = [*changes.gone, *(f.raw_path for f in (*changes.new, *changes.changed))]
    kept = state.files.filter(pc.invert(_is_in(state.files["raw_path"], replaced)))
    rows = (_file_row(file, result.keys[path]) for path, file in looked_at.items())
    tx.put("files", pa.concat_tables([kept, to_arrow("files", rows)]))


def standing_rejects(
    state: State,
    gone_or_read: Iterable[str],
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


def _file_row(file: RawFile, key: str) -> dict[str, Any]:
    return {**asdict(file), "state_key": key}


def _document_row(document: Document) -> dict[str, Any]:
    row = asdict(document)
    del row["part"], row["index"]
    return row


def _is_in(column: pa.ChunkedArray, values: Iterable[str]) -> pa.ChunkedArray:
    return pc.is_in(column, value_set=pa.array(list(values), pa.string()))
