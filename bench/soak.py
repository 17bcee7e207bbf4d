"""A served pipeline under load: new files every few seconds, readers asking and a dashboard open.

python -m bench.soak [--minutes 30] [--every 60s] [--pause 3]

Serves a folder of its own with a Prefect server of its own, and checks that every file is accounted
for, that no reader met an error, that no two runs overlapped, that nothing is left behind, and
what memory each process took. Exits 1 when one of these does not hold.
"""

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from bench.memory import Memory, below, remaining
from bench.viewer import Viewer
from flows.runlog import RunLog
from warehouse.read import connect, parquet

FIRST = "Nadia Marko Halden Ines Tomas Vera Luka Petra Jonas Mira Sanja Ole".split()  # noqa: SIM905
LAST = "Kurz Solvang Brandt Velde Moreau Castell Ibarra Novak Lindqvist".split()  # noqa: SIM905
CITIES = "Trieste Zadar Pula Rijeka Bergen Valencia Lisbon Ghent Riga".split()  # noqa: SIM905
SENTENCE = (
    "{name}, the {role} of {city} port, said on {day} that the quay would reopen in {month}. "
    "{last} had asked for it {ago}."
)


class Writer:
    """Writes files into raw/, sometimes rewrites or removes one, sometimes writes a broken one."""

    def __init__(self, raw: Path, seed: int) -> None:
        self.raw, self.random = raw, random.Random(seed)
        self.articles: dict[str, set[str]] = {}  # file -> ids in it
        self.broken: set[str] = set()

    def step(self) -> None:
        chance, known = self.random.random(), sorted(self.articles)
        if chance < 0.05 and len(known) > 20:
            name = self.random.choice(known)
            (self.raw / name).unlink()
            del self.articles[name]
        elif chance < 0.15 and known:
            name = self.random.choice(known)
            self._write(name, sorted(self.articles[name]))
        elif chance < 0.20:
            name = f"{len(self.broken):06}.json.gz"
            (self.raw / name).write_bytes(b"\x1f\x8b\x08\x00 cut short")
            self.broken.add(name)
        else:
            number = time.time_ns()
            ids = [f"soak-{number}-{part}" for part in range(self.random.randint(1, 6))]
            self._write(f"{number}.jsonl", ids)

    def _write(self, name: str, ids: list[str]) -> None:
        beside = self.raw / f".{name}.part"
        beside.write_text("".join(json.dumps(self._article(key)) + "\n" for key in ids))
        beside.rename(self.raw / name)
        self.articles[name] = set(ids)

    def _article(self, key: str) -> dict[str, str]:
        choose = self.random.choice
        body = " ".join(
            SENTENCE.format(
                name=f"{choose(FIRST)} {choose(LAST)}",
                last=choose(LAST),
                city=choose(CITIES),
                role=choose(["former head", "director", "spokeswoman"]),
                day=choose(["Monday", "Tuesday", "Friday"]),
                month=choose(["January", "May", "two weeks"]),
                ago=choose(["three months ago", "last year", "in 2019"]),
            )
            for _ in range(12)
        )
        day = f"2026-{self.random.randint(1, 9):02}-{self.random.randint(1, 28):02}"
        return {"id": key, "title": f"Quay {key} in {choose(CITIES)}", "date": day, "body": body}


class Reader(threading.Thread):
    """Asks the database and the Parquet files in turn, and remembers what went wrong."""

    def __init__(self, warehouse: Path) -> None:
        super().__init__(daemon=True)
        self.warehouse, self.ended = warehouse, threading.Event()
        self.reads, self.errors = 0, list[str]()

    def run(self) -> None:
        while not self.ended.wait(0.5):
            try:
                if not (self.warehouse / "news.duckdb").exists():
                    continue
                with connect(self.warehouse) as con:
                    con.execute("select count(*) from timeline").fetchall()
                    con.execute("select name from entities order by article_count desc limit 5")
                parquet("articles", ["article_id"], self.warehouse)
                self.reads += 1
            except Exception as error:
                self.errors.append(f"{type(error).__name__}: {error}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--every", default="60s")
    parser.add_argument("--pause", type=float, default=3, help="seconds between files")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return soak(Path(folder), options)


def soak(root: Path, options: argparse.Namespace) -> int:
    raw, warehouse = root / "raw", root / "warehouse"
    raw.mkdir()
    environment = {**os.environ, "PREFECT_HOME": str(root / "prefect")}
    environment.pop("PREFECT_API_URL", None)
    places = ["--raw", str(raw), "--warehouse", str(warehouse)]
    command = [sys.executable, "-m", "flows.cli", "serve", "--every", options.every, *places]
    with (root / "serve.log").open("w") as log:
        served = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    writer, memory = Writer(raw, options.seed), Memory()
    readers = Reader(warehouse), Viewer(warehouse)
    for thread in (memory, *readers):
        thread.start()
    end = time.monotonic() + options.minutes * 60
    while time.monotonic() < end and served.poll() is None:
        writer.step()
        time.sleep(options.pause)
    wait_for(lambda: accounted(warehouse, writer) == (set(), set()), 600)
    processes = below(served.pid)
    served.send_signal(signal.SIGTERM)
    status = served.wait(300)
    for reader in readers:
        reader.ended.set()
        reader.join(60)
    wait_for(lambda: not remaining(processes), 10)
    left = remaining(processes)
    print((root / "serve.log").read_text()[-2000:], file=sys.stderr)
    return report(warehouse, writer, readers, memory, status, left)


def accounted(warehouse: Path, writer: Writer) -> tuple[set[str], set[str]]:
    """Files whose articles are not all there and no others, and broken files not rejected."""
    expected = {key: name for name, ids in writer.articles.items() for key in ids}
    try:
        with connect(warehouse) as con:
            rows = con.execute("select provider_id, raw_path from articles").fetchall()
            rejected = {r[0] for r in con.execute("select raw_path from rejects").fetchall()}
    except Exception:
        return set(writer.articles), writer.broken
    found = dict(rows)
    wrong = {name for key, name in expected.items() if found.get(key) != name}
    wrong |= {name for key, name in found.items() if key not in expected}
    return wrong, writer.broken ^ rejected


def wait_for(true: Callable[[], bool], seconds: float) -> None:
    limit = time.monotonic() + seconds
    while not true() and time.monotonic() < limit:
        time.sleep(2)


def report(
    warehouse: Path,
    writer: Writer,
    readers: tuple[Reader, Viewer],
    memory: Memory,
    status: int,
    left: list[int],
) -> int:
    runs = list(RunLog(warehouse).entries())
    wrong, unrejected = accounted(warehouse, writer)
    overlaps = [b["run_id"] for a, b in pairwise(runs) if b["started_at"] < a["finished_at"]]
    by_status: dict[str, int] = {}
    for run in runs:
        by_status[run["status"]] = by_status.get(run["status"], 0) + 1
    articles = sum(len(ids) for ids in writer.articles.values())
    print(f"files {len(writer.articles)}, articles {articles}, broken files {len(writer.broken)}")
    print(f"not accounted for: {len(wrong)} files, {len(unrejected)} broken files")
    print(f"runs {by_status}, skipped {sum(run.get('skipped') or 0 for run in runs)}")
    print(f"overlapping runs: {len(overlaps)}")
    reader, viewer = readers
    print(f"reads {reader.reads}, errors {len(reader.errors)} {reader.errors[:3]}")
    print(f"pages viewed {viewer.views}, errors {len(viewer.errors)} {viewer.errors[:3]}")
    for role, samples in sorted(memory.samples.items()):
        third = max(len(samples) // 3, 1)
        first, last = statistics.median(samples[:third]), statistics.median(samples[-third:])
        print(
            f"MiB, {role}: {first:.0f} in the first third, {last:.0f} in the last, at most "
            f"{max(samples):.0f}"
        )
    print(f"exit status of serve {status}, processes left {len(left)}")
    bad = set(by_status) - {"completed", "unchanged", "stopped"}
    errors = reader.errors + viewer.errors
    held = not (wrong or unrejected or overlaps or errors or left or bad or status)
    print("held" if held else "DID NOT HOLD")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
