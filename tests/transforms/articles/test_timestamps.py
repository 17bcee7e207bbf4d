"""Publication times in the forms that headers, feeds, meta tags and agencies write."""

from datetime import UTC, datetime

import pytest

from transforms.articles.source import Source
from transforms.articles.timestamps import implausible, parse_stamp

SEEN = datetime(2026, 6, 1, 12, tzinfo=UTC)
ZAGREB = Source(zone="Europe/Zagreb")
NEW_YORK = Source(zone="America/New_York")

# text, its moment in UTC, its own day and zone
STATED = [
    ("2026-03-05T10:15:00Z", "2026-03-05 10:15", "2026-03-05", "+00:00"),
    ("2026-03-05T10:15:00.123456Z", "2026-03-05 10:15", "2026-03-05", "+00:00"),
    ("2026-03-05T10:15:00+01:00", "2026-03-05 09:15", "2026-03-05", "+01:00"),
    ("2026-03-05T10:15+0100", "2026-03-05 09:15", "2026-03-05", "+01:00"),
    ("2026-03-05 23:30:00 -0500", "2026-03-06 04:30", "2026-03-05", "-05:00"),
    ("2026-03-05T00:30:00+05:45", "2026-03-04 18:45", "2026-03-05", "+05:45"),
    ("2026-03-05T24:00:00Z", "2026-03-06 00:00", "2026-03-06", "+00:00"),
    ("2026-12-31 24:00 +01:00", "2026-12-31 23:00", "2027-01-01", "+01:00"),
    ("10:15:00 AM IST Mar 5, 2026", "2026-03-05 04:45", "2026-03-05", "+05:30"),
    ("/Date(1772705700000)/", "2026-03-05 10:15", "2026-03-05", "+00:00"),
    ("5 mars 2026 à 10h15 CET", "2026-03-05 09:15", "2026-03-05", "+01:00"),
    ("Thu, 03/05/2026 - 10:15 GMT", "2026-03-05 10:15", "2026-03-05", "+00:00"),
    ("2026. március 5. 10:15 +0100", "2026-03-05 09:15", "2026-03-05", "+01:00"),
    ("5 марта 2026, 10:15 +0300", "2026-03-05 07:15", "2026-03-05", "+03:00"),
    ("20260305T101500Z", "2026-03-05 10:15", "2026-03-05", "+00:00"),
    ("20260305T101500+0100", "2026-03-05 09:15", "2026-03-05", "+01:00"),
    ("Thu, 05 Mar 2026 10:15:00 +0100", "2026-03-05 09:15", "2026-03-05", "+01:00"),
    ("Thu, 5 Mar 2026 10:15:00 GMT", "2026-03-05 10:15", "2026-03-05", "+00:00"),
    ("5 Mar 2026 10:15 EST", "2026-03-05 15:15", "2026-03-05", "-05:00"),
    ("Thu, 05 Mar 26 10:15:00 PST", "2026-03-05 18:15", "2026-03-05", "-08:00"),
    ("Thu Mar  5 10:15:00 EST 2026", "2026-03-05 15:15", "2026-03-05", "-05:00"),
    ("Thu Mar 05 10:15:00 +0000 2026", "2026-03-05 10:15", "2026-03-05", "+00:00"),
    ("March 5, 2026 at 10:15 p.m. EST", "2026-03-06 03:15", "2026-03-05", "-05:00"),
    ("Mar. 5, 2026, 9:05 AM ET", "2026-03-05 14:05", "2026-03-05", "-05:00"),
    ("Jul. 5, 2026, 9:05 AM ET", "2026-07-05 13:05", "2026-07-05", "-04:00"),
    ("Thursday, March 5th, 2026 12:00 AM UTC", "2026-03-05 00:00", "2026-03-05", "+00:00"),
    ("Thu Mar 05 2026 10:15:00 GMT+0100 (CET)", "2026-03-05 09:15", "2026-03-05", "+01:00"),
    ("05 March 2026 10:15 CET", "2026-03-05 09:15", "2026-03-05", "+01:00"),
    ("2026/03/05 10:15 UTC+2", "2026-03-05 08:15", "2026-03-05", "+02:00"),
    ("2026年3月5日 10:15 JST", "2026-03-05 01:15", "2026-03-05", "+09:00"),
    ("1772705700", "2026-03-05 10:15", "2026-03-05", "+00:00"),
    ("1772705700000", "2026-03-05 10:15", "2026-03-05", "+00:00"),
    ("1772705700.5", "2026-03-05 10:15", "2026-03-05", "+00:00"),
    ("26-FEB-1987 15:01:01.79 GMT", "1987-02-26 15:01", "1987-02-26", "+00:00"),
    ("2026-03-05T10:15:00 [Europe/Zagreb]", "2026-03-05 09:15", "2026-03-05", "Europe/Zagreb"),
    ("2026-03-05T10:15:00+01:00[Europe/Zagreb]", "2026-03-05 09:15", "2026-03-05", "+01:00"),
    ("2026-03-05T10:15:00 Europe/Zagreb", "2026-03-05 09:15", "2026-03-05", "Europe/Zagreb"),
]


def seen(text, source=Source()):  # noqa: B008
    stamp = parse_stamp(text, source)
    return stamp and (f"{stamp.at:%Y-%m-%d %H:%M}", str(stamp.on), stamp.zone)


@pytest.mark.parametrize(("text", "at", "on", "zone"), STATED)
def test_times_with_a_zone(text, at, on, zone):
    assert seen(text) == (at, on, zone)
    assert parse_stamp(text, Source()).note is None


@pytest.mark.parametrize(
    ("text", "source", "at", "on", "note"),
    [
        ("2026-03-05 10:15", ZAGREB, "2026-03-05 09:15", "2026-03-05", "taken as Europe/Zagreb"),
        ("2026-07-05 00:15", ZAGREB, "2026-07-04 22:15", "2026-07-05", "taken as Europe/Zagreb"),
        ("5 March 2026, 8:00 pm", NEW_YORK, "2026-03-06 01:00", "2026-03-05", "America/New_York"),
        ("2026-03-05 10:15", Source(), "2026-03-05 10:15", "2026-03-05", "taken as UTC"),
        ("2026-03-05 10:15 XYZ", ZAGREB, "2026-03-05 09:15", "2026-03-05", "XYZ is not known"),
        # Z is how machines write: the day is the paper's own
        ("2026-03-05T23:30:00Z", ZAGREB, "2026-03-05 23:30", "2026-03-06", ""),
        ("1772753400", ZAGREB, "2026-03-05 23:30", "2026-03-06", ""),
        # The clocks went forward at 2 and back at 3.
        ("2026-03-29 02:30", ZAGREB, "2026-03-29 01:30", "2026-03-29", "Europe/Zagreb"),
        ("2025-10-26 02:30", ZAGREB, "2025-10-26 00:30", "2025-10-26", "Europe/Zagreb"),
    ],
)
def test_the_source_zone(text, source, at, on, note):
    stamp = parse_stamp(text, source)
    assert seen(text, source)[:2] == (at, on)
    assert note in (stamp.note or "")
    assert bool(stamp.note) is bool(note)


@pytest.mark.parametrize(
    ("text", "day_first", "on", "precision"),
    [
        ("2026-03-05", None, "2026-03-05", "day"),
        ("20260305", None, "2026-03-05", "day"),
        ("March 5, 2026", None, "2026-03-05", "day"),
        ("5. March 2026", None, "2026-03-05", "day"),
        ("05.03.2026", None, "2026-03-05", "day"),
        ("05/03/2026", None, "2026-05-03", "day"),
        ("05/03/2026", True, "2026-03-05", "day"),
        ("25/03/2026", None, "2026-03-25", "day"),
        ("03/25/2026", True, "2026-03-25", "day"),
        ("3/5/26", None, "2026-03-05", "day"),
        ("2026-03", None, "2026-03-01", "month"),
        ("March 2026", None, "2026-03-01", "month"),
        ("2026", None, "2026-01-01", "year"),
        ("5 de marzo de 2026", None, "2026-03-05", "day"),
        ("5 mars 2026", None, "2026-03-05", "day"),
        ("5. März 2026", None, "2026-03-05", "day"),
        ("05 Mar 1687", None, "1687-03-05", "day"),
    ],
)
def test_days_months_and_years(text, day_first, on, precision):
    stamp = parse_stamp(text, Source(day_first=day_first))
    assert stamp and (str(stamp.on), stamp.precision) == (on, precision)


NO_DATES = """yesterday|5 minutes ago|2026-13-05|2026-02-30|32 Mar 2026|Mon|12:30|5 Foo 2026
2026-03-05T25:00:00Z|2026-03-05T24:60:00Z|99999999999999999999|v2.2026|-1|0||../../2026"""


@pytest.mark.parametrize("text", NO_DATES.replace("\n", "|").split("|"))
def test_what_is_no_date(text):
    assert parse_stamp(text, Source()) is None


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("2026-06-02T11:00:00Z", None),  # a day ahead: a zone not stated may be that far off
        ("2026-06-03", "after it was fetched"),
        ("9999-12-31", "after it was fetched"),
        ("1970-01-01T00:00:00Z", "a computer's null date"),
        ("1900-01-01", "a computer's null date"),
        ("0001-01-01T00:00:00Z", "before there was a press"),
        ("1599-12-31", "before there was a press"),
        ("1605-03-05", None),
        ("1970-01-02", None),
    ],
)
def test_absurd_dates(text, doubt):
    assert implausible(parse_stamp(text, Source()), SEEN) == doubt
