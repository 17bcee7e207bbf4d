"""People whom the tagger took for places: `Mr London`, `said Jordan, 30, who`.

Only where the words beside a name are said of nobody but people.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.entities.mention import EntityMention
from transforms.entities.role_words import HEADS
from transforms.places.candidates import is_known

_COURTESY: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Mx)\.? $")
_SPEAKS: Final = re.compile(r"\b(?:said|says|told|added|adds) $")
_AGED: Final = re.compile(r", \d{1,2},(?P<who> (?:who|said|says|was|is|has|had)\b)?")
_ROLE: Final = re.compile(
    r", (?:(?:a|an|the|his|her|its|their)|[\w ]{2,30}['’]s) (?:[\w-]+ ){0,3}?"
    rf"(?:{'|'.join(sorted(HEADS, key=len, reverse=True))})(?:,| (?:of|for|at|in|from|who|and)\b)"
)
_IN: Final = re.compile(r"\b(?:in|from|of|at|near|to|outside|around|through|into) (?:the )?$", re.I)
_BEHIND: Final = 90  # characters behind a name that are looked at, and before it
_BEFORE: Final = 16


def with_people(text: str, names: Sequence[EntityMention]) -> list[EntityMention]:
    """The names, in order, with people for the places that the words beside them say are people."""
    return [
        replace(n, entity_type="PERSON") if n.entity_type == "LOC" and _is_person(text, n) else n
        for n in names
    ]


def _is_person(text: str, name: EntityMention) -> bool:
    before, behind = max(0, name.start - _BEFORE), name.end + _BEHIND
    if _COURTESY.search(text, before, name.start):
        return True
    if not text.startswith(", ", name.end):
        return False
    aged = _AGED.match(text, name.end, behind)
    if aged and (aged["who"] or _SPEAKS.search(text, before, name.start)):
        return True
    role = _ROLE.match(text, name.end, behind)
    return bool(role) and not _IN.search(text, before, name.start) and not is_known(name.text)
