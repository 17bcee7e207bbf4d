"""Countries that stand for their teams: `England beat Pakistan` is about neither state.

Only where an article is about a sport, and only for a country that its own words show to play;
a place in the same article (`in Pakistan`, `Karachi, Pakistan`) stays a place.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from transforms.entities import organisation
from transforms.entities.forms import Form
from transforms.entities.mention import EntityMention
from transforms.entities.parts import Name, fold

_DATA: Final = tomllib.loads((Path(__file__).parent / "sports.toml").read_text(encoding="utf-8"))
_SPORTS: Final[dict[str, list[str]]] = _DATA["sports"]
_TEAMS: Final[dict[str, list[str]]] = _DATA["teams"]
NATIONS: Final = frozenset(_TEAMS["nations"])
OPENING: Final = 1_000  # characters in which an article says that it is about a sport
LEAST: Final = 2  # words of the sport in them
SIGNS: Final = 4  # words of several sports, and scores, in them that make up for words of one
HEAD: Final = 400  # characters that say which team of a country it is: of women, of the young


def _any_of(phrases: Sequence[str]) -> str:
    """A pattern for one of them, the longest first; by their first letters, so that `re` tries few
    of them at a word."""
    rest: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        rest[phrase[0]].append(re.escape(phrase[1:]))
    return "|".join(f"{letter}(?:{'|'.join(several)})" for letter, several in rest.items())


_SPORT_OF: Final = {word: sport for sport, words in _SPORTS.items() for word in words}
_SPORT: Final = re.compile(rf"\b(?:{_any_of(list(_SPORT_OF))})\b")
_ANY: Final = re.compile(
    rf"\b(?:{_any_of(_DATA['any']['words'])})\b|(?<![\d.,:/-])\d{{1,3}}-\d{{1,3}}(?![\d.,:/]*[\d-])"
)
_RESULT: Final = re.compile(
    rf"\b(?:{_any_of(_DATA['any']['results'])})\b[^.\n]{{0,40}}? \d-\d\b(?!-)"
)
_BEFORE: Final = re.compile(
    rf"\b(?:{_any_of(_TEAMS['before'])}|\d-\d (?:with|to|against))\.?\s+(?:the\s+)?$", re.I
)
_SCORE: Final = r",?\s+\d{1,3}\b(?![:.]?\d*[ap]?m)"
_AFTER: Final = re.compile(rf"(?:\s+(?:{_any_of(_TEAMS['after'])})\b|{_SCORE}|[:,]?\s+-\s)", re.I)
_WHERE: Final = re.compile(rf"(?:\b(\w+)\s+)?\b(?:{_any_of(_TEAMS['where'])})\s+(?:the\s+)?$", re.I)
_UNLESS: Final = frozenset(_TEAMS["unless"])
_AT: Final = re.compile(r"\s+at\s+", re.I)
_BESIDE: Final = re.compile(r"\s*(?:and|or|&|,|v\.?|vs\.?|at)\s+(?:the\s+)?", re.I)
_YOUNG: Final = re.compile(r"\b(?:under|u)-?\s?(1[5-9]|2[0-3])s?\b", re.I)
_WOMEN: Final = re.compile(r"\bwom[ae]n['’]?s?\b", re.I)
REACH: Final = 24  # characters to either side of a name that are looked at


def teams(text: str, forms: list[Form]) -> list[Form]:
    """The forms, with those that stand for a team without their place, and countries named so."""
    countries = {f.no for f in forms if _is_country(f)}
    towns = {f.no for f in forms if f.kind == "LOC" and f.no not in countries and f.place}
    sport = sport_of(text) if countries or towns else None
    if sport is None:
        return forms
    names = [f.mention for f in forms]
    open_to_it = {no for no in countries | towns if not is_where(text, names, no, countries)}
    found = playing(text, names, open_to_it, towns)
    sure = {forms[no].name.key for no in found & countries}
    # `U.S.` is an adjective as well: `a naturalised U.S. citizen`.
    found |= {
        no
        for no in open_to_it & countries
        if forms[no].name.key in sure and not organisation.is_acronym(forms[no].name.text)
    }
    named = _named(text, sport)
    return [f if f.no not in found else _team(f, named if f.no in countries else "") for f in forms]


def sport_of(text: str) -> str | None:
    """The sport that an article is about, if it is about one: its opening says so."""
    words = _SPORT.findall(text[:OPENING].lower())
    hits = Counter(_SPORT_OF[" ".join(w.split())] for w in words)
    sport = min(hits, key=lambda s: (-hits[s], s), default=None)
    return sport if sport and hits[sport] >= LEAST else None


def is_sporting(text: str) -> bool:
    """Whether an article's opening says that it is about some sport, whichever."""
    opening = text[:OPENING].lower()
    sure = len(_SPORT.findall(opening)) + len(_RESULT.findall(opening))
    return sure + len(_ANY.findall(opening)) >= (LEAST if sure else SIGNS)


def _is_country(form: Form) -> bool:
    country = form.place is not None and form.place.kind == "country"
    return form.kind in ("LOC", "ORG") and (country or form.name.key in NATIONS)


def is_where(text: str, names: Sequence[EntityMention], no: int, countries: set[int]) -> bool:
    """A place by what stands before it: `in Spain`, `Herzliya, Israel`, `Ann Gorse (Germany)`."""
    start, end = names[no].start, names[no].end
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    before = names[no - 1] if no else None
    named_after = before is not None and text[before.end : start] == ", "
    if named_after and before and before.entity_type != "PERSON" and no - 1 not in countries:
        return True
    place = _WHERE.search(text, max(0, start - REACH), start)
    return place is not None and (place[1] or "").lower() not in _UNLESS


def playing(
    text: str, names: Sequence[EntityMention], open_to_it: set[int], towns: set[int]
) -> set[int]:
    """Those of the names that the words beside them, or the names in one breath, show to play."""
    found = {no for no in open_to_it if plays(text, names[no])}
    found |= _at_one(text, names, open_to_it & towns)
    return found | _beside(text, names, open_to_it, found)


def plays(text: str, name: EntityMention) -> bool:
    """Whether the words beside a name are said of teams: `beat |Moldova|`, `|Israel| 2`."""
    if _AFTER.match(text, name.end, min(len(text), name.end + REACH)):
        return True
    return _BEFORE.search(text, max(0, name.start - REACH), name.start) is not None


def _at_one(text: str, names: Sequence[EntityMention], open_to_it: set[int]) -> set[int]:
    """Fixtures: `|Chicago| at |Toronto|`. A team beside one says so only of a team's name."""
    clubs = {fold(n.text) for n in names if n.entity_type == "ORG"}
    found: set[int] = set()
    for no in open_to_it - {0}:
        left, right = names[no - 1], names[no]
        if _AT.fullmatch(text[left.end : right.start]):
            if no - 1 in open_to_it:
                found |= {no - 1, no}
            elif left.entity_type == "ORG" and fold(right.text) in clubs:
                found.add(no)
    return found


def _beside(
    text: str, names: Sequence[EntityMention], open_to_it: set[int], found: set[int]
) -> set[int]:
    """Those named in one breath with a team: `Armenia and |Portugal| drew`."""
    more = set(found)
    for numbers in (range(1, len(names)), range(len(names) - 1, 0, -1)):
        for no in numbers:
            between = text[names[no - 1].end : names[no].start]
            if {no - 1, no} <= open_to_it and more & {no - 1, no} and _BESIDE.fullmatch(between):
                more |= {no - 1, no}
    return more


def _named(text: str, sport: str) -> str:
    """What follows the country in the team's name: `women's under-21 football team`."""
    opening = text[:HEAD]
    young = _YOUNG.search(opening)
    women = _WOMEN.search(opening)
    words = ["women's" if women else "", f"under-{young[1]}" if young else "", sport, "team"]
    return " ".join(w for w in words if w)


def _team(form: Form, named: str) -> Form:
    name = form.name
    if named:
        name = Name(f"{name.text} {named}", f"{name.key} {fold(named)}", name.titles)
    return replace(form, name=name, place=None, kind="ORG")
