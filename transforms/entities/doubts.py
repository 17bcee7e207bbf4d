"""Names that a person tells apart though the gazetteer gives both to one place.

`different, Holland, Netherlands`: the place keeps the name that is its own, and a row that goes by
the other is no longer taken for it. Names joined within one article stay joined.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from transforms.entities import state
from transforms.entities.corpus import Seen
from transforms.entities.judgements import Judgement, node_names
from transforms.places.candidates import candidates
from transforms.places.gazetteer import load
from transforms.places.names import fold

Doubts = Mapping[str, frozenset[int]]  # folded name -> the GeoNames ids that it does not mean


def doubts(judgements: Iterable[Judgement]) -> Doubts:
    """What the judgements say of names that share a place."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for judgement in judgements:
        if judgement.judgement == "different" and judgement.entity_type == "LOC":
            (_, left), (_, right) = node_names(judgement)
            mine, theirs = places(judgement.left_name), places(judgement.right_name)
            for place in mine.keys() & theirs.keys() if left != right else ():
                loser = left if theirs[place] and not mine[place] else right
                found[loser].add(place)
    return {key: frozenset(ids) for key, ids in found.items()}


def places(name: str) -> dict[int, bool]:
    """GeoNames ids of the places that go by a name, and whether it is what they are shown as."""
    gazetteer = load()
    rows = candidates(name, gazetteer).rows.tolist()
    return {
        int(gazetteer.geoname_id[row]): fold(gazetteer.name(row)) == fold(name)
        for row in rows
        if gazetteer.geoname_id[row]
    }


def doubted(seen: Seen, now: Doubts) -> Seen:
    """The row, marked where it goes by a name that does not mean its place."""
    entity = seen.entity
    is_doubted = entity.geoname_id in now.get(entity.key, ())
    if is_doubted == entity.doubted:
        return seen
    return replace(seen, entity=replace(entity, doubted=is_doubted))


def articles_in_doubt(locals_: pa.Table, now: Doubts, once: Doubts) -> Collection[str]:
    """The articles of which a row may change because the judgements have."""
    keys = {key for key in {*now, *once} if now.get(key) != once.get(key)}
    if not keys:
        return ()
    named: Any = pc.is_in(locals_["key"], value_set=pa.array(sorted(keys), pa.string()))
    rows = locals_.filter(pc.and_(named, pc.is_valid(locals_["geoname_id"])))
    return set(state.values(rows, "article_id"))
