"""Calendar expressions: years, months, days, quarters, seasons, decades, centuries, eras."""

from transforms.dates import periods, timex
from transforms.dates.context import Meaning, Reference, Situation
from transforms.dates.meanings.common import is_of_an_event, modifier
from transforms.dates.periods import Period
from transforms.dates.recurrence import OfYear, counted_in_years, nearest
from transforms.dates.scan import Parts
from transforms.dates.tense import is_past_form
from transforms.dates.tokens import OTHER

UNKNOWN = "XXXX"
# Grain, how many a year has, and the number of the first.
PARTS_OF_YEAR = (("quarter", 4, 1), ("half", 2, 1), ("season", 4, 0), ("southern", 4, 0))
SEASONS = {"season", "southern"}
HABIT_BACK, HABIT_ON = 12, 8  # tokens


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
    if of_year is None or ("results" in parts and not at.has_figures):
        return None
    if "fiscal" in parts and at.base:
        year = periods.year_of(at.base.period)
        period = of_year(year) or periods.year(year)
        return placed(period, parts, at.base, "fiscal calendar unknown")
    if is_any(at):
        return unplaced(of_year, parts, "any year")
    the = at.tokens.word(at.candidate.first) in at.language.sets["the"]
    if the and parts.keys() <= SEASONS and is_of_an_event(at):
        return unplaced(of_year, parts, "of an event")
    period, reference, rule = nearest(of_year, at)
    return placed(period, parts, reference, rule) if period else unplaced(of_year, parts)


def is_any(at: Situation) -> bool:
    """Whether any year's is meant: `usually in May`, `July each year`, `summer bags`."""
    c, tokens, sets = at.candidate, at.tokens, at.language.sets
    if set(c.parts) not in ({"season"}, {"southern"}, {"month"}):
        return False
    yearly = at.language.classes["every"]
    if tokens.word(c.after) in yearly and tokens.word(c.after + 1) in sets["year"]:
        return True
    if tokens.word(c.first - 3) in yearly and tokens.word(c.first - 2) in sets["year"]:
        return True
    around = range(c.first - HABIT_BACK, c.after + HABIT_ON)
    habits = [i for i in around if tokens.word(i) in sets["habit"]]
    if any(not tokens.breaks(max(0, min(i, c.first)), max(i, c.first)) for i in habits):
        return True
    if "month" in c.parts or at.context.narrative:
        return False
    return is_attribute(at) or (at.direction is None and is_within_habit(at))


def is_within_habit(at: Situation) -> bool:
    """`in the winter, bears sleep`, `spring and fall shows`: of any year, unless a verb tells."""
    c, tokens, sets = at.candidate, at.tokens, at.language.sets
    first = c.first
    if tokens.word(first - 1) in sets["alternatives"]:  # "in spring and autumn"
        first -= 2 if tokens.word(first - 2) in at.language.classes["season"] else 0
    if tokens.word(first - 1) in sets["within_habit"]:
        return True
    joined = tokens.word(c.after) in sets["alternatives"]
    other = joined and tokens.word(c.after + 1) in at.language.classes["season"]
    return other and is_noun(c.after + 2, at)


def is_attribute(at: Situation) -> bool:
    """`winter crops`, `a summer hiker`: a kind of crop; not `the winter crop`, `in winter`."""
    c, tokens, sets = at.candidate, at.tokens, at.language.sets
    if c.after - c.first > 1 or tokens.word(c.first - 1) in sets["before_month"]:
        return False
    return is_noun(c.after, at)


def is_noun(i: int, at: Situation) -> bool:
    """Whether a token may be a noun that the season before it describes."""
    word, tokens, sets = at.tokens.word(i), at.tokens, at.language.sets
    is_verb = word in sets["past"] | sets["timetable"] or is_past_form(word, at.language)
    no_noun = sets["no_noun"]  # none where a noun needs `of`
    return (
        bool(no_noun) and word not in no_noun and not is_verb and tokens.chars[i : i + 1] == OTHER
    )


def day_of_month(parts: Parts, at: Situation) -> Meaning | None:
    """`on the 21st`: of the month last spoken of; nothing where that had no such day."""
    month = at.now if "shift" in parts else at.context.story or at.base
    if month is None or month.period.grain == "year":
        return None
    months = periods.containing(month.day, "month").n + int(parts.get("shift", 0))
    y, m, _ = periods.civil(periods.first_day(Period("month", months)))
    day = periods.day(y, m, int(parts["day"]))
    return placed(day, parts, month, "of the month spoken of") if day else None


def placed(period: Period, parts: Parts, reference: Reference | None, rule: str) -> Meaning:
    # When a company's fiscal year begins is not in the text: value, but no interval.
    span = (None, None) if "fiscal" in parts else None
    return Meaning(
        "DATE", timex.value(period), rule, period, span, modifier(parts), reference=reference
    )


def unplaced(of_year: OfYear, parts: Parts, rule: str = "no anchor") -> Meaning | None:
    """A month or day of no known year: `XXXX-05-03`."""
    sample = of_year(2000)
    if sample is None:
        return None
    value = UNKNOWN + timex.value(sample)[4:]
    return Meaning("DATE", value, rule, modifier=modifier(parts), anchors=False)


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
        whole_century = n % 100 == 0 and n < 1900  # "the 1800s"
        return Period("century", n // 100) if whole_century else Period("decade", n // 10)
    if "decade2" in parts or "decadeword" in parts:
        n = int(parts.get("decade2", parts.get("decadeword", 0)))
        return Period("decade", (1900 + n) // 10)
    return None


def stated_year(parts: Parts, at: Situation) -> tuple[int | None, Reference | None, str]:
    """The astronomical year that the words give, what it was counted from, and the rule."""
    if "known" in parts and not is_before(int(parts["known"]), at):
        return int(parts["known"]), None, "day known by its date"
    stated = ("until", "year", "spoken", "two_thousand")
    n = next((int(parts[name]) for name in stated if name in parts), None)
    if n is not None:
        if "untilyy" in parts:  # "the winter of 1776-77"
            n += (int(parts["untilyy"]) - n) % 100
        return (1 - n if parts.get("era") == "BC" else n), None, "stated year"
    if "yy" in parts:
        return century_of(int(parts["yy"]), at), None, "two-digit year"
    for name, base in (("yshift", at.now), ("yrel", at.mentioned)):
        if name in parts and base:
            year = periods.year_of(base.period) + int(parts[name])
            return year, base, "year counted from the anchor"
    return None, None, ""


def is_before(year: int, at: Situation) -> bool:
    """Whether the text was published before a year ended."""
    published = at.context.published
    return published is not None and periods.year_of(published.period) < year


def century_of(yy: int, at: Situation) -> int:
    """The full year of '97: the one nearest to publication, up to ten years after it."""
    now = periods.year_of(at.context.published.period) if at.context.published else 2000
    year = now - now % 100 + yy
    return year - 100 if year > now + 10 else year


def within_year(parts: Parts) -> OfYear | None:
    """The part of a year that the words name, as a function of the year."""
    get = {name: int(value) for name, value in parts.items() if isinstance(value, int | float)}
    if "nthday" in get:  # "the last Monday of May"
        return lambda y: periods.nth_weekday(y, get["month"], get["weekday"], get["nthday"])
    if "lastday" in get:
        return lambda y: periods.day(y, get["month"], periods.month_length(y, get["month"]))
    if "month" in get and "day" in get:
        return lambda y: periods.day(y, get["month"], get["day"])
    if "month" in get:
        return lambda y: periods.month(y, get["month"])
    if "inquarter" in get:  # "the June quarter"
        return lambda y: Period("quarter", y * 4 + (get["inquarter"] - 1) // 3)
    for grain, per_year, first in PARTS_OF_YEAR:
        if grain in get:
            return lambda y, g=grain, k=per_year, f=first: Period(g, y * k + get[g] - f)  # type: ignore[misc]
    return None
