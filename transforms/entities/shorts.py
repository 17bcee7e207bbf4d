"""Whom a short name of one article means: the one entity that clearly dominates, or nobody.

`Maduro`, `the IMF` and `D. Gorse` are looked up among the entities whose names shorten so, by how
often each is in the news around that time, by the company that the article keeps, and by title.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf
from typing import Final, cast

import pyarrow as pa

from transforms.entities import (
    bodies,
    corpus,
    genders,
    namesakes,
    organisation,
    person,
    rare,
    state,
    words,
)
from transforms.entities.corpus import Seen
from transforms.entities.features import Company, Features, mark, month_of, total
from transforms.entities.mention import EntityType
from transforms.entities.parts import parse

DOMINANT: Final = 0.75  # share of the support that the best candidate must have
# A surname alone is said of the famous one: bearers with less than this share of the best one's
# support, one by one, count for less, by its square.
FEW: Final = 1 / 3
ENOUGH: Final = 3.0  # support that it must have: articles of its months, weighed by company
EXPLAINED: Final = 2.0  # the same, for an acronym that one of its articles explains
STRANGE: Final = 5.0  # the same, in other company than that is ever in: `NPA` in another country
FAMOUS: Final = 5.0  # the same, for a common surname in an article that says nothing of whose
OWN: Final = 0.5  # what an article is worth that has only the short name, as a name of its own
NAMED: Final = 3  # articles that have the short name alone, from which it must be called so
COMPANY: Final = 3.0  # how much a shared companion or title adds to the weight of each article
MOST: Final = 10  # names that are looked at one by one, the most frequent; of the rest, the sum
AWAY: Final = 0.2  # what an article of another time is worth, to one of the same three months


NOBODY: Final[Company] = frozenset()
_OTHER: Final = {"f": "m", "m": "f"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity by its root node, with what its nodes have in common."""

    root: str
    articles: int
    months: Mapping[int, int]
    genders: frozenset[str]
    company: Company
    names: Mapping[str, int] = field(default_factory=dict)  # as its articles write it
    titles: frozenset[str] = frozenset()  # that say who it is: `president`, no `mr`
    marks: Company = frozenset()  # of its nodes

    def least(self, node: str, company: Company, strange: bool = False) -> float:
        """The support that it must have to be meant by a short name in this company; `strange` says
        that there is some, and none that it ever kept."""
        if corpus.is_place(self.root):
            return 1.0
        said, plain = _said(self.root, frozenset(self.names))
        kind, _ = corpus.split(node)
        if kind in ("PERSON", "ORG"):
            node = namesakes.base(node)
        people = sum(n & 1 for n in company & self.company) if kind == "PERSON" else 0
        if kind == "PERSON" and node not in plain and _is_common(node) and not people:
            return inf  # `Mohammed`, as his articles call the crown prince
        if node in said and self.has_acronym(node):
            return STRANGE if strange else EXPLAINED
        if node in said:
            last = kind == "ORG" and self.root.endswith(f" {corpus.split(node)[1]}")
            team = last and " " not in node and node.endswith("s")
            return inf if strange and team else ENOUGH  # `Pirates`, and no sport is about
        return ENOUGH if node in plain or people else inf

    def is_called(self, node: str) -> bool:
        """Whether one of its own articles calls it so."""
        return namesakes.base(node) in _said(self.root, frozenset(self.names))[0]

    def goes_by(self, node: str) -> float:
        """How often it is called so, of an acronym: the European Community is `EC` more often than
        its Commission, and nobody calls Avon Products `AP`. 1 for any other short name."""
        if not self.has_acronym(node):
            return 1.0
        kind, key = cast(tuple[EntityType, str], corpus.split(node))
        called = sum(n for name, n in self.names.items() if parse(name, kind).key == key)
        return called / max(sum(self.names.values()), 1)

    def is_named(self, node: str) -> bool:
        """Whether a short name is his surname, with or without initials, and no first name."""
        return namesakes.base(node) in _said(self.root, frozenset(self.names))[1]

    def is_joint(self, node: str) -> bool:
        """Whether a short name may be one of two that make it: `Credit Suisse First Boston`."""
        rest = self.root.removeprefix(f"{node} ")
        both = " " in node and " " in rest and rest != self.root
        return both and not bodies.says_nothing(rest)

    def is_bare(self, root: str) -> bool:
        """Whether this is a body by the name alone of which that is a country's."""
        return root.startswith(f"{self.root}@") and root.startswith("ORG:")

    def has_acronym(self, node: str) -> bool:
        """Whether a short name is made of the letters of this one: `IMF`."""
        kind, key = corpus.split(node)
        return kind != "PERSON" and key in organisation.acronyms(corpus.split(self.root)[1])

    def is_beside(self, node: str) -> bool:
        """Whether a short name may as well be a name of its own: `Exxon` beside `Exxon Capital`,
        but no acronym, no party without that word, `Labour`, and no body without its country."""
        short = bodies.base(node)
        same = bodies.base(self.root) in (short, f"{short} party")
        return not same and not self.has_acronym(node)


def candidate(root: str, nodes: Mapping[str, Features]) -> Candidate:
    """The entity of these nodes."""
    all_ = total(nodes.values())
    return Candidate(
        root,
        all_.articles,
        all_.months,
        frozenset(genders.of(corpus.split(n)[1], f.titles) for n, f in nodes.items()),
        frozenset().union(*(f.companions for f in nodes.values())),
        all_.names,
        telling(all_.titles),
        frozenset(map(mark, nodes)),
    )


def telling(titles: Iterable[str]) -> frozenset[str]:
    """The titles that few bear."""
    return frozenset(titles) - words.COMMON_TITLES


@lru_cache(maxsize=100_000)
def _said(root: str, names: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Short nodes that its own articles use for an entity, and those that speak for themselves.

    Surnames and initials do that, and an organisation's first words, two or more. Acronyms, single
    words and last words (`NFC`, `Goldman`, `Security Council`) mean it elsewhere only if an article
    has used them so; a first name (`Carl`), if one has or among the same people.
    """
    kind = cast(EntityType, corpus.split(root)[0])
    if corpus.is_place(root):
        return frozenset(), frozenset()
    keys = {parse(name, kind).key for name in names}
    if kind == "PERSON":
        plain = {form for key in keys if person.is_full(key) for form in corpus.initialled(key)}
    else:
        first = {form for key in keys for form in organisation.first_words(key)}
        plain = {form for form in first if not bodies.says_nothing(form)}
        plain.add(bodies.base(corpus.split(root)[1]))
    return frozenset(f"{kind}:{k}" for k in keys), frozenset(f"{kind}:{k}" for k in plain)


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
        if self.own and only.is_beside(short.node):
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
        own = OWN * self.own * most / months[first] if best.is_beside(short.node) else 0.0
        rivals = [*found[:first], *found[first + 1 :], AWAY * self.rest + own]
        if short.node.startswith("PERSON:"):
            rivals = [rival * rival / (FEW * most) for rival in rivals]
        share = most / sum(rivals, most)
        sure = share >= DOMINANT and most >= best.least(short.node, company, strange)
        if most < FAMOUS and _many_bear(short.node) and not _tells(short, company, best):
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


def _is_common(node: str) -> bool:
    """Whether many bear a person's name of one word."""
    kind, key = corpus.split(node)
    return kind == "PERSON" and namesakes.base(key) in words.COMMON_SURNAMES


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
