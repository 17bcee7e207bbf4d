"""Rows with their root -> entities with their names, counts and days."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from transforms.entities import corpus
from transforms.entities.state import where
from transforms.places.nationalities import is_nationality


@dataclass(frozen=True, slots=True)
class Entity:
    """A canonical entity. `aliases` are its names as written, cleaned, with their mentions.

    `root` is the smallest name of its cluster; `renamed` says that a person gave it its `name`.
    """

    entity_id: str
    root: str
    name: str
    entity_type: str
    country: str | None
    geoname_id: int | None
    first_seen_on: date | None
    last_seen_on: date | None
    article_count: int
    mention_count: int
    renamed: bool
    aliases: tuple[tuple[str, int], ...]


_COLUMNS = [
    "root", "own", "node", "entity_type", "name", "article_id", "said_on", "mentions", "names",
    "name_counts", "country", "geoname_id", "doubted",
]  # fmt: skip


def entity_id(root: str) -> str:
    """Stable: a hash of the smallest name of the cluster, and of nothing else."""
    return "e" + blake2b(root.encode(), digest_size=8).hexdigest()


def entities(
    locals_: pa.Table, roots: Collection[str], renamed: Mapping[str, str]
) -> dict[str, Entity]:
    """Entity id -> entity, of those `roots` that still have rows. `renamed` is by root."""
    rows = where(locals_.select(_COLUMNS), "root", roots)
    rows = rows.append_column("n", pc.list_value_length(rows["mentions"])).drop_columns("mentions")
    sums = rows.group_by("root").aggregate(
        [("article_id", "count_distinct"), ("n", "sum"), ("said_on", "min"), ("said_on", "max")]
    )
    geoname_ids = _geoname_ids(rows)
    aliases = _aliases(rows)
    names = _names(rows)
    types = _types(rows)
    countries = _most_frequent(rows, "country", pc.is_valid(rows["country"]))
    return {
        entity_id(row["root"]): Entity(
            entity_id=entity_id(row["root"]),
            root=row["root"],
            name=renamed.get(row["root"]) or names[row["root"]],
            entity_type=types.get(row["root"]) or corpus.split(row["root"])[0],
            country=countries.get(row["root"]),
            geoname_id=geoname_ids.get(row["root"]),
            first_seen_on=row["said_on_min"],
            last_seen_on=row["said_on_max"],
            article_count=row["article_id_count_distinct"],
            mention_count=row["n_sum"],
            renamed=row["root"] in renamed,
            aliases=tuple(aliases[row["root"]]),
        )
        for row in sums.to_pylist()
    }


def _aliases(rows: pa.Table) -> dict[str, list[tuple[str, int]]]:
    """Root -> its names with the mentions of each, most frequent first."""
    lists = rows["names"].combine_chunks()
    flat = pa.table(
        {
            "root": rows["root"].combine_chunks().take(pc.list_parent_indices(lists)),
            "name": pc.list_flatten(lists),
            "n": pc.list_flatten(rows["name_counts"].combine_chunks()),
        }
    )
    found: dict[str, list[tuple[str, int]]] = {}
    for row in _ordered(flat.group_by(["root", "name"]).aggregate([("n", "sum")]), "name", "n_sum"):
        found.setdefault(row["root"], []).append((row["name"], row["n_sum"]))
    return found


def _names(rows: pa.Table) -> dict[str, str]:
    """Root -> the fullest form said most often; of a people (`European`), shouted or short ones
    only for want of better."""
    long: Any = pc.greater(pc.utf8_length(rows["name"]), pa.scalar(5))
    shouted = pc.and_(pc.utf8_is_upper(rows["name"]), long)
    worse = pc.or_(shouted, _of_a_people(rows))
    own = rows["own"]
    best = _most_frequent(rows, "name", pc.and_(own, pc.invert(worse)))
    return {**_most_frequent(rows, "name"), **_most_frequent(rows, "name", own), **best}


def _types(rows: pa.Table) -> dict[str, str]:
    """Root -> the type that its name is taken for most; none for people and sure places."""
    confused: Any = pc.match_substring_regex(rows["root"], f"^({'|'.join(corpus.CONFUSED)}):[^#]")
    return _most_frequent(rows, "entity_type", pc.and_(rows["own"], confused))


def _of_a_people(rows: pa.Table) -> Any:
    """Which rows of places are named by an adjective or a noun of nationality."""
    places: Any = pc.equal(rows["entity_type"], pa.scalar("LOC"))
    names = pc.unique(rows["name"].filter(places)).to_pylist()
    peoples = pa.array([name for name in names if is_nationality(str(name))], pa.string())
    return pc.and_(places, pc.is_in(rows["name"], peoples))


def _geoname_ids(rows: pa.Table) -> dict[str, int]:
    """Root -> the place that its articles name most; unsure ones count for want of sure ones."""
    placed: Any = pc.is_valid(rows["geoname_id"])
    doubted: Any = pc.fill_null(rows["doubted"], pa.scalar(False))
    believed = pc.and_(placed, pc.invert(doubted))
    sure: Any = pc.and_(believed, pc.starts_with(rows["node"], pattern="LOC:#"))
    found = _most_frequent(rows, "geoname_id", believed)
    return {**found, **_most_frequent(rows, "geoname_id", sure)}


def _most_frequent(rows: pa.Table, column: str, among: Any = None) -> dict[str, Any]:
    """Root -> the commonest value `among` the rows, by articles, then by mentions; of two as
    common, the first in the alphabet."""
    rows = rows.select(["root", column, "article_id", "n"])
    rows = rows if among is None else rows.filter(among)
    counts = rows.group_by(["root", column]).aggregate([("article_id", "count"), ("n", "sum")])
    found: dict[str, Any] = {}
    for row in _ordered(counts, column, "article_id_count", "n_sum"):
        found.setdefault(row["root"], row[column])
    return found


def _ordered(table: pa.Table, name: str, *counts: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.sort_by(
        [("root", "ascending"), *((count, "descending") for count in counts), (name, "ascending")]
    ).to_pylist()
    return rows
