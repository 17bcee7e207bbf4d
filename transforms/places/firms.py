"""Companies named after a place: `Hobart's profit`, `shares in Hobart`, of Hobart & Sons."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.entities.firms import is_said_of_a_firm
from transforms.entities.mention import EntityMention

_IN: Final = re.compile(r"\b(?:shares?|stakes?|stock|investors?|shareholders) (?:in|of) $", re.I)
_BEFORE: Final = 20  # characters looked at before a name


def with_firms(text: str, names: Sequence[EntityMention]) -> list[EntityMention]:
    """The names, in order, with organisations for the places that are a company's short name: one
    that begins so is named in full, and the words beside the short name are said of companies."""
    full = [n.text for n in names if n.entity_type == "ORG" and " " in n.text]
    return [
        replace(n, entity_type="ORG") if n.entity_type == "LOC" and _is_firm(text, n, full) else n
        for n in names
    ]


def _is_firm(text: str, name: EntityMention, full: Sequence[str]) -> bool:
    if not any(firm.startswith(f"{name.text} ") for firm in full):
        return False
    within = _IN.search(text, max(0, name.start - _BEFORE), name.start)
    return within is not None or is_said_of_a_firm(text, name)
