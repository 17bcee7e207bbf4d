"""The day that an article's text speaks from: of publication, or of its rewriting years later."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from transforms import dates
from transforms.articles.article import Article
from transforms.dates.mention import DateMention

YEARS = 2  # that a rewritten page lies after its first publication; what states less may be a plan
RECENT = 1  # years before its last change that a page of that time speaks of


def present_of(article: Article, language: str) -> date | datetime | None:
    """What `today` and `Thursday` count from, by the article's own clocks, with its zone if known.

    That is publication (midnight or a date where no time is known), but the last change where a
    page first published years before states the years up to then: a guide that is kept up.
    """
    published = _published(article)
    changed = _here(article.modified_at, article)
    if published is None or changed is None or changed.year - published.year < YEARS:
        return published
    told = _years(dates.tag(article.body, published, language))
    since = range(max(published.year + YEARS, changed.year - RECENT), changed.year + 1)
    return changed if any(year in since for year in told) else published


def _published(article: Article) -> date | datetime | None:
    day = article.published_on
    if article.published_at and article.published_precision == "minute":
        return _here(article.published_at, article)
    return datetime.combine(day, time(), zone_of(article.zone)) if day and article.zone else day


def _here(at: datetime | None, article: Article) -> datetime | None:
    """A moment by the clocks of the article's zone; naive, in UTC, where that is not known."""
    here = at and at.astimezone(zone_of(article.zone))
    return here and (here if article.zone else here.replace(tzinfo=None))


def _years(mentions: Iterable[DateMention]) -> set[int]:
    """The years that a text itself states."""
    stated = (m.begins_on for m in mentions if m.rule == "calendar: stated year")
    return {begin.year for begin in stated if begin}


def zone_of(name: str | None) -> tzinfo:
    """The zone of an IANA name or an offset such as `-05:00`; UTC for None."""
    if name is None:
        return UTC
    if name[0] in "+-":
        return datetime.strptime(name, "%z").tzinfo or UTC
    return ZoneInfo(name)
