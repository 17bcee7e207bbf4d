"""Companies whole: with their legal form, and with the partners behind `and`."""

from collections.abc import Callable
from itertools import pairwise

from transforms.entities.names.decode import TYPES, Span
from transforms.entities.names.tokens import Block
from transforms.entities.names.words import words

_ORG, _LOC = TYPES.index("ORG"), TYPES.index("LOC")
_AND = ("and", "&")
_ADJECTIVES = ("US", "UK", "EU")


def partnerships(block: Block, spans: list[Span]) -> list[Span]:
    """One name of `[Tolland] and [Co Inc]` and of `[Harwick] & Sons`."""
    begins = {first: last for first, last, _ in spans}

    def whole(first: int, last: int, kind: int) -> Span:
        if _are_partners(block, first) and block.words[first - 2][0].isupper():
            return first - 2, last, _ORG  # of a name that the network missed
        if _are_partners(block, last + 2):
            return first, begins.get(last + 2, last + 2), _ORG
        return first, last, kind

    return _taking_in(spans, whole)


def _taking_in(spans: list[Span], whole: Callable[[int, int, int], Span | None]) -> list[Span]:
    """Each name made whole, or left out for None; not those that the one before it took in."""
    out: list[Span] = []
    for span in spans:
        if not (out and span[0] <= out[-1][1]) and (name := whole(*span)):
            out.append(name)
    return out


def _are_partners(block: Block, i: int) -> bool:
    """Does `Co` or `Sons` stand at `i`, on one line behind a word and an `and`?"""
    if not 2 <= i < len(block.words) or block.words[i - 1] not in _AND:
        return False
    one_line = block.spaces[i - 1] < 2 and block.spaces[i] < 2
    return one_line and block.words[i].istitle() and block.words[i].lower() in words("partners")


def companies(block: Block, spans: list[Span]) -> list[Span]:
    """A company with its legal form, `[Castell, Inc.]`; the form alone is no name."""
    begins = {first: last for first, last, _ in spans}

    def whole(first: int, last: int, kind: int) -> Span | None:
        form = _form_at(block, last + 1, kind != _LOC)
        if form is not None and begins.get(form, form) <= form + 1:
            return first, form, _ORG
        return None if first == last and _is_form(block.words[first]) else (first, last, kind)

    return _taking_in(spans, whole)


def firms(block: Block, spans: list[Span]) -> list[Span]:
    """One company of `[American] [Motors Corp]` and `[Utah] [International Inc]`, and so of
    `[American] [Motors]` in the same text: what ends with its legal form begins with its name."""
    pairs = [(left, right) for left, right in pairwise(spans) if _are_beside(block, left, right)]
    legal = {_opening(block, left, right) for left, right in pairs if _is_legal(block, right)}
    if not legal:
        return spans
    joined = {right: left for left, right in pairs if _opening(block, left, right) in legal}
    out: list[Span] = []
    for span in spans:
        left = joined.get(span)
        if left is not None and out and out[-1][1] + 1 == span[0]:
            out[-1] = (out[-1][0], span[1], _ORG)
        else:
            out.append(span)
    return out


def _are_beside(block: Block, left: Span, right: Span) -> bool:
    """On one line, with a space between; not `U.S.` before a company, which is an adjective."""
    beside = left[1] + 1 == right[0] and block.spaces[right[0]] == 1 and right[2] == _ORG
    return beside and not (left[2] == _LOC and block.words[left[1]] in (".", *_ADJECTIVES))


def _is_legal(block: Block, span: Span) -> bool:
    """Does it end with a legal form, that is not all of it?"""
    last = span[1] - (block.words[span[1]] == ".")
    return span[0] < last and block.words[last].lower() in words("legal_ends")


def _opening(block: Block, left: Span, right: Span) -> tuple[str, ...]:
    """The words of the first name, and the first of the second."""
    return tuple(block.words[left[0] : right[0] + 1])


def _form_at(block: Block, i: int, short: bool) -> int | None:
    """The place of a legal form that stands at `i`, or at `i + 1` behind a comma. A `short` one may
    be `AG`."""
    n = len(block.words)
    if short and i < n and block.spaces[i] == 1 and block.words[i] in words("short_forms"):
        return i
    if i < n and block.words[i] == ",":
        i += 1
    return i if i < n and block.spaces[i] == 1 and _is_form(block.words[i]) else None


def _is_form(word: str) -> bool:
    return word[0].isupper() and word.lower() in words("company_forms")
