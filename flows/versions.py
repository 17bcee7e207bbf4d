"""Which of the documents of an article is its current version, and which it supersedes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flows.documents import Document

Kind = Literal["new", "updated", "moved", "unchanged", "again"]


@dataclass(frozen=True, slots=True)
class Stored:
    """What the warehouse holds of an article: its current row, its past texts numbered."""

    content_sha256: str
    version: int
    raw_path: str
    raw_member: str | None
    first_seen_at: datetime
    past: tuple[tuple[int, str], ...]
    published_at: datetime | None
    home_country: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The decision on one article.

    `superseded` are documents of this run that become past versions, with their numbers, oldest
    first; where `keep_past`, they follow the stored past versions, and where `retire_stored`, the
    stored row becomes one too. `moved` is the same text in another file, under another number,
    of another day or home, `again` the same text for a new version of the pipeline.
    """

    current: Document
    version: int
    superseded: tuple[tuple[int, Document], ...]
    keep_past: bool
    retire_stored: bool
    kind: Kind
    stored: Stored | None

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents whose text is needed to carry the decision out."""
        return (self.current, *(document for _, document in self.superseded))


def choose(documents: Iterable[Document], stored: Stored | None, keep_past: bool = True) -> Choice:
    """Choose among the `documents` of one article, all that raw/ holds of it.

    The latest by its own dates wins, so the order of arrival does not matter. The same text in two
    files counts once, unless its dates say that it replaced another in turn: a correction that was
    taken back. Texts that the warehouse remembers and raw/ no longer holds stay past versions,
    unless `keep_past` is false: then a file was taken away, and what it brought goes with it.
    """
    ordered = _texts_in_turn(documents)
    current, older = ordered[-1], ordered[:-1]
    past = list(stored.past) if stored and keep_past else []
    renewed = stored is not None and stored.content_sha256 != current.content_sha256
    retire = renewed and keep_past
    known = {text for _, text in past}
    if stored and retire:
        known.add(stored.content_sha256)
    fresh = [d for d in older if d.content_sha256 not in known]
    # A retired row keeps the number after the past; what this run found beside it comes next.
    first = (past[-1][0] if past else 0) + retire + 1
    superseded = tuple(enumerate(fresh, first))
    version = first + len(fresh)
    return Choice(
        current=current,
        version=version,
        superseded=superseded,
        keep_past=keep_past,
        retire_stored=retire,
        kind=_kind(current, version, stored, renewed, keep_past),
        stored=stored,
    )


def _texts_in_turn(documents: Iterable[Document]) -> list[Document]:
    """One document a version, oldest first; of the same text at the same time the first by path."""
    first, *later = sorted(documents, key=lambda d: d.age)
    turns, seen = [first], {first.content_sha256}
    for document in later:
        text, last = document.content_sha256, turns[-1]
        back = text != last.content_sha256 and document.dates > last.dates
        if back or text not in seen:
            turns.append(document)
            seen.add(text)
    return turns


def _kind(
    current: Document, version: int, stored: Stored | None, renewed: bool, keep_past: bool
) -> Kind:
    if stored is None:
        return "new"
    if renewed:
        return "updated"
    same = all(
        (
            (current.raw_path, current.raw_member) == (stored.raw_path, stored.raw_member),
            current.published_at == stored.published_at,
            current.home_country == stored.home_country,
            version == stored.version,
        )
    )
    return "unchanged" if same and keep_past else "moved"
