"""The pairs of names that a batch compares: those that share a block, and can be one entity's.

Nearly all pairs that share a block are two people of one surname, or of one first name. They are
told apart in arrays, by numbers for their words; what is left is compared name by name.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from transforms.entities import compare, corpus, person, sounds, state
from transforms.entities.clusters import Merge
from transforms.entities.features import Features, mark

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def compared(table: pa.Table, known: Mapping[str, Features]) -> Iterator[Merge]:
    """Each node of the batch with each that shares a block; what is not even near is dropped."""
    fit = sorted({*fitting(*_sharing(table, known)), *_typed_otherwise(table, known)})
    beside = {n for pair in fit for n in pair} - known.keys()
    everyone = {**state.features_of(state.where(table, "node", beside)), **known}
    for a, b in fit:
        match = compare.compare(compare.Side(a, everyone[a]), compare.Side(b, everyone[b]))
        if match.score >= compare.NEAR:
            yield Merge(a, b, match.score >= compare.SAME, match.score, match.reason, "rule")


def _typed_otherwise(table: pa.Table, known: Mapping[str, Features]) -> set[tuple[str, str]]:
    """The names of the batch beside those that the tagger gave another type."""
    others = {node: corpus.typed_otherwise(node) for node in known}
    wanted = {other for several in others.values() for other in several}
    there = {*state.values(state.where(table, "node", wanted), "node"), *known}
    return {(min(a, b), max(a, b)) for a, several in others.items() for b in several & there}


def _sharing(table: pa.Table, known: Mapping[str, Features]) -> tuple[list[str], Ints, Ints]:
    """Names, the batch's first; and those that share a block, as indices, each pair once."""
    new = list(known)
    blocks = [list(map(mark, corpus.blocks(node))) for node in new]
    wanted = {block for several in blocks for block in several}
    rows = state.listing(table.select(["node", "blocks"]), "blocks", wanted)
    rows = state.without(rows, "node", new)
    names = [*new, *state.values(rows, "node")]
    blocks += state.lists(rows, "blocks")
    block = np.array([b for several in blocks for b in several], np.int64)
    of = np.repeat(np.arange(len(names)), [len(several) for several in blocks])
    # The new names by block: those of the n-th block stand from first[n], count[n] of them.
    ours = block[: sum(map(len, blocks[: len(new)]))]
    there, first, count = np.unique(np.sort(ours), return_index=True, return_counts=True)
    members = of[np.argsort(ours, kind="stable")]
    at = np.searchsorted(there, block)
    shared = at < len(there)
    shared[shared] = there[at[shared]] == block[shared]
    at, of = at[shared], of[shared]
    start = np.repeat(first[at] - np.cumsum(count[at]) + count[at], count[at])
    left, right = members[start + np.arange(len(start))], np.repeat(of, count[at])
    code = np.unique(np.minimum(left, right) * len(names) + np.maximum(left, right))
    left, right = np.divmod(code, max(len(names), 1))
    return names, left[left != right], right[left != right]


def fitting(names: Sequence[str], left: Ints, right: Ints) -> Iterator[tuple[str, str]]:
    """The pairs whose names can be one entity's, in alphabetical order each."""
    words = [_two_words(node) for node in names]
    two = np.array([bool(pair) for pair in words], bool)
    quick = two[left] & two[right]
    may = ~quick
    may[quick] = _may_fit(words, left[quick], right[quick])
    for i, j in zip(left[may].tolist(), right[may].tolist(), strict=True):
        if compare.names(names[i], names[j]).score > 0:
            yield min(names[i], names[j]), max(names[i], names[j])


def _two_words(node: str) -> list[str]:
    """The words of a person's name, where it has two."""
    kind, key = corpus.split(node)
    words = key.split()
    return words if kind == "PERSON" and len(words) == 2 else []


def _may_fit(words: Sequence[Sequence[str]], left: Ints, right: Ints) -> Bools:
    """Names of two words: both may be the other's, or they are of the same letters."""
    first, last = (
        _may_be([pair[k] if pair else "" for pair in words], left, right) for k in (0, 1)
    )
    joined, ordered = (
        _numbered([way(pair) for pair in words]) for way in ("".join, lambda p: " ".join(sorted(p)))
    )
    found: Any = (first & last) | (joined[left] == joined[right])
    return np.asarray(found | (ordered[left] == ordered[right]))


def _may_be(words: Sequence[str], left: Ints, right: Ints) -> Bools:
    """Whether a word may be the other: by number where that tells, else as `person.word` says."""
    word, letter = _numbered(words), _numbered([w[:1] for w in words])
    sound = _numbered([sounds.skeleton(w) for w in words])
    nickname = np.array([person.has_nickname(w) for w in words], bool)
    length = np.array([len(w) for w in words], np.int64)
    a, b = length[left], length[right]
    begins = letter[left] == letter[right]
    found = (word[left] == word[right]) | (sound[left] == sound[right])
    found |= begins & (np.minimum(a, b) == 1)
    slips = begins & (np.abs(a - b) < 2) & (np.minimum(a, b) >= person.SLIPS)
    asked = np.flatnonzero((slips | (nickname[left] & nickname[right])) & ~found)
    found[asked] = [person.word(words[left[n]], words[right[n]]).score > 0 for n in asked]
    return np.asarray(found)


def _numbered(texts: Sequence[str]) -> Ints:
    """A number for each text, the same for the same."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int64)
