"""The articles that a run has read, set down between reading and annotating.

They lie in parts of a few hundred under the run's own staging folder, written and read back by
this run alone, so that memory holds one part and not the corpus.
"""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from transforms.articles.article import Article
from transforms.articles.identity import article_id, content_sha256
from warehouse.rows import loose
from warehouse.tables import TABLES

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


# Documents as columns: of millions, as objects they fill the memory.
DOCUMENTS = loose(TABLES["documents"].schema)
NAME = pa.dictionary(pa.int32(), pa.string())  # hundreds share one
DOCUMENTS = DOCUMENTS.append(pa.field("part", NAME)).append(pa.field("index", pa.int32()))
BLOCK = 10_000  # documents held as objects


def write_part(part: Path, articles: list[Article]) -> pa.Table:
    """Set `articles` down in `part`, and say what is in it: a table of DOCUMENTS."""
    part.write_bytes(pickle.dumps(articles, protocol=pickle.HIGHEST_PROTOCOL))
    columns = {
        "article_id": [article_id(article) for article in articles],
        "content_sha256": [content_sha256(article) for article in articles],
        "part": [str(part)] * len(articles),
        "index": [*range(len(articles))],
    }
    read = set(DOCUMENTS.names) - columns.keys()
    columns |= {name: [getattr(article, name) for article in articles] for name in read}
    return pa.table([columns[name] for name in DOCUMENTS.names], schema=DOCUMENTS)


def documents_of(table: pa.Table) -> Iterator[Document]:
    """The documents of a table of DOCUMENTS."""
    for batch in table.to_batches(BLOCK):
        for row in batch.to_pylist():
            yield Document(**{**row, "part": Path(row["part"])})


def read_part(part: Path) -> list[Article]:
    """The articles of `part`, in the order written."""
    articles: list[Article] = pickle.loads(part.read_bytes())
    return articles
