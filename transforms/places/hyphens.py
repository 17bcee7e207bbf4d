"""Places with a hyphen in their names, which the name tagger takes for two: `Guinea-Bissau`."""

import re
from collections.abc import Sequence
from typing import Final

from transforms.entities.mention import EntityMention
from transforms.places.candidates import is_known

_BEFORE: Final = re.compile(r"(?:[^\W\d_]+[-‐‑])+$")
_AFTER: Final = re.compile(r"(?:[-‐‑][^\W\d_]+)+")
REACH: Final = 40  # characters that go before the part which the tagger saw


def with_hyphened(text: str, names: Sequence[EntityMention]) -> list[EntityMention]:
    """The names, in order, with `Port-au-Prince` for `Port`, where the gazetteer knows it whole."""
    found: list[EntityMention] = []
    for i, name in enumerate(names):
        if found and name.start < found[-1].end:
            continue  # `Bissau`, which the whole before it took in
        whole = _whole(text, name) if name.entity_type == "LOC" else name
        longer = any(n.end > whole.end for n in names[i + 1 : i + 3] if n.start < whole.end)
        if whole is not name and not longer:
            while found and found[-1].end > whole.start:
                found.pop()
            name = whole
        found.append(name)
    return found


def _whole(text: str, name: EntityMention) -> EntityMention:
    """The place that the words tied to a name by hyphens make with it, if the gazetteer has it."""
    before = _BEFORE.search(text, max(0, name.start - REACH), name.start)
    after = _AFTER.match(text, name.end)
    start = before.start() if before else name.start
    end = after.end() if after else name.end
    whole = text[start:end]
    if whole == name.text or not is_known(whole):
        return name
    return EntityMention(start, end, whole, "LOC", name.confidence)
