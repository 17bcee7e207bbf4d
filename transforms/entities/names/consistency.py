"""The second pass: a name means one thing in an article, and is found wherever it stands."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from transforms.entities.names.decode import TYPES
from transforms.entities.names.found import Found
from transforms.entities.names.longer import (
    apart_from_owners,
    as_in_longer_names,
    first_with_last_names,
    speakers,
)
from transforms.entities.names.openers import begins_sentence, without_openers
from transforms.entities.names.tokens import Block, without_accents

_SURE = 0.95
_PERSON, _PLACE = TYPES.index("PERSON"), TYPES.index("LOC")

Key = tuple[str, ...]


def consistent(block: Block, found: list[Found]) -> list[Found]:
    """The names with the type that the article supports, and those that were missed, in order."""
    words = [w if w.isascii() and not w.isupper() else _as_in_text(w) for w in block.words]
    found = without_openers(block, found)
    found = apart_from_owners(block, speakers(block, found))
    votes: dict[Key, list[float]] = defaultdict(lambda: [0.0] * len(TYPES))
    for f in found:
        first, last, kind = f.span
        votes[tuple(words[first : last + 1])][kind] += f.confidence
    voted = [_outvoted(f, votes[tuple(words[f.span[0] : f.span[1] + 1])]) for f in found]
    missed = _missed(block, words, found, votes)
    whole = first_with_last_names(block, sorted(voted + missed, key=lambda f: f.span))
    return as_in_longer_names(block, whole)


def _as_in_text(word: str) -> str:
    """Headlines print names in capitals, and without their accents."""
    word = without_accents(word)
    return word.capitalize() if len(word) > 4 and word.isupper() else word


def _outvoted(f: Found, votes: list[float]) -> Found:
    """The other type, if what speaks for it in the article is more than twice as much."""
    first, last, kind = f.span
    best = max(range(len(votes)), key=votes.__getitem__)
    if votes[best] <= 2 * votes[kind]:
        return f
    return Found((first, last, best), round(votes[best] / (sum(votes) + 1), 3))


def _missed(
    block: Block, words: list[str], found: list[Found], votes: dict[Key, list[float]]
) -> list[Found]:
    names = _worth_looking_for(votes)
    if not names:
        return []
    taken = np.zeros(len(words) + 1, bool)
    for f in found:
        taken[f.span[0] : f.span[1] + 1] = True
    missed = []
    for i in [i for i, word in enumerate(words) if word in names]:
        for name, kind, confidence in names[words[i]]:
            last = i + len(name) - 1
            if tuple(words[i : last + 1]) == name and _free(block, taken, i, last):
                missed.append(Found((i, last, kind), confidence))
                taken[i : last + 1] = True
    return missed


def _worth_looking_for(votes: dict[Key, list[float]]) -> dict[str, list[tuple[Key, int, float]]]:
    """By first word, the names that can hardly mean anything else; the longest first.

    One word alone must be a sure person or place: an organisation's is often a common noun.
    """
    names: dict[str, list[tuple[Key, int, float]]] = defaultdict(list)
    for key in sorted(votes, key=lambda k: (-len(k), k)):
        kind = max(range(len(TYPES)), key=votes[key].__getitem__)
        alone = len(key) == 1
        if alone and not (kind in (_PERSON, _PLACE) and len(key[0]) > 2 and key[0][0].isupper()):
            continue
        if votes[key][kind] >= (_SURE if alone else 0.5):
            names[key[0]].append((key, kind, 0.7))
    return names


def _free(block: Block, taken: NDArray[np.bool_], first: int, last: int) -> bool:
    """Is it a whole name by itself, not a part of a longer one?"""
    if taken[max(first - 1, 0) : last + 2].any():
        return False
    if len(block.words[first]) > 4 and block.words[first].isupper():
        return True  # a headline, where the neighbours' capitals say nothing
    second = begins_sentence(block, first - 1)
    before = not second and _capital_joins(block, first, first - 1)
    return not before and not _capital_joins(block, last + 1, last + 1)


def _capital_joins(block: Block, gap: int, neighbour: int) -> bool:
    """Does a capitalised word stand beside, with nothing but a space (before `gap`) between?"""
    if gap == len(block.words):
        return False
    return block.spaces[gap] == 1 and block.words[neighbour][0].isupper()
