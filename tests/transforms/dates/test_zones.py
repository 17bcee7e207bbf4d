"""Times of day in the article's own zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from transforms.dates import tag

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("published", "text", "begins_on"),
    [
        (
            datetime(2026, 3, 5, 14, 30, tzinfo=BERLIN),
            "at 5 p.m. EST Wednesday",
            "2026-03-04 23:00",
        ),
        # Summer time began in the United States on 8 March 2026, in Germany on the 29th.
        (
            datetime(2026, 3, 12, 14, 30, tzinfo=BERLIN),
            "at 5 p.m. EDT Wednesday",
            "2026-03-11 22:00",
        ),
        (
            datetime(2026, 4, 2, 14, 30, tzinfo=BERLIN),
            "at 5 p.m. EDT Wednesday",
            "2026-04-01 23:00",
        ),
        # ET is whichever of the two the day has.
        (
            datetime(2026, 3, 5, 14, 30, tzinfo=BERLIN),
            "at 5 p.m. ET Wednesday",
            "2026-03-04 23:00",
        ),
        (
            datetime(2026, 4, 2, 14, 30, tzinfo=BERLIN),
            "at 5 p.m. Eastern time Wednesday",
            "2026-04-01 23:00",
        ),
        (datetime(2026, 3, 5, 14, 30, tzinfo=BERLIN), "at 5 p.m. Wednesday", "2026-03-04 17:00"),
        (datetime(2026, 3, 5, 14, 30), "at 5 p.m. EST Wednesday", "2026-03-04 17:00"),
        (datetime(2026, 3, 5, 14, 30), "It ended two hours ago", "2026-03-05 12:30"),
        (datetime(2026, 3, 5, 14, 30), "It rained in the last 48 hours", "2026-03-03 14:30"),
        (datetime(2026, 3, 5, 0, 20), "It ended 30 minutes ago", "2026-03-04 23:50"),
    ],
)
def test_interval(published: datetime, text: str, begins_on: str) -> None:
    (mention,) = tag(text, published)
    assert f"{mention.begins_on:%Y-%m-%d %H:%M}" == begins_on
