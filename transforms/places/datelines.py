"""A wire story's dateline begins with a place, whatever the name tagger took it for."""

import re
from collections.abc import Sequence
from typing import Final

from transforms.articles.sections import sections
from transforms.entities.mention import EntityMention
from transforms.places.candidates import is_known

SURE: Final = 0.95
_PLACE: Final = re.compile(r"[^,(/\n]+?(?=\s*(?:[,(/—–]|--| -|- ))")


def with_dateline(
    text: str, names: Sequence[EntityMention], body_start: int = 0
) -> list[EntityMention]:
    """The names of `text`, with `ZURICH` of `ZURICH, March 3 -` as a place.

    Only a name that the gazetteer knows: `SHELL QUITS - ` is laid out like a dateline too.
    """
    start = _dateline(text, body_start)
    found = _PLACE.match(text, start) if start is not None else None
    if found is None or not is_known(found.group()):
        return list(names)
    place = EntityMention(found.start(), found.end(), found.group(), "LOC", SURE)
    beside = [n for n in names if n.end <= place.start or place.end <= n.start]
    over = [n for n in names if n not in beside]
    if any(n.entity_type == "LOC" for n in over):
        return list(names)
    return sorted([*beside, place], key=lambda name: name.start)


def _dateline(text: str, body_start: int) -> int | None:
    parts = (part for part in sections(text[body_start:]) if part.name == "dateline")
    return next((body_start + part.start for part in parts), None)
