"""The lines of `dateline extract`: what the readers found, one JSON object a record."""

from datetime import timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from transforms.articles.article import Article, Reject


def line_of(result: Article | Reject) -> dict[str, Any]:
    """The contract's line. `date` is ISO 8601 in the article's own zone, as precise as stated."""
    if isinstance(result, Reject):
        return {
            "path": result.raw_path,
            "member": result.raw_member,
            "reject": result.reason,
            "detail": result.detail,
        }
    return {
        "path": result.raw_path,
        "member": result.raw_member,
        "title": result.title,
        "authors": list(result.authors),
        "date": local_date(result),
        "body": result.body,
        "language": result.language,
        "url": result.url,
    }


def local_date(article: Article) -> str | None:
    """The publication time as the article's own place writes it."""
    if article.published_at is None or article.published_on is None:
        return None
    if article.published_precision != "minute":
        return article.published_on.isoformat()
    return article.published_at.astimezone(_zone(article.zone or "+00:00")).isoformat()


def _zone(name: str) -> timezone | ZoneInfo:
    if name[0] not in "+-":
        return ZoneInfo(name)
    minutes = int(name[1:3]) * 60 + int(name[4:6])
    return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes))
