"""Bylines to people and agencies."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from transforms.articles.hygiene import clean_line
from transforms.articles.timestamps import MONTHS

DATA = Path(__file__).with_name("authors.toml")
URL_OR_MAIL = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+")
MARKUP = re.compile(r"<[^<>]*>")
# No part of a name: a year, a time of day.
DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b")
DAY = re.compile(r"(?:(\w+)\.? )?\d{1,2}\.?(?: (\w+))?")  # November 18, 18. März
LETTER = re.compile(r"[^\W\d_]")
MOST_WORDS, MOST_CHARS = 7, 80  # a longer "name" is a sentence


def people(bylines: Iterable[str]) -> tuple[str, ...]:
    """Names in bylines, one each, in order, without "By", jobs, addresses or doubles.

    >>> people(["By A. Smith and B. Jones, Reuters"])
    ('A. Smith', 'B. Jones', 'Reuters')
    """
    names: dict[str, str] = {}
    for byline in bylines:
        for part in _splitter().split(_bare(byline)):
            if name := _name(part):
                names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _bare(byline: str) -> str:
    line = clean_line(URL_OR_MAIL.sub(" ", MARKUP.sub(" ", byline)))
    return _when().sub(" ", line)


def _name(part: str) -> str | None:
    """The name in one part of a byline, or None where there is none."""
    name = _trail().sub("", _lead().sub("", part)).strip(" ,;:|/-–—•·.*")
    if DATED.search(name):
        return None
    if (day := DAY.fullmatch(name)) and any(
        (word or "").lower() in MONTHS for word in day.groups()
    ):
        return None
    if "(" in name:
        name = name.split("(")[0].strip() or name.strip("()")
    if not LETTER.search(name) or len(name) > MOST_CHARS or len(name.split()) > MOST_WORDS:
        return None
    if name.casefold() in _words()["nobody"] or _jobs().fullmatch(name):
        return None
    return _proper(name)


def _proper(name: str) -> str:
    """SHOUTED names in ordinary letters; short ones are agencies' initials and stay."""
    if name.isupper() and " " in name:
        return " ".join(w.title() if len(w.strip(".")) > 2 else w for w in name.split())
    return name


@cache
def _words() -> dict[str, frozenset[str]]:
    lists = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {key: frozenset(word.casefold() for word in words) for key, words in lists.items()}


def _any_of(key: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_words()[key], key=lambda w: (-len(w), w)))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"\A\s*(?:(?:{_any_of('lead')})(?:\s*:|\s+|$)\s*)+", re.I)


@cache
def _trail() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:(?i:{_any_of('trail')})|(?:{_any_of('at')}) [A-ZÀ-Þ][\w.’' -]*)\s*\Z"
    )


@cache
def _when() -> re.Pattern[str]:
    """A date and what announces it, to the end of the byline."""
    return re.compile(rf"(?:\A|\s)(?:{_any_of('dated')})\b\D{{0,30}}\d.*\Z", re.I)


@cache
def _splitter() -> re.Pattern[str]:
    return re.compile(rf"\s*[,;|•·/&\n]\s*|\s+(?:{_any_of('and')})\s+|\s+[-–—]\s+", re.I)


@cache
def _jobs() -> re.Pattern[str]:
    return re.compile(rf".*\b(?:{_any_of('job')})s?\b.*", re.I)
