"""Where a name begins and ends: without articles, titles, possessives and stray signs."""

from unicodedata import category

from transforms.entities.names.decode import TYPES, Span
from transforms.entities.names.tokens import Block
from transforms.entities.names.words import words

_PERSON, _ORG, _LOC, _MISC = (TYPES.index(t) for t in ("PERSON", "ORG", "LOC", "MISC"))
_EDGES = frozenset("\"'“”‘’`´«»„()[]{}<>,;:!?*_#@|/\\-–—")
_BRACKETS = frozenset(("Ps", "Pe", "Pi", "Pf"))  # Unicode's brackets and quotes of any script
APOSTROPHES = frozenset("'’ʼ`´")
_ARTICLES = ("the", "a", "an")
_ADVISERS = ("adviser", "advisor")
HYPHENS = frozenset("-‐‑")
PARTIES = frozenset("DRI")


def trimmed(block: Block, first: int, last: int, kind: int) -> Span:
    """The span without what stands at its edges; last < first if nothing remains."""
    at = block.words
    while first <= last and _is_edge(at[first]):
        first += 1
    if 0 < first < last and at[first] == "s" and at[first - 1] in APOSTROPHES:
        first += 1  # of `Peru's Congress`
    while first <= last and _is_edge(at[last]):
        last -= 1
    if last > first and at[last] in "sS" and at[last - 1] in APOSTROPHES:
        last -= 2
    is_number = kind in (_PERSON, _LOC) and _is_number(at[first : last + 1])
    if (
        is_number
        or _is_party(block, first, last)
        or (first == last and at[first].lower() in _ARTICLES)
    ):
        return first, first - 1, kind
    if first < last and _is_article(block, first):
        first += 1
    while kind == _PERSON and first < last and _is_title(at[first], at[first + 1]):
        first += 2 if at[first + 1] == "." and first + 1 < last else 1
    while first < last and at[last] in words("never_last") and at[last - 1] not in HYPHENS:
        last -= 1
    if kind == _ORG and first < last and at[last] in words("periods"):
        last -= 1
    return _proper(block, first, last) if kind == _LOC else (first, last, kind)


def _is_number(words_: list[str]) -> bool:
    """`1,200`; `7am`, but `11th Avenue` is none."""
    alone = len(words_) == 1 and words_[0][0].isdigit()
    return alone or not any(map(str.isalpha, "".join(words_)))


def _is_party(block: Block, first: int, last: int) -> bool:
    """`Ana Brezovar ([D]., Conn.)`: her party, and no name."""
    letter = first == last and block.words[first] in PARTIES
    return letter and first > 0 and block.words[first - 1] == "("


def _is_edge(word: str) -> bool:
    return word in _EDGES or (len(word) == 1 and category(word) in _BRACKETS)


def is_portfolio(block: Block, first: int, last: int, kind: int) -> bool:
    """Is it what a minister is minister of, a part of the title: `Minister of [Health]`?"""
    if kind not in (_ORG, _MISC):
        return False
    after = block.words[last + 1].lower() if last + 1 < len(block.words) else ""
    before = [w.lower() for w in block.words[max(first - 3, 0) : first] if w.lower() != "the"]
    of = len(before) > 1 and before[-1] in ("of", "for") and before[-2] in words("ministers")
    field = " ".join(block.words[first : last + 1]).lower() in words("fields")
    return of or (kind == _ORG and (after in words("ministers") or (field and after in _ADVISERS)))


def is_title_before(block: Block, first: int, last: int, begins: set[int]) -> bool:
    """Is it an abbreviated title with a name right behind it: `[Sen]. [Ida Lowe]`?"""
    short = first == last and block.words[first + 1 : first + 2] == ["."]
    return short and first + 2 in begins and block.words[first].lower() in words("titles")


def _proper(block: Block, first: int, last: int) -> Span:
    """A place without the common words around its name: `southern [Songkhla] province`."""
    at = block.words
    inner = first
    while inner < last and (at[inner] in words("compass") or at[inner] in HYPHENS):
        inner += 1
    if at[inner][0].isupper():
        first = inner
    if (
        first < last
        and at[last].islower()
        and at[last - 1][0].isupper()
        and block.spaces[last] == 1
    ):
        last -= 1
    return first, last, _LOC


def _is_title(word: str, following: str) -> bool:
    """`Ms Castell`, `MS CASTELL`; but `MS Castell` has initials."""
    initials = word.isupper() and following[0].isalpha() and not following.isupper()
    return word.lower() in words("titles") and not initials


def _is_article(block: Block, first: int) -> bool:
    pair = " ".join(block.words[first : first + 2]).lower()
    return (
        block.words[first].lower() in words("articles")
        and block.words[first + 1] not in "'’.-"
        and pair not in words("with_article")
    )
