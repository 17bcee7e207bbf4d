"""Trains the weights of the place ranker on the development sets.

`python -m bench.places_train BENCH` prints five-fold cross-validated accuracy (whole outlets held
back, so that a fold never sees the home of its documents), then trains on everything and writes
`transforms/places/data/ranker.toml`.
"""

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from transforms.places import ranker
from transforms.places.board import Board, board
from transforms.places.context import CONTEXT, Context
from transforms.places.gazetteer import DATA, Gazetteer, load
from transforms.places.local import LOCAL
from transforms.places.units import Span, units

SETS = ("lgl-dev", "geowebnews-dev", "geovirus-dev")
RADIUS_KM = 161.0
FOLDS = 5
L2 = 1.0
# Not trained. A region named behind a name decides, but the gold sets cannot show it, because there
# the region is always among the names; and they do not say which country an outlet is at home in.
# They have a capital's lesser namesakes too seldom, and great cities' mostly in papers of those.
FIXED = {
    "in the region named behind it": 4.0,
    "not in the region named behind it": -2.0,
    "in the outlet's country": 2.0,
    "the city in capitals": 3.5,
    "a namesake of its country's capital": -3.0,
    "less renowned than a great city of its name": -2.0,
    "a namesake of a great city, far from home": -6.0,
}


@dataclass
class Document:
    """A board and, per gold mention that can be answered, which candidates are right."""

    set: str
    group: str
    board: Board
    examples: list[np.ndarray]  # indices of the right candidates on the board
    near: list[np.ndarray]  # indices of those within the radius
    unit: list[int]  # the unit of each example
    total: int  # gold mentions with a point, answerable or not


def kilometres(lat: float, lon: float, lats: np.ndarray, lons: np.ndarray) -> np.ndarray:
    """Great-circle distances from a point to many."""
    p, q = np.radians(lat), np.radians(lats)
    h = np.sin((q - p) / 2) ** 2 + np.cos(p) * np.cos(q) * np.sin(np.radians(lons - lon) / 2) ** 2
    return 2 * 6371.0088 * np.arcsin(np.minimum(1.0, np.sqrt(h)))


def document(name: str, gold: dict, gazetteer: Gazetteer) -> Document:
    """Reads one gold document."""
    spans = [Span(t["start"], t["end"], t["text"]) for t in gold["toponyms"]]
    laid = board(units(gold["text"], spans, gazetteer), gazetteer)
    unit_of = {s: i for i, unit in enumerate(laid.units) for s in unit.spans}
    examples, nearby, of_unit, total = [], [], [], 0
    for i, toponym in enumerate(gold["toponyms"]):
        if toponym["lat"] is None:
            continue
        total += 1
        own = np.flatnonzero(laid.unit == unit_of[i])
        rows = laid.rows[own]
        same = gazetteer.geoname_id[rows] == int(toponym.get("geonameid") or -1)
        distance = kilometres(
            toponym["lat"], toponym["lon"], gazetteer.latitude[rows], gazetteer.longitude[rows]
        )
        near = distance <= RADIUS_KM
        right = own[same & near] if (same & near).any() else own[near]
        if len(right):
            examples.append(right)
            nearby.append(own[near])
            of_unit.append(unit_of[i])
    return Document(name, gold.get("domain", gold["id"]), laid, examples, nearby, of_unit, total)


def fit(features: list[np.ndarray], documents: list[Document], start: np.ndarray) -> np.ndarray:
    """Maximises the summed log-probability of right candidates (Adam, full batch)."""
    x = np.concatenate(features)
    offsets = np.cumsum([0, *(len(f) for f in features)])
    groups, right, example_of = [], [], []
    n = 0
    for document, offset in zip(documents, offsets, strict=False):
        for own_right, unit in zip(document.examples, document.unit, strict=True):
            own = np.flatnonzero(document.board.unit == unit)
            groups.append(own + offset)
            right.append(np.isin(own, own_right))
            example_of.append(np.full(len(own), n))
            n += 1
    index, good, example = map(np.concatenate, (groups, right, example_of))
    x = x[index]
    known = (LOCAL + CONTEXT)[: len(start)]
    free = np.array([name not in FIXED for name in known])
    start = np.array([FIXED.get(n, s) for n, s in zip(known, start, strict=True)])
    begins = np.flatnonzero(np.r_[True, example[1:] != example[:-1]])
    w, m, v = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, 601):
        s = x @ w
        s = np.exp(s - np.maximum.reduceat(s, begins)[example])
        p = s / np.add.reduceat(s, begins)[example]
        q = p * good
        q = q / np.maximum(np.add.reduceat(q, begins)[example], 1e-12)
        gradient = (x.T @ (p - q) + L2 * w) * free
        m = 0.9 * m + 0.1 * gradient
        v = 0.99 * v + 0.01 * gradient**2
        rate = 0.1 * (1 - step / 601)
        w -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-9)
    return w


def train(documents: list[Document]) -> ranker.Weights:
    """The three rounds, each trained on the probabilities of the round before."""
    alone = [d.board.alone.evidence for d in documents]
    first = fit(alone, documents, np.zeros(len(LOCAL)))
    start = np.concatenate([first, np.zeros(len(CONTEXT))])
    probability = [
        ranker.softmax(d.board, a @ first) for d, a in zip(documents, alone, strict=True)
    ]
    rounds = []
    for _ in range(2):
        evidence = [
            np.concatenate([a, Context(d.board)(p)], axis=1)
            for d, a, p in zip(documents, alone, probability, strict=True)
        ]
        start = fit(evidence, documents, start)
        rounds.append(start)
        probability = [
            ranker.softmax(d.board, e @ start) for d, e in zip(documents, evidence, strict=True)
        ]
    return ranker.Weights(first, *rounds)


def accuracy(documents: list[Document], weights: ranker.Weights) -> dict[str, tuple[int, int]]:
    """(right, all) per set."""
    counts = {name: [0, 0] for name in SETS}
    for d in documents:
        probability = ranker.rank(d.board, weights).probability if len(d.board.rows) else []
        counts[d.set][1] += d.total
        for right, unit in zip(d.near, d.unit, strict=True):
            own = np.flatnonzero(d.board.unit == unit)
            counts[d.set][0] += int(own[np.argmax(np.asarray(probability)[own])] in right)
    return {name: (a, b) for name, (a, b) in counts.items()}


def main() -> None:
    """Cross-validates, trains, writes the weights."""
    parser = argparse.ArgumentParser()
    parser.add_argument("bench", type=Path)
    parser.add_argument("--out", type=Path, default=DATA / "ranker.toml")
    arguments = parser.parse_args()
    gazetteer = load()
    documents = []
    for name in SETS:
        lines = (arguments.bench / "places" / f"{name}.jsonl").read_text().splitlines()
        documents += [document(name, json.loads(line), gazetteer) for line in lines]
    usable = [d for d in documents if len(d.board.rows)]
    groups = sorted({d.group for d in usable})
    random.Random(7).shuffle(groups)
    fold = {g: i % FOLDS for i, g in enumerate(groups)}
    held = {name: [0, 0] for name in SETS}
    for k in range(FOLDS):
        trained = train([d for d in usable if fold[d.group] != k])
        for name, (a, b) in accuracy(
            [d for d in documents if fold.get(d.group, 0) == k], trained
        ).items():
            held[name][0] += a
            held[name][1] += b
    for name, (a, b) in held.items():
        print(f"{name}: held-back {100 * a / b:.2f} of {b}")
    final = train(usable)
    for name, (a, b) in accuracy(documents, final).items():
        print(f"{name}: trained on  {100 * a / b:.2f} of {b}")
    write(final, arguments.out)


def write(weights: ranker.Weights, path: Path) -> None:
    """Writes the weights as TOML."""
    lines = ["# Weights of the place ranker. Written by bench/places_train.py; do not edit.\n"]
    for part, names in (("first", LOCAL), ("second", LOCAL + CONTEXT), ("third", LOCAL + CONTEXT)):
        lines.append(f"\n[{part}]\n")
        values = getattr(weights, part)
        lines += [f'"{n}" = {v:.4f}\n' for n, v in zip(names, values, strict=True)]
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
