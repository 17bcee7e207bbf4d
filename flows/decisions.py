"""Decisions on names as rows of `entity_merges`: who they are about, in words that people read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any, cast

import pyarrow as pa
import pyarrow.compute as pc

from transforms.entities import corpus, namesakes, state
from transforms.entities.clusters import Merge
from transforms.entities.entities import entity_id
from transforms.entities.features import mark
from transforms.entities.mention import EntityType
from transforms.entities.parts import parse

Row = dict[str, Any]
NAMES = ("names", "name_counts")  # of a node, as `State.nodes` has them


def merge_rows(merges: Iterable[Merge], nodes: pa.Table, entities: pa.Table) -> list[Row]:
    """A row for each decision, with its names as they are written and the ids of its entities.

    `nodes` are those of `State`, `entities` the rows to be published. A short name that stands
    for others alone is of the entity that it is meant by: it has none of its own.
    """
    found = list(merges)
    ends = {end for merge in found for end in (merge.left, merge.right)}
    bearers = state.where(nodes, "node", ends)
    root = dict(zip(state.values(bearers, "node"), state.values(bearers, "root"), strict=True))
    id_of = {node: entity_id(root[node]) for node in root}
    shown = _shown(entities, set(id_of.values()))
    said = sorted(_written(_bearers_of(nodes, ends - root.keys())).items(), reverse=True)
    names = (
        {namesakes.base(node): name for node, name in said}
        | _written(bearers)
        | {
            node: shown[id_of[node]]
            for node in id_of
            if corpus.is_place(node) and id_of[node] in shown
        }
    )
    return [_row(merge, names, {n: i for n, i in id_of.items() if i in shown}) for merge in found]


def _row(merge: Merge, names: Mapping[str, str], id_of: Mapping[str, str]) -> Row:
    row = asdict(merge)
    left, right = row.pop("left"), row.pop("right")
    return row | {
        "left_node": left,
        "right_node": right,
        "left_name": names.get(left) or corpus.split(left)[1],
        "right_name": names.get(right) or corpus.split(right)[1],
        "left_entity_id": id_of.get(left) or (id_of.get(right) if merge.same else None),
        "right_entity_id": id_of.get(right) or (id_of.get(left) if merge.same else None),
        "entity_type": corpus.split(left)[0],
        "reasons": row["reasons"].split("; "),
    }


def _bearers_of(nodes: pa.Table, names: Collection[str]) -> pa.Table:
    """The people of one word, of each of whom his article says who he is, or says nothing."""
    people = [mark(name) for name in names if name.startswith("PERSON:")]
    return state.listing(
        nodes.filter(pc.match_substring(nodes["node"], "@")), "short_forms", people
    )


def _shown(entities: pa.Table, ids: set[str]) -> dict[str, str]:
    """Entity id -> its name, of those that are there."""
    wanted = pa.array(sorted(ids), pa.string())
    there = entities.filter(pc.is_in(entities["entity_id"], value_set=wanted))
    return dict(zip(there["entity_id"].to_pylist(), there["name"].to_pylist(), strict=True))


def _written(nodes: pa.Table) -> dict[str, str]:
    """Node -> the form of its own words that is written most often; of two as common, the first."""
    found: dict[str, str] = {}
    columns = (state.values(nodes, "node"), *(state.lists(nodes, c) for c in NAMES))
    for node, forms, counts in zip(*columns, strict=True):
        kind, key = corpus.split(node)
        own = [
            (-count, form)
            for form, count in zip(forms, counts, strict=True)
            if parse(form, cast(EntityType, kind)).key == key.partition("@")[0]
        ]
        if own:
            found[node] = min(own)[1]
    return found
