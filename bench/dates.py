"""Scores of the date tagger: `make bench-dates`, or `python -m bench.dates --part dev --errors`.

Uses the gold sets and scorers under BENCH (../shared/bench by default); stops where they are
not there. Documents are split by a hash of their id: rules are made on `dev`, looked at on `check`.
"""

import argparse
import importlib.util
import json
import os
import time
import zlib
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from transforms.dates import tag

BENCH = Path(os.environ.get("BENCH", "../shared/bench"))
TEMPEVAL = ("timebank", "aquaint", "wikiwars-dev")
PARTS = {"dev": range(60), "check": range(60, 100), "all": range(100)}
Document = dict[str, Any]


def load(name: str, part: str) -> dict[str, Document]:
    """Documents of a set that belong to a part."""
    lines = (BENCH / "dates" / f"{name}.jsonl").read_text().splitlines()
    documents = {d["id"]: d for d in map(json.loads, lines)}
    return {i: d for i, d in documents.items() if zlib.crc32(i.encode()) % 100 in PARTS[part]}


def scorer(name: str) -> ModuleType:
    """A scorer of the benchmark folder, as a module."""
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(documents: dict[str, Document]) -> tuple[dict[str, Document], float]:
    """The tagger's answer as the scorers read it, and its speed in KB a CPU-second."""
    answers, size = {}, 0
    began = time.process_time()
    for i, d in documents.items():
        published = date.fromisoformat(d["dct_value"][:10]) if d.get("dct_value") else None
        size += len(d["text"])
        answers[i] = {"id": i, "timex": [row(m) for m in tag(d["text"], published)]}
    return answers, size / 1000 / max(time.process_time() - began, 1e-9)


def row(m: Any) -> Document:
    return {
        "start": m.start,
        "end": m.end,
        "text": m.text,
        "type": m.timex_type,
        "value": m.timex_value,
        "rule": m.rule,
        "begins_on": m.begins_on and m.begins_on.isoformat(),
        "ends_before": m.ends_before and m.ends_before.isoformat(),
    }


def show(errors: list[Document], documents: dict[str, Document]) -> None:
    """Errors by kind, each with its context."""
    for e in sorted(errors, key=lambda e: e.get("kind", "")):
        gold, pred = e.get("gold"), e.get("pred")
        doc = documents[e.get("doc") or e["id"]]
        at = gold or pred
        left, right = (
            doc["text"][max(0, at["start"] - 70) : at["start"]],
            doc["text"][at["end"] :][:45],
        )
        want = {k: v for k, v in (gold or {}).items() if k not in ("start", "end", "tid", "id")}
        ours = pred if isinstance(pred, list) else [pred] if pred else []
        got = [(p["text"], p["value"], p["rule"]) for p in ours]
        context = f"{left}[[{at['text']}]]{right}".replace("\n", " ")
        print(e.get("kind", "interval"), doc["dct_value"], want, "<>", got, "|", context)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, default="all")
    parser.add_argument("--set", choices=[*TEMPEVAL, "gum-dev"])
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    if not (BENCH / "score_dates.py").exists():
        raise SystemExit(f"bench-dates: no benchmark folder at {BENCH} (set BENCH)")
    tag("warm up")
    for name in [given.set] if given.set else [*TEMPEVAL, "gum-dev"]:
        documents = load(name, given.part)
        answers, speed = predict(documents)
        if name == "gum-dev":
            result, errors = scorer("score_intervals").score(documents, answers)
            line = f"interval {result['recall']:.1f} (found {result['found']} of {result['gold']})"
        else:
            m, errors = scorer("score_dates").score(documents, answers)
            f1 = (100 * x for x in (m["strict"][2], m["relaxed"][2], m["value_f1"], m["type_f1"]))
            line = "strict {:.1f}  relaxed {:.1f}  value {:.1f}  type {:.1f}".format(*f1)
            line += f"  P/R {100 * m['relaxed'][0]:.1f}/{100 * m['relaxed'][1]:.1f}"
            line += f"  {dict(Counter(e['kind'] for e in errors).most_common(5))}"
        if given.errors:
            show(errors, documents)
        print(f"{name} {given.part}: {len(documents)} docs  {line}  {speed:.0f} KB/CPU-s")


if __name__ == "__main__":
    main()
