"""Past or future, from the verbs and prepositions around an expression."""

from collections.abc import Iterable
from typing import Literal

from transforms.dates.language import Language
from transforms.dates.tokens import Tokens

Direction = Literal["past", "future"]
REACH_BACK, REACH_ON = 12, 10
STOPS = {";", "!", "?", "\n", "``", '"', "“", "”"}


def direction(tokens: Tokens, first: int, after: int, language: Language) -> Direction | None:
    """The tense of the nearest verb before the expression, else of the first one after it."""
    back = range(first - 1, max(-1, first - 1 - REACH_BACK), -1)
    ahead = range(after, min(len(tokens.spans), after + REACH_ON))
    found = nearest(back, tokens, language) or nearest(ahead, tokens, language)
    if found is None and tokens.word(first - 1) in language.sets["deadline"]:
        return "future"
    return found


def nearest(places: Iterable[int], tokens: Tokens, language: Language) -> Direction | None:
    """The direction of the first telling verb, up to the clause's end."""
    for i in places:
        word = tokens.word(i)
        if word in STOPS or (word == "." and ends_sentence(tokens, i)):
            return None
        if told := verb(i, word, tokens, language):
            return told
    return None


def verb(i: int, word: str, tokens: Tokens, language: Language) -> Direction | None:
    """What one word tells, with the word or two before it."""
    sets = language.sets
    if word in sets["future"]:
        return "future"
    if word in sets["to"] and tokens.word(i - 1) in sets["future_to"]:
        return "future"
    if word in sets["past"] or (len(word) > 4 and word.endswith(tuple(sets["past_endings"]))):
        passive = sets["passive"]
        infinitive = tokens.word(i + 1) in sets["to"] and word in sets["future_to"]
        if infinitive or tokens.word(i - 1) in passive or tokens.word(i - 2) in passive:
            return "future" if infinitive else None
        return "past"
    return None


def ends_sentence(tokens: Tokens, i: int) -> bool:
    """Whether a full stop ends a sentence, and no abbreviation: a longer or small word is before."""
    before = tokens.raw(i - 1)
    return len(before) > 4 or before.islower() or before[:1].isdigit()
