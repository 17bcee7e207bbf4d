"""Which day an article's text speaks from."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from transforms.annotate import annotate
from transforms.articles.article import Article
from transforms.present import present_of

NEWS = "The council met on Thursday. It had built the bridge in 2008."
GUIDE = "The bridge was built in 2008. It was closed in 2025 and opens on Thursday."
PLAN = "The bridge was built in 2008. It is to be closed in 2013."


def article(body: str, published: str, modified: str | None, zone: str | None = None) -> Article:
    """An article that is published and changed at these moments."""
    at = datetime.fromisoformat(published).replace(tzinfo=UTC)
    changed = datetime.fromisoformat(modified).replace(tzinfo=UTC) if modified else None
    return Article(
        *("a.html", None, "courier", None, None, "A bridge", (), at, at.date()),
        *("minute", "meta", zone, changed, "en", body),
    )


@pytest.mark.parametrize(
    ("body", "published", "modified", "speaks_from"),
    [
        (NEWS, "2012-05-10T14:29", None, datetime(2012, 5, 10, 14, 29)),
        (NEWS, "2012-05-10T14:29", "2012-05-11T09:00", datetime(2012, 5, 10, 14, 29)),
        # Touched, not rewritten: nothing in it is of that time.
        (NEWS, "2012-05-10T14:29", "2026-04-24T09:00", datetime(2012, 5, 10, 14, 29)),
        (GUIDE, "2012-05-10T14:29", "2026-04-24T09:00", datetime(2026, 4, 24, 9)),
        # The year is stated, but the page has not lived so long.
        (GUIDE, "2012-05-10T14:29", "2012-05-11T09:00", datetime(2012, 5, 10, 14, 29)),
        # A plan of its time.
        (PLAN, "2012-05-10T14:29", "2014-04-24T09:00", datetime(2012, 5, 10, 14, 29)),
    ],
)
def test_present(body: str, published: str, modified: str | None, speaks_from: datetime) -> None:
    assert present_of(article(body, published, modified), "en") == speaks_from


def test_clocks_are_the_articles_own() -> None:
    late = article(GUIDE, "2012-05-10T14:29", "2026-04-24T03:00", "America/New_York")
    present = present_of(late, "en")
    assert present == datetime(2026, 4, 23, 23, tzinfo=ZoneInfo("America/New_York"))


def test_a_time_stated_in_another_zone_is_moved_into_the_articles() -> None:
    text = "The talks began at 5 p.m. EDT on Wednesday."
    found = annotate(article(text, "2012-05-10T14:29", None, "Europe/Berlin")).dates
    assert [m.begins_on for m in found] == [datetime(2012, 5, 9, 23)]


def test_no_publication_no_present() -> None:
    undated = Article(
        *("a.html", None, None, None, None, None, (), None, None, None, None, None),
        *(datetime(2026, 4, 24, tzinfo=UTC), "en", GUIDE),
    )
    assert present_of(undated, "en") is None


def test_a_day_where_no_time_is_known() -> None:
    day = Article(
        *("a.html", None, None, None, None, None, (), datetime(2012, 5, 10, tzinfo=UTC)),
        *(date(2012, 5, 10), "day", "url", None, None, "en", NEWS),
    )
    assert present_of(day, "en") == date(2012, 5, 10)
