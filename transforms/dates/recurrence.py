"""Which of its recurrences a month, a day of the year, a season or a feast means."""

from collections.abc import Callable

from transforms.dates import periods
from transforms.dates.context import Reference, Situation
from transforms.dates.periods import Period

OfYear = Callable[[int], Period | None]  # the part of a year, given the year

TENSES = {
    "past": "past tense",
    "future": "future tense",
    "planned": "once planned",
    None: "no tense",
}
LOOK_BACK = 120  # days that a narrative may step back without saying so
CLAUSE = 8  # tokens: "in 1791, on the night of 20 June"
LEAP = 500  # days: a 29 February so far ahead was the one before
AT_HAND = 60  # days ahead within which a date goes on from the story, whatever year was named
# How much further a recurrence seems when it lies against the grain of the text. A month ahead of a
# past tense is likelier a mistake than a day, which may be a deadline.
AHEAD, AHEAD_OF_PAST, MONTH_AHEAD_OF_PAST, BEHIND_FUTURE = 2.0, 6.0, 12.0, 6.0


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
    if "weekday" in at.candidate.parts:
        fitting = [p for p in found if (p.n - 1) % 7 == at.candidate.parts["weekday"]]
        found = fitting or found
    if at.context.narrative:
        period, reference = in_narrative(found, at)
        return period, reference, "year of the narrative"
    if at.year_told and at.direction != "future":
        return with_year(of_year, at.year_told), at.year_told, "year told"
    if "goes_on" in at.candidate.parts and at.context.last:
        return going_on(found, at.context.last.day, at), at.context.last, "end of a range"
    best = min(found, key=lambda p: distance(p, end_of(p, at), base.day, at.direction))
    return best, base, f"nearest, {TENSES[at.direction]}"


def with_year(of_year: OfYear, told: Reference) -> Period | None:
    """The recurrence in a year that leads the sentence, or the nearest to a day in it."""
    year = periods.year_of(told.period)
    same = of_year(year) if told.period.grain == "year" else None
    found = [p for y in spread({year}) if (p := of_year(y))]
    return same or min(found, key=lambda p: abs(periods.first_day(p) - told.day), default=None)


def spread(years: set[int]) -> list[int]:
    """The years, and four about each (leap days recur within them)."""
    return sorted({y + k for y in years for k in range(-4, 5)})


def in_narrative(found: list[Period], at: Situation) -> tuple[Period, Reference]:
    """The recurrence that goes on from where the narrative has got to, and what it goes on from.

    A year named by the way (`projected for 1976`, `unlike 1945`) leads there only if the recurrence
    is not at hand from the last month or day, and does not lie before it.
    """
    last, story = at.mentioned, at.context.story
    assert last
    back = 0 if "goes_on" in at.candidate.parts else LOOK_BACK
    if last.period.grain not in ("year", *periods.YEARS_IN):
        begun = at.context.heading.day if at.context.heading else last.day - back
        return going_on(found, max(last.day - back, min(begun, last.day)), at), last
    named = going_on(found, last.day, at)
    first = at.candidate.first
    in_its_clause = first - last.at <= CLAUSE and not at.tokens.breaks(last.at, first)
    if story and story != last and not (in_its_clause and last.kind == "mention"):
        at_hand = going_on(found, story.day - back, at)
        close = periods.first_day(at_hand) - periods.end_day(story.period) <= AT_HAND
        before = periods.end_day(last.period) <= story.day
        if close or (before and periods.end_day(named) < story.day - LOOK_BACK):
            return at_hand, story
    return named, last


def going_on(found: list[Period], day: int, at: Situation) -> Period:
    """The first recurrence that ends after a day (or opens a range that does)."""
    ahead = next((p for p in found if end_of(p, at) > day), found[-1])
    if periods.first_day(ahead) - day > LEAP:
        return min(found, key=lambda p: abs(periods.first_day(p) - day))
    return ahead


def end_of(period: Period, at: Situation) -> int:
    """The day after a period, or after the range that it opens (`from June 1 to Nov. 30`)."""
    parts, end = at.candidate.parts, periods.end_day(period)
    if "endmonth" not in parts:
        return end
    year, month = periods.year_of(period), int(parts["endmonth"])
    last = periods.day_of(year, month, int(parts.get("endday", periods.month_length(year, month))))
    return last + 1 if last >= end else periods.add_months(last, 12) + 1


def distance(period: Period, end: int, day: int, direction: str | None) -> float:
    """Days between a day and a period (or a range), stretched where tense speaks against it."""
    if periods.first_day(period) > day:
        long = period.grain in ("month", *periods.SEASON_GRAINS)
        past = MONTH_AHEAD_OF_PAST if long else AHEAD_OF_PAST
        factor = {"future": 1.0, "past": past}.get(direction or "", AHEAD)
        return (periods.first_day(period) - day) * factor
    behind = max(0, day - end + 1)
    return behind * (BEHIND_FUTURE if direction == "future" else 1.0)


def counted_in_years(of_year: OfYear, count: int, base: Reference) -> Period | None:
    """`last May`: the last one ended before the base's day, or the last but one for -2; `next May`,
    `this May` likewise. None where `count` is more than the years looked at."""
    year = periods.year_of(base.period)
    found = [p for y in spread({year}) if (p := of_year(y))]
    if count == 0:
        return of_year(year)
    if count < 0:
        passed = [p for p in found if periods.end_day(p) <= base.day]
        return passed[count] if len(passed) >= -count else None
    return next((p for p in found if periods.first_day(p) > base.day), None)
