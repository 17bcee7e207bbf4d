"""A bare name beside `X City`."""

import pytest

from transforms.places.resolve import resolve_spans
from transforms.places.units import Span


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("MEXICO CITY (ADW) — Mexico will vote on Sunday.", "Mexico", "country"),
        ("Panama City is the capital of Panama, and Panama votes.", "Panama", "country"),
        ("He flew from Guatemala City; Guatemala borders Belize.", "Guatemala", "country"),
        ("KUWAIT CITY — The emir of Kuwait was away.", "Kuwait", "country"),
        ("OKLAHOMA CITY (ADW) — Oklahoma closed its mines.", "Oklahoma", "region"),
        ("QUEBEC CITY (ADW) — The premier of Quebec was away.", "Quebec", "region"),
        ("The city of Luxembourg is the seat; Luxembourg has many banks.", "Luxembourg", "country"),
        # So large a part of its state that it goes by the bare name as well.
        ("New York City is dear, he said in New York.", "New York", "city"),
    ],
)
def test_a_bare_name_beside_its_city_is_the_country_or_region(
    text: str, name: str, kind: str
) -> None:
    called = next(c for c in (f"{name} City", f"city of {name}") if c.upper() in text.upper())
    first = text.upper().index(called.upper())
    bare = text.rindex(name)
    spans = [
        Span(i, i + len(t), t)
        for i, t in ((first, text[first : first + len(called)]), (bare, name))
    ]
    city, place = resolve_spans(text, spans)
    assert city is not None and city.kind == "city"
    assert place is not None and place.kind == kind


def test_a_dateline_is_a_city_whatever_region_stands_behind_it() -> None:
    text = "VALENCIA, Spain (ADW) — The mayor was away."
    (place,) = resolve_spans(text, [Span(0, 8, "VALENCIA")])
    assert place is not None and (place.kind, place.geoname_id) == ("city", 2509954)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (
            "Thousands rallied in |Georgia|, in |Tbilisi| too. In |Georgia|, USA, none did.",
            "GE GE US",
        ),
        ("|Peru| won, the |Peruvian| side said. In |Peru|, Indiana, a circus came.", "PE PE US"),
        ("He of |Jordan|, Minn., was held in |Jordan|, officials in |Amman| said.", "US JO JO"),
        # No word of the country: the paper's own town, in its headline too.
        ("|Lebanon| council met. The council of |Lebanon|, Ohio, met.", "US US"),
        ("|Peru| fair opens. The fair in |Peru|, Indiana, near |Logansport|, opens.", "US US US"),
    ],
)
def test_a_country_beside_its_namesake(text: str, countries: str) -> None:
    parts = text.split("|")
    starts = [sum(map(len, parts[:i])) for i in range(1, len(parts), 2)]
    names = zip(starts, parts[1::2], strict=True)
    spans = [Span(at, at + len(name), name) for at, name in names]
    places = resolve_spans("".join(parts), spans)
    assert [place.country_code for place in places if place] == countries.split()
