"""Expressions counted from an anchor: `last year`, `that month`, `two weeks ago`."""

from dataclasses import replace

from transforms.dates import periods, timex
from transforms.dates.context import DAYS, Meaning, Reference, Situation
from transforms.dates.meanings.calendar import within_year
from transforms.dates.meanings.common import (
    MONTHS_OR_DAYS,
    is_of_an_event,
    modifier,
    moved_day,
)
from transforms.dates.mention import TimexType
from transforms.dates.periods import Period
from transforms.dates.recurrence import counted_in_years
from transforms.dates.scan import Parts

# TIMEX3 values of a unit that the text does not place.
UNKNOWN = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}
SHORT = ("day", "week", "weekend")


def relative(parts: Parts, at: Situation) -> Meaning | None:
    """`this week`, `last May`, `the following year`, `that same month`."""
    base = anchor(parts, at)
    count = int(parts.get("shift", parts.get("rel", 0)))
    if base is None:
        return None
    unit = str(parts.get("calunit"))
    if "definite" in parts and "mod" not in parts and is_of_an_event(at):
        return Meaning("DATE", UNKNOWN[unit], "of an event", anchors=False)
    if "rel" in parts and count == 0 and is_coarser(base, unit):
        return Meaning("DATE", UNKNOWN[unit], "no anchor", anchors=False)
    # "Earlier in the day" may be today.
    of_a_mention = "anaphoric" in parts and "modcmp" not in parts
    same_day = of_a_mention and parts.get("calunit") == "day" and (count == 0 or not at.looks_ahead)
    if same_day and base.kind == "published" and not at.context.narrative:
        return Meaning("DATE", "XXXX-XX-XX", "no anchor", anchors=False)
    of_year = within_year(parts)
    if of_year:
        period = counted_in_years(of_year, count, ended(base) if count > 0 else base)
    elif "calunit" in parts:
        unit = str(parts["calunit"])
        period = counted(unit, count, base)
        is_over = unit == "weekend" and count == 0 and at.direction == "past"
        if is_over and base.day < periods.first_day(period):  # "they met this weekend"
            period = periods.shift(period, -1)
    else:
        return None
    if period and ("years" in parts or "year" in parts):
        period = in_other_year(period, parts)
    if period is None:
        return None
    rule = "counted from a mention" if base.kind == "mention" else "counted from publication"
    # When a school or a company begins its year is not in the text: value, but no interval.
    span = (None, None) if "fiscal" in parts else None
    return Meaning("DATE", timex.value(period), rule, period, span, modifier(parts), base)


def is_coarser(base: Reference, unit: str) -> bool:
    """`the same week` after `December 2025`: some week of it, the text does not say which."""
    mentioned = base.kind == "mention" and base.point is None and unit in UNKNOWN
    return mentioned and DAYS.get(base.period.grain, 1) > DAYS.get(unit, 1)


def ended(base: Reference) -> Reference:
    """The base's last day: `the following spring` lies after all of 1972."""
    return replace(base, point=periods.end_day(base.period) - 1) if base.point is None else base


def in_other_year(period: Period, parts: Parts) -> Period | None:
    """The same day or month in the year stated, or `years` later."""
    y, m, d = periods.civil(periods.first_day(period))
    year = int(parts.get("year", y + int(parts.get("years", 0))))
    return periods.day(year, m, d) if period.grain == "day" else periods.month(year, m)


def anchor(parts: Parts, at: Situation) -> Reference | None:
    """What the unit is counted from: the present, or what was mentioned before."""
    if "open" in parts and at.looks_ahead:  # "by the end of the week"
        return at.base
    if "anaphoric" in parts:
        unit = str(parts.get("calunit", "year"))
        base = at.mentioned_for(unit)
        if base is None or "open" not in parts or unit not in SHORT:
            return base
        return at.context.published if at.has_yet_to_come(base) else at.still(base)
    of_the_story = "definite" in parts or parts.get("calunit") == "day"  # "the year", "this day"
    return at.base if of_the_story else at.now


def counted(grain: str, count: int, base: Reference) -> Period:
    """The unit `count` after the one that the base lies in."""
    return periods.shift(periods.containing(base.day, grain), count)


def season_ago(parts: Parts, at: Situation) -> Meaning | None:
    """`two summers ago`: the last but one that is over."""
    season = {name: parts[name] for name in ("season", "southern") if name in parts}
    return relative({**season, "shift": -int(parts.get("n", parts.get("couple", 1)))}, at)


def ago(parts: Parts, at: Situation) -> Meaning | None:
    """`two weeks ago`, `a year earlier`, `three days later`, `years from now`."""
    unit = str(parts.get("unit", parts.get("units", "year")))
    sign = int(parts.get("back", parts.get("dir", -1)))
    base = at.mentioned if "anaphoric" in parts else at.now
    count = parts.get("n", parts.get("couple", parts.get("one")))
    if "units" in parts and "anaphoric" in parts:
        return Meaning("DURATION", timex.duration(None, unit), "length", anchors=False)
    if "units" in parts or "some" in parts or base is None:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Meaning("DATE", value, "unknown distance", anchors=False)
    if "year" in parts:
        return stated(parts, unit)
    distance = float(count if count is not None else 1) + (0.5 if "half" in parts else 0)
    period = moved(base, unit, sign * distance)
    if "today" in parts and unit in MONTHS_OR_DAYS:
        period = Period("day", moved_day(base.day, unit, sign * distance))
    if period is None:
        value = timex.duration(distance, unit)
        return Meaning("DURATION", value, "too short to move a day", anchors=False)
    if is_adrift(parts, base, at):
        return Meaning("DURATION", timex.duration(distance, unit), "length", anchors=False)
    rule = "counted from a mention" if base.kind == "mention" else "counted from publication"
    timex_type: TimexType = "TIME" if period.grain in timex.CLOCK else "DATE"
    return Meaning(
        timex_type,
        timex.value(period),
        rule,
        period,
        modifier=modifier(parts),
        reference=base,
        point=counted_day(base, unit, sign * distance),
    )


def is_adrift(parts: Parts, base: Reference, at: Situation) -> bool:
    """`two weeks later than planned`, or `two weeks later we met`, where nothing was mentioned that
    it could be later than."""
    if at.tokens.word(at.candidate.after) in at.language.sets["compared_with"]:
        return True
    later = "anaphoric" in parts and parts.get("dir") == 1
    return later and base.kind == "published" and not at.looks_ahead


def stated(parts: Parts, unit: str) -> Meaning | None:
    """The unit in which the date lies that stands right behind (`two years later, in May 1970`)."""
    day = periods.day(*(int(parts.get(name, 1)) for name in ("year", "month", "day")))
    if day is None:
        return None
    grain = unit if unit in ("day", "week") and "day" in parts else "month"
    grain = "year" if "month" not in parts or unit not in ("day", "week", "month") else grain
    period = periods.containing(day.n, grain)
    return Meaning("DATE", timex.value(period), "stated behind", period, modifier=modifier(parts))


def counted_day(base: Reference, unit: str, count: float) -> periods.Day | None:
    """The day that is so far from a base known to the day, for what is counted on from it."""
    known = base.is_precise and unit in MONTHS_OR_DAYS
    return moved_day(base.day, unit, count) if known else None


def moved(base: Reference, unit: str, count: float) -> Period | None:
    """The base moved by a number of units, at the grain of the unit."""
    if unit == base.period.grain == "hour":
        return periods.shift(base.period, round(count))
    if unit in ("hour", "minute") and base.period.grain == "minute":
        return periods.shift(base.period, round(count * (60 if unit == "hour" else 1)))
    if unit in ("day", "week"):
        days = round(count * (7 if unit == "week" else 1))
        moved_day = Period("day", base.day + days)
        return moved_day if unit == "day" else periods.containing(moved_day.n, "week")
    if unit in ("month", "quarter"):
        months = round(count * (3 if unit == "quarter" else 1))
        return periods.containing(periods.add_months(base.day, months), unit)
    if unit in ("year", "decade", "century", "millennium"):
        years = round(count * periods.YEARS_IN.get(unit, 1))
        if base.period.grain == "quarter" and unit == "year":
            return periods.shift(base.period, 4 * years)
        return periods.year(periods.year_of(base.period) + years)
    return None


def weekend(parts: Parts, at: Situation) -> Meaning | None:
    """`the weekend`: the last one begun, or the next one where the text looks ahead."""
    base = at.base
    if base is None:
        return None
    this = periods.containing(base.day, "weekend")
    ahead = at.looks_ahead or base.day >= periods.first_day(this)
    period = this if ahead else periods.shift(this, -1)
    return Meaning(
        "DATE", timex.value(period), "weekend", period, modifier=modifier(parts), reference=base
    )
