"""A role at one mention of a name, and the phrases in which a text may say one behind a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from transforms.entities.role_phrases import Phrase, forwards, spoken, status_of
from transforms.entities.role_place import Place
from transforms.entities.role_words import ASIDES, FOLLOWERS, SHARED, Token

_ENDS: Final = frozenset(',.;:()—–-?!"”')
_GOES_ON: Final = re.compile(r"[a-z]{3,}ing|based|born|known|named|called|charged|accused|turned")


@dataclass(frozen=True, slots=True)
class Said:
    """A role at one mention of a name."""

    role: str
    status: str
    start: int
    end: int


def found(place: Place, tokens: Sequence[Token], phrase: Phrase, status: str = "") -> Said:
    """What a phrase says, with the status of its words unless another is given."""
    said = tokens[phrase.start : phrase.end]
    role = spoken(place.text, said)
    return Said(role, status or status_of(said), said[0].start, _end(place.text, said, role))


def _end(text: str, said: Sequence[Token], role: str) -> int:
    """Where the evidence ends: before the full stop of a sentence."""
    end = said[-1].end
    return end if role.endswith(text[end - 1]) else end - 1


def aside(tokens: Sequence[Token], start: int) -> tuple[str, int]:
    """The status that `formerly` or `until recently` gives to what follows, and where that is."""
    for length in (2, 1):
        words = " ".join(t.word for t in tokens[start : start + length])
        if words in ASIDES:
            return ASIDES[words], start + length
    first = start
    while start < len(tokens) and status_of(tokens[start : start + 1]) == "former":
        start += 1
    return "former" if start > first else "", start


def roles_from(
    place: Place, tokens: Sequence[Token], phrase: Phrase | None, status: str = ""
) -> Iterator[Said]:
    """The role of a phrase behind a name, and those that go on: `|founder|, chairman and mayor`."""
    while phrase is not None:
        yield found(place, tokens, phrase, status)
        # `former chairman and |chief executive|` was both.
        carried = status or ("former" if tokens[phrase.start].word in SHARED else "")
        own, further = _further(place, tokens, phrase.end)
        if further is not None:
            said = status_of(tokens[further.start : further.end])
            status = own or (said if said != "current" else carried)
        phrase = further


def _further(place: Place, tokens: Sequence[Token], at: int) -> tuple[str, Phrase | None]:
    """What is joined to the role that ends at `at`, with the status that words before it give."""
    marks = [t.text for t in tokens[at : at + 2]]
    if marks[:1] not in (["and"], [","]):
        return "", None
    own, start = aside(tokens, at + (2 if marks == [",", "and"] else 1))
    phrase = closing(place, tokens, start)
    if phrase is None or phrase.bounded:
        return own, None
    return own, None if marks[0] == "," and _is_anothers(place, tokens, phrase) else phrase


def _is_anothers(place: Place, tokens: Sequence[Token], phrase: Phrase) -> bool:
    """`|Ada Byte|, mayor, chairman, Orla Quint`: what a name follows may be his."""
    after = tokens[phrase.end : phrase.end + 2]
    return len(after) == 2 and after[0].text == "," and after[1].start in place.names


def closing(place: Place, tokens: Sequence[Token], start: int) -> Phrase | None:
    """The role that begins at `start` and is all there is before the next mark: `manager` of
    `manager of foreign affairs`, where its field goes on with words that are none."""
    phrase = forwards(tokens, start)
    if phrase is None or closed(place, tokens, phrase.end):
        return phrase
    short = replace(phrase, end=phrase.head + 1)
    field = tokens[short.end + 1 : phrase.end]
    if any(t.stands_out for t in field) or not closed(place, tokens, short.end):
        return None
    return short


def closed(place: Place, tokens: Sequence[Token], end: int) -> bool:
    """The phrase is all there is before the next mark: no name follows, no noun goes on."""
    if end == len(tokens) or tokens[end - 1].ends_sentence:
        return True
    after = tokens[end]
    if after.start in place.names:
        return False
    stopped = tokens[end - 1].text.endswith(".") and after.text[0].isupper()  # `Widget Inc. She`
    goes_on = after.word in FOLLOWERS or _GOES_ON.fullmatch(after.text) is not None
    return stopped or goes_on or after.text in _ENDS
