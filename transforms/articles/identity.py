"""Who an article is, and whether its text is new."""

import hashlib
import re

from transforms.articles.article import Article

ROW_NUMBER = re.compile(r"\d{1,6}")  # unique in its own file at best


def article_id(article: Article) -> str:
    """16 hex digits that stay the same while the text is corrected.

    A hash of the provider's own id, else of the canonical URL, else of the place under raw/. A
    provider's id counts among its source's articles only, unless it is a URI, which is unique by
    itself; a mere row number is taken for none.
    """
    own = article.provider_id
    if own and is_own(own):
        key = ("id", own) if ":" in own else ("id", article.source or "", own)
    elif article.url:
        key = ("url", article.url)
    else:
        key = ("path", article.raw_path, article.raw_member or "")
    return _hash(key)[:16]


def is_own(provider_id: str | None) -> bool:
    """Whether a provider's id tells its articles apart."""
    return bool(provider_id) and not ROW_NUMBER.fullmatch(provider_id or "")


def has_own_id(provider_id: str | None, url: str | None) -> bool:
    """Whether an article is known by more than its place under raw/."""
    return is_own(provider_id) or bool(url)


def content_sha256(article: Article) -> str:
    """Hash of what a reader would see as the article: a change of it makes a new version."""
    published = article.published_at.isoformat() if article.published_at else ""
    return _hash((article.title or "", published, *article.authors, article.body))


def _hash(parts: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
