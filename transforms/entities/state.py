"""What resolution remembers between runs, so that a batch reads only what it touches.

`locals` has one row per entity of an article, `nodes` one per name of the corpus, `merges` one per
pair of names that the rules found near or same. Rows are sorted; lookups are vectorised.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast

import pyarrow as pa
import pyarrow.compute as pc

from transforms.entities import corpus
from transforms.entities.clusters import Merge
from transforms.entities.corpus import Seen
from transforms.entities.features import Features, forms, mark
from transforms.entities.judgements import Judgement
from transforms.entities.local import LocalEntity

_STRINGS: Final[pa.DataType] = pa.list_(pa.string())
_INTS: Final[pa.DataType] = pa.list_(pa.int32())
_MARKS: Final[pa.DataType] = pa.list_(pa.int64())


def _schema(fields: Sequence[tuple[str, pa.DataType]]) -> pa.Schema:
    return pa.schema([pa.field(name, kind) for name, kind in fields])


LOCALS: Final = _schema(
    [
        ("article_id", pa.string()),
        ("local_no", pa.int32()),
        ("said_on", pa.date32()),
        ("node", pa.string()),
        ("root", pa.string()),  # the entity it belongs to, by the smallest node of its cluster
        ("own", pa.bool_()),  # by its own name, and not as somebody's short name
        ("entity_type", pa.string()),
        ("name", pa.string()),
        ("key", pa.string()),
        ("mentions", _INTS),
        ("names", _STRINGS),
        ("name_counts", _INTS),
        ("keys", _STRINGS),
        ("titles", _STRINGS),
        ("geoname_id", pa.int64()),
        ("country", pa.string()),
        ("place_score", pa.float64()),
    ]
)
NODES: Final = _schema(
    [
        ("node", pa.string()),
        ("root", pa.string()),
        ("blocks", _MARKS),
        ("short_forms", _MARKS),
        ("articles", pa.int32()),
        ("mentions", pa.int32()),
        ("months", _INTS),
        ("month_counts", _INTS),
        ("names", _STRINGS),
        ("name_counts", _INTS),
        ("titles", _STRINGS),
        ("title_counts", _INTS),
        ("countries", _STRINGS),
        ("country_counts", _INTS),
        ("sample", _STRINGS),
        ("companies", pa.list_(_MARKS)),
    ]
)
MERGES: Final = _schema(
    [
        ("left", pa.string()),
        ("right", pa.string()),
        ("same", pa.bool_()),
        ("score", pa.float64()),
        ("reasons", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class State:
    """Everything that a later batch needs: three tables to be written and read as they stand."""

    locals: pa.Table = field(default_factory=LOCALS.empty_table)
    nodes: pa.Table = field(default_factory=NODES.empty_table)
    merges: pa.Table = field(default_factory=MERGES.empty_table)
    judgements: tuple[Judgement, ...] = ()


def where(table: pa.Table, column: str, values: Collection[Any]) -> pa.Table:
    """The rows whose `column` is one of `values`."""
    return table.filter(_is_in(table, column, values))


def without(table: pa.Table, column: str, values: Collection[Any]) -> pa.Table:
    return table.filter(pc.invert(_is_in(table, column, values)))


def values(table: pa.Table, column: str) -> list[Any]:
    """A column as Python values."""
    return table[column].to_pylist()


def _is_in(table: pa.Table, column: str, values: Collection[Any]) -> Any:
    of = pa.array(list(values), table.schema.field(column).type)
    return pc.is_in(table[column], value_set=of)


def listing(table: pa.Table, column: str, values: Collection[int]) -> pa.Table:
    """The rows whose list `column` holds one of `values`."""
    lists = table[column].combine_chunks()
    hits = pc.is_in(pc.list_flatten(lists), value_set=pa.array(list(values), pa.int64()))
    parents = pc.list_parent_indices(lists).filter(hits)
    return table.take(pc.unique(parents))


# --- rows <-> records ----------------------------------------------------------------------------


def seen_of(table: pa.Table) -> list[Seen]:
    return [_seen(row) for row in table.to_pylist()]


def _seen(row: Mapping[str, Any]) -> Seen:
    entity = LocalEntity(
        local_no=row["local_no"],
        name=row["name"],
        entity_type=row["entity_type"],
        key=row["key"],
        mentions=tuple(row["mentions"]),
        names=tuple(zip(row["names"], row["name_counts"], strict=True)),
        keys=tuple(row["keys"]),
        titles=tuple(row["titles"]),
        geoname_id=row["geoname_id"],
        country=row["country"],
        place_score=row["place_score"],
    )
    return Seen(row["article_id"], row["said_on"], entity)


def locals_table(seen: Iterable[Seen]) -> pa.Table:
    """Rows without their `root`, which is decided later."""
    return pa.Table.from_pylist([_local_row(s) for s in seen], LOCALS)


def _local_row(s: Seen) -> dict[str, Any]:
    e = s.entity
    return {
        "article_id": s.article_id,
        "local_no": e.local_no,
        "said_on": s.said_on,
        "node": corpus.node_of(e),
        "root": None,
        "own": True,
        "entity_type": e.entity_type,
        "name": e.name,
        "key": e.key,
        "mentions": e.mentions,
        "names": [name for name, _ in e.names],
        "name_counts": [n for _, n in e.names],
        "keys": e.keys,
        "titles": e.titles,
        "geoname_id": e.geoname_id,
        "country": e.country,
        "place_score": e.place_score,
    }


def features_of(table: pa.Table) -> dict[str, Features]:
    return {row["node"]: _features(row) for row in table.to_pylist()}


def _features(row: Mapping[str, Any]) -> Features:
    def counts(keys: str, values: str) -> dict[Any, int]:
        return dict(zip(row[keys], row[values], strict=True))

    return Features(
        articles=row["articles"],
        mentions=row["mentions"],
        months=counts("months", "month_counts"),
        names=counts("names", "name_counts"),
        titles=counts("titles", "title_counts"),
        countries=counts("countries", "country_counts"),
        sample={a: frozenset(c) for a, c in zip(row["sample"], row["companies"], strict=True)},
    )


def nodes_table(known: Mapping[str, Features], root: Mapping[str, str]) -> pa.Table:
    rows = [_node_row(node, root[node], known[node]) for node in sorted(known)]
    return pa.Table.from_pylist(rows, NODES)


def _node_row(node: str, root: str, f: Features) -> dict[str, Any]:
    return {
        "node": node,
        "root": root,
        "blocks": sorted(map(mark, corpus.blocks(node))),
        "short_forms": sorted(map(mark, forms(node, f))),
        "articles": f.articles,
        "mentions": f.mentions,
        "months": list(f.months),
        "month_counts": list(f.months.values()),
        "names": list(f.names),
        "name_counts": list(f.names.values()),
        "titles": list(f.titles),
        "title_counts": list(f.titles.values()),
        "countries": list(f.countries),
        "country_counts": list(f.countries.values()),
        "sample": list(f.sample),
        "companies": [sorted(c) for c in f.sample.values()],
    }


def merges_of(table: pa.Table) -> list[Merge]:
    return [Merge(**cast(Any, row), decided_by="rule") for row in table.to_pylist()]


def merges_table(merges: Iterable[Merge]) -> pa.Table:
    rows = [
        {"left": m.left, "right": m.right, "same": m.same, "score": m.score, "reasons": m.reasons}
        for m in sorted(merges)
    ]
    return pa.Table.from_pylist(rows, MERGES)
