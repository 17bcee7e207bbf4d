"""For notebooks and dashboards: what is published, without ever being in a run's way.

from warehouse import read, connect
read("timeline", name="Delcy Rodríguez")
with connect() as con: ...
"""

import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.errors import WarehouseError
from warehouse.layout import Layout, read_manifest
from warehouse.sqlfiles import fill
from warehouse.tables import TABLES

if TYPE_CHECKING:  # its import costs a command more than its query does
    import pandas as pd

HERE = Path(__file__).parent
INTERRUPTS = (KeyboardInterrupt, SystemExit, GeneratorExit)
PATIENCE = 30.0  # seconds that a reader of several files waits for a publish to end

T = TypeVar("T")


def connect(warehouse: Path | str | None = None) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the published database, `warehouse/` by default. Keep it short: it
    goes on seeing the run that it opened.

    Raises WarehouseError when nothing is published there, or when the file cannot be read.
    """
    path = Layout(Path(warehouse or HERE)).database
    if not path.exists():
        raise WarehouseError(
            f"nothing is published in {path.parent}: `dateline run` publishes what raw/ holds"
        )
    try:
        con = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise WarehouseError(f"{path} cannot be read: {reason}") from error
    con.execute("set TimeZone = 'UTC'")
    return con


def read(what: str, warehouse: Path | str | None = None, **conditions: Any) -> "pd.DataFrame":
    """A table or view as a DataFrame: dates as datetime64, text as str.

    Conditions name columns and their values. A `name` means whoever goes by it, by any alias:
    `read("timeline", name="Delcy Rodríguez")`. Raises WarehouseError for what is not there.
    """
    with connect(warehouse) as con, warnings.catch_warnings():
        # DuckDB calls pandas in a way that pandas 3.1 warns of.
        warnings.filterwarnings("ignore", message="The inplace keyword", category=Warning)
        found = con.execute(query(con, what, conditions), conditions or None)
        texts = [name for name, kind, *_ in found.description or [] if kind == "VARCHAR"]
        # DuckDB makes a text column without a value one of objects.
        return found.df().astype(dict.fromkeys(texts, "str"))


def query(con: duckdb.DuckDBPyConnection, what: str, conditions: Mapping[str, Any]) -> str:
    """The query for `read`; only names of the catalogue get into it."""
    catalogue: dict[str, set[str]] = {}
    for table, column in con.execute(fill("read/columns")).fetchall():
        catalogue.setdefault(table, set()).add(column)
    if what not in catalogue:
        raise WarehouseError(f"no table or view {what!r}; there are {', '.join(sorted(catalogue))}")
    if strangers := conditions.keys() - catalogue[what]:
        raise WarehouseError(f"{what} has no column {', '.join(sorted(strangers))}")
    tests = [
        fill("read/named")
        if column == "name" and "entity_id" in catalogue[what]
        else fill("read/equals", column=column)
        for column in conditions
    ]
    return fill("read/rows", name=what, conditions="where " + " and ".join(tests) if tests else "")


def consistently(work: Callable[[], T], warehouse: Path | str | None = None) -> T:
    """Do work that reads several Parquet files, again while a run publishes, so that all it read
    comes from one run. Raises what the work raised while none published, and WarehouseError when
    publishing does not end.
    """
    layout = Layout(Path(warehouse or HERE))
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        before = read_manifest(layout)
        if before.publishing is None:
            try:
                result = work()
            except BaseException as error:  # polars opens a file twice, and panics where it changed
                if isinstance(error, INTERRUPTS) or read_manifest(layout) == before:
                    raise
            else:
                if read_manifest(layout) == before:
                    return result
        time.sleep(0.02)
    raise WarehouseError(f"a run has been publishing to {layout.root} for {PATIENCE:.0f} seconds")


def parquet(
    table: str, columns: Sequence[str] | None = None, warehouse: Path | str | None = None
) -> pa.Table:
    """A table of the Parquet dataset, all from one run; internal tables too."""
    root = Path(warehouse or HERE)
    layout = Layout(root, read_manifest(Layout(root)).partition_by)
    wanted = list(columns or TABLES[table].names)

    def load() -> pa.Table:
        parts = [columns_of(path, table, wanted) for path in layout.files(table)]
        return pa.concat_tables([TABLES[table].schema.empty_table().select(wanted), *parts])

    return consistently(load, warehouse)


def columns_of(path: Path, table: str, wanted: list[str]) -> pa.Table:
    """Columns of one file; those that an older release did not write are null."""
    file = pq.ParquetFile(path)
    found = file.read([name for name in wanted if name in file.schema_arrow.names])
    schema = TABLES[table].schema.empty_table().select(wanted).schema
    arrays = [
        found[field.name] if field.name in found.column_names else pa.nulls(len(found), field.type)
        for field in schema
    ]
    return pa.table(arrays, schema=schema)
