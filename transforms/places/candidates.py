"""A mention's text -> the places of the gazetteer that it may stand for."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.places.gazetteer import (
    CITY,
    COUNTRY,
    DATA,
    LEVELS,
    REGION,
    Gazetteer,
    Ints,
    load,
)
from transforms.places.names import abbreviation, fold
from transforms.places.nationalities import is_nationality

_CHURCH = re.compile(r"(?:St\.?|Saint) \w+['’]s", re.IGNORECASE)
_MILLIONS = float(np.log(1_000_000))  # as the gazetteer keeps populations
_LARGE = float(np.log(100_000))
_SHORT = 3  # letters of what may be an abbreviation in a name
MOST = 64  # of a name with more bearers, the largest are kept: it bounds the work per mention


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed by identity
class Candidates:
    """Rows of the gazetteer, in the gazetteer's order; `partial` when found by part of the name."""

    rows: Ints
    main: NDArray[np.bool_]
    partial: bool = False


NONE = Candidates(np.empty(0, np.int32), np.empty(0, np.bool_))


@lru_cache(maxsize=16384)
def candidates(text: str, gazetteer: Gazetteer) -> Candidates:
    """The places that go by the whole name, else by the name without its generic words."""
    is_short = sum(map(str.isalpha, text)) <= 3
    for key in _keys(text):
        found = _found(key, gazetteer)
        if is_short and key == fold(text):
            without = _without_namesakes if text.isupper() else _without_nicknames
            found = without(text, found, gazetteer)
        if _CHURCH.fullmatch(text):
            found = _with_possessive(found, gazetteer)
        if _is_plural_of_country(text, key, found, gazetteer):
            continue
        if not is_compass(text):
            found = _without_foreign(key, found, gazetteer)
        if len(found.rows):
            return _of_nationality(found) if is_nationality(text) else found
    key = fold(text)
    for rest, level in _of_kind(key):
        found = _found(rest, gazetteer, level)
        if len(found.rows):
            return found
    for rest in _parts(key):
        found = _found(_as_written(rest, text), gazetteer)
        if len(found.rows):
            return replace(found, partial=True)
    return NONE


def _as_written(key: str, text: str) -> str:
    """The key, as an abbreviation if it is one: of `Western U.S.` no village called Us."""
    if len(key) > _SHORT or key in _generic()["abbreviated"]["cities"]:
        return key
    short = (word for word in text.split() if word.isupper() and fold(word) == key)
    return next(map(abbreviation, short), key)


def _without_namesakes(text: str, found: Candidates, gazetteer: Gazetteer) -> Candidates:
    """`SF` may be San Francisco, which goes by it; `UN` is no village called Un, and `PRT`, a tax,
    no airport of Perth."""
    named = ~found.main
    if fold(text) not in _generic()["abbreviated"]["cities"]:
        named &= gazetteer.level[found.rows] < CITY
    return Candidates(found.rows[named], found.main[named])


def _is_plural_of_country(text: str, key: str, found: Candidates, gazetteer: Gazetteer) -> bool:
    """`the Koreas`, `the Americas`: no country; but `Venezuelans` stand for theirs."""
    singular = fold(text) == f"{key}s" and not is_nationality(text)
    return singular and bool((gazetteer.level[found.rows] == COUNTRY).any())


def _without_nicknames(text: str, found: Candidates, gazetteer: Gazetteer) -> Candidates:
    """`Rio` is what many call a city of millions; `Tor` is no old name of Slovyansk."""
    g, rows = gazetteer, found.rows
    kept = found.main | (g.level[rows] < CITY) | (g.log_population[rows] > _MILLIONS)
    return Candidates(rows[kept], found.main[kept])


def _without_foreign(key: str, found: Candidates, gazetteer: Gazetteer) -> Candidates:
    """`Dili` is a capital and `Sikkim` a state, whatever language calls Delhi or Slovakia so, and
    `Durban` no Durbanville; but Santiago de Cuba keeps its short name beside Chile's capital."""
    g, rows = gazetteer, found.rows
    great = g.capital[rows] | (g.log_population[rows] > _MILLIONS)
    known = found.main & ((g.level[rows] <= REGION) | great)
    if not known.any():
        return found
    within = [f" {key} " in f" {fold(g.name(row))} " for row in rows.tolist()]
    kept = found.main | np.array(within, np.bool_)
    return Candidates(rows[kept], found.main[kept])


def _with_possessive(found: Candidates, gazetteer: Gazetteer) -> Candidates:
    """`St. John's` is the town of that name, `St. Peter's` a church: no town called St. Peter."""
    named = (gazetteer.name(row) for row in found.rows.tolist())
    kept = np.array([_CHURCH.fullmatch(name) is not None for name in named], np.bool_)
    return Candidates(found.rows[kept], found.main[kept])


def _of_nationality(found: Candidates) -> Candidates:
    """`Chechen` is of Chechnya alone, whatever else goes by that word in some language."""
    main = found.main
    return Candidates(found.rows[main], main[main]) if main.any() else found


def _keys(text: str) -> Iterator[str]:
    """Keys for the whole of a name: as an abbreviation, folded, and singular."""
    if len(text) <= 8 and ("." in text or text.isupper()):
        yield abbreviation(text)
        yield abbreviation(text + ".")
    key = fold(text)
    yield key
    if key.endswith("s"):
        yield key[:-1]


def is_known(text: str) -> bool:
    """Whether the gazetteer has places that go by the whole name."""
    found = candidates(text, load())
    return bool(len(found.rows)) and not found.partial


def is_large(text: str) -> bool:
    """Whether a capital, a city of some size or, in capitals, a country goes by the name."""
    g = load()
    found = candidates(text, g)
    rows = found.rows[found.main]
    large = (g.level[rows] == CITY) & (g.capital[rows] | (g.log_population[rows] > _LARGE))
    country = (g.level[rows] == COUNTRY) & text.isupper()
    return not found.partial and bool((large | country).any())


def is_capital(text: str, country_code: str) -> bool:
    """Whether the name is that of the country's capital."""
    g = load()
    found = candidates(text, g)
    capitals = found.rows[found.main & g.capital[found.rows]].tolist()
    return not found.partial and country_code in map(g.country_code, capitals)


def is_known_otherwise(text: str) -> bool:
    """Whether the name is first of all that of a star, a planet or a building: `Earth`."""
    return fold(text) in _known_otherwise()


def is_named_after(text: str) -> bool:
    """Whether a street or a house bears the name of a place, wherever that lies: `Kent Street`."""
    return fold(text).endswith(tuple(f" {word}" for word in _generic()["named_after"]["words"]))


def is_compass(text: str) -> bool:
    """Whether the name only says where in a country or in the world: `West`, `South Central`."""
    return _compass().issuperset(fold(text).split())


@lru_cache(maxsize=1)
def _generic() -> dict[str, Any]:
    return tomllib.loads((DATA / "generic_words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _known_otherwise() -> frozenset[str]:
    return frozenset().union(*_generic()["known_otherwise"].values())


@lru_cache(maxsize=1)
def _compass() -> frozenset[str]:
    return frozenset(_generic()["compass"]["words"])


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[tuple[str, int], ...], tuple[str, ...], tuple[str, ...]]:
    """(words of kind with their level, words before a name, words behind it), longest first, those
    before and behind with the space that parts them from it."""
    words = _generic()
    kinds = [(w, LEVELS.index(level)) for level, listed in words["kinds"].items() for w in listed]
    before, after = words["around"]["before"], words["around"]["after"]
    return (
        tuple(sorted(kinds, key=lambda kind: -len(kind[0]))),
        tuple(f"{word} " for word in sorted(before, key=len, reverse=True)),
        tuple(f" {word}" for word in sorted(after, key=len, reverse=True)),
    )


def _of_kind(key: str) -> Iterator[tuple[str, int]]:
    """The key without a word that says what the place is, and the level which that word means."""
    for word, level in _words()[0] if " " in key else ():
        if key.startswith(f"{word} "):
            yield key[len(word) + 1 :], level
        if key.endswith(f" {word}"):
            yield key[: -len(word) - 1], level


def _parts(key: str) -> Iterator[str]:
    """The key without what follows the name, without what goes before it, without both."""
    _, before, after = _words()
    shorter = next((key.removesuffix(w) for w in after if key.endswith(w)), "")
    if shorter:
        yield shorter
    for name in (key, shorter):
        rest = next((name.removeprefix(w) for w in before if name.startswith(w)), "")
        if rest:
            yield rest


def _found(key: str, gazetteer: Gazetteer, level: int | None = None) -> Candidates:
    if len(key) < 2:
        return NONE
    rows, main = gazetteer.find(key)
    if level is not None:
        fits = gazetteer.level[rows] == level
        rows, main = rows[fits], main[fits]
    if len(rows) > MOST:
        # A country, region or feature goes before any city, a large city before a small one.
        size = np.where(gazetteer.level[rows] == CITY, gazetteer.log_population[rows], 99)
        best = np.sort(np.argsort(-size, kind="stable")[:MOST])
        rows, main = rows[best], main[best]
    return Candidates(rows, main)
