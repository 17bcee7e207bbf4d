"""Organisations whose names look like other names, out of `data/brands.toml`: `Ernst & Young`."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from transforms.entities.names.decode import TYPES, Span
from transforms.entities.names.tokens import Block, blocks

_PERSON, _ORG, _MISC = (TYPES.index(t) for t in ("PERSON", "ORG", "MISC"))
_SPELLINGS = {"&": "and", "\u2019": "'", "AND": "and"}


def brands(block: Block, spans: list[Span]) -> list[Span]:
    """Where known organisations stand, with what the name that each ends in goes on with.

    Not as a part of a longer name, nor where the block names a person so (`Rob Lowe's`).
    """
    of = {i: span for span in spans for i in range(span[0], span[1] + 1)}
    people = {block.words[last] for first, last, kind in spans if kind == _PERSON and first < last}
    found = []
    for first, last in _known_in(block):
        longer = any(i in of and of[i][0] < first for i in (first, last)) or _is_work(of, last)
        person = last == first + 2 and block.words[first] in people
        if not longer and not person and not _is_shouted(block, first, last):
            found.append((first, _end(block, of, last), _ORG))
    return found


def _is_shouted(block: Block, first: int, last: int) -> bool:
    """`MAN WHO FELL`: a word, and no `WHO`."""
    if first != last or block.words[first] not in _words():
        return False
    beside = block.words[max(0, first - 1) : first] + block.words[last + 1 : last + 2]
    return any(len(word) > 1 and word.isupper() for word in beside)


def _is_work(of: dict[int, Span], last: int) -> bool:
    """`the [S&P 500]`: an index, not who publishes it."""
    return last in of and of[last][1] > last and of[last][2] == _MISC


def _end(block: Block, of: dict[int, Span], last: int) -> int:
    """`[Merrill Lynch] [Capital Markets]` is one name, and `Procter & [Gamble Co]`."""
    goes_on = last + 1 in of and block.spaces[last + 1] == 1
    _, end, kind = of[last + 1] if goes_on else of.get(last, (last, last, _ORG))
    return end if kind == _ORG else last


def with_brands(spans: list[Span], known: list[Span]) -> list[Span]:
    """The names in order, with known organisations in place of those that they overlap."""
    inside = {i for first, last, _ in known for i in range(first, last + 1)}
    return sorted([s for s in spans if inside.isdisjoint((s[0], s[1]))] + known)


def _known_in(block: Block) -> Iterator[tuple[int, int]]:
    known = _known()
    end = -1
    for i in [i for i, word in enumerate(block.words) if word in known]:
        for name in known[block.words[i]]:
            last = i + len(name) - 1
            if i > end and _spelled(block.words[i : last + 1]) == name:
                end = last
                yield i, last


def _spelled(words: list[str]) -> tuple[str, ...]:
    return tuple(_SPELLINGS.get(word, word) for word in words)


@cache
def _words() -> frozenset[str]:
    """Organisations that are a word in capitals."""
    return frozenset(_data()["words"])


@cache
def _data() -> dict[str, list[str]]:
    path = Path(__file__).parent / "data" / "brands.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _known() -> dict[str, list[tuple[str, ...]]]:
    """By its first word, each name's words; the longest first."""
    known: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for names in _data().values():
        for name in sorted(names, key=len, reverse=True):
            for spelling in (name, name.upper().replace(" AND ", " and ")):
                words = next(blocks(spelling)).words
                known[words[0]].append(tuple(words))
    return dict(known)
