"""Nodes and their scored pairs -> clusters, without chains.

Greedy, best pair first, so that the order of arrival plays no part. A pair joins two clusters only
if every name of the one can be a name of every name of the other: `george bush` goes to one of
`george w bush` and `george h w bush`, and never joins the two.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from transforms.entities import compare, namesakes
from transforms.entities.corpus import is_weak, split


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A decision on two nodes, `left` before `right`: merged, or kept apart, and why."""

    left: str
    right: str
    same: bool
    score: float
    reasons: str
    decided_by: Literal["rule", "human"]


MARGIN: Final = 0.05  # a name that fits two people about as well is given to neither


def settle(decisions: Iterable[Merge]) -> list[Merge]:
    """Turn merges that are a toss-up into "not sure": `george bush` of two that are told apart.

    Where a person has decided on a pair, the rules' decision on it is void.
    """
    found = sorted(decisions)
    judged = {(d.left, d.right) for d in found if d.decided_by == "human"}
    found = [d for d in found if d.decided_by == "human" or (d.left, d.right) not in judged]
    fits: defaultdict[str, list[Merge]] = defaultdict(list)
    for d in found:
        if d.same and d.decided_by == "rule":
            fits[d.left].append(d)
            fits[d.right].append(d)
    return [_settled(d, [*fits[d.left], *fits[d.right]]) for d in found]


def _settled(d: Merge, beside: Iterable[Merge]) -> Merge:
    if not d.same or d.decided_by == "human":
        return d
    for other in beside:
        shared = {d.left, d.right} & {other.left, other.right}
        if other != d and len(shared) == 1 and d.score - other.score < MARGIN:
            (mine,), (theirs,) = {d.left, d.right} - shared, {other.left, other.right} - shared
            if not compatible(mine, theirs):
                reasons = f"{d.reasons}; {split(shared.pop())[1]} fits {split(theirs)[1]} as well"
                return replace(d, same=False, reasons=reasons)
    return d


def clusters(nodes: Iterable[str], decisions: Iterable[Merge]) -> dict[str, str]:
    """Node -> the smallest node of its cluster. Decisions on other nodes are left out."""
    members = {node: [node] for node in nodes}
    root = {node: node for node in members}
    known = [d for d in decisions if d.left in root and d.right in root]
    apart = {(d.left, d.right) for d in known if not d.same and d.decided_by == "human"}
    for d in sorted((d for d in known if d.same), key=_best_first):
        a, b = sorted((root[d.left], root[d.right]))
        if a != b and _may_join(members[a], members[b], apart, d.decided_by == "human"):
            members[a] += members.pop(b)
            root.update(dict.fromkeys(members[a], a))
    return root


def _best_first(d: Merge) -> tuple[bool, float, str, str]:
    return (d.decided_by != "human", -d.score, d.left, d.right)


def _may_join(left: list[str], right: list[str], apart: set[tuple[str, str]], human: bool) -> bool:
    pairs = [(a, b) if a < b else (b, a) for a in left for b in right]
    if not apart.isdisjoint(pairs):
        return False
    return human or all(compatible(a, b) for a, b in pairs)


def compatible(a: str, b: str) -> bool:
    """People's full names must agree word by word; other names were only merged when near alike."""
    (kind, left), (_, right) = split(a), split(b)
    if kind != "PERSON" or is_weak(a) != is_weak(b):
        return True
    if is_weak(a):
        return (
            namesakes.base(left) != namesakes.base(right)
            or namesakes.compare(left, right).score == 1.0
        )
    return compare.names(a, b).score > 0
