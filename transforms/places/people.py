"""People whom the tagger took for places: `Mr London`, `said Jordan, 30, who`; and those whom it
named with their nationality, `Belgian Jan Quint`.

Only where the words beside a name are said of nobody but people.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.entities import genders
from transforms.entities.mention import EntityMention
from transforms.entities.role_words import HEADS
from transforms.places.candidates import is_known
from transforms.places.names import fold
from transforms.places.nationalities import is_nationality

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
    """The names, in order, with people for the places that the words beside them say are people,
    and without what people are citizens of."""
    typed = (
        replace(n, entity_type="PERSON") if n.entity_type == "LOC" and _is_person(text, n) else n
        for n in names
    )
    return [part for name in typed for part in _without_nationality(name)]


def _without_nationality(name: EntityMention) -> list[EntityMention]:
    """`Belgian` and `Jan Quint`; but `German Vargas Lleras` has a given name."""
    first, *rest = name.text.split(" ")
    if name.entity_type != "PERSON" or len(rest) < 2 or not is_nationality(first):
        return [name]
    if genders.is_usual(fold(first)):
        return [name]
    start = name.start + len(first) + 1
    person = replace(name, start=start, text=" ".join(rest))
    return [replace(name, end=start - 1, text=first, entity_type="MISC"), person]


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
