"""One article: its text with what was found in it, its versions and its copies."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.data.notes import Note, note_of
from dashboard.data.story import Filter
from dashboard.data.who import KINDS
from dashboard.links import link
from dashboard.marks import Mark, Piece, pieces
from dashboard.snapshot import Row, Snapshot

BREAK = re.compile(r"\n\s*\n|\n")
SIZE = 30  # articles of a page of the index
OPENING = 90  # characters


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces; `asked` when it holds the sentence that a reader came for."""

    pieces: list[Piece]
    asked: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and all that its page shows."""

    article: Row
    title: list[Piece]
    paragraphs: list[Paragraph]
    dates: list[tuple[Row, Note]]
    names: list[Row]
    versions: list[Row]
    copies: list[Row]
    unread: str | None  # why no dates and names were looked for


def reading(snapshot: Snapshot, article_id: str, sentence: int | None) -> Reading | None:
    """An article as a reader sees it; None for an id that no article has."""
    article = snapshot.row("article/article", id=article_id)
    if article is None:
        return None
    dates = [(row, note_of(row)) for row in snapshot.rows("article/dates", id=article_id)]
    names = snapshot.rows("article/names", id=article_id)
    copies = snapshot.rows("article/copies", id=article_id)
    return Reading(
        article=article,
        title=pieces(article["title"] or "", _marks(dates, names, title=True)),
        paragraphs=list(_paragraphs(article, _marks(dates, names, title=False), sentence)),
        dates=dates,
        names=_entities(names),
        versions=snapshot.rows("article/versions", id=article_id),
        copies=copies if len(copies) > 1 else [],
        unread=_unread(snapshot, article),
    )


def _unread(snapshot: Snapshot, article: Row) -> str | None:
    if article["sentence_starts"] is not None:
        return None
    where = {"path": article["raw_path"], "member": article["raw_member"]}
    if said := snapshot.row("article/unread", **where):
        return str(said["detail"])
    return f"there are no rules for its language ({article['language'] or 'unknown'})"


def latest(
    snapshot: Snapshot, asked: Filter, who: list[int] | None, title: str | None
) -> list[Row]:
    """The latest articles that a filter lets through, those that name one of `who`: a page of them
    and one more. One without a title has its first words.
    """
    values = {"source": asked.source, "since": asked.since, "until": asked.until, "who": who}
    page = {"size": SIZE + 1, "at": asked.at or 0}
    found = snapshot.rows("article/index", words=title, **values, **page)
    bare = [row["article_id"] for row in found if not row["title"]]
    texts = {row["article_id"]: row["body"] for row in snapshot.rows("article/bodies", ids=bare)}
    return [row | {"opening": opening(texts.get(row["article_id"], ""))} for row in found]


def opening(body: str) -> str:
    """The first words of a text."""
    said = " ".join(body[: 2 * OPENING].split())
    return said if len(said) <= OPENING else said[:OPENING].rsplit(" ", 1)[0] + " …"


def _marks(dates: list[tuple[Row, Note]], names: list[Row], title: bool) -> list[Mark]:
    """The marks of the title, or of everything else."""
    found = [
        Mark(row["start_char"], row["end_char"], "date", str(note))
        for row, note in dates
        if (row["section"] == "title") is title
    ]
    return found + [_name(row) for row in names if (row["section"] == "title") is title]


def _name(row: Row) -> Mark:
    kind = KINDS.get(row["entity_type"], "other")
    sure = f", {row['confidence']:.0%} sure" if row["confidence"] is not None else ""
    note = f"{row['name'] or 'Not resolved'}\n{kind}{sure}"
    href = link("who", entity=row["entity_id"]) if row["name"] else ""
    return Mark(row["start_char"], row["end_char"], "name", note, href)


def _paragraphs(article: Row, marks: list[Mark], sentence: int | None) -> Iterator[Paragraph]:
    body = article["body"]
    starts = article["sentence_starts"] or []
    wanted = starts[sentence] if sentence is not None and 0 <= sentence < len(starts) else -1
    for start, end in bounds(body):
        yield Paragraph(pieces(body, marks, start, end), start <= wanted < end)


def bounds(body: str) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a text begin and end; blank ones are left out."""
    at = 0
    for found in BREAK.finditer(body):
        if body[at : found.start()].strip():
            yield at, found.start()
        at = found.end()
    if body[at:].strip():
        yield at, len(body)


def _entities(names: Iterable[Row]) -> list[Row]:
    """Each resolved entity once, in the order in which the text names them."""
    seen: dict[Any, Row] = {}
    for row in names:
        if row["name"]:
            seen.setdefault(row["entity_id"], row)
    return list(seen.values())
