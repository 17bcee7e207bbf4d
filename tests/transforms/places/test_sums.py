"""The sums of other names' weights, against a count of all pairs."""

import numpy as np

from transforms.places.board import Board, board
from transforms.places.gazetteer import load
from transforms.places.sums import Sums
from transforms.places.units import Span, units

NAMES = ("Paris", "Texas", "Xyzzy", "Vienna", "Paris", "Georgia")
KINDS = (0, 1, 1)
BESIDE = [1, 0]


def laid_out() -> Board:
    text = "; ".join(NAMES)
    starts = [0, *(text.index(f"; {n}", i * 4) + 2 for i, n in enumerate(NAMES[1:]))]
    spans = [Span(at, at + len(n), n) for at, n in zip(starts, NAMES, strict=True)]
    return board(units(text, spans, load()), load())


def test_sums_are_those_of_all_pairs() -> None:
    laid = laid_out()
    n, rng = len(laid.rows), np.random.default_rng(7)
    keys, wanted = rng.integers(-1, 5, (2, n)), rng.integers(-1, 7, (3, n))
    counts, weights = rng.random((2, n)) < 0.7, rng.random(n)
    others, beside = Sums(laid, keys, counts, KINDS, wanted, BESIDE)(weights)
    unit, pairs = laid.unit.tolist(), laid.neighbours.tolist()
    for i in range(n):
        for at, kind in enumerate(KINDS):
            mine = wanted[at, i]
            given = [
                weights[j]
                for j in range(n)
                if unit[j] != unit[i] and counts[kind, j] and mine == keys[kind, j] >= 0
            ]
            assert np.isclose(others[at, i], sum(given))
        next_to = [b for a, b in pairs if a == unit[i]]
        for at, kind in enumerate(BESIDE):
            given = [
                weights[j]
                for one in next_to
                for j in range(n)
                if unit[j] == one and keys[kind, i] == keys[kind, j] >= 0
            ]
            assert np.isclose(beside[at, i], sum(given) / len(next_to))


def test_names_next_to_each_other_are_two_to_either_side() -> None:
    laid = laid_out()
    paris, texas, nowhere, vienna, georgia = range(5)
    assert [u.text for u in laid.units] == ["Paris", "Texas", "Xyzzy", "Vienna", "Georgia"]
    beside = [b for a, b in laid.neighbours.tolist() if a == paris]
    assert sorted(beside) == [texas, nowhere, nowhere, vienna, georgia]
