"""A file written again without some of its records, through whatever it is packed in.

Records are named as the readers name them (`raw_member`). Those that stay keep their names: what
goes leaves a blank line, a null or an empty element where its number counts. The caller reads the
result and compares: a file that cannot be written again well is left as it is.
"""

import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from typing import BinaryIO, cast

from transforms.articles.anpa import read_anpa
from transforms.articles.containers import COMPRESSIONS
from transforms.articles.erasing.json_values import json_lines_without, json_without
from transforms.articles.erasing.markup import markup_without
from transforms.articles.erasing.messages import mailbox_without, wire_without
from transforms.articles.erasing.out import Out, UnwritableError, packed
from transforms.articles.erasing.tables import csv_without, parquet_without
from transforms.articles.erasing.warc import warc_without
from transforms.articles.feed import read_feed
from transforms.articles.formats import reader_for
from transforms.articles.guarded import guarded
from transforms.articles.incoming import Incoming, incoming
from transforms.articles.json_file import read_json
from transforms.articles.json_lines import read_json_lines
from transforms.articles.mail import read_mailbox
from transforms.articles.newsml1 import read_newsml1
from transforms.articles.newsml_g2 import read_newsml_g2
from transforms.articles.source import Source
from transforms.articles.table_csv import read_csv
from transforms.articles.table_parquet import read_parquet

Members = frozenset[str]
Writer = Callable[[Incoming, Members, Out], None]
WRITERS: dict[object, Writer] = {
    read_json: json_without,
    read_json_lines: json_lines_without,
    read_csv: csv_without,
    read_parquet: parquet_without,
    read_feed: markup_without,
    read_newsml_g2: markup_without,
    read_newsml1: markup_without,
    read_mailbox: mailbox_without,
    read_anpa: wire_without,
}
IN_MEMORY = 16 << 20


def write_without(
    name: str, stream: BinaryIO, source: Source, members: Members, to: BinaryIO
) -> None:
    """Write what `stream` holds to `to`, without the records named.

    Raises UnwritableError where its format does not allow that, RefusedError where it cannot be
    read to its end, and whatever a library raises on damage.
    """
    _without(incoming(name, stream, source), members, Out(to))


def _without(found: Incoming, members: Members, out: Out) -> None:
    head = found.head
    for magic, suffixes, unpack in COMPRESSIONS:
        if head.startswith(magic):
            name = next((found.name[: -len(s)] for s in suffixes if found.name.endswith(s)), "")
            inner, repacked = guarded(unpack(found.stream()), None), packed(magic, out)
            _without(incoming(name or found.name, inner, found.source), members, repacked)
            repacked.close()
            return
    if head.startswith(b"PK\x03\x04"):
        _zip_without(found, members, out)
    elif head[257:262] == b"ustar":
        _tar_without(found, members, out)
    else:
        _document_without(found, members, out)


def _document_without(found: Incoming, members: Members, out: Out) -> None:
    if found.head.lstrip().startswith(b"WARC/"):
        warc_without(found, members, out)
        return
    writer = WRITERS.get(reader_for(found))
    if writer is None:
        raise UnwritableError("a format in which one record cannot be told from the next")
    writer(found, members, out)


def _of_entry(name: str, members: Members) -> tuple[bool, Members]:
    """Whether an archive's entry goes altogether, and which records inside it go."""
    inside = frozenset(m[len(name) + 1 :] for m in members if m.startswith(f"{name}#"))
    return name in members, inside


def _zip_without(found: Incoming, members: Members, out: Out) -> None:
    with (
        zipfile.ZipFile(found.seekable()) as old,
        _spooled() as made,
        zipfile.ZipFile(made, "w") as new,
    ):
        for entry in old.infolist():
            gone, inside = _of_entry(entry.filename, members)
            if gone:
                continue
            with old.open(entry) as stream, new.open(entry, "w", force_zip64=True) as to:
                data, target = cast(BinaryIO, stream), cast(BinaryIO, to)
                if inside:
                    write_without(entry.filename, data, found.source, inside, target)
                else:
                    shutil.copyfileobj(data, target)
        new.close()
        _copy(made, out)


def _tar_without(found: Incoming, members: Members, out: Out) -> None:
    with (
        tarfile.open(fileobj=found.seekable(), mode="r:") as old,
        _spooled() as made,
        tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as new,
    ):
        for entry in old:
            gone, inside = _of_entry(entry.name, members)
            data = old.extractfile(entry) if entry.isreg() else None
            if gone:
                continue
            if data is None or not inside:
                new.addfile(entry, data)
                continue
            with _spooled() as part:
                write_without(entry.name, cast(BinaryIO, data), found.source, inside, part)
                entry.size = part.tell()
                part.seek(0)
                new.addfile(entry, part)
        new.close()
        _copy(made, out)


def _spooled() -> BinaryIO:
    return cast(BinaryIO, tempfile.SpooledTemporaryFile(IN_MEMORY))


def _copy(made: BinaryIO, out: Out) -> None:
    made.seek(0)
    while piece := made.read(1 << 20):
        out.write(piece)
