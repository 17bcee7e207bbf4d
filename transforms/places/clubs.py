"""Towns that stand for their clubs: of `Newcastle beat Chelsea 2-1`, neither is a place.

Only in a text about a sport, and only where the words beside a town's name are said of teams; once
that is so of one mention, it is so of all that no `in`, `at` or dateline shows to be the town. A
country stays a place, whoever plays for it: transforms/entities/teams.py tells it from its team.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from transforms.entities.mention import EntityMention
from transforms.entities.parts import fold
from transforms.entities.teams import is_sporting, is_where, playing
from transforms.places.beside import happens_in, is_country

SURE: Final = 0.9  # of 1,570 such clubs of Reuters' sport of 1996, 1,464 were clubs
# `|LONDON| 1996-08-30`, `|LEEDS|, England (AP) -`: where it was reported from.
_DATELINE: Final = re.compile(
    r"\s+\d{4}-|,\s+[^\n]{1,40}?\s(?:\(|--?\s|[–—])|\s+\([A-Z]\w+\)|\s+(?:--?|[–—])\s"
)
_REACH: Final = 60  # characters behind a name that make a dateline of it
_VENUE: Final = re.compile(r"\bat\s+$", re.I)
_PLURAL: Final = re.compile(r" (?:have|are|were)\b")
_BEGINS: Final = re.compile(r"(?:^|\n|[.!?:][\"”’]? )[\"“‘]?$")
_SIDE: Final = re.compile(r"\s+side\b")  # the `Lisbon side` has a name of its own


def with_clubs(text: str, names: Sequence[EntityMention]) -> list[EntityMention]:
    """The names, in order, with organisations for the towns that stand for their clubs."""
    placed = {no for no, name in enumerate(names) if name.entity_type == "LOC"}
    if not placed:
        return list(names)
    if not is_sporting(text):
        several = {names[no].text for no in placed if _are_several(text, names[no])}
        return [_club(n) if n.text in several and _is_free(text, n) else n for n in names]
    countries = {no for no in placed if is_country(names[no].text)}
    towns = {no for no in placed - countries if not _is_town(text, names[no])}
    free = {no for no in countries | towns if not is_where(text, names, no, countries)}
    found = playing(text, names, free, towns) & towns
    clubs = {fold(names[no].text) for no in found}
    found |= {no for no in free & towns if fold(names[no].text) in clubs}
    known = [_club(n) if no in found else n for no, n in enumerate(names)]
    return _whole(text, known, placed - countries)


def _club(name: EntityMention) -> EntityMention:
    return replace(name, entity_type="ORG", confidence=SURE)


def _are_several(text: str, name: EntityMention) -> bool:
    """`|Chelsea| have sacked their manager`: only of clubs does one say so of a town."""
    if not _PLURAL.match(text, name.end) or name.text.endswith("s") or " " in name.text:
        return False
    return _BEGINS.search(text, max(0, name.start - 3), name.start) is not None and not is_country(
        name.text
    )


def _is_free(text: str, name: EntityMention) -> bool:
    """Whether nothing says that it is the town."""
    return name.entity_type == "LOC" and not (_is_town(text, name) or happens_in(text, name))


def _is_town(text: str, name: EntityMention) -> bool:
    """Whether it is the place of a dateline, the ground of a match or the home of a side."""
    begins = name.start == 0 or text[name.start - 1] == "\n"
    opens = begins and _DATELINE.match(text, name.end, name.end + _REACH) is not None
    venue = _VENUE.search(text, max(0, name.start - 4), name.start) is not None
    return opens or venue or _SIDE.match(text, name.end) is not None


def _whole(text: str, names: list[EntityMention], towns: set[int]) -> list[EntityMention]:
    """One club of `[Bayern] [Munich]` and of `[New York] [Mets]`."""
    joined = {
        no + 1
        for no, (left, right) in enumerate(pairwise(names))
        if text[left.end : right.start] == " "
        and {left.entity_type, right.entity_type} <= {"ORG", "LOC"}
        and "ORG" in (left.entity_type, right.entity_type)
        and (no in towns or no + 1 in towns)
        and not left.text[-1].isdigit()
    }
    out: list[EntityMention] = []
    for no, name in enumerate(names):
        if no in joined:
            start = out.pop().start
            name = replace(name, start=start, text=text[start : name.end], entity_type="ORG")
        out.append(name)
    return out
