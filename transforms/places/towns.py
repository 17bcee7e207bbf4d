"""Towns taken for organisations: `a |Seattle| company`, a `|Dallas|-based` bank."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.entities.mention import EntityMention
from transforms.places.beside import WORDS, any_of, before
from transforms.places.candidates import is_large

_NOUNS: Final = any_of(WORDS["towns"]["nouns"])
_OF_IT: Final = re.compile(rf" (?:{_NOUNS})\b(?! of\b)")
_BASED: Final = re.compile(r"[-‐‑]based\b")
_ONE: Final = re.compile(r"\ban? $", re.I)
_NAMED: Final = re.compile(r" [A-Z]")  # `|Dallas| investor Ann Gorse`


def with_towns(text: str, names: Sequence[EntityMention]) -> list[EntityMention]:
    """The names, in order, with places for the large towns that who stands behind them is of; not
    where a longer name begins so: `a Hobart lawyer` may be of Hobart & Sons."""
    return [
        replace(n, entity_type="LOC") if n.entity_type == "ORG" and _is_town(text, n, names) else n
        for n in names
    ]


def _is_town(text: str, name: EntityMention, names: Sequence[EntityMention]) -> bool:
    if _BASED.match(text, name.end):
        return is_large(name.text)
    behind = _OF_IT.match(text, name.end)
    if behind is None or not (before(_ONE, text, name) or _NAMED.match(text, behind.end())):
        return False
    longer = any(n.entity_type == "ORG" and n.text.startswith(f"{name.text} ") for n in names)
    return not longer and is_large(name.text)
