"""Quality checks: queries that return the rows which must not be published."""

from datetime import datetime

import duckdb

from warehouse import sqlfiles
from warehouse.errors import CheckFailed
from warehouse.sqlfiles import fill

SHOWN = 3


def check(con: duckdb.DuckDBPyConnection, looks_at_delta: bool = False) -> None:
    """Run every check; raises CheckFailed for the first that finds rows, showing some of them.

    Where there is a `delta` of changed articles, checks of single articles see only those.
    """
    for name in sqlfiles.names("checks"):
        if looks_at_delta and sqlfiles.covers_changes_only(f"checks/{name}"):
            con.execute(fill("build/look_at_delta"))
        run(con, name)
        if looks_at_delta:
            con.execute(fill("build/look_at_all"))
    con.execute(fill("build/joins_as_planned"))


def run(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Run one check."""
    as_written = sqlfiles.joins_as_written(f"checks/{name}")
    con.execute(fill("build/joins_as_written" if as_written else "build/joins_as_planned"))
    found = con.execute(sqlfiles.text(f"checks/{name}"))
    columns = [column[0] for column in found.description or []]
    rows = found.fetchmany(SHOWN)
    if rows:
        raise CheckFailed(f"check {name} failed: {shown(columns, rows)}")


def shown(columns: list[str], rows: list[tuple[object, ...]]) -> str:
    """The offending rows on one line. Checks select ids and numbers, no text: this is logged, and
    logs outlive an article that is erased."""
    return "; ".join(
        ", ".join(f"{name}={value!r}" for name, value in zip(columns, row, strict=True))
        for row in rows
    )


def warn(con: duckdb.DuckDBPyConnection) -> list[str]:
    """What looks odd but may be published: one sentence each."""
    return [found for name in sqlfiles.names("warnings") for found in warnings(con, name)]


def overdue(con: duckdb.DuckDBPyConnection, at: datetime) -> list[str]:
    """What looks odd at a time, though nothing was published since: one sentence each."""
    con.execute(fill("build/run_at"), {"at": at})
    by_clock = [name for name in sqlfiles.names("warnings") if sqlfiles.goes_by_clock(name)]
    return [found for name in by_clock for found in warnings(con, name)]


def warnings(con: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """What one query for oddities finds."""
    return [str(row[0]) for row in con.execute(sqlfiles.text(f"warnings/{name}")).fetchall()]
