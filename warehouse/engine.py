"""DuckDB connections for writing: bounded memory, UTC, spill beside what is being written."""

from pathlib import Path

import duckdb

# Readable by DuckDB 1.5 and by 2.
STORAGE_VERSION = "v1.5.0"
MEMORY = "2GB"


def engine(spill: Path, database: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A connection to a database file, or to one in memory."""
    config: dict[str, str | bool | int | float | list[str]] = {"memory_limit": MEMORY}
    if database:
        config["storage_compatibility_version"] = STORAGE_VERSION
    con = duckdb.connect(str(database or ":memory:"), config=config)
    con.execute("set TimeZone = 'UTC'")
    con.execute("set enable_progress_bar = false")
    con.execute("set temp_directory = $path", {"path": str(spill)})
    return con
