"""Bars of a chart over time, as the templates draw them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import words
from dashboard.data.bars import Bin

ROOM = 0.15  # of the axis, for a name and a year, twice that of a name: on a phone, just so
FEW = 4  # ticks that any screen has room for


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `height` in per cent of the highest, `tick` what the axis says under it.

    A phone has no room for the tick of a `tight` one.
    """

    first: date
    last: date
    count: int
    height: int
    label: str
    tick: str | None
    tight: bool


def bars(found: Sequence[Bin], unit: str, highest: int | None = None) -> list[Bar]:
    """Bars with a tick where a year or a month begins, or on some of them where few begin."""
    highest = highest or max((each.count for each in found), default=0) or 1
    made: list[Bar] = []
    taken = 0.0  # up to this bar by a month with its year
    for no, (each, tick) in enumerate(zip(found, _ticks(found, unit), strict=True)):
        height = max(4, round(100 * each.count / highest)) if each.count else 0
        tight = no < taken or len(found) - no < _room(tick) * len(found)
        made.append(Bar(each.first, each.last, each.count, height, _label(each), tick, tight))
        if tick and " " in tick:
            taken = no + ROOM * len(found)
    return made


def _room(tick: str | None) -> float:
    return ROOM if tick and " " in tick else ROOM / 2


def _ticks(found: Sequence[Bin], unit: str) -> list[str | None]:
    """What the axis says under each bar: a period's name under its first."""
    said = _periods(found, unit)
    return said if sum(each is not None for each in said) > 2 else _steps(found, unit)


def _steps(found: Sequence[Bin], unit: str) -> list[str | None]:
    """A bar's own name under each of FEW at equal steps, where there is room for it."""
    step = -(-len(found) // FEW)
    return [
        _named(each.first, unit, no == 0)
        if no % step == 0 and len(found) - no >= ROOM * len(found)
        else None
        for no, each in enumerate(found)
    ]


def _named(first: date, unit: str, with_year: bool) -> str:
    """A day, or a week by its first: 2 Mar; a month or a year."""
    if unit == "year":
        return str(first.year)
    month = words.NAMES[first.month - 1][:3]
    if unit == "month":
        return f"{month} {first.year}"
    return f"{first.day} {month} {first.year}" if with_year else f"{first.day} {month}"


def _periods(found: Sequence[Bin], unit: str) -> list[str | None]:
    periods = [_period(each.first, unit) for each in found]
    begins = [no for no, each in enumerate(periods) if no == 0 or each != periods[no - 1]]
    if len(begins) > 1 and begins[1] < ROOM * len(found):
        del begins[0]  # cut short: its name would run into the next one's
    said: list[str | None] = [None] * len(found)
    for before, no in zip([None, *begins], begins, strict=False):
        said[no] = _said(periods[no], None if before is None else periods[before], unit)
    return said


def _label(each: Bin) -> str:
    ends = words.midnight(each.last) + words.ONE_DAY
    return words.interval(words.midnight(each.first), ends)


def _period(first: date, unit: str) -> tuple[int, int]:
    """The year and month that an axis names: months under days and weeks, else years, decades."""
    if unit in ("day", "week"):
        return first.year, first.month
    return (first.year, 0) if unit == "month" else (first.year // 10 * 10, 0)


def _said(period: tuple[int, int], before: tuple[int, int] | None, unit: str) -> str:
    """A period in words; the year stands where it changes."""
    year, month = period
    if not month:
        return str(year) if unit == "month" else f"{year}s"
    name = words.NAMES[month - 1][:3]
    return name if before and before[0] == year else f"{name} {year}"
