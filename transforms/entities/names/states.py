"""Abbreviated states behind a town or a party: `Flint, Mich.`, `D-Pa.`: places, with their stop."""

from transforms.entities.names.decode import TYPES, Span
from transforms.entities.names.edges import HYPHENS, PARTIES
from transforms.entities.names.tokens import Block
from transforms.entities.names.words import words

_PERSON, _LOC, _MISC = (TYPES.index(t) for t in ("PERSON", "LOC", "MISC"))
_LONGEST_TOWN = 3  # words of a town that the network missed


def with_states(block: Block, spans: list[Span]) -> list[Span]:
    """The spans, where each state written short is a place by itself, and so is its town."""
    people = {first: last for first, last, kind in spans if kind == _PERSON}
    behind = (i for i, sign in enumerate(block.words[1:-1], 2) if sign == "," or sign in HYPHENS)
    states = [state for i in behind if (state := _state_at(block, i, people))]
    if not states:
        return spans
    out = [part for span in spans for part in _without(block, span, states)]
    taken = {i for first, last, _ in out for i in range(first, last + 1)}
    towns = [town for first, _, _ in states if (town := _missed_town(block, first, taken))]
    before = {first - 2 for first, _, _ in states if block.words[first - 1] == ","}
    out = [_as_town(span) if span[1] in before else span for span in out]
    return sorted(out + towns + states)


def _state_at(block: Block, i: int, people: dict[int, int]) -> Span | None:
    initials = _initials_at(block, i)
    if initials:
        return initials if people.get(i, i) <= initials[1] else None  # `, N.J. Brezovar`
    return _word_at(block, i)


def _initials_at(block: Block, i: int) -> Span | None:
    """`N.Y.`, behind a town or a party; its last stop may be missing."""
    at = block.words
    if i + 2 >= len(at) or at[i + 1] != "." or at[i] + at[i + 2] not in words("initials"):
        return None
    town = at[i - 1] == "," and block.spaces[i] == 1 and at[i - 2][0].isupper()
    if not town and not _behind_party(block, i):
        return None
    stop = i + 3 < len(at) and at[i + 3] == "." and block.spaces[i + 3] == 0
    return i, i + 2 + stop, _LOC


def _behind_party(block: Block, i: int) -> bool:
    """`D-`, as in `D-Pa.`"""
    letter, sign = block.words[i - 2 : i]
    return sign in HYPHENS and letter in PARTIES and not block.spaces[i] + block.spaces[i - 1]


def _word_at(block: Block, i: int) -> Span | None:
    word, sign = block.words[i], block.words[i - 1]
    short = word.lower() in words("states")
    if word in words("postal") and _behind_party(block, i):
        return i, i, _LOC
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return None
    behind_town = sign == "," and short and block.spaces[i] == 1 and block.words[i - 2][0].isupper()
    known = short or word.lower() in words("whole_states")
    party = known and _behind_party(block, i)
    if not (behind_town or party):
        return None
    stop = i + 1 < len(block.words) and block.words[i + 1] == "." and block.spaces[i + 1] == 0
    if behind_town and not stop and len(word) < 5:
        return None  # `Ana, La Paz`, `On Sunday, Mass`
    return i, i + (short and stop), _LOC


def _without(block: Block, span: Span, states: list[Span]) -> list[Span]:
    """What is left of a span on either side of the states in it."""
    first, last, kind = span
    for begin, end, _ in states:
        if first <= end and begin <= last:
            before = begin - (3 if block.words[begin - 1] in HYPHENS else 2)  # no `D` of `D-Pa.`
            left = [(first, before, kind)] if first <= before else []
            # Of `Fla. Sen`, before a senator's name, nothing: the title is none.
            titled = end + 1 == last and block.words[last].lower() in words("titles")
            rest = end < last and not titled
            return left + (_without(block, (end + 1, last, kind), states) if rest else [])
    return [span]


def _missed_town(block: Block, state: int, taken: set[int]) -> Span | None:
    """The capitalised words before the comma, where the network saw no name."""
    last = first = state - 2
    if block.words[state - 1] != "," or last in taken:
        return None
    while first > 0 and last - first + 1 < _LONGEST_TOWN and block.spaces[first] == 1:
        if first - 1 in taken or not block.words[first - 1][0].isupper():
            break
        first -= 1
    return first, last, _LOC


def _as_town(span: Span) -> Span:
    """One word before a state is a town, whatever it seemed to be."""
    first, last, kind = span
    return (first, last, _LOC) if first == last and kind in (_PERSON, _MISC) else span
