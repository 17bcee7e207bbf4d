"""Whom a short name of one article means: the one entity that clearly dominates, or nobody.

`Maduro`, `the IMF` and `D. Gorse` are looked up among the entities whose names shorten so, by how
often each is in the news around that time and by the company that the article keeps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from transforms.entities import corpus
from transforms.entities.corpus import Seen
from transforms.entities.features import Company, Features, gender, month_of, total

DOMINANT: Final = 0.75  # share of the support that the best candidate must have
ENOUGH: Final = 3.0  # support that it must have: articles of its months, weighed by company
COMPANY: Final = 3.0  # how much a shared companion adds to the weight of each article
MOST: Final = 10  # names that are looked at one by one, the most frequent; of the rest, the sum
AWAY: Final = 0.2  # what an article of another time is worth, to one of the same three months


_OTHER: Final = {"f": "m", "m": "f"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity by its root node, with what its nodes have in common."""

    root: str
    articles: int
    months: Mapping[int, int]
    genders: frozenset[str]
    company: Company


def candidate(root: str, nodes: Sequence[Features]) -> Candidate:
    """The entity of these nodes."""
    all_ = total(nodes)
    return Candidate(
        root,
        all_.articles,
        all_.months,
        frozenset(gender(f.titles) for f in nodes),
        frozenset().union(*(f.companions for f in nodes)),
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """`best` is the likeliest candidate's root; `sure` says whether it dominates clearly."""

    best: str
    sure: bool
    score: float


def choose(
    seen: Seen, company: Company, candidates: Sequence[Candidate], rest: int = 0
) -> Choice | None:
    """Whom a short name means in its article; None where nobody has support.

    `rest` are the articles of all who might be meant but are not looked at one by one.
    """
    scored = sorted(
        ((support(seen, company, c), c.root) for c in candidates), key=lambda s: (-s[0], s[1])
    )
    if not scored or scored[0][0] == 0:
        return None
    best, root = scored[0]
    share = best / (sum(s for s, _ in scored) + AWAY * rest)
    return Choice(
        root,
        share >= DOMINANT and best >= (1 if corpus.is_place(root) else ENOUGH),
        round(share, 4),
    )


def support(seen: Seen, company: Company, candidate: Candidate) -> float:
    """Articles of the candidate, near in time counted in full, times the shared company."""
    if _OTHER.get(gender(seen.entity.titles)) in candidate.genders:
        return 0.0
    shared = sum(1.0 if n & 1 else 0.5 for n in company & candidate.company)
    if candidate.root == f"LOC:#{seen.entity.geoname_id}":
        shared += seen.entity.place_score
    return _articles(candidate, month_of(seen.said_on)) * (1 + COMPANY * shared)


def _articles(candidate: Candidate, month: int) -> float:
    if month < 0:
        return float(candidate.articles)
    months = candidate.months
    near = sum(months.get(m, 0) for m in (-1, month - 1, month, month + 1))
    return near + AWAY * (candidate.articles - near)
