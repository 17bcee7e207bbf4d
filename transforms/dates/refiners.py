"""Corrections to the candidates of a text, in the order in which they are made."""

from collections.abc import Callable
from dataclasses import replace

from transforms.dates.language import Language
from transforms.dates.lookalikes import drop_lookalikes
from transforms.dates.scan import Candidate, Parts
from transforms.dates.tokens import Tokens

Refiner = Callable[[list[Candidate], Tokens, Language], list[Candidate]]
YEAR_PARTS = {"year", "mod", "around", "modthe", "modcmp"}
REACH = 3  # tokens between two dates that share a year


def complete_tails(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """`May 4 and 5`, `1995-96`: the second takes month or century from the first; else it goes."""
    kept: list[Candidate] = []
    for candidate in found:
        if candidate.meaning == "tail":
            head = kept[-1] if kept and kept[-1].after == candidate.first - 1 else None
            parts = completed(head, candidate, tokens) if head else None
            if parts is None:
                continue
            candidate = replace(candidate, meaning="calendar", parts=parts)
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


def share_year(found: list[Candidate], tokens: Tokens, language: Language) -> list[Candidate]:
    """`March and April 2019`, `May 4 to June 2, 1945`: the first takes the year of the second."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        one, two = shared[i], shared[i + 1]
        if two.first - one.after <= REACH and lacks_year(one) and states_year(two):
            between = {tokens.word(k) for k in range(one.after, two.first)}
            if between <= {
                "and",
                "to",
                "or",
                "-",
                ",",
                "through",
                "until",
                "/",
                "the",
                "y",
                "a",
                "al",
            }:
                year = {k: v for k, v in two.parts.items() if k in ("year", "era")}
                shared[i] = replace(one, parts={**one.parts, **year})
    return shared


def lacks_year(c: Candidate) -> bool:
    """Whether a calendar date leaves its year open."""
    named = any(name in c.parts for name in ("month", "season", "quarter"))
    return c.meaning == "calendar" and named and not {"year", "yshift", "yrel", "yy"} & set(c.parts)


def states_year(c: Candidate) -> bool:
    """Whether a date of the same kind states its year."""
    named = any(name in c.parts for name in ("month", "season", "quarter"))
    return c.meaning == "calendar" and named and "year" in c.parts


REFINERS: tuple[Refiner, ...] = (complete_tails, drop_lookalikes, share_year)
