"""An entity that a short name may mean: what it is called, and how much must speak for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf
from typing import Final, cast

from transforms.entities import (
    bodies,
    corpus,
    genders,
    namesakes,
    organisation,
    person,
    rare,
    words,
)
from transforms.entities.features import Company, Features, mark, total
from transforms.entities.mention import EntityType
from transforms.entities.parts import parse
from transforms.places.candidates import is_known

ENOUGH: Final = 3.0  # support that it must have: articles of its months, weighed by company
RARE: Final = 2.0  # the same, for a surname that few bear: one article, and a shared name
EXPLAINED: Final = 2.0  # the same, for an acronym that one of its articles explains
STRANGE: Final = 5.0  # the same, in other company than that is ever in: `NPA` in another country


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

    def least(
        self, node: str, company: Company, strange: bool = False, about: str | None = None
    ) -> float:
        """The support that it must have to be meant by a short name in this company; `strange` says
        that there is some, and none that it ever kept, `about` which country the article is."""
        if self._is_of(about, node):
            return 0.0
        if corpus.is_place(self.root):
            return 1.0
        if node.startswith("PERSON:"):
            return self._least_of_a_person(namesakes.base(node), company)
        said, plain = self._said(node)
        node = namesakes.base(node) if node.startswith("ORG:") else node
        if node in said and self.has_acronym(node):
            return STRANGE if strange else EXPLAINED
        if node in said:
            _, key = corpus.split(node)
            if not (node.startswith("ORG:") and self.root.endswith(f" {key}")):
                return ENOUGH
            # `Pirates`, and no sport is about; `Munich`, which has more clubs than Bayern Munich.
            if key.endswith("s"):
                return inf if strange and " " not in key else ENOUGH
            return inf if is_known(key) else ENOUGH
        return ENOUGH if node in plain else inf

    def _least_of_a_person(self, node: str, company: Company) -> float:
        """The same, of a surname, an initial with it, or a first name."""
        said, plain = self._said(node)
        people = any(n & 1 for n in company & self.company)
        if node not in plain:
            named = node in said and not _is_common(node)  # `Mohammed`, as the crown prince is
            return ENOUGH if named or people else inf
        first, *more = corpus.split(node)[1].split()
        surname = more[-1] if more else first
        if "-" in surname:  # `Akufo-Addo` is nobody else's
            return 0.0
        few = not (rare.many_bear(surname) or genders.is_usual(surname))
        return RARE if few and (more or not company.isdisjoint(self.company)) else ENOUGH

    def _is_of(self, country: str | None, node: str) -> bool:
        """Whether a name is that of the country's own body without the country."""
        if country is None or self.root != f"{node}@{country}":
            return False
        return bodies.is_the_one(corpus.split(node)[1], country)

    def _said(self, node: str) -> tuple[frozenset[str], frozenset[str]]:
        """What it is called, as names of the type that the short one has: the tagger may take
        `General Agreement on Tariffs and Trade` for a work, and `GATT` for a body."""
        return _said(self.root, cast(EntityType, corpus.split(node)[0]), frozenset(self.names))

    def is_called(self, node: str) -> bool:
        """Whether one of its own articles calls it so."""
        return namesakes.base(node) in self._said(node)[0]

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
        return namesakes.base(node) in self._said(node)[1]

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

    def is_beside(self, node: str, company: Company) -> bool:
        """Whether a short name may as well be a name of its own: `Exxon` beside `Exxon Capital`,
        but no acronym, no party without that word, `Labour`, no body without its country, and no
        club without its town in its company."""
        short = bodies.base(node)
        same = bodies.base(self.root) in (short, f"{short} party")
        club = shared(company, self.company) >= 1 and self._is_club_of(node)
        return not (same or self.has_acronym(node) or club)

    def _is_club_of(self, node: str) -> bool:
        """Whether it is a town's club that its articles call so: `the Quills` of Boston."""
        _, short = corpus.split(node)
        town = self.root.removeprefix("ORG:").removesuffix(f" {short}")
        plain = bodies.says_nothing(short) or bodies.is_body(short)
        club = short.endswith("s") and not plain and self.root == f"ORG:{town} {short}"
        return club and self.is_called(node) and is_known(town)


def shared(left: Company, right: Company) -> float:
    """How much company two have in common: a person counts 1, anything else a half."""
    return sum(1.0 if n & 1 else 0.5 for n in left & right)


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
def _said(
    root: str, kind: EntityType, names: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Short nodes that its own articles use for an entity, and those that speak for themselves.

    Surnames and initials do that, and an organisation's first words, two or more. Acronyms, single
    words and last words (`NFC`, `Goldman`, `Security Council`) mean it elsewhere only if an article
    has used them so; a first name (`Carl`), if one has or among the same people.
    """
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


def _is_common(node: str) -> bool:
    """Whether many bear a person's name of one word."""
    kind, key = corpus.split(node)
    return kind == "PERSON" and namesakes.base(key) in words.COMMON_SURNAMES
