"""Scores of entity resolution: `make bench-resolution`, or `python -m bench.resolution --errors`.

Uses the gold sets and the scorer under BENCH (../shared/bench by default). Mentions are given.
`--errors` lists the entities that lose most, split (R) or mixed with others (P).
"""

import argparse
import importlib.util
import json
import os
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from transforms.entities.across import resolve
from transforms.entities.corpus import Seen
from transforms.entities.local import LocalEntity
from transforms.entities.mention import EntityMention
from transforms.entities.state import State
from transforms.entities.within import cluster
from transforms.places import resolve as resolve_places

BENCH = Path(os.environ.get("BENCH", "../shared/bench"))
SETS = ("aida-dev", "ecbplus-dev")
Document = dict[str, Any]
Clusters = dict[Any, set[tuple[str, int, int]]]


def scorer() -> Any:
    """The benchmark's own scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score_clusters", BENCH / "score_clusters.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(name: str) -> list[Document]:
    """Gold documents of a set, without the mentions that have no entity."""
    lines = (BENCH / "resolution" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def mentions_of(document: Document) -> list[EntityMention]:
    text = document["text"]
    return [
        EntityMention(
            e["start"],
            e["end"],
            text[e["start"] : e["end"]],
            "MISC" if e["type"] == "UNKNOWN" else e["type"],
            1.0,
        )
        for e in sorted(document["entities"], key=lambda e: (e["start"], e["end"]))
    ]


def locals_of(document: Document) -> tuple[list[EntityMention], list[LocalEntity]]:
    mentions = mentions_of(document)
    places = resolve_places(document["text"], mentions)
    return mentions, cluster(document["text"], mentions, places)


def predict(documents: list[Document]) -> tuple[Clusters, Clusters]:
    """Our clusters, within documents and across."""
    found = {str(d["id"]): locals_of(d) for d in documents}
    seen = [Seen(i, None, e) for i, (_, entities) in found.items() for e in entities]
    entity_of = resolve(State(), seen).entity_of
    within: Clusters = defaultdict(set)
    across: Clusters = defaultdict(set)
    for document in documents:
        i = str(document["id"])
        gold = {(e["start"], e["end"]) for e in document["entities"] if e.get("entity_id")}
        mentions, entities = found[i]
        for entity in entities:
            spans = {(i, mentions[m].start, mentions[m].end) for m in entity.mentions}
            spans = {s for s in spans if s[1:] in gold}
            if spans:
                within[i, entity.local_no] |= spans
                across[entity_of[i, entity.local_no]] |= spans
    return within, across


def errors(gold: Clusters, predicted: Clusters, text_of: dict[str, str], most: int = 60) -> None:
    """Prints the clusters that lose most, with what is in them."""
    sides = {"R": (gold, predicted), "P": (predicted, gold)}
    lost: list[tuple[float, str, list[Any]]] = []
    for side, (of, against) in sides.items():
        other = {span: key for key, spans in against.items() for span in spans}
        for spans in of.values():
            loss = sum(1 - len(spans & against[other[s]]) / len(spans) for s in spans)
            parts = Counter((text_of[i][a:b], str(other[i, a, b])[-5:]) for i, a, b in spans)
            lost.append((loss, side, parts.most_common(8)))
    for loss, side, most_common in sorted(lost, key=lambda row: -row[0])[:most]:
        print(f"{loss:6.1f} {side} {most_common}")


def main() -> None:
    """Prints the scores of each set, and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    if not (BENCH / "score_clusters.py").exists():
        print(f"no benchmark at {BENCH}")
        return
    score = scorer()
    for name in SETS:
        documents = read(name)
        start = time.process_time()
        predicted = dict(zip(("within", "cross"), predict(documents), strict=True))
        seconds = time.process_time() - start
        print(f"{name}: {len(documents)} documents in {seconds:.1f} CPU-seconds, places included")
        for scope, clusters in predicted.items():
            gold = score.load_clusters(BENCH / "resolution" / f"{name}.jsonl", scope)
            b_cubed = score.score(gold, clusters)["b_cubed"]
            print(f"  {scope:6} " + " ".join(f"{k} {100 * v:.1f}" for k, v in b_cubed.items()))
            if arguments.errors:
                errors(gold, clusters, {str(d["id"]): d["text"] for d in documents})


if __name__ == "__main__":
    main()
