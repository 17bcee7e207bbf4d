"""Texts as sets of word shingles, and MinHash bands by which near-copies find each other.

What is written here is kept in tables: a change of any constant makes old rows useless.
"""

import re
import zlib
from array import array
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
Offsets = npt.NDArray[np.int64]

WORDS = 3  # in a shingle
ROWS, BANDS = (
    3,
    20,
)  # a pair of Jaccard .7 shares a band with probability 1 - (1 - .7**3)**20 > .999
# Scripts without spaces: every character is a word.
ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
WORD = re.compile(rf"[{ALONE}]|[^\W{ALONE}]+")
ASCII_WORD = re.compile(r"\w+", re.ASCII)
GOLDEN = np.uint32(0x9E3779B1)
EMPTY = np.uint32(0xFFFFFFFF)


class _Words(dict[str, int]):
    """A hash for each word, the same in every process; kept, since words repeat."""

    def __missing__(self, word: str) -> int:
        self[word] = value = zlib.crc32(word.encode("utf-8", "replace"))
        return value


def shingles(texts: Sequence[str]) -> tuple[Hashes, Offsets]:
    """Sorted distinct 32-bit shingle hashes of all texts in a row, and where each text's begin.

    `offsets` has one entry more than there are texts. A text shorter than a shingle is one.
    """
    table, flat = _Words(), array("I")
    counts = np.zeros(len(texts), np.int64)
    for at, text in enumerate(texts):
        words = (ASCII_WORD if text.isascii() else WORD).findall(text.lower())
        counts[at] = len(words)
        flat.extend(map(table.__getitem__, words))
    starts = np.concatenate(([0], np.cumsum(counts)))
    return _distinct(_grams(np.array(flat, np.uint32)), _owners(starts, counts), len(texts))


def _grams(words: Hashes) -> Hashes:
    """A hash of each word and the two after it."""
    padded = np.concatenate((words, np.zeros(WORDS - 1, np.uint32)))
    mixed = np.zeros(len(words), np.uint32)
    for place in range(WORDS):
        mixed = (mixed ^ padded[place : place + len(words)]) * GOLDEN
        mixed ^= mixed >> np.uint32(15)
    return mixed


def _owners(starts: Offsets, counts: Offsets) -> Offsets:
    """Which text each word's shingle belongs to, -1 where it would reach into the next text."""
    owners = np.repeat(np.arange(len(counts)), counts)
    for back in range(1, WORDS):
        inner = counts > back  # a text of one or two words keeps its first
        owners[starts[1:][inner] - back] = -1
    short = (counts > 0) & (counts < WORDS)
    owners[starts[:-1][short]] = np.flatnonzero(short)
    return owners


def _distinct(grams: Hashes, owners: Offsets, texts: int) -> tuple[Hashes, Offsets]:
    inside = owners >= 0
    keys = owners[inside].astype(np.uint64) << np.uint64(32) | grams[inside]
    keys.sort()
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if len(keys) else keys
    counts = np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=texts)
    return keys.astype(np.uint32), np.concatenate(([0], np.cumsum(counts)))


def bands(hashes: Hashes, offsets: Offsets) -> Hashes:
    """BANDS numbers a text: texts that share one at the same place are worth comparing."""
    texts = len(offsets) - 1
    least = np.full((ROWS * BANDS, texts), EMPTY, np.uint32)
    full = np.flatnonzero(np.diff(offsets))
    factors = np.random.default_rng(1605).integers(1, 1 << 32, (ROWS * BANDS, 2), np.uint32)
    for row, (factor, addend) in enumerate(factors if len(full) else ()):
        turned = hashes * (factor | np.uint32(1)) + addend
        turned ^= turned >> np.uint32(16)
        least[row, full] = np.minimum.reduceat(turned, offsets[full])
    return _banded(least.reshape(BANDS, ROWS, texts))


def _banded(least: Hashes) -> Hashes:
    """Each band's rows as one number, shape (texts, BANDS).

    At 32 bits, a million texts meet some two thousand others by chance, which verifying sorts out.
    """
    mixed = np.zeros((BANDS, least.shape[2]), np.uint64)
    for row in range(ROWS):
        mixed = (mixed ^ least[:, row]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return np.ascontiguousarray((mixed >> np.uint64(32)).astype(np.uint32).T)
