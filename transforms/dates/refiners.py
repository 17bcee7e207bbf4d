"""Corrections to the candidates of a text, in the order in which they are made."""

from collections.abc import Callable
from dataclasses import replace

from transforms.dates.language import Language
from transforms.dates.lookalikes import drop_lookalikes
from transforms.dates.scan import Candidate, Parts
from transforms.dates.tokens import Tokens

Refiner = Callable[[list[Candidate], Tokens, Language], list[Candidate]]
YEAR_PARTS = {"year", "mod", "around", "modthe", "modcmp"}
YEAR_NAMES = ("year", "era", "yrel")  # "July 31 and August 14 that year"
CLOCK_DAY = ("weekday", "shift", "deictic", "month", "day", "year", "zone")
CLOCK = {"hour", "minute", "ampm", "clockdec", "zone", "around"}
COUNTS = ("n", "couple", "one", "other", "weeks")
NONE = Candidate(-1, -1, "", {})
NEXT_YEAR = {"calunit", "shift", "rel", "anaphoric"}
CUE_REACH = 2  # tokens
REACH = 3  # tokens between two dates that share a year


def complete_tails(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """`May 4 and 5`, `1995-96`: the second takes month or century from the first; else it goes."""
    kept: list[Candidate] = []
    for candidate in found:
        if candidate.meaning == "tail":
            head = kept[-1] if kept and kept[-1].after == candidate.first - 1 else None
            parts = completed(head, candidate, tokens) if head else None
            if parts is not None:
                candidate = replace(candidate, meaning="calendar", parts=parts)
            elif "year" in candidate.parts:
                candidate = the_year_of(candidate)
            else:
                continue
        kept.append(candidate)
    return kept


def completed(head: Candidate, tail: Candidate, tokens: Tokens) -> Parts | None:
    """The parts of the tail as a date of its own, or None where it does not go on from the head."""
    n = int(tail.parts["day"])
    if "day" in head.parts and "month" in head.parts:
        goes_on = n <= 31 and n > int(head.parts["day"]) and "year" not in head.parts
        return {**head.parts, **tail.parts} if goes_on else None
    year = int(head.parts.get("year", 0))
    glued = tokens.word(tail.first - 1) in ("-", "/") and len(tokens.word(tail.first)) == 2
    if set(head.parts) <= YEAR_PARTS and year and glued and n > year % 100:
        return {"year": year - year % 100 + n}
    return None


def the_year_of(tail: Candidate) -> Candidate:
    """The year alone of a tail that goes on from nothing (`costs 9, 11, 1981`)."""
    return Candidate(tail.after - 1, tail.after, "calendar", {"year": tail.parts["year"]})


def share_half(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """`from 6 to 8 p.m. Monday`: the first clock takes its half of the day, and the day, from the
    second."""
    shared = list(found)
    for i in range(len(shared) - 1):
        one, two = shared[i], shared[i + 1]
        if lacks_half(one) and "ampm" in two.parts and is_joined(one, two, tokens, language):
            end = {"endampm": two.parts["ampm"], "endhour": two.parts.get("hour", 12)}
            day = {k: v for k, v in two.parts.items() if k in CLOCK_DAY}
            shared[i] = replace(one, parts={**day, **one.parts, **end})
    return shared


def past_midnight(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """`from 10 p.m. to 5 a.m.`: the second clock, if no day is said of it, is of the day after."""
    ranges = language.sets["range_to"]
    return [
        replace(two, parts={**two.parts, "nextday": 1})
        if two.first - one.after == 1
        and tokens.word(one.after) in ranges
        and (one.parts.get("ampm"), two.parts.get("ampm")) == ("pm", "am")
        and set(two.parts) <= CLOCK
        else two
        for one, two in zip([NONE, *found], found, strict=False)
    ]


def fortnights(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """Fortnights as twice as many weeks."""
    return [in_weeks(c) if "fortnight" in c.parts.values() else c for c in found]


def in_weeks(c: Candidate) -> Candidate:
    """The candidate with its fortnights counted in weeks; one is meant where none are counted."""
    parts = {k: "week" if v == "fortnight" else v for k, v in c.parts.items()}
    count = next((k for k in COUNTS if k in parts), None)
    twice = {count: 2 * float(parts[count])} if count else {} if "some" in parts else {"n": 2}
    return replace(c, parts={**parts, **twice})


def lacks_half(c: Candidate) -> bool:
    """Whether a clock of twelve hours leaves open which half of the day it means."""
    half = {"ampm", "part"} & set(c.parts)
    return c.meaning == "clock" and not half and 0 < int(c.parts.get("hour", 0)) <= 12


def is_joined(one: Candidate, two: Candidate, tokens: Tokens, language: Language) -> bool:
    """Whether `to`, a hyphen or `and` alone stands between two candidates."""
    between = language.sets["range_to"] | language.sets["range_and"]
    return two.first - one.after == 1 and tokens.word(one.after) in between


def share_year(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """`March and April 2019`, `May 4 to June 2, 1945`: the first takes the year of the second."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        one, two = shared[i], shared[i + 1]
        if two.first - one.after <= REACH and lacks_year(one) and states_year(two):
            between = {tokens.word(k) for k in range(one.after, two.first)}
            if between <= language.sets["connectors"]:
                year = {k: v for k, v in two.parts.items() if k in YEAR_NAMES}
                shared[i] = replace(one, parts={**one.parts, **year})
    return shared


def lacks_year(c: Candidate) -> bool:
    """Whether a calendar date leaves its year open."""
    named = any(name in c.parts for name in ("month", "season", "quarter"))
    return c.meaning == "calendar" and named and not {"year", "yshift", "yrel", "yy"} & set(c.parts)


def states_year(c: Candidate) -> bool:
    """Whether a date of the same kind states its year."""
    named = any(name in c.parts for name in ("month", "season", "quarter"))
    return c.meaning == "calendar" and named and bool({"year", "yrel"} & set(c.parts))


def pair_ends(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """`from June 1 to Nov. 30`: the first learns where the second ends, and the second goes on."""
    paired = list(found)
    for i in range(len(paired) - 1):
        one, two = paired[i], paired[i + 1]
        if are_ends(one, two, tokens, language):
            ends = {f"end{name}": two.parts[name] for name in ("month", "day") if name in two.parts}
            paired[i] = replace(one, parts={**one.parts, **ends})
            paired[i + 1] = replace(two, parts={**two.parts, "goes_on": 1})
    return paired


def are_ends(one: Candidate, two: Candidate, tokens: Tokens, language: Language) -> bool:
    """Whether two months or days without a year are the two ends of a range."""
    same = (
        {one.meaning, two.meaning} == {"calendar"} and "month" in one.parts and "month" in two.parts
    )
    if not same or two.first - one.after != 1 or not (lacks_year(one) and lacks_year(two)):
        return False
    between, before = tokens.word(one.after), tokens.word(one.first - 1)
    of_both = before in language.sets["range_between"] and between in language.sets["range_and"]
    return of_both or between in language.sets["range_to"]


def take_stated(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """`five years later, in 1970`, `the next year, in 1949`: the year stated behind is meant."""
    told = list(found)
    for i in range(len(told) - 1):
        one, two = told[i], told[i + 1]
        if not restates(one, two, tokens, language):
            continue
        date = {k: v for k, v in two.parts.items() if k in ("year", "month", "day")}
        if one.meaning == "ago" and "anaphoric" in one.parts:
            told[i] = replace(one, parts={**one.parts, **date})
        elif is_other_year(one):
            told[i] = replace(one, meaning="calendar", parts={"year": date["year"]})
    return told


def take_beside(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """`on Wednesday (May 13)`, `the next day, May 14`: the date behind is meant."""
    told = list(found)
    for i in range(len(told) - 1):
        one, two = told[i], told[i + 1]
        if two.first - one.after != 1 or not {"month", "day"} <= two.parts.keys():
            continue
        weekday = set(one.parts) == {"weekday"} and tokens.word(one.after) == "("
        next_day = one.meaning == "relative" and one.parts.get("calunit") == "day"
        beside = next_day and tokens.word(one.after) in (",", "(")
        if two.meaning == "calendar" and (weekday or beside):
            own = one.parts if weekday else {}
            told[i] = replace(one, meaning="calendar", parts={**two.parts, **own})
    return told


def is_other_year(c: Candidate) -> bool:
    """`next year`, `the following year`."""
    return (
        c.meaning == "relative" and set(c.parts) <= NEXT_YEAR and c.parts.get("calunit") == "year"
    )


def restates(one: Candidate, two: Candidate, tokens: Tokens, language: Language) -> bool:
    """Whether a comma and a preposition join a distance to a date with its year."""
    if two.first - one.after != 2 or tokens.word(one.after) not in (",", "("):
        return False
    joined = tokens.word(one.after + 1) in language.sets["on_a_date"]
    return joined and two.meaning == "calendar" and "year" in two.parts and "era" not in two.parts


def known_figures(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """`9/11` is a day where such figures alone mean one; others are none (`1/8 to 31`)."""
    return [
        replace(c, meaning="calendar") if c.meaning == "known_figures" else c
        for c in found
        if c.meaning != "known_figures" or "/" in known(c, language)[1]
    ]


def take_known(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """`the Sept. 11 attacks`: a day that is called so for years learns its year."""
    return [with_known_year(c, tokens, language) if lacks_year(c) else c for c in found]


def with_known_year(c: Candidate, tokens: Tokens, language: Language) -> Candidate:
    """The date with its `known` year, where a word behind it tells which day is meant."""
    year, cues = known(c, language)
    # The sign of `9/11` tells as well as a word behind.
    told = {tokens.word(i) for i in (c.first + 1, *range(c.after, c.after + CUE_REACH))}
    return replace(c, parts={**c.parts, "known": year}) if told & cues else c


def known(c: Candidate, language: Language) -> tuple[int, frozenset[str]]:
    """The year of a day known by its date, and the words that tell; none for other days."""
    day = (int(c.parts.get("month", 0)), int(c.parts.get("day", 0)))
    return language.known_days.get(day, (0, frozenset()))


REFINERS: tuple[Refiner, ...] = (
    fortnights,
    known_figures,
    complete_tails,
    share_half,
    past_midnight,
    drop_lookalikes,
    share_year,
    pair_ends,
    take_stated,
    take_beside,
    take_known,
)
