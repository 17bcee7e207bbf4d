"""Acronyms that the world knows: `FBI` in an article that does not say what it is."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Final

from transforms.entities.local import LocalEntity
from transforms.entities.organisation import is_acronym
from transforms.entities.parts import parse

_DATA: Final = tomllib.loads((Path(__file__).parent / "acronyms.toml").read_text(encoding="utf-8"))
SHORT: Final = 3  # letters, up to which an acronym is written in capitals everywhere
KNOWN: Final = {short: parse(name, "ORG").key for short, name in _DATA.items()}


def spelt_out(entity: LocalEntity) -> LocalEntity:
    """The entity under the key of its full name, where its article has the acronym alone."""
    key = KNOWN.get(entity.key)
    if key is None or len(entity.keys) > 1 or entity.entity_type != "ORG":
        return entity
    if not all(_is_written_so(name) for name, _ in entity.names):
        return entity
    return replace(entity, key=key, keys=(key,))


def _is_written_so(name: str) -> bool:
    """`NATO`, `Nato`, `C.I.A.`; but `Who` is a band."""
    return is_acronym(name) or (name.istitle() and len(name) > SHORT)
