"""Names of which two bearers would be a coincidence: `Eduard Shevardnadze`, however it is spelt."""

import tomllib
from pathlib import Path
from typing import Final

from transforms.entities import genders, person, words
from transforms.entities.sounds import skeleton

_DATA: Final = tomllib.loads((Path(__file__).parent / "surnames.toml").read_text(encoding="utf-8"))
_MANY: Final = words.COMMON_SURNAMES | frozenset(_DATA["many"].split())
ALIKE: Final = 6  # letters from which a word that sounds alike, or a first name, is the same
SLIP: Final = 9  # and from which a surname with a letter more, less, or another is


def many_bear(surname: str) -> bool:
    """Whether a folded surname is borne by so many that it says little of whose it is."""
    return surname in _MANY


def hardly_two(left: str, right: str) -> bool:
    """Whether two folded names, alike but for a word, are rare enough to be one person's."""
    a, b = (person.without_particles(key) for key in (left, right))
    if min(len(a), len(b)) < 2 or not _MANY.isdisjoint((a[-1], b[-1])):
        return False
    if a[0] in words.FAMILY_FIRST:  # `Liu Wenli` and `Liu Wenxi`: what differs is the given name
        return False
    if a[0] == b[0] and a[-1] == b[-1]:
        return _one_slip(a[1:-1], b[1:-1])
    if a[0] != b[0] and a[-1] != b[-1]:
        return False
    if a[-1] == b[-1]:
        return person.is_nickname(a[0], b[0]) or _is_slip(a[0], b[0])
    return _is_spelling(a[-1], b[-1])


def _is_slip(first: str, second: str) -> bool:
    """`mikhael`, which is nobody's name, beside `mikhail`; but `christina` and `christine`."""
    both = genders.is_usual(first) and genders.is_usual(second)
    alike = person.spelling(first, second).score > 0
    return alike and not both and min(len(first), len(second)) >= ALIKE


def _one_slip(left: list[str], right: list[str]) -> bool:
    """Middle words that are the same, but for one that is spelt otherwise."""
    if len(left) != len(right):
        return False
    other = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(other) == 1 and _is_slip(*other[0])


def _is_spelling(first: str, second: str) -> bool:
    least = ALIKE if skeleton(first) == skeleton(second) else SLIP
    return min(len(first), len(second)) >= least
