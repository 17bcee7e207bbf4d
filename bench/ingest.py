"""Scores the readers on the gold pages and counts what they make of agency, feed and WARC samples.

python -m bench.ingest ../shared/bench
"""

import importlib.util
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from transforms.articles import Article, Reject, Source, read
from transforms.articles.extract import line_of


def main(bench: Path) -> None:
    scorer = _scorer(bench / "score_ingest.py")
    for name in ("aeb", "fundus"):
        _score_pages(scorer, bench / "ingest" / name)
    for name in ("agency", "feeds", "warc"):
        _count(bench / "ingest" / name)
    _speed(bench / "load" / "reuters21578.jsonl.gz")


def _score_pages(scorer: ModuleType, folder: Path) -> None:
    gold = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    started = time.process_time()
    pages = {row["id"]: _first_line(folder / row["path"]) for row in gold}
    seconds = time.process_time() - started
    scores = scorer.score(gold, pages)
    shown = ("body_f1", "title_exact", "date_exact", "date_wrong", "date_none", "auth_f1")
    figures = ", ".join(f"{key} {scores[key]:.4f}" for key in shown if key in scores)
    rejects = Counter(page["reject"] for page in pages.values() if "reject" in page)
    print(f"{folder.name}: {figures}; {len(gold) / seconds:.0f} pages/s {dict(rejects)}")


def _count(folder: Path) -> None:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    results = [result for path in files for result in _read(path)]
    kinds = Counter("article" if isinstance(r, Article) else r.reason for r in results)
    print(f"{folder.name}: {len(files)} files, {len(results)} records: {dict(kinds)}")


def _speed(dump: Path) -> None:
    started = time.process_time()
    count = sum(isinstance(result, Article) for result in _read(dump))
    seconds = time.process_time() - started
    print(f"{dump.name}: {count} articles, {count / seconds:.0f}/s")


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
