"""Spans as the network marks them -> spans as a reader would mark them."""

import tomllib
from functools import cache
from pathlib import Path

from transforms.entities.names.decode import TYPES, Span
from transforms.entities.names.tokens import Block

_PERSON, _ORG, _MISC = (TYPES.index(t) for t in ("PERSON", "ORG", "MISC"))
_EDGES = frozenset("\"'“”‘’`´«»„()[]{}<>,;:!?*_#@|/\\-–—")
_APOSTROPHES = frozenset("'’ʼ`´")
_HYPHENS = frozenset("-‐‑")


@cache
def _words() -> dict[str, frozenset[str]]:
    path = Path(__file__).parent / "data" / "words.toml"
    return {k: frozenset(v) for k, v in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def clean(block: Block, spans: list[Span]) -> list[Span]:
    """Without articles, titles, possessives and stray signs; hyphenated names whole."""
    spans = [part for span in _joined(block, spans) for part in _by_line(block, span)]
    taken = {i for first, last, _ in spans for i in range(first, last + 1)}
    out = []
    for span in spans:
        first, last, kind = _trimmed(block, *span)
        if first <= last:
            first, last = _whole(block, first, last, kind, taken)
            out.append(_prize(block, first, last, kind, taken))
    return out


def _by_line(block: Block, span: Span) -> list[Span]:
    """A name that runs from a headline in capitals into the line below it is two."""
    first, last, kind = span
    for i in range(first + 1, last + 1):
        if block.spaces[i] == 2 and len(block.words[i - 1]) > 2 and block.words[i - 1].isupper():
            return [(first, i - 1, kind), *_by_line(block, (i, last, kind))]
    return [span]


def _joined(block: Block, spans: list[Span]) -> list[Span]:
    """One name of `[Party of] [Peru]`: an organisation that ends in `of` goes on."""
    out: list[Span] = []
    for span in spans:
        if out and out[-1][2] == _ORG and out[-1][1] + 1 == span[0]:
            first, last, _ = out[-1]
            if first < last and block.words[last] == "of":
                out[-1] = (first, span[1], _ORG)
                continue
        out.append(span)
    return out


def _prize(block: Block, first: int, last: int, kind: int, taken: set[int]) -> Span:
    """A prize with its noun; a doctrine by its ending."""
    after = last + 1
    if (
        after < len(block.words)
        and after not in taken
        and block.words[after] in _words()["prizes"]
        and block.spaces[after] == 1
    ):
        return first, after, _MISC
    word = block.words[first]
    if first == last and len(word) > 5 and word.lower().endswith(tuple(_words()["doctrines"])):
        return first, last, _MISC
    return first, last, kind


def _trimmed(block: Block, first: int, last: int, kind: int) -> Span:
    words = block.words
    while first <= last and words[first] in _EDGES:
        first += 1
    while first <= last and words[last] in _EDGES:
        last -= 1
    if last > first and words[last] in "sS" and words[last - 1] in _APOSTROPHES:
        last -= 2
    if first < last and _is_article(block, first):
        first += 1
    while kind == _PERSON and first < last and _is_title(words[first], words[first + 1]):
        first += 2 if words[first + 1] == "." and first + 1 < last else 1
    while (
        first < last and words[last] in _words()["never_last"] and words[last - 1] not in _HYPHENS
    ):
        last -= 1
    return first, last, kind


def _is_title(word: str, following: str) -> bool:
    """`Ms Castell`, `MS CASTELL`; but `MS Castell` has initials."""
    initials = word.isupper() and following[0].isalpha() and not following.isupper()
    return word.lower() in _words()["titles"] and not initials


def _is_article(block: Block, first: int) -> bool:
    pair = " ".join(block.words[first : first + 2]).lower()
    return (
        block.words[first].lower() in _words()["articles"]
        and block.words[first + 1] not in "'’.-"
        and pair not in _words()["with_article"]
    )


def _whole(block: Block, first: int, last: int, kind: int, taken: set[int]) -> tuple[int, int]:
    """Takes in the full stop of an abbreviation and the other half of a hyphenated name."""
    words, n = block.words, len(block.words)
    if kind in (_PERSON, _ORG):
        while _hyphenated(block, last + 1, last + 2, taken):
            last += 2
        while _hyphenated(block, first - 1, first - 2, taken) and block.spaces[first] == 0:
            first -= 2
    if last + 1 < n and words[last + 1] == "." and not block.spaces[last + 1]:
        initials = len(words[last]) == 1 and first < last and words[last - 1] == "."
        if initials or (words[last].lower() in _words()["dotted"] and first < last):
            last += 1
    return first, last


def _hyphenated(block: Block, sign: int, half: int, taken: set[int]) -> bool:
    """Is there a hyphen, without spaces, and behind it a free capitalised word?"""
    if min(sign, half) < 0 or max(sign, half) >= len(block.words) or half in taken:
        return False
    later = max(sign, half)
    return (
        block.words[sign] in _HYPHENS
        and block.spaces[later] == block.spaces[later - 1 if later == half else later] == 0
        and block.words[half][0].isupper()
    )
