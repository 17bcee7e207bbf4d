"""Feasts and memorial days by name."""

from transforms.dates import periods, timex
from transforms.dates.context import Meaning, Situation
from transforms.dates.meanings.calendar import stated_year
from transforms.dates.periods import Period
from transforms.dates.recurrence import counted_in_years, nearest
from transforms.dates.scan import Parts


def holiday(parts: Parts, at: Situation) -> Meaning | None:
    """A feast in the year stated, else the one that the text means."""
    rule = str(parts["holiday"])

    def of_year(y: int) -> Period | None:
        return day_of_rule(rule, y)

    year, reference, why = stated_year(parts, at)
    if len(rule) == 10 and rule[4] == "-":  # happened once
        year = 0
    if year is not None:
        period = of_year(year)
    elif "shift" in parts and at.base:
        period, reference, why = (
            counted_in_years(of_year, int(parts["shift"]), at.base),
            at.base,
            "",
        )
    else:
        period, reference, why = nearest(of_year, at)
    if period is None:
        return Meaning("DATE", "XXXX-XX-XX", "feast without a year", anchors=False)
    if "unit" in parts:
        period = around(period.n, str(parts["unit"]))
    return Meaning("DATE", timex.value(period), why or "feast", period, reference=reference)


def around(day: periods.Day, grain: str) -> Period:
    """The week of a feast; or its weekend: the one before it if it is on a Monday or Tuesday."""
    return periods.containing(day - 2 if grain == "weekend" else day, grain)


def day_of_rule(rule: str, year: int) -> Period | None:
    """The day of `12-25`, `11-w3-4` (4th Thursday), `easter-2` or `1944-06-06` in a year."""
    if rule.startswith("easter"):
        return Period("day", easter(year) + int(rule[6:]))
    if "w" in rule:
        month, weekday, nth = (int(x.strip("w")) for x in rule.split("-"))
        return periods.nth_weekday(year, month, weekday, nth)
    numbers = [int(x) for x in rule.split("-")]
    return periods.day(*numbers) if len(numbers) == 3 else periods.day(year, *numbers)


def easter(year: int) -> int:
    """Ordinal of Western Easter Sunday (the anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return periods.day_of(year, month, day + 1)
