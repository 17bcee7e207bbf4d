"""What of raw/ is new, changed or gone since the last run.

Of the files only columns are held: there may be millions, and nearly all are as they were.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import asdict, dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.scan import RawFile
from transforms.articles.article import Reject

FINGERPRINT = ("size", "mtime_ns", "ctime_ns")  # equal ones are taken as equal contents
FILES = pa.schema([("raw_path", pa.string()), *((name, pa.int64()) for name in FINGERPRINT)])
BLOCK = 10_000  # files held as objects
MANY = 100_000  # files compared at once


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between raw/ and what the last run saw; `unchanged` is a count.

    `new` and `changed` are tables of FILES by path; `keys` are the state keys that the changed
    files had.
    """

    new: pa.Table
    changed: pa.Table
    keys: dict[str, str]
    gone: list[str]
    unchanged: int
    rejects: list[Reject]

    @property
    def paths(self) -> pa.ChunkedArray:
        """The paths of all that is new, changed or gone."""
        gone = pa.array(self.gone, pa.string())
        columns = (self.new["raw_path"], self.changed["raw_path"])
        return pa.chunked_array([*columns[0].chunks, *columns[1].chunks, gone], pa.string())


def files_of(table: pa.Table) -> Iterator[RawFile]:
    """The files of a table of FILES."""
    for batch in table.to_batches(BLOCK):
        yield from (RawFile(**row) for row in batch.to_pylist())


def table_of(files: Iterable[RawFile]) -> pa.Table:
    """Files as a table of FILES."""
    return pa.Table.from_pylist([asdict(file) for file in files], FILES)


def compare(
    found: Iterable[RawFile | Reject],
    known: pa.Table,
    settings_of: Callable[[str], str] = lambda _: "",
    again: Container[str] = (),
) -> Changes:
    """Sort what a scan `found` by what was `known`, the table `files` of the last run.

    A file counts as changed, too, when its settings (`settings_of` its path: a short key) are
    others than those that it was read by, and when it is to be read `again` in any case.
    """
    rejects: list[Reject] = []
    now = pa.concat_tables(_blocks(found, rejects, settings_of, again))
    at = pc.index_in(now["raw_path"], value_set=known["raw_path"])
    gone = np.ones(len(known), bool)
    changed, keys = [FILES.empty_table()], list[str]()
    for begin in range(0, len(now), MANY):
        seen, rows = now.slice(begin, MANY), at.slice(begin, MANY)
        seen, before = seen.filter(pc.is_valid(rows)), known.take(pc.drop_null(rows))
        gone[pc.drop_null(rows).to_numpy()] = False
        differs = pc.invert(_are_as_before(seen, before))
        changed.append(seen.filter(differs).select(FILES.names))
        keys += before.filter(differs)["state_key"].to_pylist()
    other = pa.concat_tables(changed)
    return Changes(
        now.filter(pc.is_null(at)).select(FILES.names).sort_by("raw_path"),
        other.sort_by("raw_path"),
        dict(zip(other["raw_path"].to_pylist(), keys, strict=True)),
        sorted(known["raw_path"].filter(pa.array(gone)).to_pylist()),
        len(known) - int(gone.sum()) - len(other),
        rejects,
    )


def _blocks(
    found: Iterable[RawFile | Reject],
    rejects: list[Reject],
    settings_of: Callable[[str], str],
    again: Container[str],
) -> Iterator[pa.Table]:
    """What was found, in columns: with `settings` and `again` beside each file."""
    files: list[RawFile] = []

    def block() -> pa.Table:
        settings = pa.array([settings_of(f.raw_path) for f in files], pa.string())
        marked = pa.array([f.raw_path in again for f in files], pa.bool_())
        table = table_of(files).append_column("settings", settings.dictionary_encode())
        return table.append_column("again", marked)

    for item in found:
        if isinstance(item, Reject):
            rejects.append(item)
            continue
        files.append(item)
        if len(files) == BLOCK:
            yield block()
            files.clear()
    yield block()


def _are_as_before(seen: pa.Table, before: pa.Table) -> pa.ChunkedArray:
    """Whether each file is as it was, and is to be read as it was; row by row."""
    same = pc.invert(seen["again"])
    for name in FINGERPRINT:
        same = pc.and_(same, pc.equal(seen[name], before[name]))
    settings = seen["settings"].cast(pa.string())
    read_so = pa.chunked_array([pa.array([False] * len(seen), pa.bool_())])
    for key in pc.unique(settings).to_pylist():
        so = pc.and_(pc.equal(settings, key), pc.ends_with(before["state_key"], f":{key}"))
        read_so = pc.or_(read_so, so)
    return pc.and_(same, pc.fill_null(read_so, False))
