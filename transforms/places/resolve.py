"""Mentions of one article -> places."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from transforms.entities.mention import EntityMention
from transforms.places.board import Board, board
from transforms.places.candidates import Candidates, is_compass, is_named_after
from transforms.places.context import CONTEXT
from transforms.places.gazetteer import CITY, COUNTRY, REGION, Gazetteer, Ints, Reals, load
from transforms.places.local import LOCAL
from transforms.places.nationalities import is_nationality
from transforms.places.place import Kind, Place
from transforms.places.ranker import Ranking, rank, weights
from transforms.places.told_apart import told_apart
from transforms.places.units import Span, Unit, units
from transforms.places.vouched import doubtful

_KINDS: tuple[Kind, ...] = ("country", "region", "region", "other", "city")  # by level
_NAMES = LOCAL + CONTEXT
_REASONS = 3  # the strongest pieces of evidence that are told
_NEAR = 0.5  # how far a place found by part of the name is trusted
_CLEAR = 0.9  # a probability that leaves nothing to ask
_TELLING = 0.9  # below it `the West` is no region of Cameroon
_SEAT = 0.15  # of a region's people, for the bare name to be the city's: not Quebec's
_MANY = 0.25  # the same, of a city with a name of its own as well: New York City
_ALIKE = 4  # times as likely the region may be
_LIST = 3  # regions of one country that make a list of them
_LIKELY = 0.5  # of another name's candidate, for which it is believed to lie there
_ONE_PLACE = 0.25  # degrees of latitude, some 28 km: a city and what is named after it around it


def resolve(
    text: str, mentions: Sequence[EntityMention], home_country: str | None = None
) -> list[Place | None]:
    """The place of each mention, parallel to `mentions`; None where there is none.

    Places are looked for behind mentions of type LOC, and behind nationalities whatever their
    type (`Venezuelan` stands for Venezuela). `home_country` is the outlet's own country, ISO
    3166-1 alpha-2, if the source's settings tell it.

    Raises:
        FileNotFoundError: no gazetteer is compiled.
    """
    asked = [i for i, m in enumerate(mentions) if m.entity_type == "LOC" or is_nationality(m.text)]
    spans = [Span(m.start, m.end, m.text, m.confidence) for m in (mentions[i] for i in asked)]
    places: list[Place | None] = [None] * len(mentions)
    for i, place in zip(asked, resolve_spans(text, spans, home_country), strict=True):
        # Only where it is known to be a place is a guess better than none.
        guessed = (
            place is not None and place.geoname_id is None and is_named_after(mentions[i].text)
        )
        places[i] = None if guessed else place
    return places


def resolve_spans(
    text: str, spans: Sequence[Span], home_country: str | None = None
) -> list[Place | None]:
    """The place of each span; parallel to `spans`. Of one that is not known to be a place, only
    where the article or the world vouches for it."""
    gazetteer = load()
    found = told_apart(units(text, spans, gazetteer), gazetteer)
    places: list[Place | None] = [None] * len(spans)
    laid = board(found, gazetteer, home_country)
    if not len(laid.rows):
        return places
    ranking = rank(laid, weights())
    chosen = _chosen(found, laid, ranking, gazetteer)
    doubted = doubtful(laid, {i: best for i, (best, _) in chosen.items()}, spans, home_country)
    for i, (best, score) in chosen.items():
        unit = found[i]
        if i in doubted or (score < _TELLING and is_compass(unit.text)):
            continue
        own = slice(int(laid.bounds[i]), int(laid.bounds[i + 1]))
        within = gazetteer.country[laid.rows[own]] == gazetteer.country[laid.rows[best]]
        scores = score, float(ranking.probability[own][within].sum())
        place = _place(best, scores, unit, int(laid.rows[best]), ranking, gazetteer)
        for span in unit.spans:
            places[span] = place
    return places


def _chosen(
    found: Sequence[Unit], laid: Board, ranking: Ranking, gazetteer: Gazetteer
) -> dict[int, tuple[int, float]]:
    """Unit -> its best candidate on the board and the probability of that, where it has any."""
    around: dict[int, int] | None = None
    chosen = {}
    for i, unit in enumerate(found):
        first, last = int(laid.bounds[i]), int(laid.bounds[i + 1])
        if first == last:
            continue
        probability = ranking.probability[first:last]
        rows = unit.candidates.rows
        best = int(probability.argmax())
        score = float(probability[best])
        if not _is_clear(best, score, gazetteer.level[rows]):
            if around is None:
                around = _regions(laid.rows, laid.unit, ranking.probability, gazetteer)
            alone = np.array([around.get(row, i) == i for row in rows.tolist()])
            best, score = _shared(unit.candidates, probability, gazetteer, alone)
        chosen[i] = first + best, score
    return chosen


def _regions(rows: Ints, unit: Ints, probability: Reals, gazetteer: Gazetteer) -> dict[int, int]:
    """The regions in which names are likely to lie: the unit that does, or -1 where several do, or
    where a list of its country's regions stands."""
    g = gazetteer
    region = g.level[rows] == REGION
    named = np.bincount(g.country[rows[region & (probability > _LIKELY)]])
    listed = np.flatnonzero(named >= _LIST)
    found = dict.fromkeys(rows[region & np.isin(g.country[rows], listed)].tolist(), -1)
    likely = np.flatnonzero((probability > _LIKELY) & ~region)
    for around, one in zip(g.region[rows[likely]].tolist(), unit[likely].tolist(), strict=True):
        found[around] = one if found.get(around, one) == one else -1
    return found


def _is_clear(best: int, score: float, level: NDArray[np.int8]) -> bool:
    """Whether the likeliest candidate is a country, or leaves nothing to ask."""
    return bool(level[best] == COUNTRY) or (score > _CLEAR and COUNTRY not in level)


def _shared(
    found: Candidates, probability: Reals, gazetteer: Gazetteer, alone: NDArray[np.bool_]
) -> tuple[int, float]:
    """The candidate that is meant, and its probability with those that are the same place.

    A city and the districts around it that bear its name (Jerusalem, Dublin, Baghdad) are one
    place to who reads of it: they share their probability, and the city is meant, or the country
    where the city is one (Hong Kong). Not a city of another name of its own, in a region that only
    has its middle there: Oklahoma is not Oklahoma City. So are a region and a large city in it of
    the same name (Kharkiv, São Paulo): who means the region says so.
    """
    rows = found.rows
    level, size = gazetteer.level[rows], gazetteer.log_population[rows]
    latitude, longitude = gazetteer.latitude[rows], gazetteer.longitude[rows]
    east = (longitude[:, None] - longitude) * np.cos(np.radians(latitude))[:, None]
    one = np.hypot(latitude[:, None] - latitude, east) < _ONE_PLACE
    one &= (found.main & found.main[:, None]) | np.eye(len(rows), dtype=np.bool_)
    shared = one @ probability
    best = int(np.argmax(shared))
    together = one[best]
    if alone[best]:
        together |= _seats(best, rows, probability, gazetteer)
    for meant in (together & (level == COUNTRY), together & (level == CITY)):
        if meant.any():
            best = int(np.argmax(np.where(meant, size, -1.0)))
            return best, float(min(probability[together].sum(), 1.0))
    return best, float(shared[best])


def _seats(region: int, rows: Ints, probability: Reals, gazetteer: Gazetteer) -> NDArray[np.bool_]:
    """Which candidates are cities with a region's very name and many of its people, or with still
    more of them where the region is hardly likelier: New York."""
    g, own = gazetteer, rows[region]
    inside = (g.level[rows] == CITY) & (g.region[rows] == own) & (g.level[own] == REGION)
    share = g.log_population[rows] - g.log_population[own]
    seat = inside & (share > np.log(_SEAT))
    same = [at and g.name(row) == g.name(own) for at, row in zip(seat, rows, strict=True)]
    alike = (share > np.log(_MANY)) & (probability * _ALIKE > probability[region])
    return np.asarray(seat & (np.array(same, np.bool_) | alike))


def _place(
    best: int,
    scores: tuple[float, float],
    unit: Unit,
    row: int,
    ranking: Ranking,
    gazetteer: Gazetteer,
) -> Place:
    """What only lies in or near a place (`northern Iraq`) gets its point, not its identity.

    `scores` are the probabilities of the place and of its country.
    """
    near = unit.candidates.partial
    score, country_score = (round(min(p, 1.0) * (_NEAR if near else 1.0), 4) for p in scores)
    return Place(
        geoname_id=None if near else int(gazetteer.geoname_id[row]) or None,
        name=unit.text if near else gazetteer.name(row),
        country_code=gazetteer.country_code(row),
        latitude=round(float(gazetteer.latitude[row]), 4),
        longitude=round(float(gazetteer.longitude[row]), 4),
        kind="other" if near else _KINDS[gazetteer.level[row]],
        score=score,
        reasons=_reasons(row, best, unit, ranking, gazetteer),
        country_score=country_score,
    )


def _reasons(
    row: int, best: int, unit: Unit, ranking: Ranking, gazetteer: Gazetteer
) -> tuple[str, ...]:
    near = (f"in or near {gazetteer.name(row)}",) if unit.candidates.partial else ()
    if len(unit.candidates.rows) == 1:
        return near or ("the only place of that name",)
    spoke = ranking.contributions[best]
    strongest = np.argsort(-spoke, kind="stable")[:_REASONS].tolist()
    return near + tuple(f"{_NAMES[i]} {spoke[i]:+.1f}" for i in strongest if spoke[i] > 0)
