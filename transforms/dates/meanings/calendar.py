"""Calendar expressions: years, months, days, quarters, seasons, decades, centuries, eras."""

from collections.abc import Callable

from transforms.dates import periods, timex
from transforms.dates.context import Context, Meaning, Reference, Situation
from transforms.dates.meanings.common import modifier
from transforms.dates.periods import Period
from transforms.dates.scan import Parts

OfYear = Callable[[int], Period | None]
UNKNOWN = "XXXX"


def calendar(parts: Parts, at: Situation) -> Meaning | None:
    """Any calendar expression: with a year it stands for itself, without one it is placed."""
    if era := of_era(parts):
        return Meaning("DATE", timex.value(era), "era", era, modifier=modifier(parts))
    of_year = within_year(parts)
    if of_year and "yearly" in parts and at.base:
        period = counted_in_years(of_year, int(parts["yearly"]), at.base)
        return placed(period, parts, at.base, "counted in years") if period else None
    year, reference, rule = stated_year(parts, at)
    if year is not None:
        period = of_year(year) if of_year else periods.year(year)
        if period is None:
            return None
        return placed(period, parts, reference, rule)
    if of_year is None:
        return None
    if "fiscal" in parts and at.base:
        year = periods.year_of(at.base.period)
        return placed(
            of_year(year) or periods.year(year), parts, at.base, "fiscal calendar unknown"
        )
    period, reference, rule = nearest(of_year, at)
    return placed(period, parts, reference, rule) if period else unplaced(of_year, parts)


def day_of_month(parts: Parts, at: Situation) -> Meaning | None:
    """`on the 21st`: of the month last spoken of; nothing where that had no such day."""
    month = at.context.story or at.base
    if month is None or month.period.grain == "year":
        return None
    y, m, _ = periods.civil(month.day)
    day = periods.day(y, m, int(parts["day"]))
    return placed(day, parts, month, "month last spoken of") if day else None


def placed(period: Period, parts: Parts, reference: Reference | None, rule: str) -> Meaning:
    # When a company's fiscal year begins is not in the text: value, but no interval.
    span = (None, None) if "fiscal" in parts else None
    return Meaning(
        "DATE", timex.value(period), rule, period, span, modifier(parts), reference=reference
    )


def unplaced(of_year: OfYear, parts: Parts) -> Meaning | None:
    """A month or day of no known year: `XXXX-05-03`."""
    sample = of_year(2000)
    if sample is None:
        return None
    value = UNKNOWN + timex.value(sample)[4:]
    return Meaning("DATE", value, "no anchor", modifier=modifier(parts), anchors=False)


def of_era(parts: Parts) -> Period | None:
    """A decade or a century, BC or AD; `1990's` is a decade, `1991's` is not."""
    if ("decade" in parts and int(parts["decade"]) % 10) or int(parts.get("decade2", 0)) % 10:
        return None
    bc = parts.get("era") == "BC"
    if "nth" in parts and "quarter" not in parts:
        n = int(parts["nth"])
        return Period("century", -n if bc else n - 1)
    if "decade" in parts:
        n = int(parts["decade"])
        if bc:
            return Period("decade", -(n // 10) - 1)
        return (
            Period("century", n // 100) if n % 100 == 0 and n < 1900 else Period("decade", n // 10)
        )
    if "decade2" in parts or "decadeword" in parts:
        n = int(parts.get("decade2", parts.get("decadeword", 0)))
        return Period("decade", (1900 + n) // 10)
    return None


def stated_year(parts: Parts, at: Situation) -> tuple[int | None, Reference | None, str]:
    """The astronomical year that the words give, what it was counted from, and the rule."""
    stated = ("until", "year", "spoken", "two_thousand")
    n = next((int(parts[name]) for name in stated if name in parts), None)
    if n is not None:
        if "untilyy" in parts:  # "the winter of 1776-77"
            n += (int(parts["untilyy"]) - n) % 100
        return (1 - n if parts.get("era") == "BC" else n), None, "stated year"
    if "yy" in parts:
        return century_of(int(parts["yy"]), at), None, "two-digit year"
    for name, base in (("yshift", at.base), ("yrel", at.mentioned)):
        if name in parts and base:
            year = periods.year_of(base.period) + int(parts[name])
            return year, base, "year counted from the anchor"
    return None, None, ""


def century_of(yy: int, at: Situation) -> int:
    """The full year of '97: the one nearest to publication, up to ten years after it."""
    now = periods.year_of(at.context.published.period) if at.context.published else 2000
    year = now - now % 100 + yy
    return year - 100 if year > now + 10 else year


def within_year(parts: Parts) -> OfYear | None:
    """The part of a year that the words name, as a function of the year."""
    get = {name: int(value) for name, value in parts.items() if isinstance(value, int | float)}
    if "month" in get and "day" in get:
        return lambda y: periods.day(y, get["month"], get["day"])
    if "month" in get:
        return lambda y: periods.month(y, get["month"])
    for grain, per_year, first in (("quarter", 4, 1), ("half", 2, 1), ("season", 4, 0)):
        if grain in get:
            return lambda y, g=grain, k=per_year, f=first: Period(g, y * k + get[g] - f)  # type: ignore[misc]
    return None


def nearest(of_year: OfYear, at: Situation) -> tuple[Period | None, Reference | None, str]:
    """The recurrence (a month, a day of the year...) that the text means."""
    base = at.base
    if base is None:
        return None, None, ""
    story = at.context.story if at.context.narrative and at.context.story else base
    years = {periods.year_of(base.period), periods.year_of(story.period)}
    found = [p for y in spread(years) if (p := of_year(y))]
    if not found:  # 31 November
        return None, None, ""
    if weekday := at.candidate.parts.get("weekday"):
        fitting = [p for p in found if (p.n - 1) % 7 == weekday]
        found = fitting or found
    if at.context.narrative:
        period, reference = in_narrative(found, at.context)
        return period, reference, "year of the narrative"
    best = min(found, key=lambda p: distance(p, base.day, at.direction))
    return best, base, f"nearest, {at.direction or 'no'} tense"


def spread(years: set[int]) -> list[int]:
    """The years, and four about each (leap days recur within them)."""
    return sorted({y + k for y in years for k in range(-4, 5)})


LOOK_BACK = 120  # days that a narrative may step back without saying so
AT_HAND = (
    60  # days ahead within which a date goes on from the last one, whatever year was named since
)


def in_narrative(found: list[Period], context: Context) -> tuple[Period, Reference]:
    """The recurrence that goes on from where the narrative has got to, and what it goes on from.

    A year named by the way (`projected for 1976`, `unlike 1945`) leads there only if the recurrence
    is not at hand from the last month or day, and does not lie before it.
    """
    last, story = context.last or context.published, context.story
    assert last
    if last.period.grain not in ("year", *periods.YEARS_IN):
        return going_on(found, last.day - LOOK_BACK), last
    named = going_on(found, last.day)
    if story:
        at_hand = going_on(found, story.day - LOOK_BACK)
        close = periods.first_day(at_hand) - periods.end_day(story.period) <= AT_HAND
        if close or periods.end_day(named) < story.day - LOOK_BACK:
            return at_hand, story
    return named, last


def going_on(found: list[Period], day: int) -> Period:
    """The first recurrence that ends after a day."""
    return next((p for p in found if periods.end_day(p) > day), found[-1])


# How much further a recurrence seems when it lies against the grain of the text. A month ahead of a
# past tense is likelier a mistake than a day, which may be a deadline.
AHEAD, AHEAD_OF_PAST, MONTH_AHEAD_OF_PAST, BEHIND_FUTURE = 2.0, 6.0, 12.0, 6.0


def distance(period: Period, day: int, direction: str | None) -> float:
    """Days between a day and a period, stretched where tense speaks against it."""
    if periods.first_day(period) > day:
        past = MONTH_AHEAD_OF_PAST if period.grain == "month" else AHEAD_OF_PAST
        factor = {"future": 1.0, "past": past}.get(direction or "", AHEAD)
        return (periods.first_day(period) - day) * factor
    behind = max(0, day - periods.end_day(period) + 1)
    return behind * (BEHIND_FUTURE if direction == "future" else 1.0)


def counted_in_years(of_year: OfYear, count: int, base: Reference) -> Period | None:
    """`last May`: the last one ended before the base's day; `next May`, `this May` likewise."""
    year = periods.year_of(base.period)
    found = [p for y in range(year - 4, year + 5) if (p := of_year(y))]
    if count < 0:
        return max(
            (p for p in found if periods.end_day(p) <= base.day),
            key=periods.first_day,
            default=None,
        )
    if count > 0:
        return min(
            (p for p in found if periods.first_day(p) > base.day),
            key=periods.first_day,
            default=None,
        )
    return of_year(year)
