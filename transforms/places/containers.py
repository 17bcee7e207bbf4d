"""The region or country beside a place: `Paris, Texas`; `Paris in Texas`; `India's Punjab`."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.places.candidates import candidates
from transforms.places.gazetteer import COUNTRY, DISTRICT, REGION, Gazetteer, Ints

_WORD = r"[A-Z][\w'’-]*\.?"
# Up to four capitalised words after a comma, an opening bracket or `in`: `, New South Wales`.
_BEHIND = re.compile(
    rf"(?:\s?(?:,\s|\()\s?| in (?:[a-z]+ern |central )?)"
    rf"((?:[A-Z]\.\s?){{2,3}}|{_WORD}(?:\s(?:of\s|and\s)?{_WORD}){{0,3}})"
)
# The owner before it, with what says where in it: `Iran's southern`.
_BEFORE = re.compile(rf"((?:{_WORD}\s){{0,2}}{_WORD}?)['’]s (?:[a-z]+(?:ern|al) )?$")
_ENDINGS = ("'s ", "’s ", "ern ", "al ")
_LONGEST = 60  # characters looked at behind a name, and before it
_NOWHERE = np.empty(0, np.int32)


def containers(text: str, start: int, end: int, gazetteer: Gazetteer) -> Ints:
    """Rows of the countries, regions and districts that stand behind the name, else before it.

    None in a list of states or countries: what stands behind `Georgia` in `Georgia, Illinois and
    Ohio` is its equal, so it contains nothing. An abbreviation never continues such a list.
    """
    match = _BEHIND.match(text, end, min(len(text), end + _LONGEST))
    if not match:
        return _owner(text, start, gazetteer)
    words = match.group(1).split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        rows = containing(name, gazetteer)
        if len(rows):
            short = name.isupper() or ("." in name and len(name) < 6)
            listed = not short and _equals(text[start:end], rows, gazetteer)
            return _NOWHERE if listed else rows
        if _is_place(name, gazetteer):
            break  # `Dallas, |Oklahoma City|` is in no Oklahoma
    return _owner(text, start, gazetteer)


def _owner(text: str, start: int, gazetteer: Gazetteer) -> Ints:
    """Rows of the country or region that the name belongs to: `India's |Punjab|`."""
    if not text.endswith(_ENDINGS, max(0, start - _LONGEST), start):
        return _NOWHERE
    match = _BEFORE.search(text, max(0, start - _LONGEST), start)
    words = match.group(1).split() if match else []
    names = (" ".join(words[first:]) for first in range(len(words)))
    return next((rows for name in names if len(rows := containing(name, gazetteer))), _NOWHERE)


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    found = candidates(name, gazetteer)
    return bool(found.main.any()) and not found.partial


def containing(name: str, gazetteer: Gazetteer) -> Ints:
    """Rows of the countries, regions and districts that go by exactly this name."""
    found = candidates(name.strip(), gazetteer)
    if found.partial:
        return _NOWHERE
    level = gazetteer.level[found.rows]
    return np.asarray(found.rows[(level < DISTRICT) | ((level == DISTRICT) & found.main)])


def _equals(name: str, container: Ints, gazetteer: Gazetteer) -> bool:
    """Whether the name is itself a country beside a country, or a state beside its neighbour."""
    found = candidates(name, gazetteer)
    own = found.rows[found.main]
    for level in (COUNTRY, REGION):
        ours, theirs = (
            own[gazetteer.level[own] == level],
            container[gazetteer.level[container] == level],
        )
        if level == COUNTRY and len(ours) and len(theirs):
            return True
        if np.isin(gazetteer.country[ours], gazetteer.country[theirs]).any():
            return True
    return False


def lies_in(rows: Ints, container: Ints, gazetteer: Gazetteer) -> NDArray[np.bool_]:
    """For each row, whether one of the containers is around it."""
    country = gazetteer.country_row[gazetteer.country[rows]]
    around = np.stack([country, gazetteer.region[rows], gazetteer.district[rows]])
    inside = _is_one_of(around, container).any(axis=0) & ~_is_one_of(rows, container)
    return np.asarray(inside)


def contained(
    rows: Ints, container: Sequence[int], gazetteer: Gazetteer
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which of a name's candidates lie in the region named behind it, which outside of it."""
    if not container:
        return np.zeros(len(rows), np.bool_), np.zeros(len(rows), np.bool_)
    inside = lies_in(rows, np.array(container, np.int32), gazetteer)
    return inside, ~inside


def _is_one_of(rows: NDArray[Any], few: Ints) -> NDArray[np.bool_]:
    """np.isin, in a third of its time for few."""
    return np.asarray((rows[..., None] == few).any(axis=-1))
