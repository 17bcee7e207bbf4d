"""Telling pairs apart in arrays loses none that a comparison of their words would keep."""

from itertools import combinations, product

import numpy as np

from transforms.entities import compare
from transforms.entities.candidate_pairs import fitting

FIRST = ["william", "bill", "will", "w", "maría", "maria", "jon", "john", "catherine", "katherine"]
LAST = ["gorse", "gorze", "quill", "kim", "zelensky", "zelenskyy", "g", "w", "gorsequill"]
MORE = ["william w gorse", "jong un kim", "maria gorse quill", "gorse", "jong orse"]


def test_pairs_that_fit_are_those_whose_words_do() -> None:
    names = [" ".join(words) for words in (*product(FIRST, LAST), *product(LAST, FIRST))]
    nodes = sorted({f"PERSON:{name}" for name in [*names, *MORE]})
    pairs = np.array(list(combinations(range(len(nodes)), 2)))
    expected = {(a, b) for a, b in combinations(nodes, 2) if compare.names(a, b).score > 0}
    assert len(expected) > len(nodes)
    assert set(fitting(nodes, pairs[:, 0], pairs[:, 1])) == expected
