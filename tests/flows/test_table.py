"""An answer as a table for a person: nothing left out, no line too long."""

from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from flows.table import render, shown


def test_columns_that_fit_stand_side_by_side_and_numbers_to_the_right() -> None:
    answer = pa.table({"name": ["Rijeka", "Bergen"], "articles": [11, 4]})
    assert list(render(answer, 40)) == [
        "name    articles",
        "──────  ────────",
        "Rijeka        11",
        "Bergen         4",
    ]


def test_a_long_text_runs_over_several_lines() -> None:
    answer = pa.table({"no": [1], "sentence": ["one two three four five six seven eight"]})
    assert list(render(answer, 30))[2:] == [
        " 1  one two three four five",
        "    six seven eight",
    ]


def test_an_answer_with_too_many_columns_is_a_record_a_row() -> None:
    answer = pa.table({f"column{no}": ["a value of some length"] for no in range(3)})
    lines = list(render(answer, 40))
    assert lines[0].startswith("── 1 ─")
    assert lines[1:] == [f"column{no}  a value of some length" for no in range(3)]


def test_no_rows_are_said_to_be_none() -> None:
    assert list(render(pa.table({"a": pa.array([], pa.int64())}), 40)) == ["no rows"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (datetime(2026, 3, 4), "2026-03-04"),
        (datetime(2026, 3, 4, 6, 0), "2026-03-04 06:00:00"),
        (datetime(2026, 3, 4, tzinfo=UTC), "2026-03-04 00:00:00+00:00"),
        (date(2026, 3, 4), "2026-03-04"),
        (["a", None], "a, "),
        (0.1 + 0.2, "0.3"),
        (True, "true"),
        ("red \x1b[31m alert\x00", "red \ufffd[31m alert\ufffd"),  # no escape reaches the terminal
    ],
)
def test_a_value_is_shown_as_it_reads_best(value: object, text: str) -> None:
    assert shown(value) == text


@given(st.text(max_size=300), st.integers(24, 120))
def test_nothing_is_left_out_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = list(render(pa.table({"text": [text]}), width))
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines[2:]).split()) == "".join(shown(text).split())
