"""Two places that the tagger took for one: `Kingston, Ontario`, `Belgium's Limburg`."""

import re
from collections.abc import Sequence
from typing import Final

from transforms.entities.mention import EntityMention
from transforms.places.candidates import is_known

_BETWEEN: Final = re.compile(r", | --? | [–—] |['’]s ")


def places_apart(names: Sequence[EntityMention]) -> list[EntityMention]:
    """The names, in order, with two places for each that is two which the gazetteer knows."""
    return [part for name in names for part in _parts(name)]


def _parts(name: EntityMention) -> list[EntityMention]:
    between = _BETWEEN.search(name.text) if name.entity_type == "LOC" else None
    if between is None or is_known(name.text):
        return [name]
    first, second = name.text[: between.start()], name.text[between.end() :]
    if not (is_known(first) and is_known(second)):
        return [name]
    middle, start = name.start + len(first), name.start + between.end()
    return [
        EntityMention(name.start, middle, first, "LOC", name.confidence),
        EntityMention(start, name.end, second, "LOC", name.confidence),
    ]
