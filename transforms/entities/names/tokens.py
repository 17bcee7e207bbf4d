"""Text -> pieces that cover it without gap: spaces, runs of letters and digits, single signs."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

# Letters keep their combining accents; whatever is neither letter, digit nor space stands alone.
_PIECE = re.compile(r"\s+|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|[^\w\s]|_")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that is tagged as one document.

    `words[i]` starts at code point `starts[i]`; `spaces[i]` says what stands before it:
    0 nothing, 1 spaces, 2 a line break (or the text's beginning). `paragraphs` are the words that
    stand behind an empty line.
    """

    words: list[str]
    starts: list[int]
    spaces: list[int]
    paragraphs: frozenset[int] = frozenset()


def blocks(text: str, limit: int = 50_000) -> Iterator[Block]:
    """The text's words in blocks of at most `limit` code points, so that memory stays bounded."""
    at, before = 0, 2
    while at < len(text):
        pieces = _PIECE.findall(text, at, at + limit)
        if at + limit < len(text) and len(pieces) > 1:
            pieces.pop()  # it may have been cut in two
        starts = list(accumulate(map(len, pieces), initial=at))
        at = starts.pop()
        block, before = _block(pieces, starts, before)
        yield block


def _block(pieces: list[str], starts: list[int], before: int) -> tuple[Block, int]:
    """The words among the pieces, and what stands before the next block."""
    words: list[str] = []
    places: list[int] = []
    spaces: list[int] = []
    paragraphs: list[int] = []
    for piece, start in zip(pieces, starts, strict=True):
        if piece == " ":
            before = before or 1
        elif piece.isspace():
            ends = len(_LINE_END.findall(piece))
            before = 2 if ends else before or 1
            if ends > 1 or "\u2029" in piece:
                paragraphs.append(len(words))
        else:
            words.append(piece)
            places.append(start)
            spaces.append(before)
            before = 0
    return Block(words, places, spaces, frozenset(paragraphs)), before


def without_accents(word: str) -> str:
    """`Merlić` -> `Merlic`."""
    return word if word.isascii() else _without_accents(word)


@lru_cache(maxsize=4_000)
def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if not unicodedata.combining(c)) or word
