"""Scores of the 17 BIOES labels a word -> spans, by the best legal sequence."""

import numpy as np
from numpy.typing import NDArray

from transforms.entities.mention import EntityType

TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "LOC", "MISC")
# O, then begin, inside, end, single of each type.
LABELS = ("O", *(f"{part}-{kind}" for kind in TYPES for part in "BIES"))
_OPEN = np.array([label[0] in "BI" for label in LABELS])  # the name goes on after it
_GOING_ON = np.array([label[0] in "IE" for label in LABELS])  # a name has begun before it
_KIND = np.array([-1, *(k for k in range(len(TYPES)) for _ in "BIES")])
LEGAL = np.where(
    _OPEN[:, None],
    _GOING_ON[None, :] & (_KIND[:, None] == _KIND[None, :]),
    ~_GOING_ON[None, :],
)
_FORBIDDEN = np.where(LEGAL, 0.0, -np.inf)

Span = tuple[int, int, int]  # first word, last word, type as a place in TYPES


def best_labels(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    """The best legal labels. Words x 17 -> words.

    The best label of each word alone is legal nearly always; only stretches where it is not
    are searched (Viterbi), out to the words outside any name on both sides.
    """
    labels: NDArray[np.intp] = scores.argmax(axis=1)
    if not len(labels):
        return labels
    for first, last in _wrong_stretches(labels):
        labels[first:last] = _viterbi(scores[first:last])
    return labels


def _wrong_stretches(labels: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Half-open stretches from a word outside names to the next, with an illegal step inside."""
    outside = np.flatnonzero(labels == 0)
    stretches: list[tuple[int, int]] = []
    for i in np.flatnonzero(~LEGAL[np.append(0, labels), np.append(labels, 0)]):
        before, after = np.searchsorted(outside, i), np.searchsorted(outside, i, side="right")
        first = int(outside[before - 1]) if before else 0
        last = int(outside[after]) + 1 if after < len(outside) else len(labels)
        if stretches and first < stretches[-1][1]:  # they share a word: search both at once
            first = stretches.pop()[0]
        stretches.append((first, last))
    return stretches


def _viterbi(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    best = np.where(_GOING_ON, -np.inf, scores[0].astype(np.float64))
    back = np.zeros(scores.shape, np.intp)
    for i in range(1, len(scores)):
        paths = best[:, None] + _FORBIDDEN
        back[i] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[i]
    path = np.empty(len(scores), np.intp)
    path[-1] = np.where(_OPEN, -np.inf, best).argmax()
    for i in range(len(scores) - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def spans(labels: NDArray[np.intp]) -> list[Span]:
    """The names of a legal label sequence, in order."""
    found = []
    first = 0
    for i in np.flatnonzero(labels):
        label = LABELS[labels[i]]
        if label[0] in "BS":
            first = int(i)
        if label[0] in "ES":
            found.append((first, int(i), int(_KIND[labels[i]])))
    return found
