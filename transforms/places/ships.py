"""Ships that the tagger took for places: `HMS |Edinburgh|`, the `|Odessa|`, a tanker."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.entities.mention import EntityMention
from transforms.places.beside import WORDS, any_of, before

_SHIPS: Final = WORDS["ships"]
_PREFIX: Final = re.compile(rf"(?:{any_of(_SHIPS['prefixes'])}) (?=[A-Z])")
_BEFORE: Final = re.compile(
    rf"\b(?:(?:{any_of(_SHIPS['before'])})|(?:{any_of(_SHIPS['prefixes'])})) ['\"‘“]?$"
)
_THE: Final = re.compile(r"\b[Tt]he ['\"‘“]?$")
_KIND: Final = re.compile(
    rf"['\"’”]?,['\"’”]? an? (?:[\w-]+ ){{0,3}}?(?:{any_of(_SHIPS['kinds'])})\b"
)


def with_ships(text: str, names: Sequence[EntityMention]) -> list[EntityMention]:
    """The names, in order, with ships, which are neither places nor people, for the places that
    what stands beside them says are one; and so for their bare names behind `the`."""
    found = {no for no, n in enumerate(names) if n.entity_type == "LOC" and _is_ship(text, n)}
    if not found:
        return list(names)
    known = {_PREFIX.sub("", names[no].text) for no in found}
    return [
        replace(n, entity_type="MISC")
        if no in found or (n.entity_type == "LOC" and n.text in known and before(_THE, text, n))
        else n
        for no, n in enumerate(names)
    ]


def _is_ship(text: str, name: EntityMention) -> bool:
    if _PREFIX.match(name.text) or before(_BEFORE, text, name):
        return True
    return _KIND.match(text, name.end) is not None and before(_THE, text, name)
