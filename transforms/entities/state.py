"""What resolution remembers between runs, so that a batch reads only what it touches.

`locals` has one row per entity of an article, `nodes` one per name of the corpus, `merges` one per
pair of names that the rules found near or same. Rows are sorted; lookups are vectorised.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any, Final, cast

import pyarrow as pa
import pyarrow.compute as pc

from transforms.entities import corpus
from transforms.entities.clusters import Merge
from transforms.entities.corpus import Seen
from transforms.entities.features import Company, Features, forms, mark, mark_of
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
        ("mark", pa.int64()),  # of the node, 0 for one that says nothing of the article's story
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
        ("doubted", pa.bool_()),
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
        ("company", _MARKS),  # of all articles of the sample, one after the other
        ("company_ends", _INTS),
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
    return table.filter(_is_in(table, column, values)) if values else table.slice(0, 0)


def without(table: pa.Table, column: str, values: Collection[Any]) -> pa.Table:
    return table.filter(pc.invert(_is_in(table, column, values))) if values else table


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
    """The rows of `State.locals` as records."""
    names = [
        tuple(zip(n, c, strict=True))
        for n, c in zip(lists(table, "names"), lists(table, "name_counts"), strict=True)
    ]
    entities = map(
        LocalEntity,
        values(table, "local_no"),
        values(table, "name"),
        values(table, "entity_type"),
        values(table, "key"),
        map(tuple, lists(table, "mentions")),
        names,
        map(tuple, lists(table, "keys")),
        map(tuple, lists(table, "titles")),
        values(table, "geoname_id"),
        values(table, "country"),
        values(table, "place_score"),
        map(bool, values(table, "doubted")),
    )
    return list(map(Seen, values(table, "article_id"), values(table, "said_on"), entities))


def locals_table(seen: Iterable[Seen]) -> pa.Table:
    """Rows without their `root`, which is decided later."""
    rows = list(seen)
    entities = [s.entity for s in rows]
    nodes = list(map(corpus.node_of, rows))
    columns: dict[str, list[Any]] = {
        "article_id": [s.article_id for s in rows],
        "local_no": [e.local_no for e in entities],
        "said_on": [s.said_on for s in rows],
        "node": nodes,
        "mark": list(map(mark_of, nodes)),
        "root": [None] * len(rows),
        "own": [True] * len(rows),
        "entity_type": [e.entity_type for e in entities],
        "name": [e.name for e in entities],
        "key": [e.key for e in entities],
        "mentions": [e.mentions for e in entities],
        "names": [[name for name, _ in e.names] for e in entities],
        "name_counts": [[n for _, n in e.names] for e in entities],
        "keys": [e.keys for e in entities],
        "titles": [e.titles for e in entities],
        "geoname_id": [e.geoname_id for e in entities],
        "country": [e.country for e in entities],
        "place_score": [e.place_score for e in entities],
        "doubted": [e.doubted for e in entities],
    }
    arrays = [pa.array(columns[f.name], f.type) for f in LOCALS]
    return pa.Table.from_arrays(arrays, schema=LOCALS)


def lists(table: pa.Table, column: str) -> list[list[Any]]:
    """A list column as Python lists; several times faster than `to_pylist`."""
    array: Any = table[column].combine_chunks()
    offsets = array.offsets.to_numpy()
    ends = (offsets - offsets[0]).tolist()
    flat = array.flatten()  # of a slice only its own
    values = flat.to_pylist() if pa.types.is_string(flat.type) else flat.to_numpy().tolist()
    return [values[a:b] for a, b in pairwise(ends)]


def _counts(table: pa.Table, keys: str, numbers: str) -> list[dict[Any, int]]:
    return [
        dict(zip(k, n, strict=True))
        for k, n in zip(lists(table, keys), lists(table, numbers), strict=True)
    ]


def features_of(table: pa.Table) -> dict[str, Features]:
    """The features of the nodes in `table`, a part of `State.nodes`."""
    columns = (
        values(table, "articles"),
        values(table, "mentions"),
        _counts(table, "months", "month_counts"),
        _counts(table, "names", "name_counts"),
        _counts(table, "titles", "title_counts"),
        _counts(table, "countries", "country_counts"),
        _samples(table),
    )
    rows = zip(*columns, strict=True)
    return {n: Features(*row) for n, row in zip(values(table, "node"), rows, strict=True)}


def _samples(table: pa.Table) -> list[dict[str, Company]]:
    marks, ends = lists(table, "company"), lists(table, "company_ends")
    return [
        {
            article: frozenset(company[start:end])
            for article, (start, end) in zip(articles, pairwise([0, *stops]), strict=True)
        }
        for articles, company, stops in zip(lists(table, "sample"), marks, ends, strict=True)
    ]


def nodes_table(known: Mapping[str, Features], root: Mapping[str, str]) -> pa.Table:
    """The rows of `known` nodes, in order."""
    nodes = sorted(known)
    rows = [known[n] for n in nodes]
    samples = [f.sample for f in rows]
    company = [[sorted(c) for c in sample.values()] for sample in samples]
    columns: dict[str, list[Any]] = {
        "node": nodes,
        "root": [root[n] for n in nodes],
        "blocks": [sorted(map(mark, corpus.blocks(n))) for n in nodes],
        "short_forms": [sorted(map(mark, forms(n, f))) for n, f in zip(nodes, rows, strict=True)],
        "articles": [f.articles for f in rows],
        "mentions": [f.mentions for f in rows],
        "months": [list(f.months) for f in rows],
        "month_counts": [list(f.months.values()) for f in rows],
        "names": [list(f.names) for f in rows],
        "name_counts": [list(f.names.values()) for f in rows],
        "titles": [list(f.titles) for f in rows],
        "title_counts": [list(f.titles.values()) for f in rows],
        "countries": [list(f.countries) for f in rows],
        "country_counts": [list(f.countries.values()) for f in rows],
        "sample": [list(sample) for sample in samples],
        "company": [[m for c in several for m in c] for several in company],
        "company_ends": [list(accumulate(map(len, several))) for several in company],
    }
    arrays = [pa.array(columns[f.name], f.type) for f in NODES]
    return pa.Table.from_arrays(arrays, schema=NODES)


def merges_of(table: pa.Table) -> list[Merge]:
    return [Merge(**cast(Any, row), decided_by="rule") for row in table.to_pylist()]


def merges_table(merges: Iterable[Merge]) -> pa.Table:
    rows = [
        {"left": m.left, "right": m.right, "same": m.same, "score": m.score, "reasons": m.reasons}
        for m in sorted(merges)
    ]
    return pa.Table.from_pylist(rows, MERGES)
