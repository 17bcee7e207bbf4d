"""Companies whole: with their legal form, and with the partners behind `and`."""

from transforms.entities.names.decode import TYPES, Span
from transforms.entities.names.tokens import Block
from transforms.entities.names.words import words

_ORG = TYPES.index("ORG")
_AND = ("and", "&")


def partnerships(block: Block, spans: list[Span]) -> list[Span]:
    """One name of `[Tolland] and [Co Inc]` and of `[Harwick] & Sons`."""
    begins = {first: last for first, last, _ in spans}
    out: list[Span] = []
    for first, last, kind in spans:
        if out and first <= out[-1][1]:
            continue  # the partners, taken in by the name before them
        if _are_partners(block, first) and block.words[first - 2][0].isupper():
            first, kind = first - 2, _ORG  # of a name that the network missed
        elif _are_partners(block, last + 2):
            last, kind = begins.get(last + 2, last + 2), _ORG
        out.append((first, last, kind))
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
    out: list[Span] = []
    for first, last, kind in spans:
        if out and first <= out[-1][1]:
            continue  # a form, taken in by the company before it
        form = _form_at(block, last + 1)
        if form is not None and begins.get(form, form) <= form + 1:
            out.append((first, form, _ORG))
        elif first < last or not _is_form(block.words[first]):
            out.append((first, last, kind))
    return out


def _form_at(block: Block, i: int) -> int | None:
    """The place of a legal form that stands at `i`, or at `i + 1` behind a comma."""
    n = len(block.words)
    if i < n and block.words[i] == ",":
        i += 1
    return i if i < n and block.spaces[i] == 1 and _is_form(block.words[i]) else None


def _is_form(word: str) -> bool:
    return word[0].isupper() and word.lower() in words("company_forms")
