"""One published run in memory: what every page needs at hand; article texts stay in Parquet."""

import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from warehouse.dictionary import TYPES
from warehouse.errors import WarehouseError
from warehouse.layout import Layout, Manifest, read_manifest
from warehouse.read import consistently
from warehouse.tables import PUBLISHED, TABLES

SQL = Path(__file__).parent / "sql"
HELD = ("articles", "entities", "named", "dated", "told", "chosen")  # in the order they are made
# No extension is fetched from anywhere: what the wheel holds is enough.
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}

T = TypeVar("T")
Row = dict[str, Any]


class NothingPublishedError(WarehouseError):
    """The folder holds no published run yet."""


class Snapshot:
    """The tables of one run. The file views `parquet_<table>` have all columns of the contract."""

    def __init__(self, layout: Layout, manifest: Manifest) -> None:
        self.manifest = manifest
        self.con = duckdb.connect(":memory:", config=OFFLINE)
        self.con.execute("set TimeZone = 'UTC'")
        for table in PUBLISHED:
            self._view(layout, table)
        for name in HELD:
            self.con.execute(sql(f"snapshot/{name}"))

    def _view(self, layout: Layout, table: str) -> None:
        # Not from an Arrow schema: handing DuckDB a Python object imports pandas, for a second.
        columns = ", ".join(f'"{each.name}" {TYPES[each.type]}' for each in TABLES[table].columns)
        self.con.execute(sql("snapshot/contract").format(table=table, columns=columns))
        paths = [str(path).replace("'", "''") for path in layout.files(table)]
        files = ", ".join(f"'{path}'" for path in paths)
        form = "snapshot/view" if files else "snapshot/empty"
        self.con.execute(sql(form).format(table=table, files=files))

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        """The answer to `sql/<name>.sql`, a dict a row. Safe from several threads at once."""
        cursor = self.con.cursor()
        answer = cursor.execute(sql(name), parameters or None)
        columns = [column[0] for column in answer.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]

    def row(self, name: str, **parameters: Any) -> Row | None:
        """The first row of an answer, or None."""
        return next(iter(self.rows(name, **parameters)), None)


@cache
def sql(name: str) -> str:
    """The SQL of `sql/<name>.sql`."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8").strip().removesuffix(";")


_latest: dict[Path, Snapshot] = {}
_loading = threading.Lock()


def latest(warehouse: Path) -> Snapshot:
    """What is published now, read again only when a run has published since."""
    with _loading:
        manifest = read_manifest(Layout(warehouse))
        held = _latest.get(warehouse)
        if held is None or held.manifest != manifest:
            layout = Layout(warehouse, manifest.partition_by)
            if not layout.files("articles") and not layout.files("runs"):
                raise NothingPublishedError(f"nothing is published in {warehouse}")
            held = _latest[warehouse] = Snapshot(layout, manifest)
        return held


def ask(warehouse: Path, work: Callable[[Snapshot], T]) -> T:
    """Do work on one published run; again, if another one was published while it read files."""
    return consistently(lambda: work(latest(warehouse)), warehouse)
