"""Weekdays, `today` and its kin, parts of day."""

from dataclasses import replace

from transforms.dates import periods, timex
from transforms.dates.context import Meaning, Reference, Situation
from transforms.dates.meanings.calendar import calendar
from transforms.dates.meanings.common import modifier, weekday_near, with_part
from transforms.dates.meanings.holidays import holiday
from transforms.dates.meanings.relative import relative
from transforms.dates.periods import Period
from transforms.dates.scan import Parts
from transforms.dates.tense import told

LISTED = 16  # tokens: a week of weekdays
ADVICE_REACH = 12  # tokens
MONTHS_NEAR = (-1, 0, 1)  # from the one spoken from
NEVER = 7  # a weekday is at most six days ago


def weekday(parts: Parts, at: Situation) -> Meaning | None:
    """`Thursday`, `last Thursday`, `the following Thursday`, `Thursday next week`."""
    n = int(parts["weekday"])
    found, reference, rule = placed_weekday(parts, at)
    if found is None:
        return Meaning("DATE", f"XXXX-WXX-{n + 1}", rule, anchors=False)
    return Meaning(
        "DATE", timex.value(found), rule, found, modifier=modifier(parts), reference=reference
    )


def weekday_of_month(parts: Parts, at: Situation) -> Meaning | None:
    """`Thursday the 21st`, `el jueves 21`: the nearest such day; None where none is near."""
    base = at.base
    if base is None:
        return None
    n, this = int(parts["weekday"]), periods.containing(base.day, "month").n
    months = (periods.civil(periods.first_day(Period("month", this + i))) for i in MONTHS_NEAR)
    days = (periods.day(y, m, int(parts["day"])) for y, m, _ in months)
    fitting = [day for day in days if day and weekday_near(day.n, n, "past") == day]
    if not fitting:
        return None
    found = min(fitting, key=lambda day: abs(day.n - base.day))
    return Meaning("DATE", timex.value(found), "weekday of a month", found, reference=base)


def week_of(parts: Parts, at: Situation) -> Meaning | None:
    """`the week of March 6`, `the first week of June`, `the last weekend of May`."""
    meaning = relative_month(parts, at) if "monthshift" in parts else calendar(parts, at)
    if meaning is None or meaning.period is None:
        return None
    grain = str(parts.get("unit", "week"))
    nth, first = int(parts.get("nthweek", 0)), periods.first_day(meaning.period)
    day = day_of_nth(grain, nth, first, periods.end_day(meaning.period)) if nth else first
    week = periods.containing(day, grain)
    return replace(meaning, value=timex.value(week), period=week)


def relative_month(parts: Parts, at: Situation) -> Meaning | None:
    """The month of `the first week of this month`."""
    return relative({"calunit": "month", "shift": parts["monthshift"]}, at)


def day_of_nth(grain: str, nth: int, first: int, end: int) -> int:
    """A day of the n-th week (most of which lies within) or weekend of a month; 5 for the last."""
    y, m, _ = periods.civil(first)
    if grain == "weekend":
        return periods.first_day(periods.nth_weekday(y, m, 5, nth))
    return end - 4 if nth == 5 else first + 3 + 7 * (nth - 1)


def placed_weekday(parts: Parts, at: Situation) -> tuple[Period | None, Reference | None, str]:
    """The day a weekday means, what it was counted from, and the rule."""
    n = int(parts["weekday"])
    if "rel" in parts:
        base = at.context.last_day or at.mentioned
        if parts["rel"] == 0 and base is at.context.published:
            return None, None, "no anchor"  # "that Saturday, when I first saw them"
        return counted(n, int(parts["rel"]), base, "mention")
    if is_any(at):
        return None, None, "any"
    told = at.context.last_day if at.context.narrative else None
    base = told or at.context.published
    if base is None:
        return None, None, "no anchor"
    if "shift" in parts:
        day, reference, rule = counted(n, int(parts["shift"]), base, "shifted")
        passed = day and day.n < base.day and not int(parts["shift"])
        if passed and at.looks_ahead:  # "the deadline is this Tuesday", said on a Thursday
            return weekday_near(base.day, n, "future"), base, "shifted, after"
        return day, reference, rule
    if "weeks" in parts:  # "a week ago Tuesday"
        weeks = int(parts["back"]) * int(parts["weeks"])
        day, _, _ = counted(n, weeks, base, "")
        return day and periods.shift(day, 7 * weeks), base, "weeks off"
    if told:
        return weekday_near(base.day, n, "future"), base, "weekday in narrative"
    near = weekday_near(base.day, n, at.direction)
    if base.day - near.n >= days_too_far_back(at):
        return weekday_near(base.day, n, "future"), base, "weekday, nearest"
    return near, base, f"weekday, {at.direction or 'past'}"


def days_too_far_back(at: Situation) -> int:
    """How long ago a weekday was that is likelier still to come, as no verb says that it is past.

    Measured: docs/decisions/dates.md.
    """
    c, tokens, sets = at.candidate, at.tokens, at.language.sets
    if tokens.word(c.after) in sets["possessive"]:
        return NEVER if told(tokens, c.first, c.after, at.language) == "past" else 5
    # "On Sunday, the leader of ..." tells what happened, however late the verb comes.
    opens = tokens.raw(c.first - 1).istitle() and tokens.word(c.first - 1) in sets["on_a_date"]
    return NEVER if opens or at.direction else 4


def is_any(at: Situation) -> bool:
    """Whether any such day is meant: `on a Tuesday`, `on a Tuesday, Wednesday or Sunday`."""
    before, sets = at.candidate.first - 1, at.language.sets
    while (
        at.candidate.first - before < LISTED  # looking no further keeps time linear
        and at.tokens.word(before) in sets["alternatives"]
        and at.tokens.word(before - 1) in at.language.classes["weekday"]
    ):
        before -= 2
    if at.tokens.word(before) not in sets["indefinite"]:
        return False
    return at.tokens.word(before - 1) in sets["on_a_date"]


def counted(
    n: int, count: int, base: Reference | None, rule: str
) -> tuple[Period | None, Reference | None, str]:
    """The weekday before, of or after the base day: `last`, `this`, `next`."""
    if base is None:
        return None, None, "no anchor"
    if count < 0:
        return weekday_near(base.day - 1, n, "past"), base, f"{rule}, before"
    if count > 0:
        return weekday_near(base.day + 1, n, "future"), base, f"{rule}, after"
    week = periods.containing(base.day, "week")
    return Period("day", periods.first_day(week) + n), base, f"{rule}, same week"


def deictic(parts: Parts, at: Situation) -> Meaning | None:
    """`today`, `yesterday`, `tomorrow`: counted from publication."""
    base = at.context.published
    at_large = parts["deictic"] == 0 and is_still(at)
    if at.context.narrative or base is None or at_large:
        return Meaning("DATE", "PRESENT_REF", "today at large", anchors=False)
    day = Period("day", base.day + int(parts["deictic"]))
    return Meaning(
        "DATE", timex.value(day), "from publication", day, modifier=modifier(parts), reference=base
    )


def part_of_day(parts: Parts, at: Situation) -> Meaning | None:
    """`Monday night`, `this morning`, `the evening of May 3`, `overnight`."""
    part = str(parts["part"])
    day, reference, rule = (None, None, "any") if "any" in parts else day_of_part(parts, at)
    if day is None:
        value = f"XXXX-XX-XX{timex.part_value(part)}"
        return Meaning("TIME", value, rule, anchors=False)
    period = with_part(day, part)
    return Meaning(
        "TIME", timex.value(period), rule, period, modifier=modifier(parts), reference=reference
    )


def day_of_part(parts: Parts, at: Situation) -> tuple[Period | None, Reference | None, str]:
    """The day that a part of day or a clock time belongs to."""
    if "weekday" in parts and "month" not in parts:
        return placed_weekday(parts, at)
    if "month" in parts or "holiday" in parts:
        meaning = holiday(parts, at) if "holiday" in parts else calendar(parts, at)
        if meaning is None or meaning.period is None:
            return None, None, "no anchor"
        return meaning.period, meaning.reference, meaning.rule
    published = at.context.published
    if "deictic" in parts and published:
        return Period("day", published.day + int(parts["deictic"])), published, "from publication"
    if "shift" in parts and published and not at.context.narrative:
        if is_advice(at):
            return None, None, "any"
        name = "ahead" if "ahead" in parts and at.looks_ahead else "shift"  # "rain fell overnight"
        return Period("day", published.day + int(parts[name])), published, "from publication"
    count = int(parts.get("rel", parts.get("dayrel", 0)))
    bare = "rel" not in parts and "dayrel" not in parts
    last = at.clock_day if bare else at.context.last_day or published
    if last is None or (not bare and at.context.narrative and not at.context.last_day):
        return None, None, "no anchor"
    return Period("day", last.day + count), last, "day last mentioned"


def is_advice(at: Situation) -> bool:
    """`Can you leave it on overnight?` speaks to the reader, of no night in particular."""
    c, tokens = at.candidate, at.tokens
    around = range(max(0, c.first - ADVICE_REACH), c.after + 1)
    to_reader = [i for i in around if tokens.word(i) in at.language.sets["advice"]]
    near = any(not tokens.breaks(min(i, c.first), max(i, c.first)) for i in to_reader)
    return near and (at.direction is None or tokens.word(c.after) == "?")


def is_still(at: Situation) -> bool:
    """`and still today`."""
    return at.tokens.word(at.candidate.first - 1) in at.language.sets["still"]
