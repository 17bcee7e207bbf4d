"""Reporting periods of business news: `the latest quarter`, `the year-ago period`."""

from transforms.dates import periods, timex
from transforms.dates.context import Meaning, Reference, Situation
from transforms.dates.periods import Period
from transforms.dates.scan import Parts


def fiscal(parts: Parts, at: Situation) -> Meaning | None:
    """The quarter in question, moved by `back` years or put into a stated year.

    Where no quarter is in question, a year counts: the one before the anchor's, or the stated.
    """
    quarter, reference = quarter_in_question(parts, at)
    month = month_in_question(at) if parts.get("back") == -1 and at.has_figures else None
    if month:  # "sales rose in July from a year earlier"
        period = periods.shift(month.period, -12)
        value = timex.value(period)
        return Meaning("DATE", value, "month in question", period, reference=month, anchors=False)
    if quarter is None or ("back" in parts and parts["back"] and not at.has_figures):
        return year_instead(parts, at)
    if "year" in parts:
        period = Period("quarter", int(parts["year"]) * 4 + quarter.n % 4)
    else:
        period = periods.shift(quarter, 4 * int(parts.get("back", 0)))
    anchors = not parts.get("back") and "year" not in parts
    return Meaning(
        "DATE",
        timex.value(period),
        "quarter in question",
        period,
        reference=reference,
        anchors=anchors,
    )


def quarter_in_question(parts: Parts, at: Situation) -> tuple[Period | None, Reference | None]:
    """The quarter that the figures are of: said to end on a day, named, mentioned, or just over."""
    base = at.base
    if base is None:
        return None, None
    if "month" in parts and "day" in parts:
        ends = [periods.day(y, int(parts["month"]), int(parts["day"])) for y in around(base)]
        passed = [p for p in ends if p and p.n <= base.day]
        return (periods.containing(passed[-1].n, "quarter"), base) if passed else (None, None)
    if "quarter" in parts:
        year = periods.year_of(base.period)
        named = [Period("quarter", y * 4 + int(parts["quarter"]) - 1) for y in (year - 1, year)]
        return [q for q in named if periods.first_day(q) <= base.day][-1], base
    if at.context.fiscal:
        return at.context.fiscal.period, at.context.fiscal
    if parts.get("back") or "year" in parts:
        return None, None
    return periods.shift(periods.containing(base.day, "quarter"), -1), base


def month_in_question(at: Situation) -> Reference | None:
    """The first month spoken of in the sentence, where it was spoken of last or not long before."""
    month, last = at.context.month, at.context.last
    if month is None or last is None or last.period.grain != "month":
        return None
    return None if at.tokens.breaks(month.at, at.candidate.first) else month


def around(base: Reference) -> range:
    """The years about the anchor's."""
    year = periods.year_of(base.period)
    return range(year - 1, year + 2)


def year_instead(parts: Parts, at: Situation) -> Meaning | None:
    """The year before the anchor's, or the stated year."""
    told = "published" in parts and not at.has_figures  # of events: the story goes on from there
    base = at.base if at.has_figures or "published" in parts else at.mentioned
    point = None
    if "year" in parts:
        period, base = periods.year(int(parts["year"])), None
    elif base is None:
        return None
    else:
        period = periods.year(periods.year_of(base.period) - 1)
        point = periods.add_months(base.day, -12) if told and base.is_precise else None
    value = timex.value(period)
    return Meaning("DATE", value, "year before", period, reference=base, anchors=told, point=point)
