"""What the corpus keeps of an article's entity, and under which names it looks for others.

A *node* is a name that the whole corpus shares: type and folded fullest form, or a GeoNames id.
Nodes are compared and merged; a node never falls apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from transforms.entities import bodies, kinds, namesakes, organisation, person
from transforms.entities.forms import SURE_PLACE
from transforms.entities.local import LocalEntity
from transforms.entities.parts import parse

CONFUSED: Final = ("LOC", "MISC", "ORG")  # types


@dataclass(frozen=True, slots=True)
class Seen:
    """A local entity in its article. `said_on` is the article's own date, where it has one."""

    article_id: str
    said_on: date | None
    entity: LocalEntity


def is_sure(entity: LocalEntity) -> bool:
    """Whether an entity is taken for the place that the gazetteer names."""
    sure = entity.geoname_id is not None and entity.place_score >= SURE_PLACE
    return sure and not entity.doubted


def node_of(seen: Seen) -> str:
    """`PERSON:delcy rodriguez`; a sure place is `LOC:#3625428`, an unsure one `LOC:georgia@US`."""
    entity = seen.entity
    if is_sure(entity):
        return f"LOC:#{entity.geoname_id}"
    if entity.entity_type == "LOC" and entity.country:
        return f"LOC:{entity.key}@{entity.country}"
    if namesakes.is_alone(entity.key):
        return f"{entity.entity_type}:{entity.key}{seen.article_id}"
    return f"{entity.entity_type}:{entity.key}"


def split(node: str) -> tuple[str, str]:
    """Type and key of a node."""
    entity_type, _, key = node.partition(":")
    return entity_type, key


def is_place(node: str) -> bool:
    return node.startswith("LOC:#")


@lru_cache(maxsize=500_000)
def is_weak(node: str) -> bool:
    """A name that may stand for a fuller one elsewhere: bare surnames, initials, acronyms."""
    entity_type, key = split(node)
    if is_place(node):
        return False
    if entity_type == "PERSON":
        return not person.is_full(key)
    return True


@lru_cache(maxsize=500_000)
def short_forms(node: str) -> frozenset[str]:
    """The weak nodes that may stand for this one, by its words. Places: see `place_forms`."""
    entity_type, key = split(node)
    if is_place(node):
        return frozenset()
    if "@" in key:
        forms = _body_forms(key) if entity_type == "ORG" else frozenset()
        if entity_type == "PERSON":
            forms = frozenset({namesakes.base(key)})
    elif entity_type == "PERSON":
        forms = _person_forms(key) if person.is_full(key) else frozenset()
    else:
        shorter = organisation.shorter(key, entity_type)
        nobodys = {f for f in shorter if bodies.is_body(f) and bodies.is_everywhere(f)}
        owners = {f for f in shorter if bodies.owns(f, key)}
        forms = organisation.acronyms(key) | (shorter - nobodys - owners)
    return frozenset(f"{entity_type}:{form}" for form in forms)


def place_forms(names: Iterable[str], countries: Iterable[str]) -> frozenset[str]:
    """The weak nodes that may stand for a sure place: its names, with or without a country."""
    keys = {parse(name, "LOC").key for name in names}
    ends = ["", *(f"@{country}" for country in countries)]
    return frozenset(f"LOC:{key}{end}" for key in keys for end in ends)


def _body_forms(key: str) -> frozenset[str]:
    """`defense department` for the one of the U.S.; a ministry by itself is nobody's."""
    if bodies.is_everywhere(key):
        return frozenset()
    return frozenset({bodies.base(key)}) | organisation.acronyms(bodies.base(key))


def _person_forms(key: str) -> frozenset[str]:
    return initialled(key) | person.given_names(key)


def typed_otherwise(node: str) -> frozenset[str]:
    """The nodes of the same name that are taken for another type: not for a person, whose name may
    be a company's, nor for a place that the gazetteer names, which may be the home of one."""
    entity_type, key = split(node)
    if is_place(node) or "@" in key or entity_type not in CONFUSED:
        return frozenset()
    return frozenset(f"{other}:{key}" for other in CONFUSED if other != entity_type)


def initialled(key: str) -> frozenset[str]:
    """What may stand for a full name, but for the first name: surnames, `d gorse`."""
    tokens, _ = person.split_generation(key)
    initials = [t[0] for t in tokens[:-1]]
    last = tokens[-1]
    forms = {*person.surnames(key), f"{initials[0]} {last}", " ".join([*initials, last])}
    return frozenset(forms - {key})


@lru_cache(maxsize=500_000)
def blocks(node: str) -> frozenset[str]:
    """Only nodes that share a block are ever compared."""
    entity_type, key = split(node)
    if entity_type == "PERSON" and not person.is_full(key):
        one = " " not in key and not namesakes.is_alone(key)
        return frozenset({f"PERSON:@{namesakes.base(key)}"} if one else ())
    if is_place(node) or "@" in key:
        return frozenset()
    found = person.blocks(key) if entity_type == "PERSON" else organisation.blocks(key)
    if entity_type == "ORG" and (short := kinds.without_kind(key)):
        found |= organisation.blocks(short)
    return frozenset(f"{entity_type}:{block}" for block in found)
