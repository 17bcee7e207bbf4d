"""How the names of organisations and places shorten: acronyms, first words, last words."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from transforms.entities import words
from transforms.entities.match import Match
from transforms.entities.parts import fold

LETTERS: Final = 5  # from here on the spacing of a name's letters does not matter
LONG: Final = 8  # letters of a word that in much company is the same with an `s`


@lru_cache(maxsize=200_000)
def acronyms(key: str) -> frozenset[str]:
    """The acronyms of a name, with and without its small words: `iloveny` has none."""
    tokens = key.split()
    if len(tokens) < 2:
        return frozenset()
    big = [t for t in tokens if t not in words.SMALL]
    found = {"".join(t[0] for t in tokens), "".join(t[0] for t in big)}
    return frozenset(a for a in found if len(a) > 1 and a not in words.LEGAL)


@lru_cache(maxsize=65_536)
def is_acronym(text: str) -> bool:
    """`IMF`, `U.N.`, `BfV`: one word, more capitals than small letters."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return " " not in text and 2 <= len(letters) <= 7 and capitals * 2 > len(letters)


def is_firm(names: Mapping[str, int]) -> bool:
    """Whether a quarter of the times a name has a legal form behind it, and is no acronym."""
    formal = sum(n for name, n in names.items() if _has_form(name))
    return formal * 4 >= sum(names.values()) > 0


def _has_form(name: str) -> bool:
    first, *rest = name.split()
    form = bool(rest) and fold(rest[-1]) in words.LEGAL
    return form and not (len(rest) == 1 and is_acronym(first))


def shortens(short: str, full: str, entity_type: str) -> bool:
    """Whether `short` may stand for `full`, by its words.

    Organisations go by their first or last words (`treasury`, `united states treasury`), other
    names by their first, and a place only where it is a building or a site: `betty ford center`,
    but not `mexico city`.
    """
    first = full.startswith(short + " ")
    last = entity_type == "ORG" and full.endswith(" " + short)
    if not (first or last) or short in words.WHOLE or full in words.INDIVISIBLE:
        return False
    return entity_type != "LOC" or not words.FACILITIES.isdisjoint(full[len(short) :].split())


def plural(left: str, right: str) -> bool:
    """`all black`, `all blacks`; `colt`, `colts`."""
    return min(len(left), len(right)) > 3 and (left + "s" == right or right + "s" == left)


@lru_cache(maxsize=200_000)
def shorter(key: str, entity_type: str) -> frozenset[str]:
    """The first words and the last words that may stand for a name."""
    tokens = key.split()
    cuts = range(1, len(tokens))
    forms = {" ".join(tokens[:i]) for i in cuts} | {" ".join(tokens[i:]) for i in cuts}
    return frozenset(f for f in forms if shortens(f, key, entity_type))


def first_words(key: str) -> frozenset[str]:
    """The first words of a name, two or more: what says by itself which name it is of. Not where
    the rest is what a company's unit adds: `thornbury credit`, of `thornbury credit canada`."""
    tokens = key.split()
    cuts = range(2, len(tokens))
    return frozenset(" ".join(tokens[:i]) for i in cuts if not words.UNIT.issuperset(tokens[i:]))


def telling(key: str) -> list[str]:
    """The words of a name without small ones and endings; the first is never small."""
    first, *rest = key.split() or [""]
    return [_singular(t) for t in (first, *(t for t in rest if t not in words.SMALL))]


def blocks(key: str) -> frozenset[str]:
    """Names that `compare` can find alike share one of these: letters, or words in any order."""
    return frozenset({key.replace(" ", ""), " ".join(sorted(telling(key)))})


def _singular(word: str) -> str:
    """Without a plural's ending: `elections`, but not `cbs`."""
    return word.removesuffix("s") if len(word) > 4 else word


def compare(left: str, right: str) -> Match:
    """Two names of organisations, works or unresolved places. Symmetric."""
    if left == right:
        return Match(1.0, "same name")
    letters = left.replace(" ", "")
    if letters == right.replace(" ", ""):
        few = len(letters) < LETTERS  # `S/P` is no `SP`
        return Match(0.0, "") if few else Match(0.95, "same letters, other spacing")
    a, b = telling(left), telling(right)
    if len(a) == 1 and a == b:  # `Time`, `Times`; `Norton`, `Norton and Co`
        long = min(len(left), len(right)) >= LONG  # `Sandinista`, `Sandinistas`
        return Match(0.7 if long else 0.6, "same word but for its ending")
    if len(a) == 2 and a == b[::-1] and not _turned(left, right):  # `West Bank`, `Bank of the West`
        return Match(0.8, "same two words in another order")
    if blocks(left) & blocks(right):
        return Match(0.9, "same words but for endings, order and small words")
    return Match(0.0, "")


def _turned(left: str, right: str) -> bool:
    """`census bureau`, `bureau of the census`; but Boston University is not that of Boston."""
    return any(
        " of " in key and " of " not in other and key.split()[0] in words.TURNED
        for key, other in ((left, right), (right, left))
    )
