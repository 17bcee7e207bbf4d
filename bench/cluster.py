"""What a Dask cluster costs over the processes of this machine, and from where it pays.

Beside two processes, two workers show what the cluster itself costs; beside one, what a second core
gains through it.

BENCH=../shared/bench python -m bench.cluster [ARTICLES...]
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

LOAD = Path(os.environ.get("BENCH", "../shared/bench")) / "load" / "reuters21578.jsonl.gz"


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            folder = Path(name) / str(size)
            (folder / "raw").mkdir(parents=True)
            with gzip.open(LOAD, "rb") as lines:
                (folder / "raw" / "load.jsonl").write_bytes(b"".join(islice(lines, size)))
            for runner, workers in (("local", 1), ("local", 2), ("dask", 2)):
                wall, annotate = measured(folder, runner, workers)
                print(
                    f"{size:,} articles, {runner}, {workers} workers:"
                    f" {wall:.0f} s, of which annotate {annotate:.0f} s",
                    flush=True,
                )


def measured(folder: Path, runner: str, workers: int) -> tuple[float, float]:
    """Seconds of a run, and of its annotation. Wall time: measure on a quiet machine."""
    environment = os.environ | {
        "PREFECT_HOME": str(folder.parent / "prefect"),
        "DATELINE_WORKERS": str(workers),
    }
    command = [sys.executable, "-m", "flows.cli", "run", "--runner", runner]
    places = ["--raw", str(folder / "raw"), "--warehouse", str(folder / f"{runner}{workers}")]
    begin = time.perf_counter()
    subprocess.run([*command, *places], check=True, env=environment, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - begin
    last = json.loads((folder / f"{runner}{workers}" / "runs.jsonl").read_text().splitlines()[-1])
    return wall, dict(last["seconds_by_stage"])["annotate"]


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [500, 2000])
