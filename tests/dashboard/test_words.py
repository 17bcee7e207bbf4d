"""How intervals are said."""

from datetime import date, datetime

import pytest

from dashboard import words

INTERVALS = [
    ("2026-03-04", "2026-03-05", "4 March 2026"),
    ("2026-03-01", "2026-04-01", "March 2026"),
    ("2019-01-01", "2020-01-01", "2019"),
    ("2010-01-01", "2020-01-01", "2010s"),
    ("2011-01-01", "2015-01-01", "2011–2014"),
    ("2026-03-02", "2026-03-09", "2–8 March 2026"),
    ("2026-02-23", "2026-03-02", "23 February – 1 March 2026"),
    ("2025-12-29", "2026-01-05", "29 December 2025 – 4 January 2026"),
    ("2025-09-01", "2025-12-01", "September – November 2025"),
    ("2025-12-01", "2026-03-01", "December 2025 – February 2026"),
    ("2026-03-09T06:00", "2026-03-09T12:00", "9 March 2026, morning"),
    ("2026-03-09T18:00", "2026-03-10", "9 March 2026, evening"),
    ("2026-03-09T18:00", "2026-03-10T06:00", "9 March 2026, night"),
    ("2026-03-09T06:00", "2026-03-09T06:01", "9 March 2026, 06:00"),
    ("2026-03-09T02:00", "2026-03-09T05:30", "9 March 2026, 02:00–05:30"),
    ("2026-03-09T22:00", "2026-03-10T04:00", "9 March 2026, 22:00 – 10 March 2026, 04:00"),
    ("2026-03-09", None, "from 9 March 2026"),
]


@pytest.mark.parametrize(("begins", "ends", "said"), INTERVALS)
def test_an_interval_is_said_shortly(begins: str, ends: str | None, said: str) -> None:
    first = datetime.fromisoformat(begins)
    assert words.interval(first, datetime.fromisoformat(ends) if ends else None) == said


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 articles"), (1, "1 article"), (12_300, "12,300 articles")]
)
def test_counts(number: int, said: str) -> None:
    assert words.count(number, "article") == said


def test_a_missing_day_is_said_to_be() -> None:
    assert words.day(None) == "undated"
    assert words.day(date(2026, 3, 1)) == "1 March 2026"
