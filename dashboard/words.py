"""How times and numbers are said to a reader."""

from datetime import date, datetime, timedelta

MONTHS = "January February March April May June July August September October November December"
NAMES = MONTHS.split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
PARTS = {(0, 12): "morning", (6, 12): "morning", (12, 18): "afternoon", (18, 24): "evening"}
ONE_DAY = timedelta(days=1)


def day(when: date | None, short: bool = False) -> str:
    """A day in full, 4 March 2026, or as short as a table wants it: 4 Mar 2026."""
    if when is None:
        return "undated"
    name = NAMES[when.month - 1]
    return f"{when.day} {name[:3] if short else name} {when.year}"


def weekday(when: date) -> str:
    return DAYS[when.weekday()]


def midnight(when: date) -> datetime:
    return datetime(when.year, when.month, when.day)


def moment(when: datetime | None, short: bool = False) -> str:
    """A time to the minute: 4 March 2026, 19:40."""
    return f"{day(when, short)}, {when:%H:%M}" if when else "undated"


def interval(begins: datetime, ends: datetime | None) -> str:
    """A half-open interval as a reader says it: 4 March 2026; 2–5 March 2026; March 2026; 2019."""
    if ends is None:
        return f"from {day(begins)}"
    if not _whole_days(begins, ends):
        return _within_a_day(begins, ends)
    last = (ends - ONE_DAY).date()
    if begins.date() == last:
        return day(last)
    if begins.day == 1 and ends.day == 1:
        return _months(begins.date(), last)
    if (begins.year, begins.month) == (last.year, last.month):
        return f"{begins.day}–{day(last)}"
    if begins.year == last.year:
        return f"{begins.day} {NAMES[begins.month - 1]} – {day(last)}"
    return f"{day(begins)} – {day(last)}"


def _whole_days(begins: datetime, ends: datetime) -> bool:
    return begins.time() == ends.time() == datetime.min.time()


def _within_a_day(begins: datetime, ends: datetime) -> str:
    if ends - begins <= timedelta(hours=1):
        return moment(begins)
    if begins.date() == (ends - timedelta(microseconds=1)).date():
        part = PARTS.get((begins.hour, ends.hour or 24))
        return f"{day(begins)}, {part or f'{begins:%H:%M}–{ends:%H:%M}'}"
    if begins.hour == 18 and ends - begins == timedelta(hours=12):
        return f"{day(begins)}, night"
    return f"{moment(begins)} – {moment(ends)}"


def _months(first: date, last: date) -> str:
    if (first.month, last.month) == (1, 12):
        return _years(first.year, last.year)
    name = NAMES[last.month - 1]
    if (first.year, first.month) == (last.year, last.month):
        return f"{name} {last.year}"
    if first.year == last.year:
        return f"{NAMES[first.month - 1]} – {name} {last.year}"
    return f"{NAMES[first.month - 1]} {first.year} – {name} {last.year}"


def _years(first: int, last: int) -> str:
    if first == last:
        return str(first)
    if first % 10 == 0 and last == first + 9:
        return f"{first}s"
    return f"{first}–{last}"


def count(number: int | None, one: str, many: str | None = None) -> str:
    """A number and what is counted: 1 article, 12,300 articles."""
    return f"{number or 0:,} {one if number == 1 else many or one + 's'}"


def age(span: timedelta) -> str:
    """How long ago, to one unit: 3 minutes, 2 hours, 5 days."""
    seconds = max(0, round(span.total_seconds()))
    for size, one in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            return count(seconds // size, one)
    return count(seconds, "second")
