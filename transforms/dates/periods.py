"""Calendar algebra: a `Period` is the n-th unit of its grain, so shifting is adding.

Years are astronomical (0 is 1 BC, -1 is 2 BC) and days are proleptic Gregorian ordinals as in
`datetime.date.toordinal`, carried on below year 1. All intervals are half-open.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

Day = int  # proleptic Gregorian ordinal; 1 is 0001-01-01, a Monday

SEASONS = ("WI", "SP", "SU", "FA")  # begin in December, March, June, September
SEASON_GRAINS = {"season": 0, "southern": 2}  # how far their names are shifted
# Parts of day: hours after midnight at which they begin and end.
PARTS = {
    "MO": (6, 12),
    "MI": (12, 13),
    "AF": (12, 18),
    "EV": (18, 24),
    "NI": (18, 30),
    "DT": (8, 18),
    "DA": (4, 8),
    "SM": (0, 6),
}
PART_NAMES = tuple(PARTS)
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
YEARS_IN = {"decade": 10, "century": 100, "millennium": 1000}


@dataclass(frozen=True, slots=True)
class Period:
    """The `n`-th unit of `grain`.

    month: year * 12 + month - 1; quarter, season, southern season: year * 4 + index; half: year *
    2 + index; week and weekend: weeks since 0001-01-01; day: ordinal; hour, minute, second: since
    ordinal 0; part: day * 10 + index into PARTS; decade, century, millennium: year // size, and
    below zero the mirrored units of the years BC.
    """

    grain: str
    n: int


def day_of(year: int, month: int, day: int) -> Day:
    """Ordinal of a date; the day is not checked against the month's length."""
    y = year - (month <= 2)
    era, year_of_era = divmod(y, 400)
    day_of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return (
        era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 305
    )


def civil(day: Day) -> tuple[int, int, int]:
    """Year, month and day of an ordinal."""
    era, rest = divmod(day + 305, 146097)
    year_of_era = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    day_of_year = rest - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    index = (5 * day_of_year + 2) // 153
    month = index + 3 if index < 10 else index - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * index + 2) // 5 + 1


def month_length(year: int, month: int) -> int:
    """Days in a month."""
    return day_of(year + month // 12, month % 12 + 1, 1) - day_of(year, month, 1)


def from_date(value: date) -> Period:
    """The day of a date or datetime."""
    return Period("day", value.toordinal())


def year(n: int) -> Period:
    return Period("year", n)


def month(y: int, m: int) -> Period:
    return Period("month", y * 12 + m - 1)


def day(y: int, m: int, d: int) -> Period | None:
    """A day, or None where the month has no such day."""
    return Period("day", day_of(y, m, d)) if 1 <= d <= month_length(y, m) else None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> Period:
    """The n-th weekday of a month; the last for n = 5."""
    first = day_of(year, month, 1)
    day = first + (weekday - (first - 1)) % 7 + 7 * (nth - 1)
    last = first + month_length(year, month) - 1
    return Period("day", day if day <= last else day - 7)


def shift(period: Period, count: int) -> Period:
    """The period `count` units later."""
    return Period(period.grain, period.n + count)


def add_months(start: Day, count: int) -> Day:
    """The same day of another month, or that month's last day (31 January + 1 = 28 February)."""
    y, m, d = civil(start)
    y, m0 = divmod(y * 12 + m - 1 + count, 12)
    return day_of(y, m0 + 1, min(d, month_length(y, m0 + 1)))


def first_day(period: Period) -> Day:
    """Ordinal of the day on which the period begins."""
    grain, n = period.grain, period.n
    if grain == "day":
        return n
    if grain in MONTHS_IN:
        y, m = divmod(n * MONTHS_IN[grain], 12)
        return day_of(y, m + 1, 1)
    if grain in ("week", "weekend"):
        return n * 7 + (1 if grain == "week" else 6)
    if grain in SEASON_GRAINS:  # three months from December, so a winter is of its January's year
        y, m = divmod(n * 3 - 1, 12)
        return day_of(y, m + 1, 1)
    if grain in YEARS_IN:
        return day_of(first_year(period), 1, 1)
    return n // {"part": 10, "hour": 24, "minute": 1440, "second": 86400}[grain]


def first_year(period: Period) -> int:
    """Astronomical year in which a decade, century or millennium begins."""
    size = YEARS_IN[period.grain]
    # The 480s BC are 489-480 BC, the 5th century BC is 500-401 BC: mirrored, not continued.
    if period.n >= 0:
        return period.n * size
    last_bc = -period.n * size - (1 if period.grain == "decade" else 0)
    return 1 - last_bc


def end_day(period: Period) -> Day:
    """Ordinal of the day after the period's last day."""
    grain, n = period.grain, period.n
    if grain in ("week", "weekend"):
        return n * 7 + 8
    if grain in SEASON_GRAINS:
        return add_months(first_day(period), 3)
    if grain in YEARS_IN:
        return day_of(first_year(period) + YEARS_IN[grain], 1, 1)
    if grain in MONTHS_IN or grain == "day":
        return first_day(shift(period, 1))
    return first_day(period) + 1


def containing(at: Day, grain: str) -> Period:
    """The period of a grain that a day lies in (a season or weekend may lie ahead of it)."""
    if grain == "day":
        return Period(grain, at)
    if grain in ("week", "weekend"):
        return Period(grain, (at - 1) // 7)
    y, m, _ = civil(at)
    if grain in MONTHS_IN:
        return Period(grain, (y * 12 + m - 1) // MONTHS_IN[grain])
    if grain in SEASON_GRAINS:
        return Period(grain, (y * 12 + m) // 3)
    if grain in YEARS_IN:
        return Period(grain, y // YEARS_IN[grain] if y > 0 else bc_index(1 - y, grain))
    return Period(grain, at * {"hour": 24, "minute": 1440, "second": 86400, "part": 10}[grain])


def bc_index(bc: int, grain: str) -> int:
    """Index of the decade, century or millennium of a year BC (1 is 1 BC)."""
    size = YEARS_IN[grain]
    return -(bc // size) - 1 if grain == "decade" else -((bc - 1) // size) - 1


def year_of(period: Period) -> int:
    """Astronomical year in which the period begins."""
    return period.n if period.grain == "year" else civil(first_day(period))[0]


def moment(at: Day, hours: float = 0) -> datetime | None:
    """Midnight of a day plus hours; None outside the years 1 to 9999."""
    if 1 <= at <= date.max.toordinal() - 2:
        return datetime.fromordinal(at) + timedelta(hours=hours)
    return None


def bounds(period: Period) -> tuple[datetime | None, datetime | None]:
    """The half-open interval of a period; None for an end that no datetime can hold."""
    grain, n = period.grain, period.n
    if grain == "part":
        begin, end = PARTS[PART_NAMES[n % 10]]
        return moment(n // 10, begin), moment(n // 10, end)
    per_day = {"hour": 24, "minute": 1440, "second": 86400}.get(grain)
    if per_day:
        at, rest = divmod(n, per_day)
        return moment(at, rest * 24 / per_day), moment(at, (rest + 1) * 24 / per_day)
    return moment(first_day(period)), moment(end_day(period))
