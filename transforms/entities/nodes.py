"""The names that a batch touches: their features, their pairs, their clusters."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from transforms.entities import features, judgements, state
from transforms.entities.bearers import bearers
from transforms.entities.candidate_pairs import compared
from transforms.entities.clusters import Merge, clusters, settle
from transforms.entities.corpus import Seen, node_of
from transforms.entities.features import NOTHING, Features, mark
from transforms.entities.judgements import Judgement
from transforms.entities.state import State


@dataclass(frozen=True, slots=True)
class Nodes:
    """`root` maps each node of the touched clusters, `lost` ones left out; `table` has them all.

    `decisions` are on those nodes; `pairs` is the table of all the rules' ones.
    """

    root: Mapping[str, str]
    lost: frozenset[str]
    forms: frozenset[str]  # the short names that may stand, or may have stood, for any of them
    table: pa.Table
    pairs: pa.Table
    decisions: tuple[Merge, ...]
    human: tuple[Merge, ...]  # all decisions of people
    renamed: Mapping[str, str]  # node -> name to show


def touched(
    before: State,
    staying: pa.Table,
    left: Sequence[Seen],
    added: Sequence[Seen],
    judged: Sequence[Judgement],
) -> Nodes:
    """Compare what the batch touches, and cluster it anew."""
    old, known, lost = _features(before, staying, left, added)
    new = set(compared(state.without(before.nodes, "node", lost), known))
    pairs = _kept_pairs(before.merges, known.keys() | lost)
    named = bearers(before.nodes, judgements.names_in(judged), known, lost)
    named_once = bearers(before.nodes, judgements.names_in(before.judgements))
    human = judgements.decisions(judged, named)
    once = judgements.decisions(before.judgements, named_once)
    renamed = judgements.renames(judged, named)
    renamed_once = judgements.renames(before.judgements, named_once)
    renamed_anew = {node for node, _ in renamed.items() ^ renamed_once.items()}
    seeds = known.keys() | lost | _ends({*human} ^ {*once}) | renamed_anew
    same = {m for m in new if m.same}
    component = _closure(seeds, [before.merges, pairs], [*same, *human, *once]) - lost
    rows = state.where(before.nodes, "node", component - known.keys())
    known = {**state.features_of(rows), **known}
    rules = {*new, *state.merges_of(_within(pairs, component))}
    decisions = settle([*rules, *human])
    root = clusters(component, decisions)
    return Nodes(
        root=root,
        lost=frozenset(lost),
        forms=_forms(old) | _forms({n: known[n] for n in component}),
        table=pa.concat_tables(
            [
                state.without(before.nodes, "node", component | lost),
                state.nodes_table({n: known[n] for n in component}, root),
            ]
        ),
        pairs=pa.concat_tables([pairs, state.merges_table(new)]),
        decisions=tuple(d for d in decisions if d.left in root or d.right in root),
        human=tuple(human),
        renamed=renamed,
    )


def standing(nodes: Nodes, looked_at: frozenset[str]) -> list[Merge]:
    """The decisions on pairs that stand, of names that were looked at only as short ones."""
    near = _closure(looked_at, [nodes.pairs], nodes.human)
    found = settle([*state.merges_of(_within(nodes.pairs, near)), *nodes.human])
    return [d for d in found if not looked_at.isdisjoint((d.left, d.right))]


def _features(
    before: State, staying: pa.Table, left: Sequence[Seen], added: Sequence[Seen]
) -> tuple[dict[str, Features], dict[str, Features], set[str]]:
    """Of each node in the batch the features before and after; the nodes nothing is left of."""
    plus, minus = features.by_node(added), features.by_node(left)
    both = plus.keys() | minus.keys()
    old = state.features_of(state.where(before.nodes, "node", both))
    known: dict[str, Features] = {}
    for node in both:
        rest = features.total([old.get(node, NOTHING)], [minus.get(node, NOTHING)])
        known[node] = features.total([rest, plus.get(node, NOTHING)])
    lost = {node for node, f in known.items() if not f.articles}
    holes = [n for n in minus if n not in lost and features.has_hole(n, known[n])]
    known |= _refilled({n: known[n] for n in holes}, staying, added)
    return old, {node: f for node, f in known.items() if node not in lost}, lost


def _forms(known: Mapping[str, Features]) -> frozenset[str]:
    return frozenset(form for node, f in known.items() for form in features.forms(node, f))


def _refilled(
    known: Mapping[str, Features], staying: pa.Table, added: Sequence[Seen]
) -> dict[str, Features]:
    """The samples taken anew from the articles that are left."""
    if not known:
        return {}
    articles: defaultdict[str, set[str]] = defaultdict(set)
    rows = state.where(staying, "node", known.keys()).select(["node", "article_id"])
    for row in rows.to_pylist():
        articles[row["node"]].add(row["article_id"])
    for s in added:
        if node_of(s) in known:
            articles[node_of(s)].add(s.article_id)
    first = {node: sorted(ids)[: features.SAMPLE] for node, ids in articles.items()}
    wanted = {a for ids in first.values() for a in ids}
    company = companies(wanted, staying, added)
    return {
        node: features.refill(known[node], {a: company[a] - {mark(node)} for a in ids})
        for node, ids in first.items()
    }


def companies(
    articles: Collection[str], staying: pa.Table, added: Sequence[Seen]
) -> dict[str, features.Company]:
    """Article id -> the company that a name keeps there."""
    rows = state.where(staying.select(["article_id", "mark"]), "article_id", articles)
    listed = rows.group_by("article_id").aggregate([("mark", "list")])
    found = {
        article: frozenset(several) - {0}
        for article, several in zip(
            state.values(listed, "article_id"), state.lists(listed, "mark_list"), strict=True
        )
    }
    new = [s for s in added if s.article_id in articles]
    for article, several in features.by_article(new).items():
        found[article] = features.company_of(node_of(s) for s in several)
    return found


def _kept_pairs(merges: pa.Table, gone: Collection[str]) -> pa.Table:
    return state.without(state.without(merges, "left", gone), "right", gone)


def _ends(merges: Iterable[Merge]) -> set[str]:
    return {end for m in merges for end in (m.left, m.right)}


def _closure(seeds: Collection[str], tables: Sequence[pa.Table], more: Sequence[Merge]) -> set[str]:
    """All nodes that a chain of merges ties to the seeds."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for m in more:
        beside[m.left].add(m.right)
        beside[m.right].add(m.left)
    found, front = set(seeds), set(seeds)
    same = [t.filter(t["same"]) for t in tables]
    while front:
        reached = {n for node in front for n in beside.get(node, ())}
        for table in same:
            reached |= set(state.values(state.where(table, "left", front), "right"))
            reached |= set(state.values(state.where(table, "right", front), "left"))
        front = reached - found
        found |= front
    return found


def _within(pairs: pa.Table, nodes: Collection[str]) -> pa.Table:
    """Pairs of which an end is touched: near misses reach out of the cluster."""
    left = pc.is_in(pairs["left"], value_set=pa.array(list(nodes), pa.string()))
    right = pc.is_in(pairs["right"], value_set=pa.array(list(nodes), pa.string()))
    return pairs.filter(pc.or_(left, right))
