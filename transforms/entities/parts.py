"""A name as written -> its cleaned form, its folded key, and the titles before it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from transforms.entities import words
from transforms.entities.mention import EntityType

# Letters that Unicode does not take apart.
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_SIGNS: Final = {
    sign: None if chr(sign) in "'`." else " " for sign in range(128) if not chr(sign).isalnum()
}
_POSSESSIVE: Final = re.compile(r"(?:['’]s|(?<=s)['’]|['’]S|(?<=S)['’])$")
_EDGES: Final = " \t\n\"'`‘’“”«»„.,;:!?()[]{}<>*_-–—/"
_SPACED: Final = re.compile(r"(?<=\w) ?(['’]) (?=s\b)", re.IGNORECASE)  # `Prosecutor ’ s Office`
_DOTTED: Final = re.compile(r"(?:\w\.)+\w?\.?$")
_HYPHEN: Final = re.compile(r" ?[-‐‑–] ?")
_GLUED: Final = re.compile(r"(?<=[a-z]\.)(?=[A-Z])")  # `Gov.Sarah Palin`


@dataclass(frozen=True, slots=True)
class Name:
    """`text` is the name cleaned, `key` its folded words, `titles` the words taken off."""

    text: str
    key: str
    titles: tuple[str, ...]


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case, no diacritics, no punctuation but spaces: `Guaidó's` -> `guaidos`."""
    if text.isascii():
        return " ".join(text.lower().translate(_SIGNS).split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    kept = (c for c in plain if not unicodedata.combining(c) and c not in "'’`.")
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


@lru_cache(maxsize=100_000)
def parse(text: str, entity_type: EntityType) -> Name:
    """Take a mention's text apart. With nothing left, the text itself stands."""
    whole = _SPACED.sub(r"\1", _GLUED.sub(" ", " ".join(text.split())))
    tokens = _trim(whole, entity_type).split(" ")
    titles: list[str] = []
    tokens = _drop_function_words(tokens)
    if entity_type == "PERSON":
        tokens, titles = _split_titles(tokens)
    name = _trim(" ".join(tokens), entity_type) or whole
    return Name(name, _key(name, entity_type) or fold(whole) or whole or "?", tuple(titles))


def _trim(text: str, entity_type: EntityType) -> str:
    """Quotes, brackets and possessive marks off, but for `Moody's`; a full stop stays on an
    initialism."""
    text = text.split(" (")[0].strip(_EDGES.replace(".", ""))
    if entity_type != "ORG" or fold(text).rpartition(" ")[2] not in words.POSSESSIVES:
        text = _POSSESSIVE.sub("", text)
    text = text.lstrip(_EDGES)
    while text and text[-1] in _EDGES and not _DOTTED.search(text):
        text = text[:-1]
    return text


def _drop_function_words(tokens: list[str]) -> list[str]:
    """`in the Gaza Strip` -> `Gaza Strip`. The last word always stays."""
    start = 0
    for token in tokens[:-1]:
        word = token.lower()
        if word not in words.PREPOSITIONS and word not in words.DETERMINERS:
            break
        start += 1
    return tokens[start:]


def _split_titles(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Titles, and lower-case words that lead up to a name (`defensive tackle Jamal Williams`)."""
    titles: list[str] = []
    while len(tokens) > 1:
        word = fold(tokens[0].strip(","))
        rest_is_name = tokens[1][:1].isupper() or fold(tokens[1]) in words.PARTICLES
        is_title = word in words.TITLES and (len(tokens) > 2 or word not in words.NAMES_TOO)
        lower = tokens[0][:1].islower() and word not in words.PARTICLES
        if not (lower or (is_title and (rest_is_name or fold(tokens[1]) in words.TITLES))):
            break
        if lower and not any(t[:1].isupper() for t in tokens[1:]):
            break
        titles.append(word)
        tokens = tokens[1:]
    return tokens, titles


def _key(name: str, entity_type: EntityType) -> str:
    if entity_type == "PERSON":
        return _hyphened(name) or fold(name)
    if entity_type == "LOC":
        name = name.split(", ")[0]
    tokens = [expanded for token in name.split() for expanded in _expand(token)]
    while len(tokens) > 1 and entity_type == "ORG" and tokens[-1] in words.LEGAL:
        tokens.pop()
    if entity_type == "ORG" and len(tokens) > 2 and tokens[-1] == _initials(tokens[:-1]):
        tokens.pop()  # `Banca Nazionale del Lavoro BNL`
    while len(tokens) > 1 and entity_type in ("LOC", "MISC") and tokens[-1] in words.GLUED:
        tokens.pop()
    while len(tokens) > 1 and tokens[0] in words.DETERMINERS:
        tokens = tokens[1:]
    if entity_type == "MISC" and tokens and len(tokens[-1]) > 4:
        tokens[-1] = _singular(tokens[-1])
    if entity_type == "MISC" and tokens:
        tokens[-1] = words.PEOPLES.get(tokens[-1], tokens[-1])
    return " ".join(tokens)


def _hyphened(name: str) -> str:
    """`diaz-canel` for `Díaz-Canel` alone: two surnames or two given names, but no full name."""
    parts = [fold(part) for part in _HYPHEN.split(name)]
    one = len(parts) > 1 and all(len(part) > 1 and " " not in part for part in parts)
    return "-".join(parts) if one and parts[0] not in words.PARTICLES else ""


def _initials(tokens: list[str]) -> str:
    """The acronym of a name, without its small words."""
    return "".join(token[0] for token in tokens if token not in words.SMALL)


def _singular(word: str) -> str:
    """`palestinians` -> `palestinian`."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _expand(token: str) -> list[str]:
    """`U.S.` -> united, states; `Mt` -> mount; any other word -> itself, folded."""
    word = fold(token)
    if token.isupper() and word in words.ABBREVIATIONS:
        return words.ABBREVIATIONS[word].split()
    return words.SPELLINGS.get(word, word).split()
