"""Lengths of time, anchored or not, and recurring times."""

from datetime import datetime

from transforms.dates import periods, timex
from transforms.dates.context import Meaning, Reference, Situation
from transforms.dates.meanings.common import MONTHS_OR_DAYS, modifier, moved_day
from transforms.dates.scan import Parts

REACH = 12  # tokens


def length(parts: Parts) -> float | None:
    """The number of units; None when the words leave it open."""
    if "some" in parts:
        return None
    for name in ("n", "couple", "one"):
        if name in parts:
            return float(parts[name])
    return None


def unit_of(parts: Parts) -> str:
    return str(parts.get("unit", parts.get("units", parts.get("calunit", "year"))))


def duration(parts: Parts, at: Situation) -> Meaning | None:
    """`two-day`, `more than four hours`, `years`: a length without a place in time."""
    count, unit = length(parts), unit_of(parts)
    if unit == "weekend":
        return None
    if "half" in parts:
        count = 0.5 if count is None else count + 0.5
    if is_rate(parts, at):
        return Meaning("SET", timex.duration(count, unit), "rate", anchors=False)
    return Meaning(
        "DURATION", timex.duration(count, unit), "length", modifier=modifier(parts), anchors=False
    )


def is_rate(parts: Parts, at: Situation) -> bool:
    """`$2 a share a year`, `four flights a week`, `once a day`: each one, not the length of one."""
    first = at.candidate.first
    before = at.tokens.word(first - 1)
    many = before.endswith("s") and len(before) > 3 and before not in at.language.sets["no_rate"]
    rates = many or before in at.language.sets["rates"]
    return "one" in parts and at.candidate.after - first == 2 and rates


def window(parts: Parts, at: Situation) -> Meaning | None:
    """`the past two weeks`, `the coming weeks`: a length that touches the anchor."""
    unit, side = unit_of(parts), 0 if is_within(at) else int(parts.get("window", 1))
    count = length(parts)
    told = side == 1 and at.direction == "past"  # "the next few months saw a quarrel"
    base = at.mentioned if abs(side) > 1 or told else at.now if side < 0 else at.base
    # "He spent the next two years in prison", and nothing says from when.
    adrift = told and base and base.kind == "published" and not is_reported(at)
    placed = base and side and count != 0 and unit in MONTHS_OR_DAYS and not adrift
    span = stretch(base, unit, count, side) if base and placed else None
    if base and side and count and unit == "hour" and base.period.grain == "minute":
        span = hours_from(base, count, side)
    return Meaning(
        "DURATION",
        timex.duration(count, unit),
        "stretch up to the anchor" if side < 0 else "stretch from the anchor" if side else "length",
        span=span,
        modifier=modifier(parts),
        reference=base if span else None,
        anchors=False,
    )


def is_reported(at: Situation) -> bool:
    """`the next two weeks are crucial, he said`: a verb of the past that tells of the saying."""
    c, tokens, saying = at.candidate, at.tokens, at.language.classes["reporting"]
    around = range(max(0, c.first - REACH), c.after + REACH)
    said = [i for i in around if tokens.word(i) in saying]
    return any(not tokens.breaks(min(i, c.first), max(i, c.first)) for i in said)


def hours_from(base: Reference, count: float, side: int) -> tuple[datetime | None, datetime | None]:
    """`the last 48 hours`, to the minute of publication."""
    minutes = round(count * 60) * (1 if side > 0 else -1)
    now, _ = periods.bounds(base.period)
    other, _ = periods.bounds(periods.shift(base.period, minutes))
    return (now, other) if side > 0 else (other, now)


def is_within(at: Situation) -> bool:
    """`the last two weeks of the war`, `her last years`: of a whole that is not placed."""
    after, sets = at.candidate.after, at.language.sets
    if at.tokens.word(at.candidate.first - 1) in sets["lived"]:
        return length(at.candidate.parts) is None
    owned = at.tokens.word(after + 1) in sets["determiners"]
    return owned and at.tokens.word(after) in sets["part_of"]


def stretch(
    base: Reference, unit: str, count: float | None, side: int
) -> tuple[datetime | None, datetime | None]:
    """`count` units up to the end of the anchor's day, or from its beginning; open for an unknown
    count. What was mentioned before is left out."""
    day = base.day + (side < 0)
    if base.kind == "mention" and abs(side) > 1:
        day = base.day if side < 0 else periods.end_day(base.period)
    sign = 1 if side > 0 else -1
    other = None if count is None else moved_day(day, unit, count * sign)
    near, far = periods.moment(day), None if other is None else periods.moment(other)
    return (far, near) if side < 0 else (near, far)


def no_date(parts: Parts, at: Situation) -> Meaning | None:
    """A person's age, `in as many weeks`: recognised so that nothing else is, and no date."""
    return None


def set_of(parts: Parts, at: Situation) -> Meaning | None:
    """`every Tuesday`, `daily`, `each July`, `Monday nights`."""
    part = timex.part_value(str(parts["part"])) if "part" in parts else ""
    if "weekday" in parts:
        value = f"XXXX-WXX-{int(parts['weekday']) + 1}{part}"
    elif "month" in parts:
        day = f"-{int(parts['day']):02d}" if "day" in parts else ""
        value = f"XXXX-{int(parts['month']):02d}{day}"
    elif "season" in parts:
        value = f"XXXX-{periods.SEASONS[int(parts['season'])]}"
    elif part:
        value = f"XXXX-XX-XX{part}"
    elif parts.get("unit") == "weekend":
        value = "XXXX-WXX-WE"
    else:
        unit = str(parts.get("unit", parts.get("unitly")))
        value = timex.duration(length(parts) or float(parts.get("other", 1)), unit)
    return Meaning("SET", value, "recurring", anchors=False)


def vague(parts: Parts, at: Situation) -> Meaning | None:
    """`now`, `recently`, `the future`; `soon` only of what lies ahead (not in "it soon failed")."""
    if "soon" in parts and not at.looks_ahead:
        return None
    return Meaning("DATE", str(parts["now"]), "vague", anchors=False)
