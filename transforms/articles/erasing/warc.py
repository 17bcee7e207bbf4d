"""WARC crawls without some of their records, and without what else they hold of the same page."""

from typing import BinaryIO

from transforms.articles.erasing.out import Out
from transforms.articles.incoming import Incoming, incoming
from transforms.articles.urls import canonical
from transforms.articles.warc import member_of, records_of, target_of


def warc_without(found: Incoming, members: frozenset[str], out: Out) -> None:
    """Leaves out the records named, and the requests and metadata of the same address."""
    whole = found.seekable()
    size = whole.seek(0, 2)
    starts, names, pages = _table(_begun(whole, found))
    gone = {page for name, page in zip(names, pages, strict=True) if name in members and page}
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], size], strict=True)):
        if names[number] in members or pages[number] in gone:
            continue
        whole.seek(start)
        left = end - start
        while left and (piece := whole.read(min(left, 1 << 20))):
            out.write(piece)
            left -= len(piece)
        out.cut()


def _table(warc: Incoming) -> tuple[list[int], list[str], list[str | None]]:
    """Where each record begins, what it is called, and which page it is about."""
    starts: list[int] = []
    names: list[str] = []
    pages: list[str | None] = []
    seen: set[str] = set()
    for record in records_of(warc):
        starts.append(record.stream_pos)
        names.append(member_of(record, seen))
        pages.append(canonical(target_of(record)))
    return starts, names, pages


def _begun(whole: BinaryIO, found: Incoming) -> Incoming:
    whole.seek(0)
    return incoming(found.name, whole, found.source)
