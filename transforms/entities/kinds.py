"""Names that differ by a last word which says what they are: `Quill Norsel`, `Quill Norsel Bank`.

A company's unit adds a word too (`Quill Norsel Securities`), so only words count that hardly a unit
has, and not where the longer name is much the rarer one (`American Express Bank`).
"""

from typing import Final

from transforms.entities import bodies, words
from transforms.entities.match import Match
from transforms.places.candidates import is_known

LEFT_OUT: Final = Match(0.9, "what it is left out")
_CHAMBERS: Final = ("house ", "senate ")
RARER: Final = 5  # times that the shorter name is as frequent, from which the longer is a unit's


def without_kind(key: str) -> str:
    """`quill norsel` of `quill norsel bank`; nothing of a place's (`Ohio University`) or of a name
    that has no two words which say whose it is."""
    short, _, last = key.rpartition(" ")
    is_committee = last == "committee" and short.startswith(_CHAMBERS)
    if last not in words.KINDS and not is_committee:
        return ""
    says = " " in short and short not in words.INDIVISIBLE and not bodies.says_nothing(short)
    return short if says and "@" not in key and not is_known(short) else ""


def compare(left: str, right: str) -> Match:
    """Two names of organisations. Symmetric."""
    one = left == without_kind(right) or right == without_kind(left)
    return LEFT_OUT if one else Match(0.0, "")
