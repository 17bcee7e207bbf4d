"""Bars of a chart over time, as the templates draw them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import words
from dashboard.data.bars import Bin


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `height` in per cent of the highest, `tick` what the axis says under it."""

    first: date
    last: date
    count: int
    height: int
    label: str
    tick: str | None


def bars(found: Sequence[Bin], unit: str, highest: int | None = None) -> list[Bar]:
    """Bars with a tick where a year or a month begins."""
    highest = highest or max((each.count for each in found), default=0) or 1
    made: list[Bar] = []
    before: tuple[int, int] | None = None
    for each in found:
        tick = _tick(each.first, unit)
        height = max(4, round(100 * each.count / highest)) if each.count else 0
        shown = _said(tick, before, unit) if tick != before else None
        made.append(Bar(each.first, each.last, each.count, height, _label(each), shown))
        before = tick
    return made


def _label(each: Bin) -> str:
    ends = words.midnight(each.last) + words.ONE_DAY
    return words.interval(words.midnight(each.first), ends)


def _tick(first: date, unit: str) -> tuple[int, int]:
    """The year and month that an axis names: months under days and weeks, else years, decades."""
    if unit in ("day", "week"):
        return first.year, first.month
    return (first.year, 0) if unit == "month" else (first.year // 10 * 10, 0)


def _said(tick: tuple[int, int], before: tuple[int, int] | None, unit: str) -> str:
    """A tick in words; the year stands where it changes."""
    year, month = tick
    if not month:
        return str(year) if unit == "month" else f"{year}s"
    name = words.NAMES[month - 1][:3]
    return name if before and before[0] == year else f"{name} {year}"
