"""What an erasure did, to be printed and filed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.erase import Erased


@dataclass(slots=True)
class Receipt:
    """What an erasure did. `rows` are the rows that went, by table; `copies` are articles of nearly
    the same text that stay."""

    articles: dict[str, str] = field(default_factory=dict)  # id -> title
    files: list[Erased] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)  # id -> title
    tombstones: int = 0
    unwritten: str | None = None  # why raw/ has no tombstones
    damaged: int = 0  # files set aside as damaged earlier, and deleted

    @property
    def left(self) -> list[Erased]:
        """The files that still hold some of it."""
        return [file for file in self.files if file.left]


def lines(receipt: Receipt, dry_run: bool = False) -> Iterator[str]:
    """The receipt for a person to read and file."""
    yield "Would be erased:" if dry_run else "Erased:"
    for article_id, title in receipt.articles.items():
        yield f"  article    {article_id}  {title or '(no title)'}"
    for file in receipt.files:
        yield f"  raw/       {file.raw_path}: {_fate(file, dry_run)}"
    for table, count in receipt.rows.items():
        if count:
            yield f"  table      {table}: {abs(count):,} {'fewer' if count > 0 else 'more'}"
    if receipt.damaged:
        yield f"  damaged    {receipt.damaged:,} files that a repair had set aside"
    where = f"in the warehouse only ({receipt.unwritten})" if receipt.unwritten else "kept"
    yield f"  tombstones {receipt.tombstones:,} new hashes, {where}"
    if receipt.copies:
        yield "These copies of the text have an identity of their own, and stay:"
        for article_id, title in receipt.copies.items():
            yield f"  article    {article_id}  {title}"


def _fate(file: Erased, dry_run: bool) -> str:
    """What became, or would become, of one file."""
    if file.left:
        return f"LEFT AS IT IS: {file.left}; no run will load the article from it"
    if file.removed:
        return "the whole file" if dry_run else "the whole file, deleted"
    if file.records:
        return f"{file.records:,} record{'s' * (file.records > 1)}" + (
            "" if dry_run else ", the rest is as it was"
        )
    return "not in it any more"
