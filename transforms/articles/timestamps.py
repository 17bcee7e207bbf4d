"""Publication times as feeds, headers and meta tags write them."""

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from transforms.articles.article import Precision
from transforms.articles.limits import EARLIEST_YEAR
from transforms.articles.source import Source

DATA = Path(__file__).with_name("months.toml")
DAY = timedelta(days=1)
MONTHS = {
    name: number
    for names in tomllib.loads(DATA.read_text(encoding="utf-8")).values()
    for number, written in enumerate(names, 1)
    for name in written.split()
}
# Names that change their offset with the season.
SEASONAL = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}
# Offsets in minutes of the zone names that news and mail carry; CST, IST and such as in the US.
ZONES = {
    "z": 0,
    "ut": 0,
    "utc": 0,
    "gmt": 0,
    "wet": 0,
    "bst": 60,
    "west": 60,
    "cet": 60,
    "cest": 120,
    "eet": 120,
    "eest": 180,
    "msk": 180,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "ist": 330,
    "jst": 540,
    "kst": 540,
    "aest": 600,
    "aedt": 660,
    "hkt": 480,
    "sgt": 480,
}
TIME = r"(?P<hour>\d{1,2})(?::|h|\.)?(?P<minute>\d{2})(?:[:.]?(?P<second>\d{2})(?:[.,]\d+)?)?"
HALF = r"\s*(?P<half>[ap]\.?m\.?)?"
ZONE = (
    r"\s*(?P<zone>[+-]\d{1,2}(?::?\d{2})?|(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?"
    r"|\[?[A-Z]{3,}/[A-Z_/]+\]?|[A-Z]{1,5})?(?:\[[A-Z_/]+\])?"
)
AT = r"(?:(?:at|à|às|@|kl\.?|klo|um|saat|alle(?: ore)?|a las)\s+|-\s+|T)?"
CLOCK = rf"(?:,?\s*{AT}{TIME}(?: Uhr)?{HALF}{ZONE})?(?:\s*\([^)]*\))?"
WORD = r"[^\W\d_]"
WEEKDAY = rf"(?:{WORD}{{3,12}}\.?,?\s+)?"
NAME = rf"(?P<name>{WORD}{{3,12}})"
FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        # 2026-03-05, 2026/3/5, 20260305T101500Z, 2026-03-05 10:15:00.123+01:00
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){CLOCK}",
        rf"(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d){CLOCK}",
        rf"(?P<year>\d{{4}})[年년] ?(?P<month>\d{{1,2}})[月월] ?(?P<day>\d{{1,2}})[日일]{CLOCK}",
        rf"{WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|[.º])?(?: de)?[ -]{NAME}\.?,?(?: de)?[ -]"
        rf"(?P<year>\d{{4}}|\d\d){CLOCK}",
        rf"{WEEKDAY}{NAME}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){CLOCK}",
        # Thu Mar 5 10:15:00 EST 2026, as C and shells print it
        rf"{WEEKDAY}{NAME} +(?P<day>\d{{1,2}}) {TIME}{ZONE} (?P<year>\d{{4}})",
        rf"{WEEKDAY}(?P<a>\d{{1,2}})(?P<mark>[./-])(?P<b>\d{{1,2}})[./-](?P<year>\d{{4}}|\d\d){CLOCK}",
        # 10:15:00 AM IST Mar 5, 2026; 10:15, 05.03.2026
        rf"{TIME}{HALF}{ZONE},?\s+{WEEKDAY}{NAME}\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})",
        rf"{TIME},?\s+(?P<a>\d{{1,2}})(?P<mark>[./-])(?P<b>\d{{1,2}})[./-](?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}})\. ?{NAME} (?P<day>\d{{1,2}})\.?,?{CLOCK}",  # Hungarian
        r"(?P<year>\d{4})-(?P<month>\d\d)",
        rf"{NAME}\.?,?(?: de)? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})",
    )
)
EPOCH = re.compile(r"(-?\d{9,10})(\d{3}){0,2}(?:\.\d+)?")
DOT_NET = re.compile(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment of publication. `at` is UTC, `on` the calendar date in `zone`.

    `zone` is None when neither the text nor the source's settings name one; `at` then takes UTC.
    """

    at: datetime
    on: date
    precision: Precision
    zone: str | None
    note: str | None = None


def parse_stamp(text: str, source: Source) -> Stamp | None:
    """The time in `text`, or None where it is in no known form or names no real day."""
    text = DOT_NET.sub(r"\1", " ".join(text.split()))
    try:
        if epoch := EPOCH.fullmatch(text):
            return _of_epoch(text, epoch, source)
        for form in FORMS:
            if found := form.fullmatch(text):
                return _of_parts(found.groupdict(), source)
    except (ValueError, OverflowError):
        return None
    return None


def implausible(stamp: Stamp, seen_at: datetime) -> str | None:
    """Why this time is not believed, or None: after the fetch, before print, or a null value."""
    if stamp.at > seen_at + DAY:
        return "after it was fetched"
    if stamp.on.year < EARLIEST_YEAR:
        return "before there was a press"
    if stamp.on in (date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1)):
        return "a computer's null date"
    return None


def _of_epoch(text: str, found: re.Match[str], source: Source) -> Stamp:
    digits = text.split(".")[0].lstrip("-")
    scale = 10 ** (len(digits) - len(found[1].lstrip("-")))
    at = datetime.fromtimestamp(int(text.split(".")[0]) / scale, UTC)
    local = at.astimezone(_source_zone(source) or UTC)
    return Stamp(at, local.date(), "minute", source.zone or "+00:00")


def _of_parts(parts: dict[str, str | None], source: Source) -> Stamp:
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") == 2:
        year += 2000 if year < 70 else 1900
    month, day = _month_and_day(parts, source)
    precision: Precision = "day" if day else "month" if month else "year"
    if parts.get("hour") is None or not day:
        return _whole(date(year, month or 1, day or 1), precision, source)
    hour, minute, second = _clock(parts)
    clock = datetime(year, month or 1, day, hour % 24, minute, second)
    if hour == 24:  # midnight as the end of the day
        clock += DAY
    return _timed(clock, parts.get("zone"), source)


def _month_and_day(parts: dict[str, str | None], source: Source) -> tuple[int, int]:
    """Month and day as numbers, 0 for one not stated."""
    if parts.get("a"):
        a, b = int(parts["a"] or 0), int(parts["b"] or 0)
        day_first = parts["mark"] == "." if source.day_first is None else source.day_first
        return (b, a) if a > 12 or (day_first and b <= 12) else (a, b)
    month = parts.get("month")
    name = (parts.get("name") or "").lower()
    if name and name not in MONTHS:
        raise ValueError(f"no month {name}")
    number = int(month) if month else MONTHS.get(name, 0)
    return number, int(parts.get("day") or 0)


def _clock(parts: dict[str, str | None]) -> tuple[int, int, int]:
    hour = int(parts["hour"] or 0)
    if hour > 24:
        raise ValueError(f"no hour {hour}")
    if half := (parts.get("half") or "").lower():
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour, int(parts["minute"] or 0), min(int(parts.get("second") or 0), 59)


def _timed(clock: datetime, zone: str | None, source: Source) -> Stamp:
    own = _source_zone(source)
    if region := _region(zone):
        local = clock.replace(tzinfo=region)
        shown = local.strftime("%z")
        named = region.key if "/" in (zone or "") else f"{shown[:3]}:{shown[3:]}"
        return Stamp(local.astimezone(UTC), local.date(), "minute", named)
    offset = _offset(zone)
    if offset is None:
        local = clock.replace(tzinfo=own or UTC)
        lack = f"time zone {zone} is not known" if zone else "no time zone stated"
        note = f"{lack}: taken as {source.zone or 'UTC'}"
        return Stamp(local.astimezone(UTC), local.date(), "minute", source.zone, note)
    local = clock.replace(tzinfo=timezone(timedelta(minutes=offset)))
    if offset == 0 and own:  # Z is how machines write; the paper's own day is another matter
        local = local.astimezone(own)
        return Stamp(local.astimezone(UTC), local.date(), "minute", source.zone)
    name = local.strftime("%z")
    return Stamp(local.astimezone(UTC), local.date(), "minute", f"{name[:3]}:{name[3:5]}")


def _region(zone: str | None) -> ZoneInfo | None:
    """The zone of an IANA name, or of one that changes with the season."""
    name = SEASONAL.get((zone or "").lower(), (zone or "").strip("[]"))
    if "/" not in name:
        return None
    try:
        return _zone(name)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        return None


def _offset(zone: str | None) -> int | None:
    """Minutes east of Greenwich."""
    text = (zone or "").lower()
    if text in ZONES:
        return ZONES[text]
    digits = text.removeprefix("gmt").removeprefix("utc").replace(":", "")
    if not digits[1:].isdecimal():
        return None
    hours, minutes = (digits[1:3], digits[3:]) if len(digits) > 3 else (digits[1:], "")
    return (int(hours) * 60 + int(minutes or 0)) * (-1 if digits[0] == "-" else 1)


def _whole(day: date, precision: Precision, source: Source) -> Stamp:
    local = datetime(day.year, day.month, day.day, tzinfo=_source_zone(source) or UTC)
    return Stamp(local.astimezone(UTC), day, precision, source.zone)


def _source_zone(source: Source) -> tzinfo | None:
    return _zone(source.zone) if source.zone else None


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
