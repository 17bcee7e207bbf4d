"""Places as `dateline annotate` writes them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypedDict

from transforms.places.place import Place
from transforms.places.resolve import resolve_spans
from transforms.places.units import Span


class Toponym(TypedDict):
    """A span with its point: offsets in code points, degrees WGS 84, ISO 3166-1 alpha-2."""

    start: int
    end: int
    text: str
    lat: float
    lon: float
    country: str | None
    geonameid: int | None


def toponym(start: int, end: int, text: str, place: Place) -> Toponym:
    """One line's worth."""
    return {
        "start": start, "end": end, "text": text, "lat": place.latitude, "lon": place.longitude,
        "country": place.country_code, "geonameid": place.geoname_id,
    }  # fmt: skip


def given_toponyms(
    text: str, given: Sequence[tuple[int, int]], home_country: str | None = None
) -> list[Toponym]:
    """Resolves given mentions, (start, end) each; those that find no point are left out.

    Since each is known to be a place, one that the gazetteer lacks (a street, a hamlet) is put
    where the article's best-supported city is, without a GeoNames id. `resolve` never guesses so.
    """
    spans = [Span(start, end, text[start:end]) for start, end in given]
    places = resolve_spans(text, spans, home_country)
    guess = centre(places)
    return [
        toponym(span.start, span.end, span.text, found)
        for span, place in zip(spans, places, strict=True)
        if (found := place or guess)
    ]


def centre(places: Iterable[Place | None]) -> Place | None:
    """The city that the article's mentions support most, as a point without an identity."""
    support: dict[Place, float] = defaultdict(float)
    for place in places:
        if place and place.kind == "city":
            support[place] += place.score
    if not support:
        return None
    most = max(support, key=lambda place: (round(support[place], 9), place.name))
    reason = f"not in the gazetteer: put at {most.name}, the article's centre"
    return replace(most, geoname_id=None, kind="other", score=0.0, reasons=(reason,))
