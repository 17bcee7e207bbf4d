"""Roles that a verb says: `|Ada Byte| was elected mayor`, `Widget named |Ada Byte| chairman`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from transforms.entities.role_phrases import backwards
from transforms.entities.role_place import BLANK, WINDOW, Place
from transforms.entities.role_said import Said, closing, found, roles_from
from transforms.entities.role_words import (
    CHOSEN,
    HONORIFICS,
    LINKS,
    PARTICIPLES,
    SUCCESSION,
    VERBS,
    Token,
    tokens_of,
)

_VERB: Final = re.compile(rf",?\s*({'|'.join(map(re.escape, VERBS))})\b")
_HONORIFICS: Final = "|".join(HONORIFICS)
_BEFORE: Final = re.compile(
    rf"\b({'|'.join(map(re.escape, CHOSEN))}),?\s(?:(?:{_HONORIFICS})\.?\s)?$",
    re.IGNORECASE,
)
_SUCCEEDS: Final = re.compile(rf",?\s({'|'.join(map(re.escape, SUCCESSION))})\s")
_UNSURE: Final = re.compile(r"\b(?:whether|if|unless|until)\s$")  # `if |Ada Byte| becomes mayor`
_IS: Final = re.compile(r",? is $")
_OVER: Final = re.compile(r"\s*(?:[,.;)]|and\b|who\b)")
_LINKED: Final = ("as", "to", "for", "to be")
LONGEST: Final = 6  # words between a verb and `as`
REACH: Final = 40  # characters before a name that a verb and a title take


def link(place: Place) -> Iterator[Said]:
    """`|Juan Guaidó|, who claimed to be the nation's interim president`."""
    tokens = place.after
    if _UNSURE.search(place.text, max(0, place.start - REACH), place.start):
        return
    start, links = _clause(place, tokens)
    for length in (5, 4, 3, 2, 1):
        words = " ".join(t.word for t in tokens[start : start + length])
        if words in links:
            phrase = closing(place, tokens, start + length)
            if phrase is not None:
                status = "" if links[words] == "current" else links[words]
                first, *more = roles_from(place, tokens, phrase, status)
                yield replace(first, start=tokens[start].start)
                yield from more
            return


def _clause(place: Place, tokens: Sequence[Token]) -> tuple[int, dict[str, str]]:
    """Where the words that may link a role to a name begin, and which may."""
    if [t.text for t in tokens[:2]] == [",", "who"]:
        return 2, LINKS
    if tokens and tokens[0].text == ",":
        if place.text.startswith(", ", place.start - 2):
            return 1, LINKS  # `his father, |Cal Gorse|, was mayor`
        return 1, PARTICIPLES  # `|Cal Gorse|, ousted as mayor in May,`
    return 0, LINKS


def verb(place: Place) -> Iterator[Said]:
    """`|Janetsky| reported from`, `|Ada Byte|, who chairs the committee`."""
    said = _VERB.match(place.text, place.end)
    if said is not None:
        yield Said(VERBS[said[1]], "current", said.start(1), said.end(1))


def chosen(place: Place) -> Iterator[Said]:
    """`Widget named |Ada Byte| as its chairman`, `succeeding |Ada Byte| as chairman`."""
    before = _BEFORE.search(place.text, max(0, place.start - REACH), place.start)
    if before is None:
        return
    tokens = _tokens(place, place.end)
    start = next((n for n in (2, 1) if _words(tokens, 0, n) in _LINKED), 0)
    status, needs_as = CHOSEN[before[1].lower()]
    if (start and (_words(tokens, 0, 1) != "for" or status == "candidate")) or not needs_as:
        phrase = closing(place, tokens, start)
        if phrase is not None:
            yield from roles_from(place, tokens, phrase, "" if status == "current" else status)


def succession(place: Place) -> Iterator[Said]:
    """`|Ada Byte| succeeds Orla Quint as chairman`, `|Ada Byte| joined Widget as an analyst`."""
    said = _SUCCEEDS.match(place.text, place.end)
    if said is None:
        return
    tokens = _tokens(place, said.end())
    for at, token in enumerate(tokens[: LONGEST + 1]):
        if token.word == "as":
            phrase = closing(place, tokens, at + 1)
            if phrase is not None and at:
                status = SUCCESSION[said[1]]
                yield from roles_from(place, tokens, phrase, "" if status == "current" else status)
            return
        if not (token.stands_out or token.word in ("the", *HONORIFICS)):
            return


def identity(place: Place) -> Iterator[Said]:
    """`Its chief executive is |Ada Byte|.`"""
    said = _IS.search(place.text, max(0, place.start - 5), place.start)
    if said is None or not _OVER.match(place.text, place.end):
        return
    far = max(0, said.start() - WINDOW, place.text.rfind(BLANK, 0, said.start()))
    tokens = tokens_of(place.text, far, said.start())
    phrase = backwards(tokens, len(tokens))
    if phrase is not None and phrase.bounded:
        yield found(place, tokens, phrase)


def _tokens(place: Place, start: int) -> list[Token]:
    """The tokens from `start` on, none from beyond a blank line."""
    far = min(len(place.text), start + WINDOW)
    blank = place.text.find(BLANK, start, far)
    return tokens_of(place.text, start, far if blank < 0 else blank)


def _words(tokens: Sequence[Token], start: int, end: int) -> str:
    return " ".join(t.word for t in tokens[start:end])
