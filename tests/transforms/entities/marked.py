"""Articles with their mentions marked: `{P1:Ada Byte} of {O2:Bytes Inc}`.

The letter is the type, the number the entity that the reader sees.
"""

import re
from dataclasses import dataclass

from transforms.entities.mention import EntityMention, EntityType

_MARK = re.compile(r"\{([POLM])(\w+):([^}]*)\}")
_TYPES: dict[str, EntityType] = {"P": "PERSON", "O": "ORG", "L": "LOC", "M": "MISC"}


@dataclass(frozen=True)
class Spot:
    """What resolution uses of a place."""

    geoname_id: int | None
    country_code: str | None = None
    score: float = 1.0
    name: str = ""
    kind: str = "city"


def unmark(marked: str) -> tuple[str, list[EntityMention], list[str]]:
    """The text, its mentions, and the label of each mention."""
    text, mentions, labels, at = "", [], [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        start, name = len(text), match.group(3)
        text, at = text + name, match.end()
        mentions.append(EntityMention(start, len(text), name, _TYPES[match.group(1)], 1.0))
        labels.append(match.group(2))
    return text + marked[at:], mentions, labels
