"""Clock times."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from transforms.dates import periods, timex
from transforms.dates.context import Meaning, Situation
from transforms.dates.language import Value
from transforms.dates.meanings.common import modifier
from transforms.dates.meanings.days import day_of_part
from transforms.dates.periods import Period
from transforms.dates.scan import Parts

CUE_BACK, CUE_ON = 15, 6  # tokens
DAILY_REACH = 8  # tokens
EVENING = 6  # from this hour on a night's clock is of the evening
OF_A_DAY = {"weekday", "deictic", "shift"}
HAS_A_DAY = OF_A_DAY | {"month", "dayrel", "holiday"}
HALVES = {"MO": "am", "AF": "pm", "EV": "pm"}


def clock(parts: Parts, at: Situation) -> Meaning | None:
    """`10:35 a.m.`, `noon Thursday`, `5 p.m. EST Nov. 9`, `4 in the morning`."""
    time = hour_minute(parts, at)
    if time is None:
        return None
    hour, minute = time
    day, reference, rule = (None, None, "") if is_daily(at) else day_of_part(parts, at)
    grain, n = ("minute", hour * 60 + minute) if minute is not None else ("hour", hour)
    if day is None:
        value = "XXXX-XX-XX" + timex.time_value(Period(grain, n))
        return Meaning("TIME", value, "clock", anchors=False)
    of_a_night = parts.get("part") == "NI" and bool(OF_A_DAY & parts.keys())
    if (of_a_night and hour < EVENING) or "nextday" in parts:  # "2 o'clock last night"
        day = periods.shift(day, 1)
    n += periods.first_day(day) * (1440 if minute is not None else 24)
    period = Period(grain, n)
    value = timex.value(day) + ("T24:00" if hour == 24 else timex.time_value(period))
    span = in_own_zone(period, parts, at)
    # The morning after is still of the day spoken of.
    anchors = "nextday" not in parts
    return Meaning("TIME", value, rule, period, span, modifier(parts), reference, anchors)


def is_daily(at: Situation) -> bool:
    """`open from 9 a.m. every day`, `5 p.m. on weekdays`: no day is meant."""
    c, tokens = at.candidate, at.tokens
    if not HAS_A_DAY.isdisjoint(c.parts):
        return False
    words = at.language.sets["daily"] | at.language.classes["weekdays"].keys()
    near = range(c.first - DAILY_REACH, c.after + DAILY_REACH)
    found = (i for i in near if tokens.word(i) in words)
    return any(not tokens.breaks(max(0, min(i, c.first)), max(i, c.first)) for i in found)


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
    shift = own - offset_of(parts["zone"], begin)
    return begin + shift, end + shift


def offset_of(zone: Value, at: datetime) -> timedelta:
    """A stated zone's distance from UTC: hours, or what a zone by its name had on the day."""
    if not isinstance(zone, str):
        return timedelta(hours=zone)
    return ZoneInfo(zone).utcoffset(at) or timedelta(0)


def hour_minute(parts: Parts, at: Situation) -> tuple[int, int | None] | None:
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
    half = parts.get("ampm") or half_of_end(hour, parts)
    half = half or half_of_day(hour, str(parts.get("part", part_told(hour, at))))
    if (half and hour > 12 and "part" not in parts) or hour > 24 or (minute or 0) > 59:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return hour, minute


def half_of_end(hour: int, parts: Parts) -> str | None:
    """Which half of the day `6 to 8 p.m.` and `11 to 2 p.m.` begin in."""
    if "endampm" not in parts:
        return None
    end, half = int(parts["endhour"]) % 12, str(parts["endampm"])
    return half if hour % 12 <= end else {"am": "pm", "pm": "am"}[half]


def half_of_day(hour: int, part: str) -> str | None:
    """Which half of the day `five` is in, said of a part of day."""
    if part == "NI":
        return "pm" if hour >= EVENING else "am"
    return HALVES.get(part)


def part_told(hour: int, at: Situation) -> str | None:
    """The part of day that its sentence speaks of, for a clock of twelve hours."""
    c, tokens = at.candidate, at.tokens
    if hour > 11 or tokens.raw(c.first).startswith("0"):
        return None
    cues = at.language.classes["daycue"]
    before = range(c.first - 1, max(-1, c.first - CUE_BACK), -1)
    for i in (*before, *range(c.after, c.after + CUE_ON)):
        if tokens.word(i) in cues and not tokens.breaks(min(i, c.first), max(i, c.first)):
            return str(cues[tokens.word(i)])
    return None
