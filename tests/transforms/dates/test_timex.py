import pytest

from transforms.dates import periods, timex
from transforms.dates.periods import Period


@pytest.mark.parametrize(
    ("period", "value"),
    [
        (periods.year(1989), "1989"),
        (periods.year(0), "BC0001"),
        (periods.year(-489), "BC0490"),
        (periods.month(1989, 10), "1989-10"),
        (Period("day", periods.day_of(1989, 10, 27)), "1989-10-27"),
        (Period("day", periods.day_of(-479, 8, 1)), "BC0480-08-01"),
        (Period("quarter", 1989 * 4 + 2), "1989-Q3"),
        (Period("half", 1990 * 2), "1990-H1"),
        (Period("season", 1994 * 4), "1994-WI"),
        (Period("decade", 199), "199"),
        (Period("century", 19), "19"),
        (Period("century", -5), "BC04"),
        (Period("decade", -49), "BC048"),
        (Period("week", (periods.day_of(2020, 12, 31) - 1) // 7), "2020-W53"),
        (Period("week", (periods.day_of(2024, 12, 30) - 1) // 7), "2025-W01"),
        (Period("weekend", (periods.day_of(1989, 10, 27) - 1) // 7), "1989-W43-WE"),
        (Period("minute", periods.day_of(1998, 8, 7) * 1440 + 635), "1998-08-07T10:35"),
        (Period("part", periods.day_of(1998, 2, 12) * 10 + 4), "1998-02-12TNI"),
    ],
)
def test_value(period: Period, value: str) -> None:
    assert timex.value(period) == value


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (2, "day", "P2D"),
        (2.5, "year", "P2Y6M"),
        (5.5, "hour", "PT5H30M"),
        (1.5, "minute", "PT1M30S"),
        (22.8, "year", "P22.8Y"),
        (2, "decade", "P20Y"),
        (None, "week", "PXW"),
        (None, "minute", "PTXM"),
        (None, "decade", "PXE"),
    ],
)
def test_duration(count: float | None, unit: str, value: str) -> None:
    assert timex.duration(count, unit) == value
