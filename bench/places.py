"""Scores of place resolution: `make bench-places`, or `python -m bench.places --errors`.

Uses the gold sets and the scorer under BENCH (../shared/bench by default). Mentions are given; one
without a place counts as wrong. `--errors` lists the mentions off by more than 161 km, by class.
"""

import argparse
import json
import os
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench.dates import scorer
from transforms.places import given_toponyms
from transforms.places.gazetteer import load

BENCH = Path(os.environ.get("BENCH", "../shared/bench"))
SETS = ("lgl-dev", "geowebnews-dev", "geovirus-dev")
Document = dict[str, Any]


def read(name: str) -> list[Document]:
    """Gold documents of a set."""
    lines = (BENCH / "places" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def predict(gold: Document) -> Document:
    """The document with our toponyms in place of the gold ones."""
    spans = [(t["start"], t["end"]) for t in gold["toponyms"]]
    return {"id": gold["id"], "toponyms": given_toponyms(gold["text"], spans)}


def errors(gold: list[Document], predicted: list[Document], km: Any) -> None:
    """Prints the wrong mentions, most frequent first."""
    wrong: Counter[tuple[Any, ...]] = Counter()
    for g, p in zip(gold, predicted, strict=True):
        got = {(t["start"], t["end"]): t for t in p["toponyms"]}
        for t in g["toponyms"]:
            if t["lat"] is None:
                continue
            q = got.get((t["start"], t["end"]))
            off = km(t["lat"], t["lon"], q["lat"], q["lon"]) if q else None
            if off is None or off > 161:
                answer = (q["country"], round(q["lat"], 1), round(q["lon"], 1)) if q else None
                kind = t.get("fcode") or t.get("type")
                at = (t.get("country"), round(t["lat"], 1), round(t["lon"], 1))
                wrong[t["text"], kind, *at, answer, g["id"]] += 1
    for what, count in wrong.most_common():
        print(count, *what)


def main() -> None:
    """Prints the scores of each set, and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    if not (BENCH / "score_places.py").exists():
        parser.exit(0, f"no benchmark under {BENCH}\n")
    score = scorer("score_places")
    began = time.process_time()
    load()
    print(f"gazetteer loaded in {time.process_time() - began:.2f} CPU-s")
    for name in SETS:
        gold = read(name)
        began = time.process_time()
        predicted = [predict(document) for document in gold]
        spent = time.process_time() - began
        words = sum(len(document["text"].split()) for document in gold)
        both = [{str(d["id"]): d for d in documents} for documents in (gold, predicted)]
        result = score.resolve(*both)
        keys = ("gold", "coverage", "acc@161km", "acc@20km", "auc_log_err", "country_acc",
                "geonameid_acc")  # fmt: skip
        print(name, *(f"{key} {result[key]}" for key in keys if key in result),
              f"{words / spent:,.0f} words/CPU-s", sep="  ")  # fmt: skip
        if arguments.errors:
            errors(gold, predicted, score.km)


if __name__ == "__main__":
    main()
