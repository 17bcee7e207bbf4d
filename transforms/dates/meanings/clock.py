"""Clock times."""

from datetime import datetime, timedelta

from transforms.dates import periods, timex
from transforms.dates.context import Meaning, Situation
from transforms.dates.meanings.common import modifier
from transforms.dates.meanings.days import day_of_part
from transforms.dates.periods import Period
from transforms.dates.scan import Parts


def clock(parts: Parts, at: Situation) -> Meaning | None:
    """`10:35 a.m.`, `noon Thursday`, `5 p.m. EST Nov. 9`, `4 in the morning`."""
    time = hour_minute(parts)
    if time is None:
        return None
    hour, minute = time
    day, reference, rule = day_of_part(parts, at)
    grain, n = ("minute", hour * 60 + minute) if minute is not None else ("hour", hour)
    if day is None:
        value = "XXXX-XX-XX" + timex.time_value(Period(grain, n))
        return Meaning("TIME", value, "clock", anchors=False)
    n += periods.first_day(day) * (1440 if minute is not None else 24)
    period = Period(grain, n)
    value = timex.value(day) + ("T24:00" if hour == 24 else timex.time_value(period))
    span = in_own_zone(period, parts, at)
    return Meaning("TIME", value, rule, period, span, modifier(parts), reference)


def in_own_zone(
    period: Period, parts: Parts, at: Situation
) -> tuple[datetime | None, datetime | None] | None:
    """The interval moved from the stated zone into the article's; None where none is to move."""
    begin, end = periods.bounds(period)
    if "zone" not in parts or at.context.zone is None or not begin or not end:
        return None
    if not 1 < begin.year < 9998:  # no room to move within what a datetime holds
        return None
    own = at.context.zone.utcoffset(begin)
    if own is None:
        return None
    shift = own - timedelta(hours=float(parts["zone"]))
    return begin + shift, end + shift


def hour_minute(parts: Parts) -> tuple[int, int | None] | None:
    """Hour of the day (24 for midnight) and minute; None for a time that no clock shows."""
    if "noon" in parts:
        return int(parts["noon"]), None
    minute = int(parts["minute"]) if "minute" in parts else None
    if "hhmm" in parts:
        hour, minute = divmod(int(parts["hhmm"]), 100)
    elif "clockdec" in parts:
        hour, minute = divmod(round(float(parts["clockdec"]) * 100), 100)
    else:
        hour = int(parts["hour"])
    half = parts.get("ampm") or {"MO": "am", "AF": "pm", "EV": "pm", "NI": "pm"}.get(
        str(parts.get("part"))
    )
    if (half and hour > 12 and "part" not in parts) or hour > 24 or (minute or 0) > 59:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return hour, minute
