"""A mention's text -> the places of the gazetteer that it may stand for."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from transforms.places.gazetteer import CITY, DATA, Gazetteer, Ints
from transforms.places.names import abbreviation, fold

MOST = 64  # of a name with more bearers, the largest are kept: it bounds the work per mention


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows of the gazetteer, in the gazetteer's order; `partial` when found by part of the name."""

    rows: Ints
    main: NDArray[np.bool_]
    partial: bool = False


NONE = Candidates(np.empty(0, np.int32), np.empty(0, np.bool_))


@lru_cache(maxsize=16384)
def candidates(text: str, gazetteer: Gazetteer) -> Candidates:
    """The places that go by the whole name, else by the name without its generic words."""
    for key in _keys(text):
        found = _found(key, gazetteer, partial=False)
        if len(found.rows):
            return found
    for key in _parts(fold(text)):
        found = _found(key, gazetteer, partial=True)
        if len(found.rows):
            return found
    return NONE


def _keys(text: str) -> Iterator[str]:
    """Keys for the whole of a name: as an abbreviation, folded, and singular."""
    if len(text) <= 8 and ("." in text or text.isupper()):
        yield abbreviation(text)
        yield abbreviation(text + ".")
    key = fold(text)
    yield key
    if key.endswith("s"):
        yield key[:-1]


@lru_cache(maxsize=1)
def _generic() -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = tomllib.loads((DATA / "generic_words.toml").read_text(encoding="utf-8"))
    longest_first = [sorted(words[side], key=len, reverse=True) for side in ("before", "after")]
    return tuple(longest_first[0]), tuple(longest_first[1])


def _parts(key: str) -> Iterator[str]:
    """The key without what follows the name, without what goes before it, without both."""
    before, after = _generic()
    shorter = next((key[: -len(w) - 1] for w in after if key.endswith(" " + w)), "")
    if shorter:
        yield shorter
    for name in (key, shorter):
        rest = next((name[len(w) + 1 :] for w in before if name.startswith(w + " ")), "")
        if rest:
            yield rest


def _found(key: str, gazetteer: Gazetteer, partial: bool) -> Candidates:
    if len(key) < 2:
        return NONE
    rows, main = gazetteer.find(key)
    if len(rows) > MOST:
        # A country, region or feature goes before any city, a large city before a small one.
        size = np.where(gazetteer.level[rows] == CITY, gazetteer.log_population[rows], 99)
        best = np.sort(np.argsort(-size, kind="stable")[:MOST])
        rows, main = rows[best], main[best]
    return Candidates(rows, main, partial)
