"""The region or country that stands behind a place's name: `Paris, Texas`; `Paris (Texas)`."""

import re

import numpy as np
from numpy.typing import NDArray

from transforms.places.candidates import candidates
from transforms.places.gazetteer import CITY, FEATURE, Gazetteer, Ints

_WORD = r"[A-Z][\w'’-]*\.?"
# Up to four capitalised words after a comma or an opening bracket: `, N.C.`; `, New South Wales`.
_BEHIND = re.compile(
    rf"\s?(?:,\s|\(|\s[—–-]\s?(?=[A-Z]\.))\s?((?:[A-Z]\.\s?){{2,3}}|{_WORD}(?:\s(?:of\s|and\s)?{_WORD}){{0,3}})"
)
_LONGEST = 60  # characters looked at behind a name


def containers(text: str, end: int, gazetteer: Gazetteer) -> Ints:
    """Rows of the countries, regions and districts that the words after `end` may name."""
    match = _BEHIND.match(text, end, min(len(text), end + _LONGEST))
    if not match:
        return np.empty(0, np.int32)
    words = match.group(1).split()
    for count in range(len(words), 0, -1):
        rows = containing(" ".join(words[:count]), gazetteer)
        if len(rows):
            return rows
    return np.empty(0, np.int32)


def containing(name: str, gazetteer: Gazetteer) -> Ints:
    """Rows of the countries, regions and districts that go by exactly this name."""
    found = candidates(name.strip(), gazetteer)
    if found.partial:
        return found.rows[:0]
    level = gazetteer.level[found.rows]
    return np.asarray(found.rows[(level != CITY) & (level != FEATURE)])


def lies_in(rows: Ints, container: Ints, gazetteer: Gazetteer) -> NDArray[np.bool_]:
    """For each row, whether one of the containers is around it."""
    country = gazetteer.country_row[gazetteer.country[rows]]
    around = np.stack([country, gazetteer.region[rows], gazetteer.district[rows]])
    inside = np.isin(around, container).any(axis=0) & ~np.isin(rows, container)
    return np.asarray(inside)
