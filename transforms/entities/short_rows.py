"""The short names that a batch touches, each decided in its article."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from transforms.entities import corpus, namesakes, state
from transforms.entities.clusters import Merge
from transforms.entities.corpus import Seen, node_of
from transforms.entities.features import Company, Features, mark
from transforms.entities.nodes import Nodes, companies
from transforms.entities.organisation import is_firm
from transforms.entities.precedents import Chosen, settled
from transforms.entities.short_candidates import candidate
from transforms.entities.shorts import (
    MOST,
    NOBODY,
    Choice,
    Field,
    Short,
    short_of,
    shorts_of,
)

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ShortRows:
    """`root` maps (article_id, local_no) to whom a short name means there, if not itself."""

    nodes: frozenset[str]
    root: Mapping[tuple[str, int], str]
    decisions: tuple[Merge, ...]


def short_rows(nodes: Nodes, staying: pa.Table, added: Sequence[Seen]) -> ShortRows:
    """Look at every row of every short name that one of the touched names may be meant by."""
    bound = {end for d in nodes.human if d.same for end in (d.left, d.right)}
    weak = {n for n in {*nodes.forms, *nodes.root} if corpus.is_weak(n)}
    table = _of_forms(nodes.table, weak - bound, bound)
    own = dict(_column_pairs(table, "node", "root"))
    alone = _articles(nodes.table, {n: r for n, r in own.items() if n.startswith("ORG:")})
    fields = _fields(nodes.table, {form_of(n): r for n, r in own.items()}, alone, _apart(nodes))
    asked_for = [n for n in own if form_of(n) in fields]
    root: dict[tuple[str, int], str] = {}
    rows = [
        *shorts_of(state.where(staying, "node", asked_for)),
        *(short_of(s) for s in added if (n := node_of(s)) in own and form_of(n) in fields),
    ]
    # Who has no rival is meant whatever the company, if there are articles enough.
    asked = {s.article_id for s in rows if not fields[form_of(s.node)].is_plain(s)}
    company = companies(asked, staying, added)
    tallies: defaultdict[tuple[str, str], list[Choice]] = defaultdict(list)
    for row in settled(_chosen(rows, fields, company)):
        tallies[row.form, row.choice.best].append(row.choice)
        if row.choice.sure:
            root[row.short.article_id, row.short.local_no] = row.choice.best
    # A person's even where its articles are gone.
    people = {n for n in weak - bound if n.startswith("PERSON:")}
    decided = frozenset(own) | {looked_up(node) for node in {*own, *people}}
    return ShortRows(decided, root, tuple(_decisions(tallies)))


def _chosen(
    rows: Sequence[Short], fields: Mapping[str, Field], company: Mapping[str, Company]
) -> list[Chosen]:
    """Whom each row means by what its own article says."""
    found = []
    for s in rows:
        form = form_of(s.node)
        choice = fields[form].choose(s, company.get(s.article_id, NOBODY))
        if choice is not None:
            found.append(Chosen(s, looked_up(form), fields[form], choice))
    return found


def form_of(node: str) -> str:
    """What a short name is looked up as: of names of one article each all together."""
    return namesakes.base(node) if namesakes.is_alone(node) else node


def _of_forms(table: pa.Table, forms: Collection[str], bound: Collection[str]) -> pa.Table:
    """The rows of nodes that are short forms, or such a form with what is said of its bearer."""
    found = _without_firms(state.where(table, "node", forms))
    people = [mark(form) for form in forms if form.startswith("PERSON:")]
    said = state.listing(
        table.filter(pc.match_substring(table["node"], "@")), "short_forms", people
    )
    said = said.filter(pc.starts_with(said["node"], "PERSON:"))
    said = state.without(said, "node", {*bound, *state.values(found, "node")})
    return pa.concat_tables([found, said])


def _without_firms(rows: pa.Table) -> pa.Table:
    """Without names by which their articles mean a company: `Salmon`, called `Salmon Inc`, is no
    short name of its `Salmon Brothers`; but `GM Corp` is General Motors."""
    of_firms = pc.starts_with(rows["node"], pattern="ORG:")
    asked: Any = rows.filter(of_firms)
    firms = [
        node
        for node, names, counts in zip(
            state.values(asked, "node"),
            state.lists(asked, "names"),
            state.lists(asked, "name_counts"),
            strict=True,
        )
        if is_firm(dict(zip(names, counts, strict=True)))
    ]
    return state.without(rows, "node", firms)


def _column_pairs(table: pa.Table, left: str, right: str) -> list[tuple[Any, Any]]:
    return list(zip(state.values(table, left), state.values(table, right), strict=True))


def _articles(table: pa.Table, root: Mapping[str, str]) -> dict[str, int]:
    """Node -> the articles of the names that are one with it."""
    rows = state.where(table.select(["root", "articles"]), "root", {*root.values()})
    total = dict(
        _column_pairs(
            rows.group_by("root").aggregate([("articles", "sum")]), "root", "articles_sum"
        )
    )
    return {node: total[r] for node, r in root.items()}


def _apart(nodes: Nodes) -> set[tuple[str, str]]:
    """Node and root of those that a person told apart: the one is never short for the other."""
    judged = [d for d in nodes.human if not d.same]
    ends = {end for d in judged for end in (d.left, d.right)}
    root = dict(_column_pairs(state.where(nodes.table, "node", ends), "node", "root"))
    return {(a, root[b]) for d in judged for a, b in ((d.left, d.right), (d.right, d.left))}


def _fields(
    table: pa.Table,
    own: Mapping[str, str],
    alone: Mapping[str, int],
    apart: Collection[tuple[str, str]],
) -> dict[str, Field]:
    """Short node -> the entities that it may mean, other than its own."""
    held, rest = _holders(table, own, apart)
    roots = {form: set(found) for form, found in held.items()}
    members = state.where(table, "root", {r for found in roots.values() for r in found})
    known = state.features_of(members)
    of: defaultdict[str, dict[str, Features]] = defaultdict(dict)
    for node, root in sorted(_column_pairs(members, "node", "root")):
        of[root][node] = known[node]
    made = {root: candidate(root, found) for root, found in of.items()}
    return {
        form: Field(form, [made[r] for r in sorted(found)], rest[form], alone.get(form, 0))
        for form, found in roots.items()
    }


def _holders(
    table: pa.Table, own: Mapping[str, str], apart: Collection[tuple[str, str]]
) -> tuple[dict[str, list[str]], dict[str, int]]:
    """Short node -> the roots of its most frequent holders; the articles of the others."""
    forms = sorted(own)
    marks = np.array([mark(looked_up(form)) for form in forms], np.int64)
    columns = table.select(["node", "root", "short_forms", "articles"])
    rows = state.listing(columns, "short_forms", marks.tolist())
    lists = rows["short_forms"].combine_chunks()
    of, at = _pairs(pc.list_flatten(lists).to_numpy(), marks)
    held = rows.select(["node", "root", "articles"]).take(
        pa.array(pc.list_parent_indices(lists).to_numpy()[of])
    )
    held = held.append_column("form", pa.array(at))
    own_root = pa.array([own[f] for f in forms], pa.string()).take(held["form"])
    held = held.filter(pc.not_equal(held["root"], own_root))
    held = _without_namesakes(held, forms)
    if apart:
        pairs = zip(state.values(held, "form"), state.values(held, "root"), strict=True)
        kept = [(forms[f], root) not in apart for f, root in pairs]
        held = held.filter(pa.array(kept, pa.bool_()))
    held = held.sort_by([("form", "ascending"), ("articles", "descending"), ("node", "ascending")])
    form, articles = held["form"].to_numpy(), held["articles"].to_numpy()
    starts = np.flatnonzero(np.diff(form, prepend=-1))
    rank = np.arange(len(form)) - np.repeat(starts, np.diff(starts, append=len(form)))
    found: dict[str, list[str]] = {}
    most = held.filter(pa.array(rank < MOST, pa.bool_()))
    for f, root in _column_pairs(most, "form", "root"):
        found.setdefault(forms[f], []).append(root)
    others = np.bincount(form, weights=articles * (rank >= MOST), minlength=len(forms))
    return found, {f: int(others[i]) for i, f in enumerate(forms)}


def looked_up(form: str) -> str:
    """The short name itself: `PERSON:baldo` of a Brazilian one."""
    return namesakes.base(form) if form.startswith("PERSON:") else form


def _pairs(flat: Ints, marks: Ints) -> tuple[Ints, Ints]:
    """Where in `flat` which of `marks` stands, of which several may be the same."""
    order = np.argsort(marks, kind="stable")
    first = np.searchsorted(marks[order], flat, "left")
    count = np.searchsorted(marks[order], flat, "right") - first
    of = np.repeat(np.arange(len(flat)), count)
    at = np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
    return of, order[at]


def _without_namesakes(held: pa.Table, forms: Sequence[str]) -> pa.Table:
    """Nobody is called after a person of one article, and nobody of whom something is said after
    another one of whom something is said."""
    said = pc.and_(pc.starts_with(held["node"], "PERSON:"), pc.match_substring(held["node"], "@"))
    alone = pc.and_(said, pc.match_substring(held["node"], f"@{namesakes.ALONE}"))
    of_said = pa.array(["@" in form for form in forms], pa.bool_()).take(held["form"])
    return held.filter(pc.invert(pc.or_(alone, pc.and_(said, of_said))))


def _decisions(tallies: Mapping[tuple[str, str], Sequence[Choice]]) -> list[Merge]:
    """One decision for each short name and entity, over all the articles it is said in."""
    found = []
    for (node, root), choices in tallies.items():
        sure = sum(c.sure for c in choices)
        what = "an unsure place" if corpus.is_place(root) else "a shorter name"
        meant = f"clearly meant so in {sure}" if sure else "not clearly meant so in any"
        reasons = f"{what}, {meant} of {len(choices)} articles"
        score = round(sum(c.score for c in choices) / len(choices), 4)
        left, right = min(node, root), max(node, root)
        found.append(Merge(left, right, sure > 0, score, reasons, "rule"))
    return found
