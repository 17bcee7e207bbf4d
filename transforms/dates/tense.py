"""Past or future, from the verbs and prepositions around an expression."""

from collections.abc import Iterable, Iterator
from typing import Literal

from transforms.dates.language import Language
from transforms.dates.tokens import LINE, Tokens
from transforms.sentences import abbreviated, abbreviations

Direction = Literal["past", "future", "planned"]  # planned: once future, by now either
REACH_BACK, REACH_ON, PUT_OFF = 12, 16, 6
REACH_OF_OPENING = 32  # tokens on: "In January, a week after the anniversary of ..., a bomb killed"
BRACKETED = 10  # tokens, also of what is quoted
HEADLINE = 20  # tokens
SUBJECT = 5  # tokens
SPEAKER = 4  # tokens from a comma to the end of `minister says`
NO_VERBS = ("month", "mon", "weekday", "numword")  # after `to`
SUBJECT_ENDS = (">", ")", ",", "'", "’", "”", '"')
CLOSED_BY = {")": ("(",), "”": ("“",), "''": ("``",), '"': ('"',)}
STOPS = {";", "!", "?", "\n", "``", '"', "“", "”"}


def direction(tokens: Tokens, first: int, after: int, language: Language) -> Direction | None:
    """The tense of the nearest verb before the expression, else of the first one after it."""
    sets, first = language.sets, shared_start(tokens, first, language)
    before = tokens.word(first - 1)
    if tokens.word(after) in sets["possessive"]:  # "Friday's vote" has mostly been held
        ahead_of = sets["ahead_of"] & {before, tokens.word(first - 2)}
        subject = range(after + 1, min(len(tokens.spans), after + SUBJECT))  # "Friday's vote will"
        will = nearest(subject, tokens, language) == "future"
        return "future" if ahead_of or will else "past"
    weekday = tokens.word(after - 1) in language.classes["weekday"]
    if tokens.word(after) in (sets["is"] if weekday else sets["delivered"]):
        return "future"  # "Friday is the day", "May delivery"
    if is_dated(tokens, first, language):
        return "future"
    if tokens.word(after) in sets["happened"]:
        return "past"
    reach = range(first - PUT_OFF, first - 1)
    if before in sets["until"] and any(tokens.word(i) in sets["put_off"] for i in reach):
        return "future"
    if before in sets["deadline"] and is_said_behind(tokens, first, after, language):
        return "future"
    if found := told(tokens, first, after, language):
        return found
    if before in sets["deadline"] or (before in sets["since"] and tokens.raw(first - 1).istitle()):
        return "future"
    event = tokens.word(first - 2) if before in sets["on_a_date"] else before
    return "past" if event in sets["happened"] else None


def told(tokens: Tokens, first: int, after: int, language: Language) -> Direction | None:
    """What the nearest verb before an expression tells, else the first one after it."""
    opens = tokens.raw(first - 1).istitle() and tokens.word(first - 1) in language.sets["on_a_date"]
    reach = REACH_OF_OPENING if opens and tokens.word(after) == "," else REACH_ON
    ahead = range(after, min(len(tokens.spans), after + reach))
    return nearest(back_from(tokens, first), tokens, language) or nearest(ahead, tokens, language)


def back_from(tokens: Tokens, first: int) -> Iterator[int]:
    """The tokens before an expression in which its verb is looked for, the nearest first. What
    stands in brackets or quotes, `at 3 a.m. (0100 GMT) on Sunday`, is passed over."""
    i, looked = first - 1, 0
    while i >= 0 and looked < REACH_BACK:
        if opening := opening_of(tokens, i):
            within = (k for k in range(i - 1, i - BRACKETED, -1) if tokens.word(k) in opening)
            i = next(within, i + 1) - 1
        yield i
        i, looked = i - 1, looked + 1


def opening_of(tokens: Tokens, i: int) -> tuple[str, ...]:
    """What opens the brackets or quotes that a token closes; empty where it closes none."""
    word, (start, _) = tokens.word(i), tokens.spans[i]
    closes = word in CLOSED_BY and not tokens.text[start - 1 : start].isspace()
    return CLOSED_BY[word] if closes else ()


def is_said_behind(tokens: Tokens, first: int, after: int, language: Language) -> bool:
    """`new terms by summer, minister says`: the only verb tells of the saying, not of the date."""
    if tokens.word(after) != "," or nearest(back_from(tokens, first), tokens, language):
        return False
    ahead = range(after + 1, after + 1 + SPEAKER)
    return any(tokens.word(i) in language.sets["saying"] for i in ahead)


def shared_start(tokens: Tokens, first: int, language: Language) -> int:
    """Where the words begin that tell of `Saturday` in `planned for Friday or Saturday`."""
    joined = tokens.word(first - 1) in language.sets["alternatives"]
    named = tokens.word(first - 2) in language.classes["weekday"]
    return first - 2 if joined and named else first


def is_dated(tokens: Tokens, first: int, language: Language) -> bool:
    """`the vote is Friday`, `is on Friday`, `is held on Friday`, `planned for Friday`."""
    sets, (third, second, word) = language.sets, (tokens.word(i) for i in range(first - 3, first))
    if word in sets["planned_for"] and second in sets["future_to"]:
        return True
    held = third in sets["is"] and is_past_form(second, language)
    on_a_date = word in sets["on_a_date"] and (held or second in sets["is"])
    return on_a_date or word in sets["is"]


def nearest(places: Iterable[int], tokens: Tokens, language: Language) -> Direction | None:
    """The direction of the first telling verb, up to the clause's end."""
    for i in places:
        word = tokens.word(i)
        if word in STOPS or (word == "." and ends_sentence(tokens, i, language)):
            return None
        if tells := verb(i, word, tokens, language):
            return tells
    return None


def verb(i: int, word: str, tokens: Tokens, language: Language) -> Direction | None:
    """What one word tells, with the words beside it."""
    sets, before, after = language.sets, tokens.word(i - 1), tokens.word(i + 1)
    if after.isdigit() and word in language.classes["month"]:  # "May 12"
        return None
    if word in sets["to"]:
        return intended(i, tokens, language)
    if word in sets["future"] or (is_future_form(word, language) and not is_named(i, tokens)):
        return "planned" if before in sets["was"] else "future"
    if word in sets["could"] and after not in sets["could_not"]:
        return "future"
    if word in sets["plans"] and after in sets["determiners"]:
        return "future"
    if is_timetable(i, word, tokens, language):
        return "future"
    if before in sets["to"] | sets["future"] | sets["could"]:  # "to cut", "will hit"
        return None
    if word in sets["past"] or is_past_form(word, language):
        if after in sets["to"] and word in sets["future_to"] | sets["obligation"]:
            return "future" if word in sets["future_to"] else None
        is_, second = sets["is"], tokens.word(i - 2)
        goes_on = before in sets["being"] and second in is_
        is_state = before in is_ or {before, second} & sets["passive"] or goes_on
        return None if is_state else "past"
    return None


def intended(i: int, tokens: Tokens, language: Language) -> Direction | None:
    """What `to` tells before an infinitive: `was to open`, `plans to cut`, `agreed to sell`."""
    sets, before = language.sets, tokens.word(i - 1)
    if before in sets["was"]:
        return "planned"
    if before in sets["intended"]:  # "has vowed to" holds still
        return "future" if tokens.word(i - 2) in sets["obligation"] else "planned"
    if before in sets["future_to"]:
        return "planned" if tokens.word(i - 2) in sets["was"] else "future"
    of_headline = tokens.word(i) in sets["headline_to"] and is_infinitive(i, tokens, language)
    return "future" if of_headline and is_headline(i, tokens, language) else None


def is_infinitive(i: int, tokens: Tokens, language: Language) -> bool:
    """`Parliament to vote`; not `flights to Rome`, `rises to a record`, `returns to profit`."""
    before, after, sets = tokens.word(i - 1), tokens.word(i + 1), language.sets
    named = tokens.raw(i + 1).istitle() or any(after in language.classes[c] for c in NO_VERBS)
    if named or not after.isalpha() or after in sets["no_infinitive"]:
        return False
    is_verb = before in sets["past"] or is_past_form(before, language)
    is_subject = before.isalpha() or before in SUBJECT_ENDS
    return is_subject and not is_verb and before not in sets["no_intent"]


def is_headline(i: int, tokens: Tokens, language: Language) -> bool:
    """Whether a token stands in a line of a headline's length that no full stop ends."""
    chars = tokens.chars
    before = chars.rfind(LINE, max(0, i - HEADLINE), i)  # looking no further keeps time linear
    first, after = before + 1, chars.find(LINE, i, i + HEADLINE)
    after = len(chars) if after < 0 else after
    if after - first > HEADLINE:
        return False
    stops = (k for k in range(first, after) if tokens.word(k) == ".")
    return not any(ends_sentence(tokens, k, language) for k in stops)


def is_timetable(i: int, word: str, tokens: Tokens, language: Language) -> bool:
    """`the fair opens`, `polls close at`, but not `the close of trading`, nor `a snap vote on`."""
    sets, before, after = language.sets, tokens.word(i - 1), tokens.word(i + 1)
    dated = after in sets["on_a_date"] or after in language.classes["weekday"]
    bare = word in sets["timetable_before_date"] and dated
    several = before.endswith("s") or before in sets["plural"]
    if bare and not several and tokens.word(i - 2) in sets["determiners"]:
        return False
    return (bare or word in sets["timetable"]) and before not in sets["no_verb_after"]


def is_past_form(word: str, language: Language) -> bool:
    """Whether a word ends as past forms do, and is none of the words that only look so."""
    ending = tuple(language.sets["past_endings"])
    return len(word) > 4 and word.endswith(ending) and word not in language.sets["not_past"]


def is_future_form(word: str, language: Language) -> bool:
    """Whether a word ends as future forms do (none in English)."""
    ending = tuple(language.sets["future_endings"])
    return word.endswith(ending) and word not in language.sets["not_future"]


def is_named(i: int, tokens: Tokens) -> bool:
    """Whether a word is a name by its capital: `dijo Ferrán`, but not `Será el lunes`."""
    return tokens.raw(i).istitle() and tokens.raw(i - 1).isalpha()


def ends_sentence(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a full stop ends a sentence, not an abbreviation."""
    stop = tokens.spans[i][0]
    if tokens.text[stop + 1 : stop + 2].isalnum() or tokens.raw(i + 1)[:1].islower():
        return False
    return not abbreviated(tokens.text, stop, tokens.raw(i + 1), abbreviations(language.code))
