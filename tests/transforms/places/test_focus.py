"""The country an article is about."""

from hypothesis import given
from hypothesis import strategies as st

from transforms.places import Place, focus_country


def at(code: str | None, score: float = 1.0) -> Place:
    return Place(None, "somewhere", code, 0.0, 0.0, "city", score, ())


def test_most_mentions_win() -> None:
    placed = [(at("VE"), "body"), (at("VE"), "body"), (at("US"), "body"), (None, "body")]
    assert focus_country(placed) == ("VE", 0.6667)


def test_title_counts_twice_and_the_reporter_not_at_all() -> None:
    placed = [(at("VE"), "title"), (at("MX"), "trailer"), (at("US"), "body")]
    assert focus_country(placed) == ("VE", 0.6667)
    assert focus_country([(at("MX"), "trailer")]) is None


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
