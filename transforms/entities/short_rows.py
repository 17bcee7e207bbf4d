"""The short names that a batch touches, each decided in its article."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from transforms.entities import corpus, state
from transforms.entities.clusters import Merge
from transforms.entities.corpus import Seen, node_of
from transforms.entities.features import Features, mark
from transforms.entities.nodes import Nodes, companies
from transforms.entities.shorts import (
    MOST,
    NOBODY,
    Candidate,
    Choice,
    candidate,
    choose,
    is_plain,
    short_of,
    shorts_of,
)


@dataclass(frozen=True, slots=True)
class ShortRows:
    """`root` maps (article_id, local_no) to whom a short name means there, if not itself."""

    nodes: frozenset[str]
    root: Mapping[tuple[str, int], str]
    decisions: tuple[Merge, ...]


def short_rows(nodes: Nodes, staying: pa.Table, added: Sequence[Seen]) -> ShortRows:
    """Look at every row of every short name that one of the touched names may be meant by."""
    bound = {end for d in nodes.human if d.same for end in (d.left, d.right)}
    weak = {n for n in {*nodes.forms, *nodes.root} - bound if corpus.is_weak(n)}
    own = dict(_column_pairs(state.where(nodes.table, "node", weak), "node", "root"))
    candidates, rest = _candidates(nodes.table, own, _apart(nodes))
    root: dict[tuple[str, int], str] = {}
    rows = [
        *shorts_of(state.where(staying, "node", candidates.keys())),
        *(short_of(s) for s in added if node_of(s.entity) in candidates),
    ]
    # Who has no rival is meant whatever the company, if there are articles enough.
    asked = {s.article_id for s in rows if not is_plain(s, candidates[s.node], rest[s.node])}
    company = companies(asked, staying, added)
    tallies: defaultdict[tuple[str, str], list[Choice]] = defaultdict(list)
    for s in rows:
        choice = choose(s, company.get(s.article_id, NOBODY), candidates[s.node], rest[s.node])
        if choice is not None:
            tallies[s.node, choice.best].append(choice)
            if choice.sure:
                root[s.article_id, s.local_no] = choice.best
    return ShortRows(frozenset(own), root, tuple(_decisions(tallies)))


def _column_pairs(table: pa.Table, left: str, right: str) -> list[tuple[str, str]]:
    return list(zip(state.values(table, left), state.values(table, right), strict=True))


def _apart(nodes: Nodes) -> set[tuple[str, str]]:
    """Node and root of those that a person told apart: the one is never short for the other."""
    judged = [d for d in nodes.human if not d.same]
    ends = {end for d in judged for end in (d.left, d.right)}
    root = dict(_column_pairs(state.where(nodes.table, "node", ends), "node", "root"))
    return {(a, root[b]) for d in judged for a, b in ((d.left, d.right), (d.right, d.left))}


def _candidates(
    table: pa.Table, own: Mapping[str, str], apart: Collection[tuple[str, str]]
) -> tuple[dict[str, list[Candidate]], dict[str, int]]:
    """Short node -> the entities that it may mean, other than its own; the articles of the rest."""
    held, rest = _holders(table, own, apart)
    roots = {form: {root for _, root in found} for form, found in held.items()}
    members = state.where(table, "root", {r for found in roots.values() for r in found})
    known = state.features_of(members)
    of: defaultdict[str, list[Features]] = defaultdict(list)
    for node, root in sorted(_column_pairs(members, "node", "root")):
        of[root].append(known[node])
    made = {root: candidate(root, found) for root, found in of.items()}
    return {form: [made[r] for r in sorted(found)] for form, found in roots.items()}, rest


def _holders(
    table: pa.Table, own: Mapping[str, str], apart: Collection[tuple[str, str]]
) -> tuple[dict[str, list[tuple[str, str]]], dict[str, int]]:
    """Short node -> node and root of its most frequent holders; the articles of the others."""
    form_of = {mark(n): n for n in own}
    columns = table.select(["node", "root", "short_forms", "articles"])
    holders = state.listing(columns, "short_forms", list(form_of))
    found: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    rows = _column_pairs(holders, "node", "root")
    articles, forms = state.values(holders, "articles"), state.lists(holders, "short_forms")
    for (node, root), n, marks in zip(rows, articles, forms, strict=True):
        for form in filter(None, map(form_of.get, marks)):
            if root != own[form] and (form, root) not in apart:
                found[form].append((-n, node, root))
    most = {form: sorted(several) for form, several in found.items()}
    return (
        {form: [(n, r) for _, n, r in several[:MOST]] for form, several in most.items()},
        {form: -sum(n for n, _, _ in several[MOST:]) for form, several in most.items()},
    )


def _decisions(tallies: Mapping[tuple[str, str], Sequence[Choice]]) -> list[Merge]:
    """One decision for each short name and entity, over all the articles it is said in."""
    found = []
    for (node, root), choices in tallies.items():
        sure = sum(c.sure for c in choices)
        what = "an unsure place" if corpus.is_place(root) else "a shorter name"
        reasons = f"{what}, clearly meant so in {sure} of {len(choices)} articles"
        score = round(sum(c.score for c in choices) / len(choices), 4)
        left, right = min(node, root), max(node, root)
        found.append(Merge(left, right, sure > 0, score, reasons, "rule"))
    return found
