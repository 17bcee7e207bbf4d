"""Cutting a text never changes it."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.marks import Mark, pieces

MARKS = st.lists(
    st.builds(Mark, st.integers(-2, 40), st.integers(-2, 40), st.sampled_from(["date", "name"]))
)


@given(st.text(max_size=30), MARKS)
def test_pieces_join_to_the_text(text: str, marks: list[Mark]) -> None:
    assert "".join(piece.text for piece in pieces(text, marks)) == text


@given(st.text(max_size=30), MARKS, st.integers(0, 30), st.integers(0, 30))
def test_each_mark_slices_its_own_text(text: str, marks: list[Mark], one: int, other: int) -> None:
    start, end = sorted((one, other))
    cut = pieces(text, marks, start, min(end, len(text)))
    for piece in cut:
        if piece.mark:
            assert piece.text == text[piece.mark.start : piece.mark.end]


def test_a_date_wins_over_a_name_that_begins_with_it() -> None:
    cut = pieces("May Velde", [Mark(0, 9, "name"), Mark(0, 3, "date")])
    assert [(piece.text, piece.mark and piece.mark.kind) for piece in cut] == [
        ("May", "date"),
        (" Velde", None),
    ]
