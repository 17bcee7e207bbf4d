"""Sentence boundaries with exact offsets, in one pass and linear time.

A full stop after an abbreviation is the only hard case; which words those are is data
(`sentences.toml`). Unknown languages use the English data, which errs towards splitting.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Terminal marks with their closing quotes and brackets, or a line break. Possessive, and never
# begun within a run of marks: no backtracking.
BOUNDARY = re.compile(
    r"""(?<![.!?…。！？])(?P<mark>[.!?…。！？]++)(?P<close>["'”’»)\]]*+)(?=\s)|(?P<line>\n\s*+)"""
)
NEXT_WORD = re.compile(r"""\s*+[-–—_\s"'“‘«(\[¿¡]*+([^\W\d_][\w’']*+|\d|\S|$)""")
LAST_WORD = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]+$")
LONGEST_WORD = 16
WRAPPED_SHARE = 0.2  # of line breaks that go on in lower case


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The words after which a full stop does not end (or seldom ends) a sentence."""

    before_name: frozenset[str]
    anywhere: frozenset[str]
    starters: frozenset[str]


@cache
def abbreviations(language: str | None) -> Abbreviations:
    """Data of a language; English for one that has none."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        data = tomllib.load(file)
    words = data[language if language in data else "en"]
    return Abbreviations(**{name: frozenset(text.split()) for name, text in words.items()})


def sentences(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """Spans `(start, end)` of the sentences, code points, half-open, in order.

    They never overlap, and every character outside them is whitespace. A blank line always ends a
    sentence; a single line break does unless the text is hard-wrapped.
    """
    known = abbreviations(language)
    wrapped = is_wrapped(text)
    cuts = [match.end() for match in BOUNDARY.finditer(text) if ends(text, match, known, wrapped)]
    spans = zip([0, *cuts], [*cuts, len(text)], strict=True)
    return [span for a, b in spans if (span := trimmed(text, a, b))[0] < span[1]]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without whitespace at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def is_wrapped(text: str) -> bool:
    """Whether lines were broken to a width, so that a line break means nothing."""
    breaks = text.count("\n")
    return breaks > 0 and len(re.findall(r"\S\n[a-z]", text)) / breaks > WRAPPED_SHARE


def ends(text: str, match: re.Match[str], known: Abbreviations, wrapped: bool) -> bool:
    """Whether the boundary candidate ends a sentence."""
    if line := match["line"]:
        return not wrapped or line.count("\n") > 1
    following = NEXT_WORD.match(text, match.end())
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    if match["mark"] != "." or match["close"]:
        return True
    return not abbreviated(text, match.start(), word, known)


def abbreviated(text: str, stop: int, following: str, known: Abbreviations) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation and the sentence goes on."""
    last = LAST_WORD.search(text, max(0, stop - LONGEST_WORD), stop)
    if not last:
        return False
    word = last[0]
    if len(word) == 1 and word.isupper():  # an initial
        return True
    if word.lower() in known.before_name:
        return word.lower() != "no" or following.isdigit()
    initials = "." in word and len(word) < 8
    if word.lower() in known.anywhere or initials:
        return following.lower() not in known.starters
    return False
