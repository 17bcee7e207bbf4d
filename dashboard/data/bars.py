"""Counts by unit of time: as fine as their span allows, with the empty units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

UNITS = (("day", 62), ("week", 430), ("month", 1_860))  # the longest span in days that each shows


@dataclass(frozen=True, slots=True)
class Bin:
    """One unit of time, its last day included."""

    first: date
    last: date
    count: int


def unit_of(first: date, last: date) -> str:
    """The finest unit that shows a span in some sixty bars; a year beyond five of them."""
    days = (last - first).days
    return next((name for name, longest in UNITS if days <= longest), "year")


def bins(counts: Mapping[date, int], unit: str, first: date, last: date) -> list[Bin]:
    """Every unit from the first day's to the last day's. Counts go by a unit's first day."""
    made: list[Bin] = []
    at = floor(first, unit)
    while at <= last:
        after = following(at, unit)
        made.append(Bin(at, after - timedelta(1), counts.get(at, 0)))
        at = after
    return made


def crowded(found: Sequence[Bin]) -> bool:
    """Whether one unit holds more than all the others: the chart would be one bar."""
    counts = [each.count for each in found]
    return bool(counts) and 2 * max(counts) > sum(counts)


def floor(when: date, unit: str) -> date:
    """The first day of the unit that a day lies in; weeks begin on Monday."""
    if unit == "week":
        return when - timedelta(when.weekday())
    if unit == "month":
        return when.replace(day=1)
    return when.replace(month=1, day=1) if unit == "year" else when


def following(first: date, unit: str) -> date:
    """The first day of the next unit."""
    if unit == "year":
        return first.replace(year=first.year + 1)
    if unit == "month":
        return (first + timedelta(31)).replace(day=1)
    return first + timedelta(7 if unit == "week" else 1)
