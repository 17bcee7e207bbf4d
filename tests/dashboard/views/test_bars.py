"""Bars over time."""

from datetime import date

import pytest

from dashboard.data.bars import bins, unit_of
from dashboard.views.bars import bars


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        ("2026-01-01", "day"),
        ("2026-04-01", "week"),
        ("2027-06-01", "month"),
        ("2040-01-01", "year"),
    ],
)
def test_a_longer_span_has_coarser_bars(last: str, unit: str) -> None:
    first = date(2026, 1, 1)
    assert unit_of(first, date.fromisoformat(last)) == unit
    assert len(bins({}, unit, first, date.fromisoformat(last))) <= 64


def test_empty_units_keep_their_place() -> None:
    found = bins({date(2026, 3, 2): 4}, "week", date(2026, 2, 25), date(2026, 3, 12))
    assert [(each.first.isoformat(), each.count) for each in found] == [
        ("2026-02-23", 0),
        ("2026-03-02", 4),
        ("2026-03-09", 0),
    ]


def test_the_axis_names_a_year_once() -> None:
    found = bins({date(2025, 12, 1): 3}, "week", date(2025, 11, 10), date(2026, 2, 10))
    ticks = [bar.tick for bar in bars(found, "week") if bar.tick]
    assert ticks == ["Nov 2025", "Dec", "Jan 2026", "Feb"]
    assert [bar.height for bar in bars(found, "week")][2:5] == [0, 100, 0]


def test_a_month_cut_short_leaves_the_year_to_the_next() -> None:
    found = bins({}, "week", date(2026, 1, 26), date(2026, 4, 30))
    assert [bar.tick for bar in bars(found, "week") if bar.tick] == ["Feb 2026", "Mar", "Apr"]


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2026-03-02", "2026-03-12", ["2 Mar 2026", "5 Mar", "8 Mar", "11 Mar"]),
        ("2026-03-02", "2026-03-03", ["2 Mar 2026", "3 Mar"]),
        ("2026-02-25", "2026-04-28", ["25 Feb 2026", "13 Mar", "29 Mar", "14 Apr"]),
        ("2024-12-20", "2026-03-12", ["Dec 2024", "Apr 2025", "Aug 2025", "Dec 2025"]),
        ("2019-05-01", "2026-01-01", ["2019", "2021", "2023", "2025"]),
    ],
)
def test_where_few_months_or_years_begin_bars_are_named(
    first: str, last: str, ticks: list[str]
) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    unit = unit_of(*days)
    assert [bar.tick for bar in bars(bins({}, unit, *days), unit) if bar.tick] == ticks


def test_a_month_close_behind_one_with_its_year_is_left_out_on_a_phone() -> None:
    found = bins({}, "week", date(2025, 4, 28), date(2026, 3, 31))
    tight = [bar.tick for bar in bars(found, "week") if bar.tick and bar.tight]
    assert tight == ["Jun", "Feb"]


def test_a_name_that_a_phone_would_cut_is_left_out() -> None:
    found = bins({}, "week", date(2025, 3, 3), date(2026, 1, 20))
    ticks = {bar.tick: bar.tight for bar in bars(found, "week") if bar.tick}
    assert ticks["Jan 2026"] and not ticks["Dec"]
