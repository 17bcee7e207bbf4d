"""A person's own register of entities: which of ours each entry is, where the names leave no doubt.

A link adds the entry's ids to an entity; it merges nothing and renames nothing.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, cast, get_args

import pyarrow as pa

from transforms.entities import state
from transforms.entities.bearers import NamedAs, bearers
from transforms.entities.entities import entity_id
from transforms.entities.mention import EntityType
from transforms.entities.parts import parse

COLUMNS: Final = ("id", "name", "aliases", "entity_type", "country", "wikidata_id")
REQUIRED: Final = ("id", "name", "entity_type")
BY_NAME: Final = 1.0
BY_ALIAS: Final = 0.95
OTHER_COUNTRY: Final = -0.5
LINKED: Final = 0.9  # from here an entity is linked to an entry
_WIKIDATA: Final = re.compile(r"Q[1-9]\d*")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """An entry of the register. `country` is ISO 3166-1 alpha-2."""

    kb_id: str
    name: str
    aliases: tuple[str, ...]
    entity_type: EntityType
    country: str | None
    wikidata_id: str | None

    def keys(self) -> dict[NamedAs, float]:
        """What its names are looked up by, and what a match by each is worth."""
        kind = self.entity_type
        found: dict[NamedAs, float] = {(kind, parse(a, kind).key): BY_ALIAS for a in self.aliases}
        found[kind, parse(self.name, kind).key] = BY_NAME
        return found


@dataclass(frozen=True, slots=True)
class Link:
    """An entity and an entry that bears its name: `same` where it is that one."""

    entity_id: str
    root: str
    entry: Entry
    same: bool
    score: float
    reasons: tuple[str, ...]


def entry_of(row: Mapping[str, Any]) -> Entry:
    """The entry that a row states, aliases as a list or divided by `|`.

    Raises ValueError, in words, for a row that states none.
    """
    fields = {column: row.get(column) or "" for column in COLUMNS}
    aliases = fields.pop("aliases")
    several = aliases.split("|") if isinstance(aliases, str) else list(aliases)
    kept = {column: " ".join(str(value).split()) for column, value in fields.items()}
    if absent := [column for column in REQUIRED if not kept[column]]:
        raise ValueError(f"no {absent[0]}")
    kind, country, wikidata = kept["entity_type"].upper(), kept["country"], kept["wikidata_id"]
    if kind not in get_args(EntityType):
        known = ", ".join(get_args(EntityType))
        raise ValueError(f"entity_type is {kept['entity_type']!r}, not one of {known}")
    if country and not _COUNTRY.fullmatch(country.upper()):
        raise ValueError(f"country is {country!r}, not a code of two letters")
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        raise ValueError(f"wikidata_id is {wikidata!r}, not Q and a number")
    return Entry(
        kb_id=kept["id"],
        name=kept["name"],
        aliases=tuple(filter(None, (" ".join(alias.split()) for alias in several))),
        entity_type=cast(EntityType, kind),
        country=country.upper() or None,
        wikidata_id=wikidata or None,
    )


def links(
    entries: Sequence[Entry], nodes: pa.Table, countries: Mapping[str, str | None]
) -> list[Link]:
    """All links and doubts of the entities in `nodes` (rows of `State.nodes`).

    `countries` gives the country of each entity in question, by its id; others are left out.
    """
    known = [(entry, entry.keys()) for entry in entries]
    named = bearers(nodes, {key for _, keys in known for key in keys})
    root_of = _roots(nodes, {node for several in named.values() for node in several})
    found: defaultdict[str, dict[Entry, float]] = defaultdict(dict)
    for entry, keys in known:
        for key, worth in keys.items():
            for root in {root_of[node] for node in named.get(key, ())}:
                found[root][entry] = max(worth, found[root].get(entry, 0.0))
    ids = {root: entity_id(root) for root in found}
    return [
        link
        for root, fits in sorted(found.items())
        if ids[root] in countries
        for link in _decided(root, fits, countries[ids[root]])
    ]


def _roots(nodes: pa.Table, wanted: Collection[str]) -> dict[str, str]:
    rows = state.where(nodes.select(["node", "root"]), "node", wanted)
    return dict(zip(state.values(rows, "node"), state.values(rows, "root"), strict=True))


def _decided(root: str, fits: Mapping[Entry, float], country: str | None) -> Iterable[Link]:
    """One link where one entry fits better than all others, else a doubt for each."""
    scored = [_scored(root, entry, worth, country) for entry, worth in fits.items()]
    scored.sort(key=lambda link: (-link.score, link.entry))
    rivals = [link for link in scored if link.score >= LINKED and link.score == scored[0].score]
    for link in scored:
        if len(rivals) > 1 and link in rivals:
            others = ", ".join(r.entry.kb_id for r in rivals if r != link)
            yield _with(link, False, f"the name fits {others} as well")
        else:
            yield _with(link, link in rivals)


def _scored(root: str, entry: Entry, worth: float, country: str | None) -> Link:
    reasons = ["the name of an entry" if worth == BY_NAME else "an alias of an entry"]
    if entry.country and country and entry.country != country:
        worth += OTHER_COUNTRY
        reasons.append(f"of {entry.country}, not {country} {OTHER_COUNTRY:+.2f}")
    elif entry.country and country:
        reasons.append(f"both of {country}")
    return Link(entity_id(root), root, entry, False, round(worth, 4), tuple(reasons))


def _with(link: Link, same: bool, reason: str = "") -> Link:
    reasons = (*link.reasons, reason) if reason else link.reasons
    return replace(link, same=same, reasons=reasons)


def node_of(entry: Entry) -> str:
    """How the register's side of a link is written in `entity_merges`."""
    return f"KB:{entry.kb_id}"
