"""The knowledge base: a file of a person's own entities, and the links of ours to its entries."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.version import PIPELINE_VERSION
from flows.workspace import Workspace
from transforms.entities import state
from transforms.entities.entities import Entity
from transforms.entities.knowledge import REQUIRED, Entry, Link, entry_of, links, node_of
from warehouse.rows import conform, to_arrow
from warehouse.store import Transaction


class KnowledgeError(ValueError):
    """A knowledge base that cannot be used; the message names the file and the line."""


def read_knowledge(path: Path | None) -> tuple[tuple[Entry, ...], list[str]]:
    """The entries of a CSV or Parquet file, in order of their ids, and what to warn of.

    KnowledgeError for the first line that is none: half a register would link what is ambiguous.
    """
    if path is None:
        return (), []
    if not path.is_file():
        return (), [f"{path} is not there: no entity is linked to a knowledge base"]
    found: dict[str, Entry] = {}
    for line, row in _rows(path):
        try:
            entry = entry_of(row)
        except ValueError as error:
            raise KnowledgeError(f"{path}, line {line}: {error}") from error
        if entry.kb_id in found:
            raise KnowledgeError(f"{path}, line {line}: a second entry with id {entry.kb_id!r}")
        found[entry.kb_id] = entry
    return tuple(sorted(found.values())), []


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows with their numbers: lines of the file for CSV, rows from 1 for Parquet."""
    try:
        if path.suffix.lower() in (".parquet", ".pq"):
            table = pq.read_table(path, partitioning=None)
            _check_columns(path, table.column_names)
            yield from enumerate(table.to_pylist(), 1)
            return
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            _check_columns(path, reader.fieldnames or ())
            for row in reader:
                if None in row:
                    raise KnowledgeError(f"{path}, line {reader.line_num}: more fields than names")
                yield reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error, pa.ArrowException) as error:
        raise KnowledgeError(f"{path}: {' '.join(str(error).split())}") from error


def _check_columns(path: Path, columns: Iterable[str]) -> None:
    if absent := [column for column in REQUIRED if column not in columns]:
        raise KnowledgeError(f"{path}, line 1: no column {', '.join(absent)}")


def stored_knowledge(tx: Transaction) -> tuple[Entry, ...]:
    """The entries that the last run went by."""
    rows = tx.scan("knowledge").to_pylist()
    return tuple(sorted(Entry(**row | {"aliases": tuple(row["aliases"])}) for row in rows))


def put_knowledge(tx: Transaction, found: tuple[Entry, ...]) -> None:
    """Remember what this run went by."""
    tx.put("knowledge", to_arrow("knowledge", map(asdict, found)))


class Changed(Protocol):
    """What of a run's linking matters here."""

    entities: dict[str, Entity]
    gone: set[str]


def put_links(work: Workspace, nodes: pa.Table, linked: Changed, renewed: bool) -> None:
    """Link the entities that a run changed, or where the entries are `renewed` all of them.

    A link sets an entity's ids of the register and is a row of `entity_merges`, as is each doubt.
    """
    if not renewed and not work.knowledge:
        return
    entities = conform(work.tx.scan("entities"), "entities")
    if renewed:
        anew = dict(_pairs(entities, "entity_id", "country_code"))
    else:
        anew = {entity.entity_id: entity.country for entity in linked.entities.values()}
        nodes = state.where(nodes, "root", {e.root for e in linked.entities.values()})
    found = links(work.knowledge, nodes, anew)
    work.tx.put("entities", _with_ids(entities, [link for link in found if link.same], anew))
    names = dict(_pairs(entities, "entity_id", "name"))
    merges = conform(work.tx.scan("entity_merges"), "entity_merges")
    touched = pa.array([*anew, *linked.gone], pa.string())
    old = pc.and_(is_link(merges), pc.is_in(merges["left_entity_id"], value_set=touched))
    old = is_link(merges) if renewed else old
    fresh = to_arrow("entity_merges", [_row(link, names[link.entity_id]) for link in found])
    work.tx.put("entity_merges", pa.concat_tables([merges.filter(pc.invert(old)), fresh]))


def is_link(merges: pa.Table) -> Any:
    """Which rows of `entity_merges` are of an entity and an entry."""
    return pc.fill_null(pc.starts_with(merges["right_node"], pattern="KB:"), False)


def _pairs(table: pa.Table, left: str, right: str) -> Iterator[tuple[Any, Any]]:
    return zip(table[left].to_pylist(), table[right].to_pylist(), strict=True)


def _with_ids(entities: pa.Table, found: list[Link], anew: Mapping[str, Any]) -> pa.Table:
    """The rows with the register's ids; those looked at and not linked have none."""
    where = pc.index_in(
        entities["entity_id"], value_set=pa.array([link.entity_id for link in found], pa.string())
    )
    looked_at = pc.is_in(entities["entity_id"], value_set=pa.array(list(anew), pa.string()))
    for column in ("kb_id", "wikidata_id"):
        ids = pa.array([getattr(link.entry, column) for link in found], pa.string())
        values = pc.if_else(looked_at, ids.take(where.combine_chunks()), entities[column])
        at = entities.schema.get_field_index(column)
        entities = entities.set_column(at, entities.schema.field(column), values)
    return entities


def _row(link: Link, name: str) -> dict[str, Any]:
    return {
        "left_name": name,
        "right_name": link.entry.name,
        "entity_type": link.entry.entity_type,
        "left_entity_id": link.entity_id,
        "left_node": link.root,
        "right_node": node_of(link.entry),
        "same": link.same,
        "score": link.score,
        "reasons": list(link.reasons),
        "decided_by": "rule",
        "pipeline_version": PIPELINE_VERSION,
    }
