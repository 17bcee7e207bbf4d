"""TIMEX3 values of periods and durations."""

from datetime import date

from transforms.dates.periods import (
    PART_NAMES,
    SEASON_GRAINS,
    SEASONS,
    YEARS_IN,
    Period,
    civil,
    first_day,
)

# TIMEX3 duration letters; time units stand after a `T`.
LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "millennium": "Y",
}
IN_YEARS = {"decade": 10, "century": 100, "millennium": 1000}
VAGUE_LETTERS = {"decade": "E", "century": "C", "millennium": "L"}
HALVES = {"year": ("Y", "6M"), "hour": ("H", "30M"), "minute": ("M", "30S")}
CLOCK = ("hour", "minute", "second")
PART_VALUES = {"DA": "MO", "SM": "MO"}  # dawn, the small hours: TIMEX3 has only mornings


def year_value(y: int) -> str:
    """`1989`, or `BC0490` for astronomical year -489."""
    return f"{y:04d}" if y > 0 else f"BC{1 - y:04d}"


def era_value(period: Period) -> str:
    """`199` for the 1990s, `19` for the 20th century, `BC04` for the 5th century BC."""
    width = 4 - (len(str(YEARS_IN[period.grain])) - 1)
    return f"{period.n:0{width}d}" if period.n >= 0 else f"BC{-period.n - 1:0{width}d}"


def week_value(period: Period) -> str:
    """`1989-W43`, or with `-WE` for its weekend; the week's Thursday decides the year."""
    thursday = period.n * 7 + 4
    if not 1 <= thursday <= date.max.toordinal():
        return "XXXX-WXX"
    y, w, _ = date.fromordinal(thursday).isocalendar()
    return f"{y:04d}-W{w:02d}" + ("-WE" if period.grain == "weekend" else "")


def value(period: Period) -> str:
    """The TIMEX3 value of a calendar period."""
    grain, n = period.grain, period.n
    if grain in YEARS_IN:
        return era_value(period)
    if grain in ("week", "weekend"):
        return week_value(period)
    if grain in SEASON_GRAINS:
        return f"{year_value(n // 4)}-{SEASONS[(n + SEASON_GRAINS[grain]) % 4]}"
    y, m, d = civil(first_day(period))
    if grain == "year":
        return year_value(y)
    if grain == "month":
        return f"{year_value(y)}-{m:02d}"
    if grain == "quarter":
        return f"{year_value(y)}-Q{n % 4 + 1}"
    if grain == "half":
        return f"{year_value(y)}-H{n % 2 + 1}"
    return f"{year_value(y)}-{m:02d}-{d:02d}{time_value(period)}"


def time_value(period: Period) -> str:
    """`T22:00`, `TNI`, or nothing for a whole day."""
    grain, n = period.grain, period.n
    if grain == "part":
        return part_value(PART_NAMES[n % 10])
    if grain == "hour":
        return f"T{n % 24:02d}:00"
    if grain == "minute":
        return f"T{n // 60 % 24:02d}:{n % 60:02d}"
    if grain == "second":
        return f"T{n // 3600 % 24:02d}:{n // 60 % 60:02d}:{n % 60:02d}"
    return ""


def part_value(part: str) -> str:
    """`TNI` of a part of day."""
    return "T" + PART_VALUES.get(part, part)


def duration(count: float | None, unit: str) -> str:
    """`P2D`, `PT90M`, `P2.5Y`; an unknown count is `X`; decades and longer count in years."""
    time = "T" if unit in CLOCK else ""
    if count is None:
        return f"P{time}X{VAGUE_LETTERS.get(unit, LETTERS[unit])}"
    count = count * IN_YEARS.get(unit, 1)
    if count % 1 == 0.5 and count > 1 and unit in HALVES:
        letter, half = HALVES[unit]
        return f"P{time}{int(count)}{letter}{half}"
    return f"P{time}{plain(count)}{LETTERS[unit]}"


def plain(count: float) -> str:
    """A number without a needless fraction."""
    return str(int(count)) if count == int(count) else f"{count:g}"
