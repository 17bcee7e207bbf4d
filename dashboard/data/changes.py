"""What changed between two texts, in words, with a little of what stands around."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\S+\s*")
LINE = re.compile(r".+\n*")
LONG = 200_000  # characters: comparing words takes the square of their number
AROUND = 7  # words


@dataclass(frozen=True, slots=True)
class Change:
    """`before` and `after` stand in both texts; `old` gave way to `new`, either may be empty."""

    before: str
    old: str
    new: str
    after: str


def changes(old: str, new: str) -> Iterator[Change]:
    """Every place where two texts differ, in order."""
    unit = WORD if len(old) + len(new) < LONG else LINE
    one, other = unit.findall(old), unit.findall(new)
    bare = [[word.strip() for word in text] for text in (one, other)]
    matcher = SequenceMatcher(None, bare[0], bare[1], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            yield Change(
                "".join(other[max(0, k - AROUND) : k]),
                "".join(one[i:j]),
                "".join(other[k:m]),
                "".join(other[m : m + AROUND]),
            )
