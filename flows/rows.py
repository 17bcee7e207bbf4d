"""Annotated articles as rows of the warehouse's tables."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from flows.version import PIPELINE_VERSION
from transforms.annotate import Annotation, Where
from transforms.articles.article import Article
from transforms.sentences import sentences

Row = dict[str, Any]
Rows = dict[str, list[Row]]
# Columns of `articles` that reading alone does not give.
ANNOTATED = (
    "dateline_place",
    "focus_country",
    "focus_score",
    "sentence_starts",
    "sentence_ends",
    "duplicate_cluster",
)
ARTICLE_FIELDS = [field.name for field in fields(Article)]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a row's article is: what reading alone does not tell."""

    article_id: str
    version: int
    content_sha256: str
    first_seen_at: datetime


def article_row(article: Article, identity: Identity) -> Row:
    """The row of an article as read, without what annotation adds."""
    row = {name: getattr(article, name) for name in ARTICLE_FIELDS}
    row |= asdict(identity)
    row |= {"authors": list(article.authors), "notes": list(article.notes)}
    row |= {"is_original": True}  # until a copy of earlier date is found
    row |= {"word_count": len(article.body.split()), "pipeline_version": PIPELINE_VERSION}
    return row


def past_row(article: Article, identity: Identity) -> Row:
    """The row of a superseded version: the text as it was read, and its sentences."""
    return article_row(article, identity) | sentence_columns(
        sentences(article.body, article.language)
    )


def sentence_columns(spans: Iterable[tuple[int, int]]) -> Row:
    """Sentences as `articles` has them."""
    starts, ends = [], []
    for start, end in spans:
        starts.append(start)
        ends.append(end)
    return {"sentence_starts": starts, "sentence_ends": ends}


def annotation_rows(article: Article, identity: Identity, found: Annotation) -> Rows:
    """The rows that annotation adds, by table; the article's own columns under `articles`."""
    common = {"article_id": identity.article_id, "pipeline_version": PIPELINE_VERSION}
    rows: Rows = defaultdict(list)
    rows["articles"].append(
        {
            "dateline_place": found.dateline_place,
            "focus_country": found.focus_country,
            "focus_score": found.focus_score,
        }
        | sentence_columns(found.sentences)
    )
    for number, (date, where) in enumerate(zip(found.dates, found.dates_where, strict=True)):
        rows["date_mentions"].append(
            common
            | {"mention_no": number, "language": article.language}
            | spanned(asdict(date))
            | place_of(where)
        )
    for number, (name, where) in enumerate(zip(found.names, found.names_where, strict=True)):
        rows["entity_mentions"].append(
            common
            | {"mention_no": number, "local_no": found.local_nos[number]}
            | spanned(asdict(name))
            | place_of(where)
        )
    for role, where in zip(found.roles, found.roles_where, strict=True):
        rows["entity_roles"].append(
            common
            | spanned(asdict(role))
            | {"section": where.section, "said_on": article.published_on}
        )
    return rows


def spanned(row: Row) -> Row:
    """`start` and `end` under the names that the tables give them."""
    return {"start_char": row.pop("start"), "end_char": row.pop("end"), **row}


def place_of(where: Where) -> Row:
    return {"section": where.section, "sentence_no": where.sentence_no}
