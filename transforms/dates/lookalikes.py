"""What only looks like a date: `May` the verb, `1990 people`, scores, prices, parts of names."""

import unicodedata

from transforms.dates.language import Language
from transforms.dates.scan import Candidate
from transforms.dates.tokens import NAME, OTHER, Tokens

STREET_REACH = 4  # tokens
MATCH_REACH = 15  # tokens on either side
WEATHER_REACH = 12  # tokens before


def drop_lookalikes(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """The candidates without those that are no dates."""
    return [c for c in found if not any(test(c, tokens, language) for test in TESTS)]


def is_name_or_verb(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """A bare month that is also a word (`May`, `March`), or a name's first half (`April Fox`)."""
    if c.meaning != "calendar" or set(c.parts) != {"month"}:
        return False
    before, after = tokens.word(c.first - 1), tokens.word(c.after)
    doubtful = tokens.word(c.first) in language.sets["doubtful_months"]
    listed = not (doubtful and before == "," and after.isalpha())  # "In 1924, May came in"
    if before in language.sets["before_month"] and (listed or after in language.sets["connectors"]):
        return False
    behind = tokens.chars[c.after : c.after + 1]
    if not doubtful:
        return behind == NAME
    if (
        tokens.word(c.after + 1) in language.classes["month"]
        and after in language.sets["connectors"]
    ):
        return False  # "the March and April talks"
    return tokens.word(c.first - 1) not in language.sets["determiners"] or behind != OTHER


def is_given_name(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`un libro de Julio Ferrán`, where months and weekdays are written small."""
    named = c.after - c.first == 1 and tokens.word(c.first) in language.sets["given_names"]
    return named and tokens.raw(c.first).istitle() and tokens.chars[c.after : c.after + 1] == NAME


def is_falling(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`the fall of the city`, `reasons for the fall`, `the Winter Olympics`: no season is meant."""
    if c.meaning != "calendar" or "season" not in c.parts or "year" in c.parts:
        return False
    sets = language.sets
    if tokens.word(c.after) in sets["seasonal"] or tokens.word(c.first - 1) in sets["wheat"]:
        return True
    if tokens.word(c.after - 1) in sets["doubtful_seasons"] and is_other(c, tokens, language):
        return True
    named = tokens.raw(c.after - 1)[:1].isupper() and tokens.chars[c.after : c.after + 1] == NAME
    return named and tokens.text[tokens.spans[c.after - 1][1]] == " "


def is_other(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """Whether `fall` or `spring` is a movement, a water or a coil, as its neighbours tell."""
    after, sets = tokens.word(c.after), language.sets
    if tokens.word(c.first - 1) in sets["spent"]:
        return False
    if after in sets["after_doubtful"] or (c.after - c.first == 1 and after in sets["after_bare"]):
        return True
    article = tokens.word(c.first) in sets["determiners"] and "mod" not in c.parts
    moves = article and tokens.word(c.after - 1) in sets["movements"]
    return moves and not is_in_time(c, tokens, language)


def is_in_time(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`in the fall`, `the fall season`, `the fall and winter`: a time, not a movement."""
    after, behind = tokens.word(c.after), tokens.word(c.after + 1)
    if tokens.word(c.first - 1) in language.sets["before_season"]:
        return True
    joined = after in language.sets["connectors"] and behind in language.classes["season"]
    return joined or after in language.sets["of_a_season"]


def is_count(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """A bare number that counts, prices or numbers something, or a house in a street."""
    if c.meaning != "calendar" or not {"year"} <= set(c.parts) <= {"year", "around"}:
        return False
    if not tokens.word(c.after - 1).isdigit():
        return False
    before, behind = tokens.word(c.first - 1), tokens.word(c.after)
    kind = tokens.chars[c.after : c.after + 1]
    counting = before in language.sets["count_before"] or is_currency(before)
    if tokens.word(c.first - 2) in language.sets["than_date"]:
        counting = False
    if before == "of" and tokens.word(c.first - 2) in language.sets["count_of"]:
        counting = True
    if behind in language.sets["counted"] or counting:
        return True
    if (kind == NAME and before in language.sets["address"]) or is_in_street(c, tokens, language):
        return True
    if "around" in c.parts and kind == OTHER:
        return True
    if is_figure(before) or is_figure(behind):  # a row of a table
        return True
    if before in ("-", ".", "/", ":") and tokens.word(c.first - 2).isdigit():
        return not 1000 <= int(tokens.word(c.first - 2)) < 2200
    return not 1400 <= int(c.parts["year"]) <= 2100 and before not in language.sets["before_month"]


def is_in_street(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`1775 Naramata Rd.`: the name behind is a street's."""
    for i in range(c.after, c.after + STREET_REACH):
        if not tokens.raw(i)[:1].isupper():
            return False
        if i > c.after and tokens.word(i) in language.sets["street"]:
            return True
    return False


def is_currency(word: str) -> bool:
    """Whether a word is the sign of a currency."""
    return len(word) == 1 and unicodedata.category(word) == "Sc"


def is_figure(word: str) -> bool:
    """Whether a word is a number too long for a day."""
    return len(word) > 2 and word.isdigit()


def is_of_a_year(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`1986 quarter` names a quarter of a year, and is no length in quarters."""
    quarters = c.meaning == "duration" and c.parts.get("unit") == "quarter"
    return quarters and float(c.parts.get("n", 0)) >= 1000


def is_bare_clock(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`5:30` is a time only after a preposition: else a score, a verse, a ratio."""
    bare = c.meaning == "clock" and set(c.parts) <= {"hour", "minute", "second"}
    numeric = tokens.word(c.after - 1)[:1].isdigit()
    return bare and numeric and tokens.word(c.first - 1) not in language.sets["before_clock"]


def is_title(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`VOA Today`, `ABC's "This Week"`: capitals where running text has none."""
    if not tokens.raw(c.first).istitle():
        return False
    if c.after - c.first == 1:
        after_name = tokens.chars[c.first - 1 : c.first] == NAME
        return after_name and c.meaning in ("deictic", "set_of", "duration")  # "Tony Weeks"
    names_no_unit = "month" in c.parts or "season" in c.parts
    return c.meaning in ("relative", "vague") and not names_no_unit and is_capital(c, tokens)


def is_capital(c: Candidate, tokens: Tokens) -> bool:
    """Whether the last word of an expression has a capital."""
    return tokens.raw(c.after - 1).istitle()


def is_fraction(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`three quarters` are more often a share than nine months; no year has a fifth."""
    if int(c.parts.get("quarter", 1)) > 4:
        return True
    return c.meaning == "duration" and c.parts.get("unit") == "quarter" and c.parts.get("n") == 3


def is_of_a_match(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`a touchdown in the fourth quarter`."""
    if not {"quarter", "half"} & set(c.parts) or "year" in c.parts:
        return False
    around = (tokens.word(i) for i in range(c.first - MATCH_REACH, c.after + MATCH_REACH))
    return not language.sets["match"].isdisjoint(around)


def is_temperature(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`highs in the 60s`."""
    if "decade2" not in c.parts:
        return False
    telling = language.sets["temperature"]
    near = (i for i in range(c.first - WEATHER_REACH, c.after + 2) if tokens.word(i) in telling)
    return any(not tokens.breaks(max(0, min(i, c.first)), c.first) for i in near)


def is_book(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`Nineteen Eighty-Four`: a year read aloud has no capitals within."""
    return "spoken" in c.parts and tokens.raw(c.after - 1)[:1].isupper()


def is_short_year(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`'60` is a year only where the apostrophe opens it: not in `5'10"`."""
    if c.meaning != "calendar" or "yy" not in c.parts or tokens.raw(c.first) not in ("'", "’", "‘"):
        return False
    start, end = tokens.spans[c.first]
    glued = tokens.spans[c.first + 1][0] == end
    before = tokens.text[start - 1 : start]
    return not glued or before in ("'", "’", "‘", "`") or before.isdigit()


def is_newspaper(c: Candidate, tokens: Tokens, language: Language) -> bool:
    """`the Madrid daily El Faro`, `The Sunday Times`: a paper, not how often or when."""
    if c.meaning == "weekday" and tokens.word(c.after) in language.sets["papers"]:
        return tokens.chars[c.after : c.after + 1] == NAME
    if set(c.parts) != {"unitly"} or tokens.chars[c.after : c.after + 1] != NAME:
        return False
    named = tokens.chars[c.first - 1 : c.first] == NAME
    return named or tokens.word(c.first - 1) in language.sets["determiners"]


TESTS = (
    is_newspaper,
    is_name_or_verb,
    is_given_name,
    is_falling,
    is_count,
    is_bare_clock,
    is_title,
    is_fraction,
    is_of_a_year,
    is_of_a_match,
    is_temperature,
    is_book,
    is_short_year,
)
