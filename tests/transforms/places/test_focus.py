"""The country an article is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.places import Place, focus_country


def at(code: str | None, score: float = 1.0) -> Place:
    return Place(None, "somewhere", code, 0.0, 0.0, "city", score, (), score)


def test_most_mentions_win() -> None:
    placed = [(at("VE"), "body"), (at("VE"), "body"), (at("US"), "body"), (None, "body")]
    assert focus_country(placed) == ("VE", 0.6667)


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        ("VE title, MX trailer, US body, US body", "VE"),  # a headline counts three times
        ("MX trailer, MX byline", None),  # a reporter not at all
        ("PE dateline, ES body", "PE"),  # LIMA, and Spain once
        ("PE dateline, ES body, ES body", "ES"),
        ("JP dateline, JP dateline, PH body, PH body", "PH"),  # OSAKA, Japan counts once
        ("US dateline, SD title, SD body, US body, US body", "SD"),
    ],
)
def test_what_counts(placed: str, expected: str | None) -> None:
    sections = [part.split() for part in placed.split(", ")]
    found = focus_country([(at(code), section) for code, section in sections])
    assert (found and found[0]) == expected


def test_no_country_no_focus() -> None:
    assert focus_country([]) is None
    assert focus_country([(at(None), "body"), (None, "title")]) is None


codes = st.sampled_from(["AR", "BO", "CL", None])
sections = st.sampled_from(["title", "body", "dateline", "trailer"])


@given(st.lists(st.tuples(codes.map(at), sections)), st.randoms())
def test_order_never_matters(placed: list[tuple[Place, str]], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = placed[:]
    random.shuffle(shuffled)
    assert focus_country(shuffled) == focus_country(placed)
