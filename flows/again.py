"""What a run makes again though raw/ did not change: what an older version made, and what was lost.

Nothing of it is seen until the run publishes: readers have the earlier tables until then.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

import pyarrow as pa
import pyarrow.compute as pc

from flows.documents import Document
from flows.state import State
from flows.version import PIPELINE_VERSION
from flows.versions import Choice, Stored
from warehouse.rows import conform, to_arrow
from warehouse.store import Transaction
from warehouse.tables import TABLES

# Tables that only reading and annotating every article again brings back, or linking all again.
MADE_FROM_ALL = {"entity_locals", "signatures", "duplicate_pairs"}
LINKED = {"entities", "entity_aliases", "entity_merges", "entity_nodes", "entity_pairs"}
READ = {"files", "documents", "rejects"}
# What happened cannot be made again.
HISTORY = {"runs": "how earlier runs went", "entity_redirects": "what became of earlier entity ids"}


@dataclass(slots=True)
class Again:
    """`files` to read whatever their bytes, `articles` (ids) to annotate whatever their text, of
    which `missing` have no rows; whether to link all entities from nothing."""

    files: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    links: bool = False


def what_again(tx: Transaction, state: State, reprocess: bool) -> Again:
    """What to make again: what a loss took, and with `reprocess` what is of another version."""
    lost = lost_tables(tx)
    if not lost and not reprocess:
        return Again()
    articles = tx.scan("articles", ["article_id", "version", "pipeline_version"])
    stale = articles if lost & MADE_FROM_ALL else of_another_version(articles, reprocess)
    ids = set(stale["article_id"].to_pylist())
    if "article_versions" in lost:
        past = pc.greater(articles["version"], 1)
        ids |= set(articles.filter(past)["article_id"].to_pylist())
    known = set(state.documents["article_id"].to_pylist())
    missing = known.difference(articles["article_id"].to_pylist())
    files = {d.raw_path for d in state.documents_of("article_id", ids | missing)}
    files |= set(of_another_version(state.rejects, reprocess)["raw_path"].to_pylist())
    if lost & READ:
        files = set(state.files["raw_path"].to_pylist())
    return Again(files, ids | missing, missing, links=bool(ids or lost & LINKED))


def of_another_version(rows: pa.Table, wanted: bool) -> pa.Table:
    """The rows that another version of the pipeline made; none unless wanted."""
    differs = pc.not_equal(rows["pipeline_version"], PIPELINE_VERSION)
    return rows.filter(pc.fill_null(differs, True)) if wanted else rows.slice(0, 0)


def lost_tables(tx: Transaction) -> set[str]:
    """The tables of the files that the transaction goes on without."""
    return {PurePosixPath(path).parts[1] for path in tx.lost}


def losses(tx: Transaction) -> list[str]:
    """What an operator must know of the damage, a sentence each."""
    found = [f"{path} was damaged and made again; a copy is under .damaged" for path in tx.lost]
    lost = lost_tables(tx)
    return [*found, *(f"it is lost {what}" for name, what in HISTORY.items() if name in lost)]


def mended(tx: Transaction, state: State) -> State:
    """The state with what another table tells of a lost one, so that files that went are noticed.

    Files known only by name count as changed; a document known only by its article is read again.
    """
    lost = lost_tables(tx)
    if "documents" in lost:
        columns = TABLES["documents"].schema.names
        rows = conform(tx.scan("articles", columns), "documents")
        state = replace(state, held=rows)
    if "files" in lost:
        paths = sorted(set(state.documents["raw_path"].to_pylist()))
        unknown = {"size": -1, "mtime_ns": -1, "ctime_ns": -1, "state_key": ""}
        state = replace(state, files=to_arrow("files", [{"raw_path": p} | unknown for p in paths]))
    return state


def renamed_texts(before: Iterable[Document], now: Iterable[Document]) -> dict[str, str]:
    """The hash of a text as an older version read it -> as this one reads the same place."""
    if not (earlier := list(before)):
        return {}
    read = {(d.raw_path, d.raw_member): d.content_sha256 for d in now}
    places = [(d.content_sha256, read.get((d.raw_path, d.raw_member))) for d in earlier]
    return {old: new for old, new in places if new and new != old}


def as_read_now(stored: Stored, renamed: dict[str, str]) -> Stored:
    """What the warehouse holds, its texts under the hashes that this version gives them."""
    past = tuple((number, renamed.get(text, text)) for number, text in stored.past)
    return replace(
        stored, content_sha256=renamed.get(stored.content_sha256, stored.content_sha256), past=past
    )


def made_again(choice: Choice, held: Iterable[Document]) -> Choice:
    """The choice for an article that is annotated again, with those of its past texts that raw/
    still holds."""
    past = choice.stored.past if choice.stored and choice.keep_past else ()
    texts = {document.content_sha256: document for document in held}
    again = tuple((no, texts[text]) for no, text in past if text in texts)
    kind = "again" if choice.kind in ("unchanged", "moved") else choice.kind
    return replace(choice, kind=kind, superseded=(*again, *choice.superseded))
