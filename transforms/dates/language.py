"""A language file (`languages/*.toml`) made ready: word classes, phrasings, cue words."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from transforms.dates.firsts import first_chars
from transforms.dates.tokens import NAME, NUMBER_CHAR, NUMBER_CLASSES, OTHER, SAME, TOKEN, Alphabet

FOLDER = Path(__file__).parent / "languages"
LANGUAGES = frozenset(path.stem for path in FOLDER.glob("*.toml"))  # ISO 639-1
PAYS = 5000  # tries at phrasings, after which one pattern for all of them has paid for itself
# `{class}`, `{class:name}`, `<macro>`, an escaped sign, an operator, or a word.
PIECE = re.compile(
    r"\{(\w+)(?::(\w+))?\}|<(\w+)>|\\(.)|(\(\?[:=!]|\(\?<[=!]|[()|?*])|([^\s(){}<>|?*\\]+)"
)

Value = int | float | str


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to say a thing: a pattern over token characters, and the meaning that reads it.

    `names` tells for each group of the pattern the part's name and its class.
    """

    meaning: str
    pattern: re.Pattern[str]
    names: tuple[tuple[str, str], ...]
    given: tuple[tuple[str, Value], ...]


@dataclass(slots=True)
class Start:
    """The phrasings that can begin with a character."""

    phrasings: tuple[Phrasing, ...]
    tried: int = 0
    any_of: re.Pattern[str] | None = None

    def may_match(self, chars: str, at: int) -> bool:
        """False where none of them matches. One pattern for them all tells it soonest, but it takes
        longer to compile than all texts of a short run take to read: it is made when it pays."""
        if self.any_of is None:
            self.tried += 1
            if self.tried < PAYS:
                return True
            self.any_of = any_of(self.phrasings)
        return self.any_of.match(chars, at) is not None


@dataclass(frozen=True, slots=True)
class Language:
    """All that the tagger knows of a language."""

    code: str
    alphabet: Alphabet
    classes: Mapping[str, Mapping[str, Value]]  # class -> words, lower case -> value
    starts: Mapping[str, Start]  # first character -> what can begin with it
    trigger: re.Pattern[str]  # any such character
    sets: Mapping[str, frozenset[str]]  # cue and guard words by name
    known_days: Mapping[tuple[int, int], tuple[int, frozenset[str]]]  # month, day -> year, cues


def words_of(text: str) -> list[str]:
    """A phrase's tokens, lower case, with plain quotes and hyphens."""
    return [SAME.get(word, word) for word in TOKEN.findall(text.lower())]


class Builder:
    """Compiles phrases into patterns over one alphabet."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.classes: dict[str, dict[str, Value]] = {
            name: {" ".join(words_of(entry)): value for entry, value in entries.items()}
            for name, entries in data["classes"].items()
        }
        self.macros: dict[str, str] = data["macros"]
        self.cased = set(data["cased"])
        self.alphabet = Alphabet()
        for cased in (True, False):  # cased words take their capital forms first
            self.add_words(cased)
        self.class_pattern = {name: self.class_source(name) for name in self.classes}
        for name, kinds in NUMBER_CLASSES.items():
            self.class_pattern[name] = "[" + "".join(NUMBER_CHAR[kind] for kind in kinds) + "]"
        self.class_pattern["word"] = f"[{OTHER}{NAME}]"  # one that no phrase knows

    def add_words(self, cased: bool) -> None:
        """Gives a character to every word of the cased classes, or of the others."""
        chosen = (c for c in self.classes if (c in self.cased) == cased)
        for word in sorted({w for c in chosen for entry in self.classes[c] for w in entry.split()}):
            if word.isalpha() or not cased:
                self.alphabet.add(word, cased)

    def word(self, word: str, cased: bool = False) -> str:
        """Pattern of one known word."""
        if cased and word.isalpha():
            return self.alphabet[f"^{word}"]
        self.alphabet.add(word, cased=False)
        return one_of(self.alphabet.chars(word))

    def class_source(self, name: str) -> str:
        """Pattern of a class: longer entries first, single words as one character set."""
        cased = name in self.cased
        split = sorted((entry.split() for entry in self.classes[name]), key=len, reverse=True)
        long = ["".join(self.word(w, cased) for w in words) for words in split if len(words) > 1]
        short = {c for words in split if len(words) == 1 for c in self.word(words[0], cased)}
        return "(?:" + "|".join([*long, *([one_of(short - set("[]"))] if short else [])]) + ")"

    def source(self, phrase: str, names: list[tuple[str, str]]) -> str:
        """Pattern of a phrase; `names` collects what its groups are."""
        out = []
        for match in PIECE.finditer(phrase):
            kind, name, macro, escaped, operator, text = match.groups()
            if kind:
                names.append((name or kind, kind))
                inner = self.class_pattern.get(kind) or self.source(self.macros[kind], [])
                out.append(f"({without_groups(inner)})")
            elif macro:
                out.append(f"(?:{self.source(self.macros[macro], names)})")
            elif operator:
                out.append("(?:" if operator == "(" else "{0,6}" if operator == "*" else operator)
            else:
                out += [self.word(word) for word in words_of(escaped or text)]
        return "".join(out)

    def phrasing(self, meaning: str, phrase: str, given: dict[str, Value]) -> Phrasing:
        names: list[tuple[str, str]] = []
        source = self.source(phrase, names)
        return Phrasing(meaning, re.compile(source), tuple(names), tuple(given.items()))


def one_of(chars: set[str]) -> str:
    """Pattern for any of some characters."""
    listed = "".join(sorted(chars))
    return listed if len(listed) == 1 else f"[{listed}]"


def without_groups(source: str) -> str:
    """The pattern with capturing groups made plain."""
    return re.sub(r"\((?!\?)", "(?:", source)


@cache
def language(code: str) -> Language:
    """The language of an ISO 639-1 code; English for one that has no file."""
    path = FOLDER / f"{code}.toml"
    if not (code.isalpha() and path.exists()):
        return language("en")
    with path.open("rb") as file:
        data = tomllib.load(file)
    build = Builder(data)
    phrasings = tuple(
        build.phrasing(entry["meaning"], phrase, entry.get("given", {}))
        for entry in data["phrasings"]
        for phrase in entry["phrases"]
    )
    by_char = starts(phrasings)
    sets = {name: frozenset(text.split()) for name, text in data["sets"].items()}
    return Language(
        code,
        build.alphabet,
        build.classes,
        by_char,
        re.compile(one_of(set(by_char))),
        sets,
        known_days(data["known_days"]),
    )


def known_days(data: dict[str, str]) -> dict[tuple[int, int], tuple[int, frozenset[str]]]:
    """Year and cue words of the days that news goes on naming without their year."""
    listed = ((date.fromisoformat(day), frozenset(cues.split())) for day, cues in data.items())
    return {(day.month, day.day): (day.year, cues) for day, cues in listed}


def starts(phrasings: tuple[Phrasing, ...]) -> dict[str, Start]:
    """The phrasings by the character they can begin with, in their order."""
    listed: dict[str, list[Phrasing]] = {}
    for phrasing in phrasings:
        for char in sorted(first_chars(phrasing.pattern.pattern)):
            listed.setdefault(char, []).append(phrasing)
    return {char: Start(tuple(found)) for char, found in listed.items()}


@cache
def any_of(phrasings: tuple[Phrasing, ...]) -> re.Pattern[str]:
    """One pattern that matches where any of the phrasings does."""
    return re.compile("|".join(f"(?:{without_groups(p.pattern.pattern)})" for p in phrasings))
