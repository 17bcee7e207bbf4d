"""Woman or man, by what is said before a name, or by a given name that is usual for one of them."""

import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Final

from transforms.entities import words

_DATA: Final = tomllib.loads(
    (Path(__file__).parent / "given_names.toml").read_text(encoding="utf-8")
)
_USUAL: Final = dict.fromkeys(_DATA["female"].split(), "f") | dict.fromkeys(
    _DATA["male"].split(), "m"
)

_GIVEN: Final = frozenset(_DATA["alone"].split())


def by_title(titles: Collection[str]) -> str:
    """`f`, `m` or ``: what the titles say, where they agree."""
    female, male = not words.FEMALE.isdisjoint(titles), not words.MALE.isdisjoint(titles)
    return "f" if female and not male else "m" if male and not female else ""


def usual(key: str) -> str:
    """`f`, `m` or ``: of a folded full name."""
    first, _, rest = key.partition(" ")
    return _USUAL.get(first, "") if rest else ""


def is_usual(word: str) -> bool:
    """Whether a folded word is a given name that is a woman's or a man's."""
    return word in _USUAL


def is_given(word: str) -> bool:
    """Whether a folded word is a given name that many bear, and nobody's surname."""
    return word in _GIVEN


def of(key: str, titles: Collection[str]) -> str:
    """`f`, `m` or `` of a person with these titles: `Chairman` Ida Gorse is a woman."""
    certain = {*titles} - words.SAID_OF_BOTH
    return by_title(certain) or usual(key) or by_title(titles)
