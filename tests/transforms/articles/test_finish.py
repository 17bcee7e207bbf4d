"""From what a file states to an article: which of several dates is believed, and how it is read."""

from datetime import UTC, datetime

import pytest

from transforms.articles.article import Article
from transforms.articles.draft import Draft
from transforms.articles.finish import Context, finish
from transforms.articles.source import Source

ENGLISH = "The river rose by two metres on Monday, and villages were told to leave their houses."
GERMAN = "Der Fluss ist am Montag um zwei Meter gestiegen, und die Dörfer mussten geräumt werden."
SEEN = datetime(2026, 6, 1, tzinfo=UTC)
DATED = "https://example.org/2026/03/05/river.html"


def _read(draft: Draft, source: Source) -> Article:
    found = finish(draft, Context("a.html", source, SEEN))
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("body", "url", "day_first", "on"),
    [
        (ENGLISH, "https://example.org/a", None, "2026-05-03"),
        (ENGLISH, "https://example.com/a", None, "2026-05-03"),
        (ENGLISH, "https://example.co.uk/a", None, "2026-03-05"),
        (ENGLISH, "https://example.co.uk/a", False, "2026-05-03"),
        (GERMAN, "https://example.org/a", None, "2026-03-05"),
        (GERMAN, None, False, "2026-05-03"),
    ],
)
def test_the_day_stands_first_but_in_north_america(body, url, day_first, on):
    draft = Draft(body=body, url=url, published=(("05/03/2026", "meta"),))
    assert str(_read(draft, Source(day_first=day_first)).published_on) == on


@pytest.mark.parametrize(
    ("published", "url", "on", "where"),
    [
        ([("2026-03-05 10:15", "text")], None, "2026-03-05", "text"),
        ([("2026-03-05 10:15", "text")], DATED, "2026-03-05", "text"),
        ([("2026-04-01 10:15", "text")], DATED, "2026-03-05", "url"),
        ([("2026-04-01", "meta")], DATED, "2026-04-01", "meta"),
        ([("0001-01-01", "meta"), ("2026-04-01", "text")], None, "2026-04-01", "text"),
    ],
)
def test_which_date_is_believed(published, url, on, where):
    found = _read(Draft(body=ENGLISH, url=url, published=tuple(published)), Source())
    assert (str(found.published_on), found.published_from) == (on, where)
