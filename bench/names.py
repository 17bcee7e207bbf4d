"""Scores and times the name tagger: python bench/names.py BENCH SET [SET...]."""

import importlib.util
import sys
import time
from pathlib import Path


def scorer(bench: Path):
    spec = importlib.util.spec_from_file_location("scorer", bench / "score_mentions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    bench, names = Path(sys.argv[1]), sys.argv[2:]
    began = time.process_time()
    from transforms.entities import tag

    tag("")
    print(f"load: {time.process_time() - began:.2f} CPU-seconds")
    rule = scorer(bench)
    for name in names:
        gold = rule.load(bench / "entities" / f"{name}.jsonl")
        began = time.process_time()
        found = {i: tag(d["text"]) for i, d in gold.items()}
        spent = time.process_time() - began
        words = sum(len(d["text"].split()) for d in gold.values())
        rows = {
            i: {"entities": [{"start": m.start, "end": m.end, "type": m.entity_type} for m in ms]}
            for i, ms in found.items()
        }
        result = rule.score(gold, rows, (*rule.TYPES, "MISC"))
        main_types = rule.score(gold, rows)
        strict = result["strict"].items()
        by_type = " ".join(f"{t} {100 * m['f1']:.1f}" for t, m in strict if t != "ALL")
        a = main_types["strict"]["ALL"]
        print(f"{name}: strict F1 {100 * a['f1']:.1f} (P {100 * a['p']:.1f} R {100 * a['r']:.1f};")
        print(f"    {by_type}); {words / spent:,.0f} words per CPU-second")


if __name__ == "__main__":
    main()
