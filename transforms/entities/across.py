"""Who is who over everything seen: names -> scored pairs -> clusters -> short names -> entities.

The result is a function of the set of articles and judgements; the order of arrival plays no part.
A batch looks only at what it touches: the names it brings or takes away, the names that share a
block with these, the clusters they stand in, and the short names that may stand for them.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from transforms.entities import namesakes, state
from transforms.entities.clusters import Merge
from transforms.entities.corpus import Seen
from transforms.entities.doubts import articles_in_doubt, doubted, doubts
from transforms.entities.entities import Entity, entities, entity_id
from transforms.entities.judgements import Judgement
from transforms.entities.nodes import Nodes, standing, touched
from transforms.entities.pause import no_collection
from transforms.entities.short_rows import ShortRows, short_rows
from transforms.entities.state import State

Local = tuple[str, int]  # article_id, local_no


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a batch changes. With an empty state and all articles added, everything.

    `entity_of` has the entity id of every added local entity, and of every older one that moved.
    `entities` are the new or changed ones, `gone` the ids that no longer have a mention, and
    `redirects` says where the mentions of such an id went, where any are left. `merges` are the
    decisions on the names touched, near misses included; a name's older ones are void (`decided`
    lists those names). `state` is for the next batch.
    """

    entity_of: Mapping[Local, str]
    entities: Mapping[str, Entity]
    gone: frozenset[str]
    redirects: Mapping[str, str]
    merges: tuple[Merge, ...]
    decided: frozenset[str]
    state: State


def resolve(
    before: State,
    added: Sequence[Seen],
    removed: Collection[str] = (),
    judgements: Sequence[Judgement] = (),
) -> Resolution:
    """Add articles (whole, all of their local entities) and take articles away.

    An added article that is there already is replaced. `judgements` are all that hold now.
    """
    with no_collection():
        return _resolved(before, added, removed, judgements)


def _resolved(
    before: State,
    added: Sequence[Seen],
    removed: Collection[str],
    judgements: Sequence[Judgement],
) -> Resolution:
    now = doubts(judgements)
    there = {*removed, *(s.article_id for s in added)}
    # Rows of other articles that a judgement of a place's names changes.
    again = {*articles_in_doubt(before.locals, now, doubts(before.judgements))} - there
    doubtful = state.where(before.locals, "article_id", again)
    added = [doubted(s, now) for s in (*added, *state.seen_of(doubtful))]
    leaving = state.where(before.locals, "article_id", {*removed, *(s.article_id for s in added)})
    staying = state.without(before.locals, "article_id", set(state.values(leaving, "article_id")))
    nodes = touched(before, staying, state.seen_of(leaving), added, judgements)
    shorts = short_rows(nodes, staying, added)
    was = dict(zip(_locals(doubtful), state.values(doubtful, "root"), strict=True))
    rows = _with_roots(staying, added, was, nodes, shorts)
    return _resolution(before, leaving, rows, nodes, shorts, tuple(sorted(set(judgements))))


def _with_roots(
    staying: pa.Table,
    added: Sequence[Seen],
    was: Mapping[Local, str],
    nodes: Nodes,
    shorts: ShortRows,
) -> tuple[pa.Table, pa.Table]:
    """The rows that may have moved, with their roots of before and of now; and all rows. `was` has
    the roots of those added that were there under another name."""
    anew = pa.array([*nodes.root, *shorts.nodes], pa.string())
    may_move: Any = pc.is_in(staying["node"], value_set=anew)
    there, new = staying.filter(may_move), state.locals_table(added)
    if was:
        new = _set(new, "root", pa.array(map(was.get, _locals(new)), pa.string()))
    rows = pa.concat_tables([there, new])
    own = _look_up(rows["node"], {**_roots_of(nodes, shorts), **nodes.root})
    meant = [
        shorts.root.get(local, root)
        for local, root in zip(_locals(rows), own.to_pylist(), strict=True)
    ]
    now = pa.array(meant, pa.string())
    rows = rows.append_column("was", rows["root"])
    rows = _set(_set(rows, "root", now), "own", pc.equal(now, own))
    for column in ("root", "own"):  # nothing else of a row that is there ever changes
        values = rows[column].slice(0, len(there)).combine_chunks()
        staying = _set(staying, column, _replaced(staying[column], may_move, values))
    return rows, pa.concat_tables([staying, rows.slice(len(there)).drop_columns(["was"])])


def _replaced(column: Any, where: Any, values: Any) -> Any:
    """The column with `values` where `where` is true."""
    found: Any = pc.replace_with_mask(column.combine_chunks(), where.combine_chunks(), values)
    return found


def _roots_of(nodes: Nodes, shorts: ShortRows) -> dict[str, str]:
    table = state.where(nodes.table, "node", shorts.nodes)
    return dict(zip(state.values(table, "node"), state.values(table, "root"), strict=True))


def _look_up(column: Any, of: Mapping[str, str]) -> Any:
    at: Any = pc.index_in(column, value_set=pa.array(list(of), pa.string()))
    return pa.array(list(of.values()), pa.string()).take(at.combine_chunks())


def _set(table: pa.Table, column: str, values: Any) -> pa.Table:
    return table.set_column(table.schema.get_field_index(column), column, values)


def _locals(rows: pa.Table) -> list[Local]:
    return list(zip(state.values(rows, "article_id"), state.values(rows, "local_no"), strict=True))


def _resolution(
    before: State,
    leaving: pa.Table,
    split: tuple[pa.Table, pa.Table],
    nodes: Nodes,
    shorts: ShortRows,
    judgements: tuple[Judgement, ...],
) -> Resolution:
    rows, locals_ = split
    differs: Any = pc.not_equal(rows["root"], rows["was"])
    moved = rows.filter(pc.fill_null(differs, True))
    were = {*state.values(leaving, "root"), *filter(None, state.values(moved, "was"))}
    roots = {*nodes.root.values(), *state.values(moved, "root"), *were}
    renamed = {nodes.root[n]: name for n, name in nodes.renamed.items() if n in nodes.root}
    found = entities(locals_, roots, renamed)
    gone = {entity_id(r) for r in were} - found.keys()
    stand = standing(nodes, shorts.nodes - nodes.root.keys())
    return Resolution(
        entity_of={
            local: entity_id(root)
            for local, root in zip(_locals(moved), state.values(moved, "root"), strict=True)
        },
        entities=found,
        gone=frozenset(gone),
        redirects=_redirects(moved, gone),
        merges=tuple(sorted(filter(_is_news, {*nodes.decisions, *stand, *shorts.decisions}))),
        decided=frozenset({*nodes.root, *nodes.lost, *shorts.nodes}),
        state=State(locals_, nodes.table, nodes.pairs, judgements),
    )


def _is_news(decision: Merge) -> bool:
    """That a name is itself, though more is said of its bearer here than there, is none."""
    same = decision.same and decision.decided_by == "rule"
    return not same or decision.reasons != namesakes.SAME


def _redirects(moved: pa.Table, gone: Collection[str]) -> dict[str, str]:
    """An id that is gone -> where most of its mentions went."""
    went: Counter[tuple[str, str]] = Counter()
    for was, now in zip(state.values(moved, "was"), state.values(moved, "root"), strict=True):
        if was is not None and entity_id(was) in gone:
            went[entity_id(was), entity_id(now)] += 1
    found: dict[str, str] = {}
    for (was, now), _ in sorted(went.items(), key=lambda w: (-w[1], w[0])):
        found.setdefault(was, now)
    return found
