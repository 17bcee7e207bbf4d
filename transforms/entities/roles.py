"""What a person is said to be: titles before names, appositions, who-clauses.

Rules over words, which are data (`roles.toml`). Each rule yields phrases with their evidence; a
phrase that more than one rule finds is said once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast

from transforms.entities.forms import GENERATION
from transforms.entities.local import LocalEntity
from transforms.entities.mention import EntityMention
from transforms.entities.parts import parse
from transforms.entities.role_lists import shared
from transforms.entities.role_phrases import Phrase, backwards, status_of
from transforms.entities.role_place import Place
from transforms.entities.role_said import Said, aside, closing, found, roles_from
from transforms.entities.role_verbs import chosen, identity, link, succession, verb
from transforms.entities.role_words import (
    DETERMINERS,
    HEADS,
    HONORIFICS,
    MODIFIERS,
    SHARED,
    STATUS,
    Token,
)

Status = Literal["current", "former", "acting", "elect", "deputy", "candidate", "claimed"]

_CLOSED: Final = re.compile(r"\s*[,.)]")
_AGE: Final = re.compile(r"1?\d?\d")
ASIDE: Final = 5  # words that an apposition may have before its role, with its comma
_PAST: Final = STATUS["former"] | STATUS["acting"]


@dataclass(frozen=True, slots=True)
class Role:
    """`text[start:end]` is the evidence: the words that say so, without the name."""

    local_no: int
    role: str
    status: Status
    start: int
    end: int


def roles(
    text: str, mentions: Sequence[EntityMention], entities: Sequence[LocalEntity]
) -> list[Role]:
    """The roles that `text` gives to its people, in order of their evidence."""
    names = frozenset(m.start for m in mentions if m.entity_type == "PERSON")
    of_two = shared(text, [m for m in mentions if m.entity_type == "PERSON"])
    all_said = {
        Role(entity.local_no, s.role, cast(Status, s.status), s.start, s.end)
        for entity in entities
        if entity.entity_type == "PERSON"
        for no in entity.mentions
        for s in (*said_of(text, mentions[no], names), *of_two.get(mentions[no].start, ()))
    }
    return sorted(all_said, key=lambda r: (r.start, r.end, r.local_no))


def said_of(text: str, mention: EntityMention, names: frozenset[int]) -> Iterator[Said]:
    """The roles that `text` gives to a person at one mention. `names` are where people's start."""
    place = _place(text, mention, names)
    for rule in (titles, leading_apposition, apposition, link, verb, chosen, succession, identity):
        yield from rule(place)


def _place(text: str, mention: EntityMention, names: frozenset[int]) -> Place:
    bare = parse(mention.text, "PERSON").text
    start = mention.start + max(mention.text.find(bare), 0)
    after = GENERATION.match(text, mention.end)
    return Place(text, start, after.end() if after else mention.end, names)


def titles(place: Place) -> Iterator[Said]:
    """`Acting President |Delcy Rodríguez`, `lawmaker and winner of the Prize |María Machado`."""
    end = len(place.before)
    if not end or "\n" in place.text[place.before[-1].end : place.start]:
        return
    if place.before[-1].word in HONORIFICS and backwards(place.before, end - 1) is not None:
        end -= 1
    phrase = backwards(place.before, end)
    if phrase is not None and _are_two(place.before, phrase.start):
        yield found(place, place.before, phrase)
    elif phrase is not None:
        yield from _with_those_before(place, place.before, phrase)


def leading_apposition(place: Place) -> Iterator[Said]:
    """`Iran's president, |Ann Quint|, said`, `its founder and chairman, Dr |Ann Quint|, left`, and
    where a sentence begins `Veteran actress, |Ann Quint|, left`."""
    tokens = place.before
    end = len(tokens)
    if end and tokens[end - 1].word in HONORIFICS:
        end -= 1
    elif title := backwards(tokens, end):
        end = title.start
    closes = _CLOSED.match(place.text, place.end)
    if end > 1 and tokens[end - 1].text == "," and closes:
        phrase = backwards(tokens, end - 1)
        if phrase is None or _is_of_another(place, tokens, phrase.start):
            return
        if phrase.bounded or _begins(place, tokens, phrase.start):
            yield from _with_those_before(place, tokens, phrase)


def _is_of_another(place: Place, tokens: Sequence[Token], start: int) -> bool:
    """`Ada Byte, often an |adviser|, Mayor Orla Quint`: said of who is named before it."""
    at = start - 1
    while at > 0 and start - at < ASIDE and tokens[at].text != ",":
        at -= 1
    if at < 1 or tokens[at].text != ",":
        return False
    while at > 0 and tokens[at - 1].glued and tokens[at - 1].stands_out:
        at -= 1
        if tokens[at].start in place.names:
            return True
    return False


def _begins(place: Place, tokens: Sequence[Token], start: int) -> bool:
    """Whether a token is the first of its sentence or of a text, and no `Mayor`, alone."""
    if not start:
        return not place.text[: tokens[0].start].strip()
    return tokens[start - 1].ends_sentence or not tokens[start].glued


def _with_those_before(place: Place, tokens: Sequence[Token], last: Phrase) -> Iterator[Said]:
    """A role, and what is joined to it: `former chairman, founder and |chief executive|`."""
    phrases = [last]
    while ((start := phrases[-1].start) > 1 and tokens[start - 1].text == "and") or (
        len(phrases) > 1 and start > 1 and tokens[start - 1].text == ","
    ):
        before = backwards(tokens, start - 1)
        if before is None:
            break
        phrases.append(before)
    status = ""
    for phrase in reversed(phrases):
        for part in _parts(tokens, phrase):
            own = status_of(tokens[part.start : part.end])
            yield found(place, tokens, part, status if own == "current" else own)
        status = "former" if status or tokens[phrase.start].word in SHARED else ""


def _parts(tokens: Sequence[Token], phrase: Phrase) -> list[Phrase]:
    """`Prime Minister` and `retired General` of `Prime Minister retired General |Quint|`."""
    for at in range(phrase.start + 1, phrase.head + 1):
        before = tokens[at - 1].word
        if tokens[at].word in _PAST and before in HEADS - MODIFIERS:
            return [
                Phrase(phrase.start, at - 1, at, phrase.bounded),
                Phrase(at, phrase.head, phrase.end, False),
            ]
    return [phrase]


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
    status, start = aside(tokens, _past_age(tokens))
    phrase = closing(place, tokens, start)
    if phrase is not None and not _speaks(tokens, start, phrase):
        yield from roles_from(place, tokens, phrase, status)


def _speaks(tokens: Sequence[Token], start: int, phrase: Phrase) -> bool:
    """`will be Lena Ruiz, |her agent| said`: somebody else."""
    after = tokens[phrase.end].text if phrase.end < len(tokens) else ""
    return tokens[start].word in DETERMINERS and after in ("said", "says", "told", "added")


def _past_age(tokens: Sequence[Token]) -> int:
    """Where an apposition begins: behind the age in `|Ada Byte|, 54, a former mayor`."""
    aged = len(tokens) > 3 and _AGE.fullmatch(tokens[1].text) and tokens[2].text == ","
    return 3 if aged else 1
