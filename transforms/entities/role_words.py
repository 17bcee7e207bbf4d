"""The words that roles are made of: `roles.toml`, and the tokens of a text."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from transforms.entities.words import LEGAL

_DATA: Final = tomllib.loads((Path(__file__).parent / "roles.toml").read_text(encoding="utf-8"))
HEADS: Final = frozenset(_DATA["heads"].split())
ABBREVIATED: Final = frozenset(_DATA["abbreviated"].split())
STATUS: Final[dict[str, frozenset[str]]] = {k: frozenset(v) for k, v in _DATA["status"].items()}
MODIFIERS: Final = frozenset(_DATA["modifiers"].split()).union(*STATUS.values())
HONORIFICS: Final = frozenset(_DATA["honorifics"].split())
FOLLOWERS: Final = frozenset(_DATA["followers"].split())
OPENERS: Final = frozenset(_DATA["openers"].split())
DROPPED: Final = frozenset(_DATA["dropped"])
BODIES: Final = frozenset(_DATA["bodies"].split())
UNITS: Final = BODIES | frozenset(_DATA["units"].split())
PORTFOLIOS: Final = frozenset(_DATA["portfolios"].split())
FIELDS: Final = PORTFOLIOS - {"economic", "foreign", "social"} | frozenset(_DATA["fields"].split())
COMPOUNDS: Final = frozenset(_DATA["compounds"])
NEVER_FIRST: Final = frozenset(_DATA["never_first"])
VERBS_TOO: Final = frozenset(_DATA["verbs_too"])
FRESH: Final = frozenset(_DATA["fresh"])
ASIDES: Final[dict[str, str]] = _DATA["asides"]
LINKS: Final[dict[str, str]] = {
    phrase: status for status, phrases in _DATA["links"].items() for phrase in phrases
}
PARTICIPLES: Final[dict[str, str]] = {
    phrase: status for status, phrases in _DATA["participles"].items() for phrase in phrases
}
# Verb -> the status of whom it is done to, and whether `as` must follow the name.
CHOSEN: Final[dict[str, tuple[str, bool]]] = {
    verb: (status, status == "former")
    for status, verbs in _DATA["chosen"].items()
    for verb in verbs
}
SUCCESSION: Final[dict[str, str]] = {
    verb: status for status, verbs in _DATA["succession"].items() for verb in verbs
}
SHARED: Final = frozenset(_DATA["shared"])
NUMBERS: Final = frozenset(_DATA["numbers"].split())
INCOMPLETE: Final = frozenset(_DATA["incomplete"])
CAPITALS: Final = frozenset(_DATA["capitals"].split())
VERBS: Final[dict[str, str]] = {
    phrase: role for role, phrases in _DATA["verbs"].items() for phrase in phrases
}

DETERMINERS: Final = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})
BEFORE_THEN: Final = frozenset({"the", "by", "with", "under", "from", "to", "against", "of"})
BEFORE_DASH: Final = STATUS["deputy"] | STATUS["former"] | frozenset(_DATA["before_dash"].split())
OF: Final = frozenset({"of", "for", "at", "to"})
INNER: Final = frozenset({"of", "and", "the", "for", "&", "de", "la", "del", "on"})
NEVER_LAST: Final = INNER | OF | DETERMINERS
_ENDING: Final = HEADS | ABBREVIATED | HONORIFICS | INNER | {"its", "a"}
# `co - owner`, as some texts have it.
_DASHED: Final = rf"(?:(?<![\w-])(?i:{'|'.join(sorted(BEFORE_DASH))}) - (?=[A-Za-z]))"
_TOKEN: Final = re.compile(rf"{_DASHED}?\w(?:[\w’'&-]+|\.(?=\w))*\.?|\S")
_POSSESSIVE: Final = re.compile(r"(?:['’]s|s['’])$")
PREFIX: Final = re.compile(r"^(ex|then|former)(?:-| - )", re.IGNORECASE)
LONGEST: Final = 12  # words that a role may have


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. `glued`: only white space, no line break, stands before it."""

    text: str
    start: int
    end: int
    glued: bool

    @property
    def word(self) -> str:
        return PREFIX.sub("", self.text.lower().replace(" - ", "-")).rstrip(".")

    @property
    def ends_sentence(self) -> bool:
        """A full stop that is no abbreviation's: `Quint.`, but not `U.S.`, `Sen.` or `Corp.`"""
        short = self.word in ABBREVIATED | HONORIFICS | LEGAL or len(self.word) < 3
        return self.text.endswith(".") and "." not in self.text[:-1] and not short

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_possessive(self) -> bool:
        return _POSSESSIVE.search(self.text) is not None

    @property
    def stands_out(self) -> bool:
        """A name, a number, a compound: taken as part of a role whatever it is."""
        return self.text[0].isupper() or self.text[0].isdigit() or "-" in self.text


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets into `text`."""
    found: list[Token] = []
    at = start
    for match in _TOKEN.finditer(text, start, end):
        glued = "\n" not in text[at : match.start()]
        found.append(Token(match.group(), match.start(), match.end(), glued))
        at = match.end()
    return found


def is_head(token: Token, abbreviated: bool = False) -> bool:
    """`mayor`, `mayor-designate`, `secretary-general`, `MP`, and before a name `Gov.`"""
    head, _, rest = token.word.rpartition("-")
    compound = rest in HEADS or (rest in STATUS["elect"] and head in HEADS)
    capitals = token.text in CAPITALS
    return (
        token.word in HEADS
        or (bool(head) and compound)
        or capitals
        or (abbreviated and token.word in ABBREVIATED)
    )


def is_modifier(token: Token) -> bool:
    return (
        token.is_word
        and not token.is_possessive
        and (token.stands_out or token.word in MODIFIERS or token.word in HEADS)
        and token.word not in DETERMINERS
        and token.word not in OPENERS
        and not (token.text.endswith(".") and token.word in HEADS)
    )


def may_end_role(word: str) -> bool:
    """Whether a role may end in the word before a name: a quick no to `said` and `with`."""
    return word in _ENDING or not (word.isalpha() and word.islower())
