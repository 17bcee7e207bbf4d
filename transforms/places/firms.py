"""Companies named after a place: `Hobart's profit`, `shares in Hobart`, of Hobart & Sons."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.entities.firms import is_said_of_a_firm
from transforms.entities.mention import EntityMention
from transforms.entities.names.words import words
from transforms.places.beside import WORDS, any_of, before, happens_in, is_country

_FIRMS: Final = WORDS["firms"]
_BEFORE: Final = re.compile(rf"\b(?:{any_of(_FIRMS['before'])}) $", re.I)
_BEHIND: Final = re.compile(rf" (?:{any_of(_FIRMS['behind'])})\b")
_RESULTS: Final = re.compile(
    rf" (?:posted|reported) (?:an? |its )?(?:[\w-]+ ){{0,3}}?(?:{any_of(_FIRMS['results'])})\b"
)
_SYMBOL: Final = re.compile(r" ?(?:<[A-Z]{1,5}(?:\.[A-Z]{1,2})?>|\((?:NYSE|Nasdaq|NASDAQ): )")
_LEGAL: Final = tuple(f" {form}" for form in words("legal_ends") | words("partners"))
_PART: Final = re.compile(r"(?:[-/]|\b(?:of|and|&) )$", re.I)
# `|Hobart|, Ill., March 3 -`: the town, where a company's headquarters are.
_TOWN: Final = re.compile(r", [A-Z]|\s+\(|-based\b")


def with_firms(text: str, names: Sequence[EntityMention]) -> list[EntityMention]:
    """The names, in order, with organisations for the places that are a company's short name.

    Where one that begins so is named in full, the words beside one of its short names are enough
    to say it of all of them, but for those `in` it; a symbol or the results of a company are said
    of nothing else.
    """
    full = [n.text.casefold() for n in names if n.entity_type == "ORG" and " " in n.text]
    found = {
        no
        for no, name in enumerate(names)
        if name.entity_type == "LOC" and _is_firm(text, name, full) and not is_country(name.text)
    }
    short = {names[no].text.casefold() for no in found if _is_whole(text, names[no], full)}
    return [
        replace(n, entity_type="ORG")
        if no in found or (n.text.casefold() in short and _may_be(text, n))
        else n
        for no, n in enumerate(names)
    ]


def _is_firm(text: str, name: EntityMention, full: Sequence[str]) -> bool:
    if _SYMBOL.match(text, name.end):
        return True
    named = _named(name, full)
    if named and (is_said_of_a_firm(text, name) or before(_BEFORE, text, name)):
        return True
    behind = _BEHIND if any(map(_is_legal, named)) else _RESULTS
    said = behind.match(text, name.end)
    return said is not None and not happens_in(text, name)


def _named(name: EntityMention, full: Sequence[str]) -> list[str]:
    """The companies whose name begins so; `Tokyo stock prices` are of no company."""
    short = f"{name.text.casefold()} "
    return [firm for firm in full if firm.startswith(short) and not firm.endswith(" exchange")]


def _is_legal(firm: str) -> bool:
    return firm.rstrip(".").endswith(_LEGAL)


def _is_whole(text: str, name: EntityMention, full: Sequence[str]) -> bool:
    """Whether a company goes by the name alone: not by `Ohio` of `Banks of Ohio <BOHI>`."""
    if _SYMBOL.match(text, name.end):
        return not before(_PART, text, name)
    return any(map(_is_legal, _named(name, full)))


def _may_be(text: str, name: EntityMention) -> bool:
    """Whether a place that a company is called after may be the company here."""
    town = _TOWN.match(text, name.end)
    return name.entity_type == "LOC" and town is None and not happens_in(text, name)
