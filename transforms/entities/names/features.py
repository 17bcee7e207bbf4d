"""A word -> what the network sees of it: hashed parts, its form, its case. Shared with training."""

import re
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

LEXICAL_ROWS = 20_000
FORM_ROWS = 6_000
N_GRAMS = (3, 4)  # bytes of the lower-case word between < and >
_LONGEST = 24  # characters of a word that are looked at, so that a word of 5 MB costs no more
_REPEATS = re.compile(r"(.)\1{2,}")
_SIGNS = {chr(i): "X" if chr(i).isupper() else "x" for i in range(128) if chr(i).isalpha()}
_SHAPES = str.maketrans(_SIGNS | dict.fromkeys("0123456789", "d"))

# Bits of `Word.case`.
LETTERS, CAPITALISED, ALL_CAPS = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Word:
    """The features of a word type. Row 0 of each table is the empty row."""

    lexical: tuple[int, ...]  # rows of the lexical table: two of the word, then its n-grams
    form: tuple[int, ...]  # rows of the form table: affixes, shape
    key: int  # hash of the word
    lower_key: int  # hash of the word in lower case
    pool_key: int  # words that share it in one document are read together
    case: int


def hashed(text: str) -> int:
    """CRC-32 of the UTF-8 bytes: the same on every machine; lone surrogates pass."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def word_features(word: str) -> Word:
    case = case_of(word)
    word = _shortened(word)
    lower = word.lower()
    return Word(
        (_row("a" + lower, LEXICAL_ROWS), _row("b" + lower, LEXICAL_ROWS), *_grams(lower)),
        tuple(_form_row(part) for part in _forms(word, lower)),
        hashed(word),
        hashed(lower),
        hashed(("N" if case & CAPITALISED else "w") + lower),
        case,
    )


def _shortened(word: str) -> str:
    return word if len(word) <= 2 * _LONGEST else word[:_LONGEST] + word[-_LONGEST:]


def _row(text: str, rows: int) -> int:
    return 1 + hashed(text) % (rows - 1)


@lru_cache(maxsize=50_000)  # words share their affixes and shapes
def _form_row(part: str) -> int:
    return _row(part, FORM_ROWS)


def _grams(lower: str) -> list[int]:
    if len(lower) < N_GRAMS[0]:
        return []
    marked = f"<{lower[:_LONGEST]}>".encode("utf-8", "surrogatepass")
    return [
        1 + crc32(marked[i : i + n]) % (LEXICAL_ROWS - 1)
        for n in N_GRAMS
        for i in range(len(marked) - n + 1)
    ]


def _forms(word: str, lower: str) -> tuple[str, ...]:
    return (
        "p3" + word[:3],
        "p2" + word[:2],
        "s3" + lower[-3:],
        "s2" + lower[-2:],
        "c4" + lower[:2] + lower[-2:],
        "sh" + shape(word),
    )


def shape(word: str) -> str:
    """Maduro -> Xxx, U -> X, 2019 -> dd; repeats after the second are dropped."""
    start = word[:12]
    return _squeezed(start.translate(_SHAPES) if start.isascii() else "".join(map(_sign, start)))


@lru_cache(maxsize=4_000)
def _squeezed(signs: str) -> str:
    return _REPEATS.sub(r"\1\1", signs)


def _sign(c: str) -> str:
    return "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c


def case_of(word: str) -> int:
    """Bits of `LETTERS`, `CAPITALISED` and `ALL_CAPS`."""
    word = _shortened(word)
    if not word[0].isalpha():
        return 0
    case = LETTERS
    if word[0].isupper():
        case |= CAPITALISED
        if len(word) > 1 and word.isupper():
            case |= ALL_CAPS
    return case
