"""One sense per article: mentions of one name are decided together, as one unit.

Only what stands beside a mention splits a name in two: a region behind it (`Athens, Ga.` beside
`Athens, Ohio`), or the word for its kind (`Washington state`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from transforms.places.candidates import NONE, Candidates, candidates, is_known_otherwise
from transforms.places.containers import containers, lies_in
from transforms.places.gazetteer import CITY, COUNTRY, Gazetteer, Ints
from transforms.places.names import fold
from transforms.places.nationalities import is_nationality

_NOWHERE = np.empty(0, np.int32)
_KIND: Final = r"state|province|region|oblast|governorate|prefecture"
_AFTER: Final = re.compile(rf" (?:{_KIND}|State)\b")
_BEFORE: Final = re.compile(rf"\b(?:{_KIND}) of $")
_LARGE: Final = float(np.log(100_000))  # as the gazetteer keeps populations
_REACH: Final = 16  # characters to either side of a name that such a word takes


@dataclass(frozen=True, slots=True)
class Span:
    """A mention that asks for a place: half-open, in code points of the article's text.

    `confidence` is the tagger's, and 1 where it is known to be a place.
    """

    start: int
    end: int
    text: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Unit:
    """A name in an article, the spans that bear it, and the places it may stand for."""

    text: str
    spans: tuple[int, ...]  # indices into the spans asked for, ascending
    candidates: Candidates
    container: Ints  # rows of the regions named behind it, empty if none


def units(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> list[Unit]:
    """Groups spans by name and by the region named behind them, in the order of their arrival."""
    places = [_placed(text, span, gazetteer) for span in spans]
    first_container: dict[str, Ints] = {}
    for name, _, container in places:
        if len(container):
            first_container.setdefault(name, container)
    apart = {name: first_container.pop(name) for name in _countries(places, gazetteer)}
    grouped: dict[tuple[str, bytes], list[int]] = {}
    for i, (name, _, container) in enumerate(places):
        if not len(container):
            container = first_container.get(name, _NOWHERE)
        grouped.setdefault((name, container.tobytes()), []).append(i)
    return [
        _unit(
            places[at[0]][1],
            tuple(at),
            np.frombuffer(container, np.int32),
            apart.get(name),
            gazetteer,
        )
        for (name, container), at in grouped.items()
    ]


def _countries(places: Sequence[tuple[str, str, Ints]], gazetteer: Gazetteer) -> set[str]:
    """Names of countries by which one with a region behind it need not be meant: `Georgia` in a
    story that names Tbilisi or Georgians, though it has `Georgia, USA` as well."""
    g, beside = gazetteer, {name for name, _, container in places if len(container)}
    found = {}
    for name, text, _ in places:
        rows = candidates(text, g).rows if name in beside else _NOWHERE
        if len(rows := rows[g.level[rows] == COUNTRY]):
            found[name] = g.country[rows]
    named = set()
    for _, text, _ in places if found else ():
        rows = candidates(text, g).rows
        speaks = rows if is_nationality(text) else rows[g.capital[rows]]
        named |= set(g.country[speaks].tolist())
    return {name for name, countries in found.items() if named & set(countries.tolist())}


def _unit(
    text: str, at: tuple[int, ...], container: Ints, apart: Ints | None, gazetteer: Gazetteer
) -> Unit:
    """`apart` is what one of two bearers of the name lies in, and the other does not."""
    if is_known_otherwise(text) and not len(container):
        return Unit(text, at, NONE, container)
    found = candidates(text, gazetteer)
    if apart is not None:
        kept = lies_in(found.rows, container if len(container) else apart, gazetteer)
        kept = kept if len(container) else ~kept
        found = replace(found, rows=found.rows[kept], main=found.main[kept])
    return Unit(text, at, found, container)


def _with_kind(text: str, span: Span, gazetteer: Gazetteer) -> str | None:
    """`Washington state`, `state of Washington`: the name as it is looked up, if it is a place."""
    if after := _AFTER.match(text, span.end, span.end + _REACH):
        name = span.text + after.group()
    elif before := _BEFORE.search(text, max(0, span.start - _REACH), span.start):
        name = before.group() + span.text
    else:
        return None
    found = candidates(name, gazetteer)
    if not len(found.rows) or found.partial or _is_around(name, span.text, found.rows, gazetteer):
        return None
    return name


def _is_around(name: str, bare: str, regions: Ints, gazetteer: Gazetteer) -> bool:
    """`the Charlotte region` is what lies around the city, and no region of Saint Vincent."""
    if not name.endswith(" region"):
        return False
    g, rows = gazetteer, candidates(bare, gazetteer).rows
    cities = rows[(g.level[rows] == CITY) & (g.log_population[rows] > _LARGE)]
    return len(cities) > 0 and not np.isin(g.region[cities], regions).any()


def _placed(text: str, span: Span, gazetteer: Gazetteer) -> tuple[str, str, Ints]:
    """(key to group by, name to look up, regions behind it); `Reno, Nev.` may be one mention."""
    head, comma, _ = span.text.partition(", ")
    if comma and not len(candidates(span.text, gazetteer).rows):
        return fold(head), head, containers(span.text, 0, len(head), gazetteer)
    if kind := _with_kind(text, span, gazetteer):
        return fold(kind), kind, containers(text, span.start, span.end, gazetteer)
    case = "." if len(span.text) <= 5 and ("." in span.text or span.text.isupper()) else ""
    return fold(span.text) + case, span.text, containers(text, span.start, span.end, gazetteer)
