"""Readers in loops while a run publishes: how many errors, how many mixtures of two runs.

Every publish replaces all articles, of four months, by a next version; a reader that sees two
versions at once saw a mixture.
"""

import importlib.util
import multiprocessing
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd

from warehouse.read import consistently, parquet, read
from warehouse.rows import to_arrow
from warehouse.store import Store

ARTICLES = 400


def by_duckdb(root: Path) -> set[int]:
    return set(read("articles", root)["version"])


def by_door(root: Path) -> set[int]:
    return set(parquet("articles", ["version"], root)["version"].to_pylist())


def by_pandas(root: Path) -> set[int]:
    return set(pd.read_parquet(root / "parquet/articles", columns=["version"])["version"])


def by_duckdb_over_parquet(root: Path) -> set[int]:
    rows = duckdb.sql(f"select distinct version from '{root}/parquet/articles/*/*.parquet'")
    return {row[0] for row in rows.fetchall()}


def by_polars(root: Path) -> set[int]:
    import polars

    return set(polars.read_parquet(f"{root}/parquet/articles/*/*.parquet")["version"])


Reader = Callable[[Path], set[int]]
OVER_THE_FOLDER: dict[str, Reader] = {
    "pandas": by_pandas,
    "DuckDB": by_duckdb_over_parquet,
    "polars": by_polars,
}


def again(reader: Reader) -> Reader:
    """The same, again while a run publishes."""
    return lambda root: consistently(lambda: reader(root), root)


READERS: dict[str, Reader] = {
    "the database, read-only": by_duckdb,
    "warehouse.read.parquet": by_door,
    **{f"{name} over the folder": each for name, each in OVER_THE_FOLDER.items()},
    **{f"{name}, consistently": again(each) for name, each in OVER_THE_FOLDER.items()},
}


def publish(root: Path, version: int) -> None:
    rows = [
        {
            "article_id": str(no),
            "version": version,
            "body": "Nothing happened. " * 50,
            "published_on": date(2026, 1 + no % 4, 1),
        }
        for no in range(ARTICLES)
    ]
    with Store(root) as store, store.begin(f"run {version}", datetime.now(UTC)) as tx:
        tx.upsert({"articles": to_arrow("articles", rows)})
        tx.commit()


def loop(root: Path, name: str, stop: Any, queue: Any) -> None:
    """Read until told to stop; report what was met."""
    met: Counter[str] = Counter()
    while not stop.is_set():
        try:
            met["mixtures"] += len(READERS[name](root)) != 1
        except BaseException as error:  # polars panics
            met[f"error: {type(error).__name__}: {str(error)[:80]}"] += 1
        met["reads"] += 1
    queue.put((name, dict(met)))


def loop_through_publishes(publishes: int) -> None:
    """Publish again and again while every kind of reader loops, and print what they met."""
    readers = [
        name for name in READERS if "polars" not in name or importlib.util.find_spec("polars")
    ]
    context = multiprocessing.get_context("spawn")
    stop, queue = context.Event(), context.Queue()
    with TemporaryDirectory() as directory:
        root = Path(directory)
        publish(root, 1)
        processes = [
            context.Process(target=loop, args=(root, name, stop, queue)) for name in readers
        ]
        for process in processes:
            process.start()
        time.sleep(3)
        for version in range(2, publishes + 2):
            publish(root, version)
        stop.set()
        for _ in processes:
            name, met = queue.get()
            print(f"{publishes} publishes, {name}: {met}", flush=True)
        for process in processes:
            process.join()


if __name__ == "__main__":
    loop_through_publishes(50)
