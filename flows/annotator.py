"""Annotate articles in batches, in a worker process: documents in, rows out."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from flows.documents import Document, read_part
from flows.rows import Identity, Row, annotation_rows, article_row, past_row
from transforms import annotate as transform
from transforms import dates
from transforms.annotate import Annotation
from transforms.articles.article import Article, Reject
from transforms.articles.limits import MAX_ANNOTATED
from transforms.duplicates import signatures
from transforms.entities.corpus import Seen
from transforms.entities.state import locals_table
from warehouse.rows import to_arrow
from warehouse.tables import PER_ARTICLE

cached_part = lru_cache(maxsize=4)(read_part)


@dataclass(frozen=True, slots=True)
class Task:
    """An article to annotate: where its text is, who it is, and the texts it supersedes."""

    document: Document
    identity: Identity
    superseded: tuple[tuple[Document, Identity], ...]
    superseded_at: datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """Tasks for one worker; `ner` names the tagger."""

    tasks: tuple[Task, ...]
    ner: str


@dataclass(slots=True)
class Result:
    """Rows by table; what linking and finding copies need of them; what was not annotated.

    `unannotated` counts articles of languages without rules, by language.
    """

    tables: dict[str, pa.Table]
    locals: pa.Table
    signatures: pa.Table
    unannotated: Counter[str] = field(default_factory=Counter)
    rejects: list[Reject] = field(default_factory=list)


def annotate_batch(batch: Batch) -> Result:
    """The rows of a batch. An article that breaks the tagger is kept, without its mentions."""
    rows: dict[str, list[Row]] = defaultdict(list)
    seen: list[Seen] = []
    result = Result({}, locals_table([]), signatures([], []))
    tagger = transform.names_tagger(batch.ner)
    for task in batch.tasks:
        article = article_of(task.document)
        row = article_row(article, task.identity)
        found = _annotation(article, tagger, result)
        if found:
            for table, added in annotation_rows(article, task.identity, found).items():
                rows[table] += added
            row |= rows.pop("articles")[0]
            key, day = task.identity.article_id, article.published_on
            seen += [Seen(key, day, entity) for entity in found.entities]
        rows["article"].append(row)
        for document, identity in task.superseded:
            past = past_row(article_of(document), identity)
            rows["article_versions"].append(past | {"superseded_at": task.superseded_at})
    rows["articles"] = rows.pop("article")
    result.tables = {table: to_arrow(table, rows[table]) for table in PER_ARTICLE}
    result.locals = locals_table(seen)
    texts = [(row["article_id"], row["body"]) for row in rows["articles"]]
    result.signatures = signatures([key for key, _ in texts], [body for _, body in texts])
    return result


def _annotation(
    article: Article, tagger: transform.NamesTagger, result: Result
) -> Annotation | None:
    """None for an article of a language without rules, and for one that breaks a tagger or is so
    long that it would hold up all others."""
    if article.language and article.language not in dates.LANGUAGES:
        result.unannotated[article.language] += 1
        return None
    length = len(article.title or "") + len(article.body)
    if length > MAX_ANNOTATED:
        detail = f"{length:,} characters: no mentions are looked for in over {MAX_ANNOTATED:,}"
    else:
        try:
            return transform.annotate(article, tagger)
        except Exception as error:
            detail = f"{type(error).__name__}: {' '.join(str(error).split())}"
    result.rejects.append(
        Reject(article.raw_path, article.raw_member, "annotate", "annotation_failed", detail)
    )
    return None


def article_of(document: Document) -> Article:
    """The article that `document` stands for. ValueError when this run could not read it."""
    if document.part is None:
        raise ValueError("a file of raw/ went away while it was read")
    return cached_part(Path(document.part))[document.index]
