"""Scores the readers on the gold pages and counts what they make of agency, feed and WARC samples.

python -m bench.ingest ../shared/bench

Speeds are of CPU time, beside those of peers in the same minute: trafilatura alone for pages, and
rensa with exact verification for copies, where it is installed (it is in no lock file).
"""

import gzip
import importlib.util
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from trafilatura import bare_extraction

from transforms.articles import Article, Reject, Source, read
from transforms.articles.extract import line_of
from transforms.articles.worker import worker
from transforms.duplicates import THRESHOLD, pairs, signatures


def main(bench: Path) -> None:
    scorer = _scorer(bench / "score_ingest.py")
    for name in ("aeb", "fundus"):
        _score_pages(scorer, bench / "ingest" / name)
    for name in ("agency", "feeds", "warc"):
        _count(bench / "ingest" / name)
    _speed(bench / "load" / "reuters21578.jsonl.gz")


def _score_pages(scorer: ModuleType, folder: Path) -> None:
    gold = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    paths = [folder / row["path"] for row in gold]
    pages, speeds = {}, Counter[str]()
    for path in paths[:10]:  # the extractor is running, models are loaded
        _first_line(path), _bare(path)
    for row, path in zip(gold, paths, strict=True):  # in turn, so that noise meets both
        pages[row["id"]], seconds = _timed(_first_line, path)
        speeds["ours"] += seconds
        speeds["bare"] += _timed(_bare, path)[1]
    scores = scorer.score(gold, pages)
    shown = ("body_f1", "title_exact", "date_exact", "date_wrong", "date_none", "auth_f1")
    figures = ", ".join(f"{key} {scores[key]:.4f}" for key in shown if key in scores)
    rejects = Counter(page["reject"] for page in pages.values() if "reject" in page)
    ours, bare = (len(gold) / speeds[which] for which in ("ours", "bare"))
    print(f"{folder.name}: {figures}; {dict(rejects)}")
    print(f"  {ours:.0f} pages/s; bare trafilatura {bare:.0f}: ratio {ours / bare:.2f}")


def _bare(path: Path) -> object:
    data = path.read_bytes()
    return bare_extraction(gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data)


def _timed(function: Callable[[Any], Any], argument: object) -> tuple[Any, float]:
    """What the function gives, and the CPU seconds it takes."""
    started = _seconds()
    return function(argument), _seconds() - started


def _seconds() -> float:
    """CPU seconds of this process and of the one that extracts pages."""
    process = worker().process
    stat = (
        Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split() if process else []
    )
    ticks = sum(map(int, stat[11:13]))
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _count(folder: Path) -> None:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    results = [result for path in files for result in _read(path)]
    kinds = Counter("article" if isinstance(r, Article) else r.reason for r in results)
    print(f"{folder.name}: {len(files)} files, {len(results)} records: {dict(kinds)}")


def _speed(dump: Path) -> None:
    started = time.process_time()
    articles = [result for result in _read(dump) if isinstance(result, Article)]
    seconds = time.process_time() - started
    print(f"{dump.name}: {len(articles)} articles, {len(articles) / seconds:.0f}/s")
    bodies = [article.body for article in articles]
    _copies(bodies[:10])  # pandas, which Arrow looks for at its first list, is loaded
    found, ours = _timed(_copies, bodies)
    print(f"near-duplicates: {found} pairs, {ours:.2f} s")
    if importlib.util.find_spec("rensa"):
        found, peer = _timed(_rensa, bodies)
        print(f"  rensa, verified: {found} pairs, {peer:.2f} s: ratio {peer / ours:.2f}")


def _copies(bodies: list[str]) -> int:
    return len(pairs(signatures([str(n) for n in range(len(bodies))], bodies)))


def _rensa(bodies: list[str]) -> int:
    import rensa

    words = [re.findall(r"\w+", body.lower()) for body in bodies]
    sets = [{" ".join(w[at : at + 3]) for at in range(max(1, len(w) - 2))} for w in words]
    index, hashes = rensa.RMinHashLSH(THRESHOLD, 128, 32), []
    for number, shingles in enumerate(sets):
        hashes.append(rensa.RMinHash(128, 1605))
        hashes[-1].update(list(shingles))
        index.insert(number, hashes[-1])
    met = ((n, m) for n, one in enumerate(hashes) for m in index.query(one) if m > n)
    return sum(len(sets[n] & sets[m]) >= THRESHOLD * len(sets[n] | sets[m]) for n, m in met)


def _first_line(path: Path) -> dict[str, object]:
    return line_of(next(_read(path)))


def _read(path: Path) -> Iterator[Article | Reject]:
    return read(path, path.name, Source(), datetime.now(UTC))


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_ingest", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(Path(sys.argv[1]))
