"""Finds where phrasings stand in a text, and reads out their parts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transforms.dates import numbers
from transforms.dates.language import Language, Phrasing, Value
from transforms.dates.tokens import NUMBER_CLASSES, Tokens

Parts = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrasing found at tokens `first` to before `after`, with its parts read out."""

    first: int
    after: int
    meaning: str
    parts: Parts


def candidates(tokens: Tokens, language: Language) -> Iterator[Candidate]:
    """Every phrasing in the text, leftmost and longest, never overlapping."""
    chars, after = tokens.chars, 0
    for trigger in language.trigger.finditer(chars):
        at = trigger.start()
        start = language.starts[trigger[0]]
        if at < after or not start.may_match(chars, at):
            continue
        if reached := longest(chars, at, start.phrasings):
            phrasing, found = reached
            after = found.end()
            yield Candidate(at, after, phrasing.meaning, parts(tokens, phrasing, found, language))


def longest(
    chars: str, at: int, phrasings: tuple[Phrasing, ...]
) -> tuple[Phrasing, re.Match[str]] | None:
    """The phrasing that reaches furthest from token `at`; of equals the first listed."""
    found = [(p, m) for p in phrasings if (m := p.pattern.match(chars, at))]
    return max(found, key=lambda pair: pair[1].end(), default=None)


def parts(tokens: Tokens, phrasing: Phrasing, match: re.Match[str], language: Language) -> Parts:
    """Name -> value of each part that the match holds, but of those named `_`; the phrasing's given
    values first."""
    found: dict[str, Value] = dict(phrasing.given)
    for group, (name, kind) in enumerate(phrasing.names, start=1):
        first, after = match.span(group)
        if first >= 0 and name != "_":
            words = [tokens.word(i) for i in range(first, after)]
            found.setdefault(name, value_of(kind, words, language))
    return found


def value_of(kind: str, words: list[str], language: Language) -> Value:
    """What a part's words are worth: a number, or the value that their class gives them."""
    if kind in NUMBER_CLASSES:
        return float(words[0]) if kind == "dec" else numbers.digits(words[0])
    if kind == "word":
        return words[0]
    if kind in ("n", "two_thousand"):
        return numbers.count(words, language.classes["numword"])
    if kind == "spoken":
        return numbers.spoken_year(words, language.classes["numword"])
    return language.classes[kind][" ".join(words)]
