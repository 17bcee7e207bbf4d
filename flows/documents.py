"""The articles that a run has read, set down between reading and annotating.

They lie in parts of a few hundred under the run's own staging folder, written and read back by
this run alone, so that memory holds one part and not the corpus.
"""

import pickle
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from transforms.articles.article import Article
from transforms.articles.identity import article_id, content_sha256

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Document:
    """What choosing between versions needs to know of an article as read; `part` holds the rest."""

    article_id: str
    content_sha256: str
    published_at: datetime | None
    modified_at: datetime | None
    raw_path: str
    raw_member: str | None
    part: Path | None  # None: known from an earlier run, not read in this one
    index: int = 0
    home_country: str | None = None

    @property
    def dates(self) -> tuple[datetime, datetime]:
        """When it says that it was last changed, and published."""
        published = self.published_at or NEVER
        return self.modified_at or published, published

    @property
    def age(self) -> tuple[tuple[datetime, datetime], str, str, str]:
        """Orders the versions of an article, oldest first, whatever order they arrived in."""
        return self.dates, self.raw_path, self.raw_member or "", self.content_sha256


def write_part(part: Path, articles: list[Article]) -> list[Document]:
    """Set `articles` down in `part`, and say what is in it."""
    part.write_bytes(pickle.dumps(articles, protocol=pickle.HIGHEST_PROTOCOL))
    return [
        Document(
            article_id=article_id(article),
            content_sha256=content_sha256(article),
            published_at=article.published_at,
            modified_at=article.modified_at,
            raw_path=article.raw_path,
            raw_member=article.raw_member,
            home_country=article.home_country,
            part=part,
            index=index,
        )
        for index, article in enumerate(articles)
    ]


def read_part(part: Path) -> list[Article]:
    """The articles of `part`, in the order written."""
    articles: list[Article] = pickle.loads(part.read_bytes())
    return articles
