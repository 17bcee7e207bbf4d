"""Which number of `3/5/2026` is the month."""

from collections.abc import Iterable
from dataclasses import replace

from transforms.dates.scan import Candidate
from transforms.month_first import MONTH_FIRST

MONTHS = 12


def ordered(found: Iterable[Candidate], home_country: str | None) -> list[Candidate]:
    """The candidates, with `left` and `right` of a date in figures told apart as month and day.
    Those in which neither can be a month go."""
    found = list(found)
    day_first = is_day_first(found, home_country)
    return [
        as_month_and_day(c, day_first) if "left" in c.parts else c
        for c in found
        if "left" not in c.parts or min(numbers(c)) <= MONTHS
    ]


def is_day_first(found: Iterable[Candidate], home_country: str | None) -> bool:
    """Whether the text puts the day first: as its clear dates do (`25/3/2026`), else as its
    outlet's country does, else not."""
    clear = [numbers(c) for c in found if "left" in c.parts and max(numbers(c)) > MONTHS]
    if clear:
        return 2 * sum(left > MONTHS for left, _ in clear) > len(clear)
    return home_country is not None and home_country not in MONTH_FIRST


def as_month_and_day(c: Candidate, day_first: bool) -> Candidate:
    """The candidate with `month` and `day`; the order gives way to a number that is no month."""
    left, right = numbers(c)
    turned = right <= MONTHS and (day_first or left > MONTHS)
    month, day = (right, left) if turned else (left, right)
    rest = {name: value for name, value in c.parts.items() if name not in ("left", "right")}
    return replace(c, parts={**rest, "month": month, "day": day})


def numbers(c: Candidate) -> tuple[int, int]:
    return int(c.parts["left"]), int(c.parts["right"])
