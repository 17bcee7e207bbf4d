"""Past or future, from the verbs and prepositions around an expression."""

from collections.abc import Iterator
from typing import Literal

from transforms.dates.language import Language
from transforms.dates.tokens import Tokens

Direction = Literal["past", "future"]
REACH_BACK, REACH_ON = 10, 8
STOPS = {".", ";", "!", "?", "\n"}


def direction(tokens: Tokens, first: int, after: int, language: Language) -> Direction | None:
    """The tense of the nearest cue word before the expression, else of the first one after it."""
    before = (tokens.word(i) for i in range(first - 1, max(-1, first - 1 - REACH_BACK), -1))
    behind = (tokens.word(i) for i in range(after, min(len(tokens.spans), after + REACH_ON)))
    return nearest(before, language) or nearest(behind, language)


def nearest(words: Iterator[str], language: Language) -> Direction | None:
    """The direction of the first cue word, up to the clause's end."""
    past, future = language.sets["past"], language.sets["future"]
    for word in words:
        if word in STOPS:
            return None
        if word in future:
            return "future"
        if word in past or (len(word) > 4 and word.endswith("ed")):
            return "past"
    return None
