"""What an erasure is about: which articles in the warehouse, and what else is the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow.compute as pc

from transforms.articles.identity import has_own_id
from transforms.articles.tombstones import Tombstones, Traits, tombstones_for
from transforms.articles.urls import canonical
from warehouse.rows import conform
from warehouse.store import Transaction

HOLDERS = ("articles", "article_versions")  # the tables that hold texts
COLUMNS = ["article_id", "url", "title", "body", "provider_id"]


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be erased: an article by id or URL, or what was erased before and is in raw/
    again."""

    article: str | None = None
    url: str | None = None
    again: bool = False


def named(tx: Transaction, request: Request) -> set[str]:
    """The ids of the articles that a request means, by any of their versions."""
    url = canonical(request.url)
    where = {"article_id": [request.article]} if request.article else {"url": [url]}
    if not (request.article or url):
        return set()
    found = (tx.scan(table, ["article_id"], where) for table in HOLDERS)
    return {key for table in found for key in table["article_id"].to_pylist()}


def stones_for(tx: Transaction, ids: set[str], day: str) -> Tombstones:
    """Tombstones of `day` for these articles.

    Adds to `ids` what else they cover: the same texts in files that give them no name of their own.
    """
    stones, fresh = Tombstones(), set(ids)
    while fresh:
        rows = _traits(tx, fresh)
        stones = tombstones_for(rows, day).joined(stones.all)
        fresh = covered(tx, stones) - ids
        ids |= fresh
    return stones


def covered(tx: Transaction, stones: Tombstones) -> set[str]:
    """The articles in the warehouse of which some version is covered."""
    return {traits.article_id for traits in _traits(tx) if stones.cover(traits)}


def covered_rejects(tx: Transaction, stones: Tombstones) -> set[str]:
    """The files (`raw_path`) of the rejects that are covered, by their addresses."""
    rejects = conform(tx.scan("rejects"), "rejects").select(["raw_path", "url"])
    stated = rejects.filter(pc.is_valid(rejects["url"])).to_pylist()
    return {row["raw_path"] for row in stated if stones.names(None, row["url"])}


def _traits(tx: Transaction, ids: Iterable[str] | None = None) -> Iterator[Traits]:
    """Every version in the warehouse, or those of some articles."""
    where = {"article_id": sorted(ids)} if ids is not None else None
    for table in HOLDERS:
        for batch in tx.stream(table, COLUMNS, where):
            for row in batch.to_pylist():
                named = has_own_id(row.pop("provider_id"), row["url"])
                yield Traits(**row, named=named)


def titles(tx: Transaction, ids: set[str]) -> dict[str, str]:
    """id -> title of the articles of these ids."""
    where = {"article_id": sorted(ids)}
    rows = tx.scan("articles", ["article_id", "title"], where).to_pylist() if ids else []
    return {row["article_id"]: row["title"] or "" for row in rows}


def copies(tx: Transaction, ids: set[str]) -> set[str]:
    """The other articles that are copies of one of these."""
    pairs = tx.scan("duplicate_pairs", ["left_id", "right_id"]).to_pylist()
    return {key for pair in pairs if ids & {*pair.values()} for key in pair.values()} - ids
