"""Places as `dateline annotate` writes them."""

from collections.abc import Iterable, Sequence
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
    """Resolves given mentions, (start, end) each; those without a place are left out."""
    spans = [Span(start, end, text[start:end]) for start, end in given]
    places: Iterable[Place | None] = resolve_spans(text, spans, home_country)
    return [
        toponym(span.start, span.end, span.text, place)
        for span, place in zip(spans, places, strict=True)
        if place
    ]
