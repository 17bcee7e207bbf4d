"""Whom a short name of one article means: the one entity that clearly dominates, or nobody.

`Maduro`, `the IMF` and `D. Gorse` are looked up among the entities whose names shorten so, by how
often each is in the news around that time and by the company that the article keeps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from transforms.entities import corpus
from transforms.entities.corpus import Seen
from transforms.entities.features import Company, Features, gender, month_of

DOMINANT: Final = 0.75  # share of the support that the best candidate must have
ENOUGH: Final = 3.0  # support that it must have: articles of its months, weighed by company
COMPANY: Final = 3.0  # how much a shared companion adds to the weight of each article
AWAY: Final = 0.2  # what an article of another time is worth, to one of the same three months


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity by its root node, with the features of each of its nodes."""

    root: str
    nodes: tuple[tuple[str, Features], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`best` is the likeliest candidate's root; `sure` says whether it dominates clearly."""

    best: str
    sure: bool
    score: float


def choose(seen: Seen, company: Company, candidates: Sequence[Candidate]) -> Choice | None:
    """Whom a short name means in its article; None where nobody has support."""
    scored = sorted(
        ((support(seen, company, c), c.root) for c in candidates), key=lambda s: (-s[0], s[1])
    )
    if not scored or scored[0][0] == 0:
        return None
    best, root = scored[0]
    share = best / sum(s for s, _ in scored)
    return Choice(
        root,
        share >= DOMINANT and best >= (1 if corpus.is_place(root) else ENOUGH),
        round(share, 4),
    )


def support(seen: Seen, company: Company, candidate: Candidate) -> float:
    """Articles of the candidate, near in time counted in full, times the shared company."""
    said = gender(seen.entity.titles)
    articles = shared = 0.0
    for _, features in candidate.nodes:
        if {said, gender(features.titles)} == {"f", "m"}:
            return 0.0
        articles += _articles(features.months, month_of(seen.said_on))
        shared += sum(1.0 if n & 1 else 0.5 for n in company & features.companions)
    if candidate.root == f"LOC:#{seen.entity.geoname_id}":
        shared += seen.entity.place_score
    return articles * (1 + COMPANY * shared)


def _articles(months: Mapping[int, int], month: int) -> float:
    near = sum(n for m, n in months.items() if month < 0 or m < 0 or abs(m - month) <= 1)
    return near + AWAY * (sum(months.values()) - near)
