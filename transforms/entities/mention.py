"""The record that the name tagger yields."""

from dataclasses import dataclass
from typing import Literal

EntityType = Literal["PERSON", "ORG", "LOC", "MISC"]


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A name as written. `start` and `end` are code points into the tagged text, half-open."""

    start: int
    end: int
    text: str
    entity_type: EntityType
    confidence: float  # calibrated, 0 to 1
