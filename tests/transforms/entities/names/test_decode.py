import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transforms.entities.names.decode import LABELS, LEGAL, _viterbi, best_labels, spans


def scores_for(*labels, second=None):
    scores = np.zeros((len(labels), len(LABELS)), np.float32)
    for i, label in enumerate(labels):
        scores[i, LABELS.index(label)] = 10
    for i, label in second or []:
        scores[i, LABELS.index(label)] = 9
    return scores


def read(scores):
    return [LABELS[i] for i in best_labels(scores)]


def test_a_legal_sequence_stays():
    labels = ["B-PERSON", "E-PERSON", "O", "S-LOC", "S-LOC"]
    assert read(scores_for(*labels)) == labels


def test_an_illegal_sequence_becomes_the_best_legal_one():
    scores = scores_for("O", "B-ORG", "O", second=[(1, "S-ORG")])
    assert read(scores) == ["O", "S-ORG", "O"]


def test_two_wrong_places_are_mended_each():
    scores = scores_for("E-LOC", "O", "O", "B-LOC", second=[(0, "S-LOC"), (3, "S-LOC")])
    assert read(scores) == ["S-LOC", "O", "O", "S-LOC"]


def test_spans():
    labels = [LABELS.index(x) for x in ("B-ORG", "I-ORG", "E-ORG", "O", "S-MISC")]
    assert spans(np.array(labels)) == [(0, 2, 1), (4, 4, 3)]


def test_nothing_gives_nothing():
    assert list(best_labels(np.zeros((0, len(LABELS)), np.float32))) == []


@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
def test_always_legal_and_as_good_as_a_full_search_where_names_touch(seed, n):
    scores = np.random.default_rng(seed).normal(size=(n, len(LABELS))).astype(np.float32)
    labels = best_labels(scores.copy())
    assert LEGAL[np.append(0, labels), np.append(labels, 0)].all()
    full = _viterbi(scores)
    total = scores[np.arange(n), labels].sum()
    assert total <= scores[np.arange(n), full].sum() + 1e-3
