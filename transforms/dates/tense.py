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
    if tokens.word(after) in language.sets["possessive"]:  # "Friday's vote" has mostly been held
        ahead_of = language.sets["ahead_of"] & {tokens.word(first - 1), tokens.word(first - 2)}
        return "future" if ahead_of else "past"
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
    if word in sets["past"] or is_past_form(word, language):
        passive = sets["passive"]
        infinitive = tokens.word(i + 1) in sets["to"] and word in sets["future_to"]
        if infinitive or tokens.word(i - 1) in passive or tokens.word(i - 2) in passive:
            return "future" if infinitive else None
        return "past"
    return None


def is_past_form(word: str, language: Language) -> bool:
    """Whether a word ends as past forms do, and is none of the words that only look so."""
    ending = tuple(language.sets["past_endings"])
    return len(word) > 4 and word.endswith(ending) and word not in language.sets["not_past"]


def ends_sentence(tokens: Tokens, i: int) -> bool:
    """Whether a full stop ends a sentence, not an abbreviation."""
    before = tokens.raw(i - 1)
    return len(before) > 4 or before.islower() or before[:1].isdigit()
