"""Text -> the names in it."""

import math
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transforms.entities.mention import EntityMention
from transforms.entities.names.clean import clean
from transforms.entities.names.consistency import consistent
from transforms.entities.names.context import contexts, worth_reading
from transforms.entities.names.decode import LABELS, TYPES, Span, best_labels, spans
from transforms.entities.names.features import CAPITALISED
from transforms.entities.names.found import Found
from transforms.entities.names.lexicon import Lexicon
from transforms.entities.names.network import UNIT, Network
from transforms.entities.names.tokens import Block, blocks
from transforms.entities.names.weights import WEIGHTS, load_arrays

_BY_RULE = 0.7  # confidence in a name of which the network saw nothing
_COLUMNS = np.array([[1 + 4 * k + i for i in range(4)] for k in range(len(TYPES))])


class Tagger:
    """Finds names with the weights in one file. Keeps what it learns of words, so reuse it."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        arrays = load_arrays(path)
        self._lexicon = Lexicon(arrays)
        self._network = Network(arrays)
        self._slope, self._offset = (float(x) for x in arrays["calibration"])

    def tag(self, text: str) -> list[EntityMention]:
        """The mentions in order of their offsets, never overlapping. Any text is fine."""
        return [mention for block in blocks(text) for mention in self._mentions(text, block)]

    def scores(self, block: Block) -> NDArray[np.float32]:
        """Words x 17 scores; `UNIT` of them is one unit of log odds."""
        lexicon = self._lexicon
        cases = lexicon.cases(block.words)
        around = contexts(np.array(block.spaces, np.int64), cases)
        scores = np.zeros((len(cases), len(LABELS)), np.float32)
        scores[:, 0] = 20 * UNIT  # far from any capital letter: no name
        reading = worth_reading((cases & CAPITALISED) > 0)
        places = reading.places
        if len(places):
            ids = lexicon.ids([block.words[i] for i in places])
            vectors, pools = lexicon.vectors[ids], lexicon.pool_keys[ids]
            read = self._network.scores(vectors, around[places], pools, reading)
            scores[places[reading.name]] = read
        return scores

    def _mentions(self, text: str, block: Block) -> list[EntityMention]:
        if not block.words:
            return []
        scores = self.scores(block)
        labels = best_labels(scores)
        found = clean(block, spans(labels))
        sure = map(Found, found, map(self._calibrated, _shares(scores, labels, found)))
        return [_mention(text, block, name) for name in consistent(block, list(sure))]

    def _calibrated(self, share: float) -> float:
        """The share of names with such a share that are right (Platt scaling), to 3 places."""
        if math.isnan(share):
            return _BY_RULE
        p = min(max(share, 1e-6), 1 - 1e-6)
        odds = self._slope * math.log(p / (1 - p)) + self._offset
        return min(max(round(1 / (1 + math.exp(-odds)), 3), 0.001), 0.999)


def _mention(text: str, block: Block, name: Found) -> EntityMention:
    first, last, kind = name.span
    start, end = block.starts[first], block.starts[last] + len(block.words[last])
    return EntityMention(start, end, text[start:end], TYPES[kind], name.confidence)


def _shares(
    scores: NDArray[np.float32], labels: NDArray[np.intp], found: list[Span]
) -> list[float]:
    """For each span, the share of its type at the word where that is least.

    Words that a rule added say nothing of how sure the network is: they do not count, and a name
    of such words alone has NaN.
    """
    if not found:
        return []
    lengths = np.array([last - first + 1 for first, last, _ in found])
    begins = np.cumsum(lengths) - lengths
    firsts = np.array([first for first, _, _ in found])
    words = np.repeat(firsts - begins, lengths) + np.arange(lengths.sum())
    columns = _COLUMNS[np.repeat([kind for _, _, kind in found], lengths)]
    s = scores[words].astype(np.float64) / UNIT
    s = np.exp(s - s.max(axis=1, keepdims=True))
    share = np.take_along_axis(s, columns, axis=1).sum(axis=1) / s.sum(axis=1)
    share[(labels[words, None] != columns).all(axis=1)] = np.nan
    return [float(p) for p in np.fmin.reduceat(share, begins)]


@cache
def default_tagger() -> Tagger:
    return Tagger()
