"""What the corpus knows of a node: how often, when, under which titles, where, with whom.

Features add up: those of a set of articles are the sum of each article's, and an article that is
gone is taken off again. Only `sample` is not a sum; see `refill`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Final, TypeVar

from transforms.entities import person, words
from transforms.entities.corpus import (
    Seen,
    is_place,
    node_of,
    place_forms,
    short_forms,
    split,
)

SAMPLE: Final = 20  # articles whose other names are remembered: the first by id

Company = frozenset[int]
T = TypeVar("T", int, str)


@dataclass(frozen=True, slots=True)
class Features:
    """One node's. All counts are of articles, but for `mentions` and `names`.

    `months` are counted from the year 0, -1 without a date. `sample` maps article ids to the
    company that the node kept there.
    """

    articles: int
    mentions: int
    months: Mapping[int, int]
    names: Mapping[str, int]
    titles: Mapping[str, int]
    countries: Mapping[str, int]
    sample: Mapping[str, Company]

    @property
    def companions(self) -> Company:
        return frozenset().union(*self.sample.values())


NOTHING: Final = Features(0, 0, {}, {}, {}, {}, {})


def month_of(day: date | None) -> int:
    return day.year * 12 + day.month - 1 if day else -1


@lru_cache(maxsize=1_000_000)
def mark(node: str) -> int:
    """A node as a number that stays: 63 bits, the last of which says "person"."""
    digest = int.from_bytes(blake2b(node.encode(), digest_size=8).digest()) >> 1
    return digest & ~1 | node.startswith("PERSON:")


def company_of(nodes: Iterable[str]) -> Company:
    """Of an article's nodes those that say something of its story: full names, no places."""
    return frozenset(filter(None, map(mark_of, nodes)))


@lru_cache(maxsize=1_000_000)
def mark_of(node: str) -> int:
    """The mark of a node, 0 for one that says nothing of its article's story."""
    return mark(node) if _says_something(node) else 0


def _says_something(node: str) -> bool:
    kind, key = split(node)
    if kind == "PERSON":
        return person.is_full(key)
    return not is_place(node) and key not in words.EVERYWHERE


def one(seen: Seen, node: str, company: Company) -> Features:
    """Of one local entity, in an article that keeps this company."""
    entity = seen.entity
    return Features(
        articles=1,
        mentions=len(entity.mentions),
        months={month_of(seen.said_on): 1},
        names=dict(sorted(entity.names)),
        titles=dict.fromkeys(sorted(entity.titles), 1),
        countries={entity.country: 1} if entity.country else {},
        sample={} if is_place(node) else {seen.article_id: company - {mark(node)}},
    )


def total(parts: Iterable[Features], minus: Iterable[Features] = ()) -> Features:
    """The sum of `parts`, without `minus`. An article stands once in each."""
    more, less = [f for f in parts if f.articles], [f for f in minus if f.articles]
    if len(more) < 2 and not less:
        return more[0] if more else NOTHING
    sample = {a: c for f in more for a, c in f.sample.items()}
    for f in less:
        for article_id in f.sample:
            sample.pop(article_id, None)
    return Features(
        articles=sum(f.articles for f in more) - sum(f.articles for f in less),
        mentions=sum(f.mentions for f in more) - sum(f.mentions for f in less),
        months=_sum([f.months for f in more], [f.months for f in less]),
        names=_sum([f.names for f in more], [f.names for f in less]),
        titles=_sum([f.titles for f in more], [f.titles for f in less]),
        countries=_sum([f.countries for f in more], [f.countries for f in less]),
        sample=first(sample),
    )


def _sum(more: Iterable[Mapping[T, int]], less: Iterable[Mapping[T, int]]) -> dict[T, int]:
    counts: defaultdict[T, int] = defaultdict(int)
    for sign, parts in ((1, more), (-1, less)):
        for part in parts:
            for key, n in part.items():
                counts[key] += sign * n
    return {key: n for key, n in sorted(counts.items()) if n}


def first(sample: Mapping[str, Company]) -> dict[str, Company]:
    return {article_id: sample[article_id] for article_id in sorted(sample)[:SAMPLE]}


def refill(features: Features, sample: Mapping[str, Company]) -> Features:
    """With the sample taken anew, where a removed article has left a hole in it."""
    return replace(features, sample=first(sample))


def has_hole(node: str, features: Features) -> bool:
    return not is_place(node) and len(features.sample) < min(SAMPLE, features.articles)


def forms(node: str, features: Features) -> frozenset[str]:
    """The short nodes that may stand for this one."""
    if is_place(node):
        return place_forms(features.names, features.countries)
    return short_forms(node)


def by_article(seen: Iterable[Seen]) -> dict[str, list[Seen]]:
    found: defaultdict[str, list[Seen]] = defaultdict(list)
    for row in seen:
        found[row.article_id].append(row)
    return dict(found)


def by_node(seen: Iterable[Seen]) -> dict[str, Features]:
    """The features of every node in whole articles."""
    parts: defaultdict[str, list[Features]] = defaultdict(list)
    for article in by_article(seen).values():
        nodes = [node_of(row) for row in article]
        company = company_of(nodes)
        for row, node in zip(article, nodes, strict=True):
            parts[node].append(one(row, node, company))
    return {node: total(several) for node, several in parts.items()}
