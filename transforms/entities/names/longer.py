"""One word, of which the network is unsure: what stands beside it or elsewhere says what it is."""

from transforms.entities.names.decode import TYPES
from transforms.entities.names.edges import APOSTROPHES
from transforms.entities.names.found import Found
from transforms.entities.names.tokens import Block, without_accents
from transforms.entities.names.words import words

_PERSON, _ORG, _LOC, _MISC = (TYPES.index(t) for t in ("PERSON", "ORG", "LOC", "MISC"))
_KNOWN = 0.5  # confidence from which a longer name speaks for its parts
_UNSURE_PERSON, _UNSURE_ORG = 0.6, 0.8  # below which a word alone is no sure other thing
_LONGEST_OWNER = 5  # words; noise can look like one name of thousands
# Below which a word belongs to the person beside it.
_UNSURE_NEIGHBOUR, _UNSURE_OTHER_NAME = 0.5, 0.6


def speakers(block: Block, found: list[Found]) -> list[Found]:
    """`said Castell, the chief executive`: a person, though the network took it for a place."""
    return [_speaker(block, f) for f in found]


def _speaker(block: Block, f: Found) -> Found:
    first, last, kind = f.span
    at = block.words
    speaks = (
        first == last
        and kind != _PERSON
        and f.confidence < _UNSURE_PERSON
        and 0 < first < len(at) - 2
        and at[first - 1] in words("verbs_of_speech")
        and at[last + 1] == ","
        and at[last + 2] in words("appositions")
    )
    return Found((first, last, _PERSON), f.confidence) if speaks else f


def apart_from_owners(block: Block, found: list[Found]) -> list[Found]:
    """`[Castell]'s [Oslo]` is two names where the article names `Castell` or `Castell Maritime`."""
    owners = {
        tuple(block.words[f.span[0] : end]): f
        for f in reversed(found)
        if f.span[2] in (_PERSON, _ORG)
        for end in range(f.span[0] + 1, min(f.span[1] + 1, f.span[0] + _LONGEST_OWNER) + 1)
    }
    return [part for f in found for part in _apart(block, f, owners)]


def _apart(block: Block, f: Found, owners: dict[tuple[str, ...], Found]) -> list[Found]:
    first, last, kind = f.span
    for i in range(first + 1, min(last - 1, first + _LONGEST_OWNER + 1)):
        owner = owners.get(tuple(block.words[first:i]))
        if kind == _LOC and owner and block.words[i] in APOSTROPHES and block.words[i + 1] == "s":
            owned = Found((i + 2, last, kind), f.confidence)
            return [Found((first, i - 1, owner.span[2]), owner.confidence), owned]
    return [f]


def first_with_last_names(block: Block, found: list[Found]) -> list[Found]:
    """One person of `[Salvador] [Allende]`, where only one of the two seemed to be one."""
    out: list[Found] = []
    alone = {block.words[f.span[0]] for f in found if _is_sure_person(block, f)}
    for f in found:
        both = _one_person(block, out[-1], f, alone) if out else None
        if both:
            out[-1] = both
        else:
            out.append(f)
    return out


def _is_sure_person(block: Block, f: Found) -> bool:
    """One word, behind no other name: of `Paris Hilton` the one who is `Hilton` elsewhere."""
    first, last, kind = f.span
    behind_name = first > 0 and block.spaces[first] == 1 and block.words[first - 1][0].isupper()
    return first == last and kind == _PERSON and f.confidence >= _UNSURE_PERSON and not behind_name


def _one_person(block: Block, f: Found, g: Found, alone: set[str]) -> Found | None:
    at = g.span[0]
    beside = f.span[0] == f.span[1] == at - 1 and at == g.span[1] and block.spaces[at] == 1
    person, other = (f, g) if f.span[2] == _PERSON else (g, f)
    if not beside or person.span[2] != _PERSON or other.span[2] == _PERSON:
        return None
    unsure = _UNSURE_OTHER_NAME if other.span[2] == _MISC else _UNSURE_NEIGHBOUR
    if other is f and block.words[at] in alone and not _is_behind_preposition(block, at - 1):
        unsure = 1.0
    if other.confidence >= unsure or not block.words[at][0].isupper():
        return None
    return Found((at - 1, at, _PERSON), person.confidence)


def _is_behind_preposition(block: Block, i: int) -> bool:
    """`In |Paris| Hilton said`: two names."""
    return i > 0 and block.words[i - 1].lower() in words("before_places")


def as_in_longer_names(block: Block, found: list[Found]) -> list[Found]:
    """`Castell` is a person beside `Ana Castell`, and an organisation beside `Castell Maritime`."""
    people, bodies = _parts(block, found)
    return [_settled(block, f, people, bodies) for f in found]


def _parts(block: Block, found: list[Found]) -> tuple[set[str], set[str]]:
    """Words at the ends of persons' names, and words that organisations' names begin with."""
    people: set[str] = set()
    bodies: set[str] = set()
    for f in found:
        first, last, kind = f.span
        if first < last and f.confidence >= _KNOWN:
            if kind == _PERSON:
                people |= {_key(block.words[first]), _key(block.words[last])}
            elif kind == _ORG:
                bodies.add(_key(block.words[first]))
    return people, bodies


def _has_age(block: Block, last: int) -> bool:
    """`Jordan, 30, said`: no place is thirty."""
    comma, age, then = (*block.words[last + 1 : last + 4], "", "", "")[:3]
    return comma == "," and age.isdigit() and len(age) < 4 and then in (",", ".")


def _key(word: str) -> str:
    return without_accents(word).lower()


def _settled(block: Block, f: Found, people: set[str], bodies: set[str]) -> Found:
    first, last, kind = f.span
    word = _key(block.words[first])
    if first < last or len(word) < 3 or (word in people) == (word in bodies):
        return f
    unsure = f.confidence < _UNSURE_PERSON or (kind == _LOC and _has_age(block, last))
    if word in people and kind != _PERSON and unsure:
        return Found((first, last, _PERSON), f.confidence)
    if word in bodies and kind != _ORG and f.confidence < _UNSURE_ORG:
        return Found((first, last, _ORG), f.confidence)
    return f
