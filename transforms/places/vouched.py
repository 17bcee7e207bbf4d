"""Names that an obscure place has by chance: `PACT` in a headline is no village in France.

Who writes of a place that few know says where it is, or names others around it. So a name is none
of which the tagger is not sure enough for how little known its place is, in an article that names
nothing else in that country.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Final

from transforms.places.board import Board
from transforms.places.candidates import is_compass
from transforms.places.containers import lies_in
from transforms.places.gazetteer import COUNTRY, FEATURE, REGION, Gazetteer, Ints
from transforms.places.names import fold
from transforms.places.nationalities import is_nationality
from transforms.places.units import Span, Unit

# How well known a place must be for a name of this confidence, beside places of other countries.
_KNOWN: Final = ((0.9, 11.0), (0.6, 13.0), (0.0, 16.0))
_ALONE: Final = 11.0  # where the article names no other place, and the tagger is not sure
_SURE: Final = 0.7
_OTHERWISE: Final = 18.0  # the same, for what another language calls it: `Borders`, in France
_NEAR: Final = 16.0  # and for what only lies in or near it: `Ridge Hospital`


def doubtful(
    board: Board, chosen: Mapping[int, int], spans: Sequence[Span], home_country: str | None
) -> set[int]:
    """The units whose place nothing vouches for. `chosen` has the candidate of each unit that has
    one; of what is known to be a place, none is doubted."""
    g, rows = board.gazetteer, board.rows
    countries = g.country[rows[list(chosen.values())]].tolist()
    whole = [not board.units[i].candidates.partial for i in chosen]
    named = Counter(compress(countries, whole))
    doubted = set()
    for (i, best), country, is_whole in zip(chosen.items(), countries, whole, strict=True):
        unit = board.units[i]
        others = named[country] - is_whole
        if others or is_nationality(unit.text) or _is_within(unit, rows[best : best + 1], g):
            continue
        sure = max(spans[span].confidence for span in unit.spans)
        is_home = g.country_codes[country] in ("", home_country)
        if sure < 1 and not is_home and _is_obscure(board, i, best, sure, len(named) > 1):
            doubted.add(i)
    return doubted


def _is_within(unit: Unit, row: Ints, gazetteer: Gazetteer) -> bool:
    """Whether the region named behind the unit holds the place."""
    return len(unit.container) > 0 and bool(lies_in(row, unit.container, gazetteer).any())


def _is_obscure(board: Board, i: int, best: int, sure: float, elsewhere: bool) -> bool:
    """Whether the place is too little known for a name that nothing vouches for."""
    g, row, unit = board.gazetteer, int(board.rows[best]), board.units[i]
    level = g.level[row]
    if level in (COUNTRY, FEATURE):
        return False
    size = float(g.log_population[row] + 2 * g.renown[row])
    if unit.candidates.partial:
        return size < _NEAR
    if not unit.candidates.main[best - board.bounds[i]]:
        return size < (_KNOWN[0][1] if _is_short(unit, g.name(row)) else _OTHERWISE)
    if level == REGION and not is_compass(unit.text):
        return size < _KNOWN[0][1]
    if not elsewhere:
        return sure < _SURE and size < _ALONE
    return size < next(least for confidence, least in _KNOWN if sure >= confidence)


def _is_short(unit: Unit, name: str) -> bool:
    """`Clacton` for Clacton-on-Sea."""
    return fold(name).startswith(f"{fold(unit.text)} ")
