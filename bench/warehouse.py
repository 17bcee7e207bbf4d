"""What the warehouse costs: `make bench-warehouse ARTICLES=100000`.

Prints one line a measure. Wall time is what an operator waits for; CPU time is what it took.
"""

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow.parquet as pq

from bench.readers import loop_through_publishes
from bench.synthetic import Synthetic
from warehouse.questions import question, questions
from warehouse.read import connect
from warehouse.store import Store

AT = datetime(2030, 1, 1, tzinfo=UTC)
NEW = 1_000


def fill(root: Path, source: Synthetic, count: int) -> None:
    """The base warehouse."""
    with Store(root) as store, store.begin("base", AT) as tx:
        for batch in source.batches(count):
            tx.upsert(batch)
        for name, rows in source.entities().items():
            tx.put(name, rows)
        tx.commit()


def add(root: Path, source: Synthetic, first: int, days: int, since: int) -> None:
    """Publish new articles of the last `days` days that the base covers."""
    with Store(root) as store, store.begin(f"add {first}", AT) as tx:
        for batch in source.batches(NEW, first, days, since):
            tx.upsert(batch)
        for name, rows in source.entities().items():
            tx.put(name, rows)
        if tx.commit().rebuilt:
            sys.exit("the database was built anew, not brought up to date")


def rebuild(root: Path) -> None:
    """Make the database from Parquet."""
    with Store(root) as store, store.begin("rebuild", AT) as tx:
        tx.commit(rebuild=True)


def measured(work: Callable[..., None], *args: Any) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak GB of work in a process of its own."""
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=child, args=(queue, work, *args))
    process.start()
    result: tuple[float, float, float] = queue.get()
    process.join()
    return result


def child(queue: Any, work: Callable[..., None], *args: Any) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    work(*args)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    queue.put((time.perf_counter() - wall, time.process_time() - cpu, peak))


def report(name: str, figures: tuple[float, float, float]) -> None:
    wall, cpu, peak = figures
    print(f"{name:<58} {wall:7.1f} s {cpu:7.1f} CPU s {peak:5.1f} GB", flush=True)


def ask(root: Path) -> None:
    """Every question, warm, and the timeline of one entity."""
    with connect(root) as con:
        for name in questions():
            print(f"question {name:<49} {warm(con, question(name)) * 1000:7.0f} ms", flush=True)
        for who in ("popular", "middling"):
            ((name, articles),) = con.execute(sql(who)).fetchall()
            con.execute("set variable who = $name", {"name": name})
            took = warm(con, "from timeline_of(subject())")
            print(f"timeline of an entity in {articles:>7} articles {'':<19} {took * 1000:7.0f} ms")


def sql(name: str) -> str:
    return (Path(__file__).parent / "sql" / f"{name}.sql").read_text()


def warm(con: duckdb.DuckDBPyConnection, sql: str) -> float:
    """The best of three seconds after a first run."""
    con.execute(sql).fetchall()
    times = []
    for _ in range(3):
        start = time.perf_counter()
        con.execute(sql).fetchall()
        times.append(time.perf_counter() - start)
    return min(times)


def disk(root: Path, count: int) -> None:
    """Bytes of an article, on disk, without its body."""
    files = [root / "news.duckdb", *(root / "parquet").rglob("*.parquet")]
    total = sum(path.stat().st_size for path in files)
    bodies = body_bytes(root)
    print(f"disk for an article, body included {'':<23} {total / count:7.0f} B")
    print(f"disk for an article, body left out {'':<23} {(total - bodies) / count:7.0f} B")


def body_bytes(root: Path) -> int:
    """Bytes that the bodies take in Parquet and in DuckDB."""
    stored = 0
    for path in (root / "parquet" / "articles").rglob("*.parquet"):
        meta = pq.read_metadata(path)
        at = meta.schema.names.index("body")
        stored += sum(
            meta.row_group(no).column(at).total_compressed_size for no in range(meta.num_row_groups)
        )
    with connect(root) as con:
        ((blocks,),) = con.execute(sql("body_blocks")).fetchall()
    return stored + int(blocks) * 262_144


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="use this folder, and what is in it")
    parser.add_argument("--publishes", type=int, default=50)
    args = parser.parse_args()
    with TemporaryDirectory() as directory:
        run(args.keep or Path(directory), args.articles, args.publishes)


def run(root: Path, count: int, publishes: int) -> None:
    source = Synthetic(max(1_000, count // 20))
    if not (root / "news.duckdb").exists():
        report(f"first run over {count} articles", measured(fill, root, source, count))
    disk(root, count)
    report("rebuild from Parquet", measured(rebuild, root))
    report(f"publish {NEW} articles of the last week", measured(add, root, source, count, 7, 723))
    report(f"publish {NEW} articles of any day", measured(add, root, source, count + NEW, 730, 0))
    ask(root)
    loop_through_publishes(publishes)


if __name__ == "__main__":
    main()
