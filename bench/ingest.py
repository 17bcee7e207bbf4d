"""Scores the readers on the gold pages and counts what they make of agency, feed and WARC samples.

python -m bench.ingest ../shared/bench
"""

import importlib.util
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from transforms.articles import Article, Reject, Source, read
from transforms.articles.extract import line_of
from transforms.articles.worker import worker
from transforms.duplicates import pairs, signatures


def main(bench: Path) -> None:
    scorer = _scorer(bench / "score_ingest.py")
    for name in ("aeb", "fundus"):
        _score_pages(scorer, bench / "ingest" / name)
    for name in ("agency", "feeds", "warc"):
        _count(bench / "ingest" / name)
    _speed(bench / "load" / "reuters21578.jsonl.gz")


def _score_pages(scorer: ModuleType, folder: Path) -> None:
    gold = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    _first_line(folder / gold[0]["path"])  # the extractor is running, models are loaded
    started = _seconds()
    pages = {row["id"]: _first_line(folder / row["path"]) for row in gold}
    seconds = _seconds() - started
    scores = scorer.score(gold, pages)
    shown = ("body_f1", "title_exact", "date_exact", "date_wrong", "date_none", "auth_f1")
    figures = ", ".join(f"{key} {scores[key]:.4f}" for key in shown if key in scores)
    rejects = Counter(page["reject"] for page in pages.values() if "reject" in page)
    print(f"{folder.name}: {figures}; {len(gold) / seconds:.0f} pages/s {dict(rejects)}")


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
    started = time.process_time()
    rows = signatures([str(n) for n in range(len(articles))], [a.body for a in articles])
    found = pairs(rows)
    print(f"near-duplicates: {len(found)} pairs, {time.process_time() - started:.2f} s")


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
