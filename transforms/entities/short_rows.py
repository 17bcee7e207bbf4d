"""The short names that a batch touches, each decided in its article."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from transforms.entities import corpus, features, state
from transforms.entities.clusters import Merge
from transforms.entities.corpus import Seen, node_of
from transforms.entities.features import mark
from transforms.entities.nodes import Nodes
from transforms.entities.shorts import Candidate, Choice, choose


@dataclass(frozen=True, slots=True)
class ShortRows:
    """`root` maps (article_id, local_no) to whom a short name means there, itself included."""

    nodes: frozenset[str]
    root: Mapping[tuple[str, int], str]
    decisions: tuple[Merge, ...]


def short_rows(nodes: Nodes, staying: pa.Table, added: Sequence[Seen]) -> ShortRows:
    """Look at every row of every short name that one of the touched names may be meant by."""
    weak = {n for n in {*nodes.forms, *nodes.root} if corpus.is_weak(n)}
    own = dict(_column_pairs(state.where(nodes.table, "node", weak), "node", "root"))
    rows = [
        *state.seen_of(state.where(staying, "node", own.keys())),
        *(s for s in added if node_of(s.entity) in own),
    ]
    candidates = _candidates(nodes.table, own)
    company = _company(
        {s.article_id for s in rows if candidates[node_of(s.entity)]}, staying, added
    )
    root: dict[tuple[str, int], str] = {}
    tallies: defaultdict[tuple[str, str], list[Choice]] = defaultdict(list)
    for s in rows:
        node = node_of(s.entity)
        choice = choose(s, company.get(s.article_id, frozenset()), candidates[node])
        sure = choice is not None and choice.sure
        root[s.article_id, s.entity.local_no] = choice.best if choice and sure else own[node]
        if choice is not None:
            tallies[node, choice.best].append(choice)
    return ShortRows(frozenset(own), root, tuple(_decisions(tallies)))


def _column_pairs(table: pa.Table, left: str, right: str) -> list[tuple[str, str]]:
    return list(zip(state.values(table, left), state.values(table, right), strict=True))


def _candidates(table: pa.Table, own: Mapping[str, str]) -> dict[str, list[Candidate]]:
    """Short node -> the entities that it may mean, other than its own."""
    holders = state.listing(table, "short_forms", [mark(n) for n in own])
    roots: defaultdict[str, set[str]] = defaultdict(set)
    held = state.features_of(holders)
    for node, root in _column_pairs(holders, "node", "root"):
        for form in features.forms(node, held[node]):
            if form in own and root != own[form]:
                roots[form].add(root)
    members = state.where(table, "root", {r for rs in roots.values() for r in rs})
    known = state.features_of(members)
    of: defaultdict[str, list[str]] = defaultdict(list)
    for node, root in sorted(_column_pairs(members, "node", "root")):
        of[root].append(node)
    candidate = {r: Candidate(r, tuple((n, known[n]) for n in ns)) for r, ns in of.items()}
    return {form: [candidate[r] for r in sorted(roots[form])] for form in own}


def _company(
    articles: set[str], staying: pa.Table, added: Sequence[Seen]
) -> dict[str, features.Company]:
    rows = [
        *state.seen_of(state.where(staying, "article_id", articles)),
        *(s for s in added if s.article_id in articles),
    ]
    return {a: features.company_of(found) for a, found in features.by_article(rows).items()}


def _decisions(tallies: Mapping[tuple[str, str], Sequence[Choice]]) -> list[Merge]:
    """One decision for each short name and entity, over all the articles it is said in."""
    found = []
    for (node, root), choices in tallies.items():
        sure = sum(c.sure for c in choices)
        reasons = f"short name: meant in {sure} articles, not sure in {len(choices) - sure}"
        score = round(sum(c.score for c in choices) / len(choices), 4)
        left, right = min(node, root), max(node, root)
        found.append(Merge(left, right, sure > 0, score, reasons, "rule"))
    return found
