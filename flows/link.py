"""Who is who across articles: this run's entities join those of all earlier ones."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows import stopping
from flows.decisions import merge_rows
from flows.judgements import put_judgements, stored_judgements
from flows.knowledge import is_link, put_knowledge, put_links, stored_knowledge
from flows.redirects import followed, went
from flows.version import PIPELINE_VERSION
from flows.workspace import Workspace
from transforms.entities.across import Local, Resolution, resolve
from transforms.entities.entities import Entity
from transforms.entities.state import State, seen_of, without
from transforms.places import gazetteer
from warehouse.rows import conform, to_arrow

Row = dict[str, Any]
STATE = ("entity_locals", "entity_nodes", "entity_pairs")  # as `State` takes them
ROWS_AT_ONCE = 100_000  # of entities of an article: it bounds the memory of a first run


def link(work: Workspace, locals_: Iterable[pa.Table]) -> None:
    """Give the entities of the new articles their canonical ids, and mend those they change.

    `locals_` are the entities of the articles annotated in this run, as `State.locals` has them.
    A wish to stop is heard between chunks of them. Raises Stopped.
    """
    tx = work.tx
    state = State(
        *(
            conform(tx.scan(name), name)
            for name in ("entity_locals", "entity_nodes", "entity_pairs")
        ),
        judgements=stored_judgements(tx),
    )
    linked = Linked()
    anew = work.again.links  # from nothing, as another version may link otherwise
    if anew:
        again = {*work.removed, *(choice.current.article_id for choice in work.choices.others)}
        locals_ = chain(_pieces(without(state.locals, "article_id", again)), locals_)
        state = State(judgements=state.judgements)
    # An article that was there before may have no entities now, so it is taken out by name.
    earlier = [choice.current.article_id for choice in work.choices.others if choice.stored]
    removed: Sequence[str] = [*work.removed, *earlier]
    for added in _chunks(locals_):
        stopping.check()
        resolution = resolve(state, seen_of(added), removed, work.judgements)
        tx.assign(_assignments(resolution.entity_of))  # of two chunks the later counts
        linked.add(resolution)
        state, removed = resolution.state, ()
    if anew:
        before = set(tx.published("entities", ["entity_id"])["entity_id"].to_pylist())
        linked.gone = before - linked.entities.keys()
    renewed = anew or stored_knowledge(tx) != work.knowledge
    _put_state(work, state)
    _put_entities(work, linked)
    _put_merges(work, linked, state)
    put_links(work, state.nodes, linked, renewed)
    _put_redirects(work, went(tx, linked.gone) if anew else linked.redirects)


def _pieces(locals_: pa.Table) -> Iterator[pa.Table]:
    """The rows of many articles in pieces of whole ones."""
    rows = locals_.sort_by("article_id")
    ids = rows["article_id"].to_pylist()
    begin = 0
    while begin < len(ids):
        end = bisect_right(ids, ids[min(begin + ROWS_AT_ONCE, len(ids)) - 1])
        yield rows.slice(begin, end - begin)
        begin = end


def _chunks(locals_: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The rows in whole articles, many at a time; once nothing, when there are none."""
    held, chunks = [State().locals], 0
    for table in locals_:
        held.append(table)
        if sum(map(len, held)) >= ROWS_AT_ONCE:
            yield pa.concat_tables(held)
            held, chunks = [], chunks + 1
    if held or not chunks:
        yield pa.concat_tables(held)


@dataclass(slots=True)
class Linked:
    """What the chunks of a run changed, taken together; of two changes the later counts."""

    entities: dict[str, Entity] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    redirects: dict[str, str] = field(default_factory=dict)
    merges: dict[tuple[str, str], Any] = field(default_factory=dict)
    decided: set[str] = field(default_factory=set)

    def add(self, resolution: Resolution) -> None:
        """Take in what one more chunk changed."""
        self.gone = (self.gone - resolution.entities.keys()) | resolution.gone
        self.entities |= resolution.entities
        for entity_id in resolution.gone:
            self.entities.pop(entity_id, None)
        self.redirects |= resolution.redirects
        self.decided |= resolution.decided
        self.merges = {
            pair: merge
            for pair, merge in self.merges.items()
            if resolution.decided.isdisjoint(pair)
        } | {(merge.left, merge.right): merge for merge in resolution.merges}


def _put_state(work: Workspace, state: State) -> None:
    work.tx.put("entity_locals", state.locals)
    work.tx.put("entity_nodes", state.nodes)
    work.tx.put("entity_pairs", state.merges)
    put_judgements(work.tx, work.judgements)
    put_knowledge(work.tx, work.knowledge)


def _assignments(entity_of: Mapping[Local, str]) -> pa.Table:
    """The new ids, as `Transaction.assign` takes them."""
    return pa.table(
        {
            "article_id": pa.array([article for article, _ in entity_of], pa.string()),
            "local_no": pa.array([number for _, number in entity_of], pa.int32()),
            "entity_id": pa.array(list(entity_of.values()), pa.string()),
        }
    )


def _put_entities(work: Workspace, linked: Linked) -> None:
    stale = [*linked.entities, *linked.gone]
    found = linked.entities.values()
    places = {entity.geoname_id for entity in found if entity.geoname_id is not None}
    points = gazetteer.points(places)
    rows = [_entity_row(entity, points) for entity in found]
    _replace(work, "entities", "entity_id", stale, rows)
    aliases = [
        {"entity_id": entity.entity_id, "alias": alias, "mention_count": count}
        for entity in found
        for alias, count in entity.aliases
    ]
    _replace(work, "entity_aliases", "entity_id", stale, aliases)


def _entity_row(entity: Entity, points: Mapping[int, tuple[str, float, float]]) -> Row:
    """A place goes by its name in the gazetteer, unless a person gave it another."""
    row = asdict(entity)
    del row["aliases"], row["root"]
    renamed = row.pop("renamed")
    point = points.get(entity.geoname_id) if entity.geoname_id is not None else None
    name, latitude, longitude = point or (entity.name, None, None)
    return row | {
        "name": entity.name if renamed else name,
        "country_code": row.pop("country"),
        "latitude": latitude,
        "longitude": longitude,
    }


def _put_merges(work: Workspace, linked: Linked, state: State) -> None:
    """A decision stands until one of its names is decided on again."""
    decided = pa.array(list(linked.decided), pa.string())
    before = conform(work.tx.scan("entity_merges"), "entity_merges")
    before = before.slice(0, 0) if work.again.links else before
    by_name = pc.or_(
        pc.is_in(before["left_node"], value_set=decided),
        pc.is_in(before["right_node"], value_set=decided),
    )
    void = pc.and_not(by_name, is_link(before))
    entities = work.tx.scan("entities", ["entity_id", "name"])
    fresh = merge_rows(linked.merges.values(), state.nodes, entities)
    _put(work, "entity_merges", before.filter(pc.invert(void)), fresh)


def _put_redirects(work: Workspace, redirects: Mapping[str, str]) -> None:
    before = work.tx.scan("entity_redirects").to_pylist()
    known = {row["old_entity_id"]: row["entity_id"] for row in before} | dict(redirects)
    published = set(work.tx.scan("entities", ["entity_id"])["entity_id"].to_pylist())
    found = followed(known, published).items()
    rows = [{"old_entity_id": old, "entity_id": new} for old, new in sorted(found)]
    _put(work, "entity_redirects", to_arrow("entity_redirects", []), rows)


def _replace(work: Workspace, table: str, key: str, stale: Sequence[str], rows: list[Row]) -> None:
    """Put `rows` in the place of those whose `key` is stale."""
    before = conform(work.tx.scan(table), table)
    old = pc.is_in(before[key], value_set=pa.array(stale, pa.string()))
    _put(work, table, before.filter(pc.invert(old)), rows)


def _put(work: Workspace, table: str, kept: pa.Table, rows: list[Row]) -> None:
    marked = [row | {"pipeline_version": PIPELINE_VERSION} for row in rows]
    work.tx.put(table, pa.concat_tables([kept, to_arrow(table, marked)]))
