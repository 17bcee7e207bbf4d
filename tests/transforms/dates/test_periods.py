from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates import periods
from transforms.dates.periods import Period

GRAINS = ["day", "week", "month", "quarter", "season", "half", "year", "decade", "century"]
days = st.integers(-1_000_000, date.max.toordinal())


@given(st.dates())
def test_ordinals_are_those_of_datetime(value: date) -> None:
    day = periods.day_of(value.year, value.month, value.day)
    assert day == value.toordinal()
    assert periods.civil(day) == (value.year, value.month, value.day)


@given(days)
def test_civil_is_the_inverse_of_day_of_before_christ_too(day: int) -> None:
    assert periods.day_of(*periods.civil(day)) == day


@given(days, st.sampled_from(GRAINS))
def test_a_day_lies_in_the_period_that_contains_it(day: int, grain: str) -> None:
    period = periods.containing(day, grain)
    assert periods.first_day(period) <= day < periods.end_day(period)


@given(st.integers(1, 700_000), st.sampled_from(GRAINS), st.integers(-3, 3))
def test_periods_of_a_grain_follow_without_a_gap(day: int, grain: str, count: int) -> None:
    period = periods.shift(periods.containing(day, grain), count)
    after = periods.shift(period, 1)
    if period.n >= 0:  # the decades BC are mirrored
        assert periods.end_day(period) == periods.first_day(after)


@given(st.dates(date(1, 1, 2), date(9998, 12, 30)), st.integers(0, 1000))
def test_adding_months_keeps_the_day_or_takes_the_last(value: date, count: int) -> None:
    y, m, d = periods.civil(periods.add_months(value.toordinal(), count))
    assert (y * 12 + m) - (value.year * 12 + value.month) == count
    assert d == min(value.day, periods.month_length(y, m))


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period("season", 1942 * 4), "1941-12-01", "1942-02-28"),  # a winter
        (Period("season", 1942 * 4 + 2), "1942-06-01", "1942-08-31"),
        (Period("quarter", 2024 * 4), "2024-01-01", "2024-03-31"),
        (Period("half", 2024 * 2 + 1), "2024-07-01", "2024-12-31"),
        (Period("century", 18), "1800-01-01", "1899-12-31"),
        (Period("decade", 197), "1970-01-01", "1979-12-31"),
    ],
)
def test_first_and_last_day(period: Period, first: str, last: str) -> None:
    assert date.fromordinal(periods.first_day(period)).isoformat() == first
    end = date.fromordinal(periods.end_day(period)) - timedelta(1)
    assert end.isoformat() == last


def test_no_datetime_no_bound() -> None:
    assert periods.bounds(periods.year(-489)) == (None, None)
    assert periods.day(2023, 2, 29) is None
