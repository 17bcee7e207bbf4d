"""What a person is said to be: titles before names, appositions, who-clauses.

Rules over words, which are data (`roles.toml`). Each rule yields phrases with their evidence; a
phrase that more than one rule finds is said once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, cast

from transforms.entities.forms import GENERATION
from transforms.entities.local import LocalEntity
from transforms.entities.mention import EntityMention
from transforms.entities.parts import parse
from transforms.entities.role_phrases import Phrase, backwards, forwards, spoken, status_of
from transforms.entities.role_place import Place
from transforms.entities.role_words import (
    ASIDES,
    FOLLOWERS,
    HONORIFICS,
    LINKS,
    VERBS,
    Token,
)

Status = Literal["current", "former", "acting", "elect", "deputy", "candidate", "claimed"]

_VERB: Final = re.compile(rf"\s*({'|'.join(map(re.escape, VERBS))})\b")
_CLOSED: Final = re.compile(r"\s*[,.)]")
_AGE: Final = re.compile(r"1?\d?\d")
_ENDS: Final = frozenset(',.;:)—–-?!"”')


@dataclass(frozen=True, slots=True)
class Role:
    """`text[start:end]` is the evidence: the words that say so, without the name."""

    local_no: int
    role: str
    status: Status
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """A role at one mention of a name."""

    role: str
    status: str
    start: int
    end: int


def roles(
    text: str, mentions: Sequence[EntityMention], entities: Sequence[LocalEntity]
) -> list[Role]:
    """The roles that `text` gives to its people, in order of their evidence."""
    names = frozenset(m.start for m in mentions if m.entity_type == "PERSON")
    found = {
        Role(entity.local_no, f.role, cast(Status, f.status), f.start, f.end)
        for entity in entities
        if entity.entity_type == "PERSON"
        for no in entity.mentions
        for f in _said(_place(text, mentions[no], names))
    }
    return sorted(found, key=lambda r: (r.start, r.end, r.local_no))


def said_of(text: str, mention: EntityMention, names: frozenset[int]) -> Iterator[Said]:
    """The roles that `text` gives to a person at one mention. `names` are where people's start."""
    return _said(_place(text, mention, names))


def _said(place: Place) -> Iterator[Said]:
    for rule in (titles, leading_apposition, apposition, link, verb):
        yield from rule(place)


def _place(text: str, mention: EntityMention, names: frozenset[int]) -> Place:
    bare = parse(mention.text, "PERSON").text
    start = mention.start + max(mention.text.find(bare), 0)
    after = GENERATION.match(text, mention.end)
    return Place(text, start, after.end() if after else mention.end, names)


def _found(place: Place, tokens: Sequence[Token], phrase: Phrase, status: str = "") -> Said:
    said = tokens[phrase.start : phrase.end]
    role = spoken(place.text, said)
    return Said(role, status or status_of(said), said[0].start, _end(place.text, said, role))


def _end(text: str, said: Sequence[Token], role: str) -> int:
    """Where the evidence ends: before the full stop of a sentence."""
    end = said[-1].end
    return end if role.endswith(text[end - 1]) else end - 1


def titles(place: Place) -> Iterator[Said]:
    """`Acting President |Delcy Rodríguez`, `lawmaker and winner of the Prize |María Machado`."""
    end = len(place.before)
    if not end or "\n" in place.text[place.before[-1].end : place.start]:
        return
    if place.before[-1].word in HONORIFICS and backwards(place.before, end - 1) is not None:
        end -= 1
    phrase = backwards(place.before, end)
    if phrase is not None:
        yield _found(place, place.before, phrase)
        if not _are_two(place.before, phrase.start):
            yield from _beside(place, place.before, phrase.start)


def leading_apposition(place: Place) -> Iterator[Said]:
    """`Iran's president, |Ann Quint|, said`, `its founder and chairman, Dr |Ann Quint|, left`."""
    tokens = place.before
    end = len(tokens)
    if end and tokens[end - 1].word in HONORIFICS:
        end -= 1
    elif title := backwards(tokens, end):
        end = title.start
    closed = _CLOSED.match(place.text, place.end)
    if end > 1 and tokens[end - 1].text == "," and closed:
        phrase = backwards(tokens, end - 1)
        if phrase is not None and phrase.bounded:
            yield _found(place, tokens, phrase)
            yield from _beside(place, tokens, phrase.start)


def _beside(place: Place, tokens: Sequence[Token], start: int) -> Iterator[Said]:
    """What is joined by `and` to the role that begins at `start`: `|founder| and chairman`."""
    while start > 1 and tokens[start - 1].text == "and":
        phrase = backwards(tokens, start - 1)
        if phrase is None:
            return
        yield _found(place, tokens, phrase)
        start = phrase.start


def _are_two(tokens: Sequence[Token], start: int) -> bool:
    """`the Prime Minister and |President Quint|`: two people, each with a title."""
    before = backwards(tokens, start - 1) if start > 1 and tokens[start - 1].text == "and" else None
    if before is None or not before.bounded:
        return False
    return tokens[before.head].text.istitle() and tokens[start].text.istitle()


def apposition(place: Place) -> Iterator[Said]:
    """`|Delcy Rodríguez|, formerly Maduro's vice president,` and `|Ada Byte| (editor of Bits)`."""
    tokens = place.after
    if len(tokens) < 2 or tokens[0].text not in (",", "("):
        return
    start = _past_age(tokens)
    status, start = _aside(tokens, start)
    phrase = _closing(place, tokens, start)
    if phrase is None or _speaks(tokens, phrase):
        return
    yield _found(place, tokens, phrase, status)
    if phrase.end < len(tokens) and tokens[phrase.end].text == "and":
        status, start = _aside(tokens, phrase.end + 1)
        phrase = _closing(place, tokens, start)
        if phrase is not None and not phrase.bounded:
            yield _found(place, tokens, phrase, status)


def _speaks(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """`will be Lena Ruiz, |her agent| said`: somebody else."""
    after = tokens[phrase.end].text if phrase.end < len(tokens) else ""
    return phrase.bounded and after in ("said", "says", "told", "added")


def _past_age(tokens: Sequence[Token]) -> int:
    """Where an apposition begins: behind the age in `|Ada Byte|, 54, a former mayor`."""
    aged = len(tokens) > 3 and _AGE.fullmatch(tokens[1].text) and tokens[2].text == ","
    return 3 if aged else 1


def _aside(tokens: Sequence[Token], start: int) -> tuple[str, int]:
    """The status that `formerly` or `until recently` gives to what follows, and where that is."""
    for length in (2, 1):
        words = " ".join(t.word for t in tokens[start : start + length])
        if words in ASIDES:
            return ASIDES[words], start + length
    first = start
    while start < len(tokens) and status_of(tokens[start : start + 1]) == "former":
        start += 1
    return "former" if start > first else "", start


def _closing(place: Place, tokens: Sequence[Token], start: int) -> Phrase | None:
    """The role that begins at `start` and is all there is before the next mark: `manager` of
    `manager of foreign affairs`, where its field goes on with words that are none."""
    phrase = forwards(tokens, start)
    if phrase is None or _closed(place, tokens, phrase.end):
        return phrase
    short = replace(phrase, end=phrase.head + 1)
    field = tokens[short.end + 1 : phrase.end]
    if any(t.stands_out for t in field) or not _closed(place, tokens, short.end):
        return None
    return short


def _closed(place: Place, tokens: Sequence[Token], end: int) -> bool:
    """The phrase is all there is before the next mark: no name follows, no noun goes on."""
    if end == len(tokens) or tokens[end - 1].ends_sentence:
        return True
    after = tokens[end]
    if after.start in place.names:
        return False
    stopped = tokens[end - 1].text.endswith(".") and after.text[0].isupper()  # `Widget Inc. She`
    return stopped or after.text in _ENDS or after.word in FOLLOWERS


def link(place: Place) -> Iterator[Said]:
    """`|Juan Guaidó|, who claimed to be the nation's interim president`."""
    tokens = place.after
    start = 2 if [t.text for t in tokens[:2]] == [",", "who"] else 0
    if not start and tokens and tokens[0].text == "," and _in_commas(place):
        start = 1  # `his father, |Cal Gorse|, was mayor`
    for length in (5, 4, 3, 2, 1):
        words = " ".join(t.word for t in tokens[start : start + length])
        if words in LINKS:
            phrase = _closing(place, tokens, start + length)
            if phrase is not None:
                said = status_of(tokens[phrase.start : phrase.end])
                status = LINKS[words] if LINKS[words] != "current" else said
                found = _found(place, tokens, phrase, status)
                yield Said(found.role, found.status, tokens[start].start, found.end)
            return


def _in_commas(place: Place) -> bool:
    return place.text.startswith(", ", place.start - 2)


def verb(place: Place) -> Iterator[Said]:
    """`|Janetsky| reported from`."""
    said = _VERB.match(place.text, place.end)
    if said is not None:
        yield Said(VERBS[said[1]], "current", said.start(1), said.end(1))
