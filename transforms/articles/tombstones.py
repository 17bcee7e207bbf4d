"""Tombstones: hashes by which an article that was erased is known again, and nothing else of it."""

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from transforms.articles.article import Article, Reject
from transforms.articles.identity import article_id, has_own_id

Kind = Literal["article", "url", "text", "nameless_text"]
KINDS = ("article", "url", "text", "nameless_text")
HEADER = ("kind", "sha256", "forgotten_on")
HASH = re.compile("[0-9a-f]{64}")
SHORT = 200  # letters below which a text alone is not enough to know an article by


@dataclass(frozen=True, slots=True, order=True)
class Tombstone:
    """One hash. `forgotten_on` is an ISO day.

    `article` and `url` hash what names an article. A name of its own wins over its text, since
    papers share texts: `nameless_text` only covers articles without an id or URL, and `text`, of
    an article that had neither, covers all.
    """

    kind: str
    sha256: str
    forgotten_on: str


@dataclass(frozen=True, slots=True)
class Traits:
    """What an article may be known again by."""

    article_id: str
    url: str | None
    title: str | None
    body: str
    named: bool  # it has an id or URL of its own

    def hashes(self) -> Iterator[tuple[Kind, str]]:
        """The tombstones that keep an article with these traits out."""
        if self.named:
            yield "article", _sha256(self.article_id)
        if self.url:
            yield "url", _sha256(self.url)
        yield "nameless_text" if self.named else "text", text_key(self.title, self.body)


def traits_of(article: Article) -> Traits:
    """The traits of an article as read."""
    named = has_own_id(article.provider_id, article.url)
    return Traits(article_id(article), article.url, article.title, article.body, named)


def text_key(title: str | None, body: str) -> str:
    """A hash that the same letters and digits give, however they are set; a short text takes its
    title with it."""
    letters = re.sub(r"[\W_]+", "", body).casefold()
    headed = re.sub(r"[\W_]+", "", title or "").casefold() if len(letters) < SHORT else ""
    return _sha256(f"{headed}\0{letters}")


@dataclass(frozen=True)
class Tombstones:
    """All that hold."""

    all: frozenset[Tombstone] = frozenset()

    @cached_property
    def _hashes(self) -> frozenset[tuple[str, str]]:
        return frozenset((stone.kind, stone.sha256) for stone in self.all)

    def cover_one(self, read: Article | Reject) -> bool:
        """Whether what was read is of an article that was erased; a reject goes by its address."""
        if isinstance(read, Reject):
            return self.names(None, read.url)
        return self.cover(traits_of(read))

    def cover(self, traits: Traits) -> bool:
        """Whether an article with these traits was erased."""
        if not self._hashes:
            return False
        if self.names(traits.article_id, traits.url):
            return True
        text = text_key(traits.title, traits.body)
        kinds = ("text",) if traits.named else ("text", "nameless_text")
        return any((kind, text) in self._hashes for kind in kinds)

    def names(self, article_id: str | None, url: str | None) -> bool:
        """Whether an article of this id or (canonical) URL was erased."""
        stated = (("article", article_id), ("url", url))
        return any(value and (kind, _sha256(value)) in self._hashes for kind, value in stated)

    def joined(self, others: Iterable[Tombstone]) -> "Tombstones":
        """These and `others`; of two with the same hash the older one."""
        oldest: dict[tuple[str, str], Tombstone] = {}
        for stone in sorted((*self.all, *others), key=lambda stone: stone.forgotten_on):
            oldest.setdefault((stone.kind, stone.sha256), stone)
        return Tombstones(frozenset(oldest.values()))


NO_TOMBSTONES = Tombstones()


def address_stone(url: str, day: str) -> Tombstone:
    """The tombstone of a canonical URL."""
    return Tombstone("url", _sha256(url), day)


def tombstones_for(traits: Iterable[Traits], day: str) -> Tombstones:
    """The tombstones that keep all of these out."""
    found = {(kind, digest) for one in traits for kind, digest in one.hashes()}
    return Tombstones(frozenset(Tombstone(kind, digest, day) for kind, digest in found))


def parse(lines: Iterable[str]) -> tuple[Tombstones, list[str]]:
    """The tombstones in a file that `written` made, and a complaint for each other line."""
    stones: set[Tombstone] = set()
    complaints: list[str] = []
    for number, row in enumerate(csv.reader(lines), 1):
        if len(row) == 3 and row[0] in KINDS and HASH.fullmatch(row[1]):
            stones.add(Tombstone(*row))
        elif row and tuple(row) != HEADER:
            complaints.append(f"line {number}: not a tombstone")
    return Tombstones(frozenset(stones)), complaints


def written(stones: Tombstones) -> str:
    """The text of a file of tombstones."""
    rows = sorted((stone.kind, stone.sha256, stone.forgotten_on) for stone in stones.all)
    return "".join(f"{','.join(row)}\n" for row in (HEADER, *rows))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
