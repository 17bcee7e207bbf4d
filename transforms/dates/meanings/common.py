"""What several meanings share."""

from transforms.dates import periods
from transforms.dates.context import Situation
from transforms.dates.periods import Period
from transforms.dates.scan import Parts

MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
MONTHS_OR_DAYS = {"day", "week", *MONTHS}
MODIFIERS = ("mod", "modthe", "modcmp", "approx", "around", "bound")


def modifier(parts: Parts) -> str | None:
    """TIMEX3 modifier of an expression, or None."""
    return next((str(parts[m]) for m in MODIFIERS if parts.get(m)), None)


def with_part(day: Period, part: str) -> Period:
    """A part of a day."""
    return Period("part", periods.first_day(day) * 10 + periods.PART_NAMES.index(part))


def is_of_an_event(at: Situation) -> bool:
    """`the year she was born`, `the summer when`, `the week of the vote`: of no known year."""
    c, tokens, sets = at.candidate, at.tokens, at.language.sets
    before, after = tokens.word(c.first - 1), tokens.word(c.after)
    if after in sets["subjects"]:
        return before not in sets["within"]
    if after in sets["when"]:
        return True
    named = tokens.word(c.after + 1) in sets["determiners"]
    beside = after in sets["beside_event"] and before not in sets["within"] | sets["part_of"]
    return named and (beside or after in sets["part_of"])


def weekday_near(base: int, weekday: int, direction: str | None) -> Period:
    """The weekday on or before a day, or on or after it when the text looks ahead."""
    back = ((base - 1) % 7 - weekday) % 7
    return Period(
        "day", base - back if direction in (None, "past") or back == 0 else base - back + 7
    )


def moved_day(day: int, unit: str, count: float) -> int:
    """A day moved by a length of days or longer."""
    if unit in ("day", "week"):
        return day + round(count * (7 if unit == "week" else 1))
    return periods.add_months(day, round(count * MONTHS[unit]))
