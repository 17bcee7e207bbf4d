"""Whom a short name of one article means: the one entity that clearly dominates, or nobody.

`Maduro`, `the IMF` and `D. Gorse` are looked up among the entities whose names shorten so, by how
often each is in the news around that time, by the company that the article keeps, and by title.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from transforms.entities import (
    bodies,
    corpus,
    genders,
    namesakes,
    rare,
    state,
    words,
)
from transforms.entities.corpus import Seen
from transforms.entities.features import Company, mark, month_of
from transforms.entities.short_candidates import ENOUGH, STRANGE, Candidate, telling

DOMINANT: Final = 0.75  # share of the support that the best candidate must have
# A surname alone is said of the famous one: bearers with less than this share of the best one's
# support, one by one, count for less, by its square.
FEW: Final = 1 / 3
FAMOUS: Final = 5.0  # support from which a common surname needs no word of whose it is
OWN: Final = 0.5  # what an article is worth that has only the short name, as a name of its own
NAMED: Final = 3  # articles that have the short name alone, from which it must be called so
UNEXPLAINED: Final = 5  # articles with an acronym alone, from which one cannot say what it is
COMPANY: Final = 3.0  # how much a shared companion or title adds to the weight of each article
MOST: Final = 10  # names that are looked at one by one, the most frequent; of the rest, the sum
AWAY: Final = 0.2  # what an article of another time is worth, to one of the same three months


NOBODY: Final[Company] = frozenset()
_OTHER: Final = {"f": "m", "m": "f"}


@dataclass(frozen=True, slots=True)
class Choice:
    """`best` is the likeliest candidate's root; `sure` says whether it dominates clearly."""

    best: str
    sure: bool
    score: float


@dataclass(frozen=True, slots=True)
class Short:
    """A short name in its article: all that is looked at to say whom it means."""

    node: str
    article_id: str
    local_no: int
    month: int
    titles: frozenset[str]
    gender: str
    geoname_id: int | None
    place_score: float
    country: str | None  # that the article is about, of a body that it names by itself


def short_of(seen: Seen) -> Short:
    """The short name that a row is."""
    e = seen.entity
    return Short(
        corpus.node_of(seen), seen.article_id, e.local_no, month_of(seen.said_on),
        telling(e.titles), genders.by_title(e.titles), e.geoname_id, e.place_score, e.country,
    )  # fmt: skip


def shorts_of(table: pa.Table) -> list[Short]:
    """The rows of `State.locals` as short names; the columns that are not looked at stay shut."""
    columns = (
        "node", "article_id", "local_no", "said_on", "titles", "geoname_id", "place_score",
        "country",
    )  # fmt: skip
    node, article, number, day, titles, place, score, country = (
        state.lists(table, c) if c == "titles" else state.values(table, c) for c in columns
    )
    said = map(telling, titles), map(genders.by_title, titles)
    return list(map(Short, node, article, number, map(month_of, day), *said, place, score, country))


class Field:
    """The entities that a short name may mean, and the articles of those not looked at one by one.

    `candidates` are in the order of their roots, so that of two equals the first is the best.
    `own` counts the articles in which an organisation's short name stands alone: `Exxon` is no
    short name of the rarer `Exxon Capital`.
    """

    def __init__(
        self, node: str, candidates: Sequence[Candidate], rest: int = 0, own: int = 0
    ) -> None:
        self.candidates, self.rest, self.own = candidates, rest, own
        self._goes_by = [c.goes_by(node) for c in candidates]
        self._owners = {
            i: owners
            for i, c in enumerate(candidates)
            if (owners := [k for k, other in enumerate(candidates) if c.is_bare(other.root)])
        }
        self.company: Company = frozenset().union(*(c.company | c.marks for c in candidates))
        self.titles = frozenset[str]().union(*(c.titles for c in candidates))
        self._by_month: dict[tuple[int, bool], Choice | None] = {}
        self._articles: dict[int, list[float]] = {}

    def is_plain(self, short: Short) -> bool:
        """Whether the company that the article keeps cannot change the choice, nor its score."""
        if len(self.candidates) > 1 or self.rest:
            return False
        (only,) = self.candidates
        if self.own and only.is_beside(short.node, NOBODY):
            return False
        (few,) = self._articles_of(short.month)
        enough = STRANGE if only.has_acronym(short.node) else ENOUGH
        return support(short, NOBODY, only, few) >= enough >= only.least(short.node, NOBODY)

    def choose(self, short: Short, company: Company) -> Choice | None:
        """Whom a short name means in its article; None where nobody has support."""
        placed = short.geoname_id is not None or short.country
        said = short.gender or placed or short.titles & self.titles
        known = not company.isdisjoint(self.company)
        strange = not known and bool(company - {mark(short.node)})
        if said or known:
            return self._chosen(short, company, strange)
        key = short.month, strange
        if key not in self._by_month:  # of most articles only the time says something
            self._by_month[key] = self._chosen(short, NOBODY, strange)
        return self._by_month[key]

    def _chosen(self, short: Short, company: Company, strange: bool) -> Choice | None:
        months = self._articles_of(short.month)
        found = [
            support(short, company, candidate, articles)
            for candidate, articles in zip(self.candidates, months, strict=True)
        ]
        likely = self._owned([n * often for n, often in zip(found, self._goes_by, strict=True)])
        if not any(likely):
            return None
        first = likely.index(max(likely))
        most, best = found[first], self.candidates[first]
        found = [n / self._goes_by[first] for n in likely]
        # The company speaks as much for the short name by itself, which is there as well.
        own = OWN * self.own * most / months[first] if best.is_beside(short.node, company) else 0.0
        rivals = [*found[:first], *found[first + 1 :], AWAY * self.rest + own]
        if short.node.startswith("PERSON:"):
            rivals = [rival * rival / (FEW * most) for rival in rivals]
        share = most / sum(rivals, most)
        sure = share >= DOMINANT and most >= best.least(short.node, company, strange, short.country)
        if most < FAMOUS and _many_bear(short.node) and not _tells(short, company, best):
            sure = False
        if best.has_acronym(short.node) and best.articles == 1 and self.own >= UNEXPLAINED:
            sure = False
        if self.own >= NAMED and best.is_joint(short.node) and not best.is_called(short.node):
            sure = False
        return Choice(best.root, sure, round(share, 4))

    def _owned(self, likely: list[float]) -> list[float]:
        """Without a body that no article says whose it is, where a country's is half as likely."""
        for bare, owners in self._owners.items():
            if 2 * max(likely[owner] for owner in owners) >= likely[bare]:
                likely[bare] = 0.0
        return likely

    def _articles_of(self, month: int) -> list[float]:
        if month not in self._articles:
            self._articles[month] = [_articles(c, month) for c in self.candidates]
        return self._articles[month]


def _many_bear(node: str) -> bool:
    kind, key = corpus.split(node)
    return kind == "PERSON" and rare.many_bear(namesakes.base(key))


def _tells(short: Short, company: Company, candidate: Candidate) -> bool:
    """Whether the article of a short name has anything of whom it may mean."""
    shared = short.titles & candidate.titles or company & candidate.company
    return bool(shared) or short.gender in candidate.genders - {""}


def support(short: Short, company: Company, candidate: Candidate, articles: float) -> float:
    """`articles` of the candidate, times what is shared. None for one of the other gender, for one
    whom the article names as well (within it, they were told apart), for the king's prince, or for
    another country's body."""
    other = short.gender and _OTHER[short.gender] in candidate.genders
    crowned = words.REGAL & short.titles
    if short.country and (bodies.country(candidate.root) or short.country) != short.country:
        return 0.0
    if other or not company.isdisjoint(candidate.marks) or crowned - candidate.titles:
        return 0.0
    shared = float(len(short.titles & candidate.titles))
    if not company.isdisjoint(candidate.company):
        shared += sum(1.0 if n & 1 else 0.5 for n in company & candidate.company)
    if short.geoname_id is not None and candidate.root == f"LOC:#{short.geoname_id}":
        shared += short.place_score
    return articles * (1 + COMPANY * shared) if shared else articles


def _articles(candidate: Candidate, month: int) -> float:
    """Articles of the candidate, those near in time counted in full."""
    if month < 0:
        return float(candidate.articles)
    of = candidate.months.get
    near = of(-1, 0) + of(month - 1, 0) + of(month, 0) + of(month + 1, 0)
    return near + AWAY * (candidate.articles - near)
