"""Names that each country has one of: `Finance Ministry`, `Supreme Court`, `Labour Party`.

The key of such a name says whose it is, so that two countries' are never one: `Japan's Finance
Ministry` and `the Japanese Finance Ministry` are `finance ministry@JP`; `Georgia's Public Service
Commission`, the state's, is `georgia public service commission`.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from transforms.entities import organisation
from transforms.entities.acronyms import KNOWN
from transforms.entities.forms import Form
from transforms.entities.parts import parse
from transforms.entities.seats import may_be_one_countrys, seat
from transforms.places.candidates import candidates
from transforms.places.gazetteer import COUNTRY, REGION, load

_DATA: Final = tomllib.loads((Path(__file__).parent / "bodies.toml").read_text(encoding="utf-8"))
HEADS: Final = frozenset(_DATA["heads"].split())
WORDS: Final = frozenset(_DATA["words"].split()) | HEADS
COMMON: Final = frozenset(_DATA["common"].split()) | WORDS
AT_HOME: Final[tuple[str, ...]] = tuple(_DATA["at_home"])
PARTIES: Final[dict[str, str]] = _DATA["parties"]
EVERYWHERE: Final = frozenset(_DATA["everywhere"])
_FEDERATIONS: Final = frozenset(_DATA["federations"])
_OF_THE_WHOLE: Final[list[str]] = _DATA["of_the_whole"]
LETTERS: Final = 4  # that an acronym has which owns a body
_THE_ONE: Final = frozenset(KNOWN.values())  # `the U.S. Federal Bureau of Investigation`
MOST: Final = 0.75  # share of an article's places that the country has which it is about
LEAST: Final = 2  # places that say so
SOLE: Final = 3  # places of one country, and none of another
_BETWEEN: Final = re.compile(r"(?:['’]s?)? ")
_WORDS: Final = 3  # that a country has, at most, before a name: `the South Korean |Army`
_BEFORE: Final = re.compile(r"(?:[A-Z][\w.]*[ ]){1,3}$")


@lru_cache(maxsize=100_000)
def is_body(key: str) -> bool:
    """Whether a folded name says only what it is, and not whose."""
    words = [w if w in WORDS else w.removesuffix("s") for w in key.split()]
    return bool(words) and words[_head(words)] in HEADS and WORDS.issuperset(words)


def _head(words: Sequence[str]) -> int:
    """`ministry` of `finance ministry`, and of `ministry of finance` or `office for statistics`."""
    return next((i - 1 for i, w in enumerate(words) if i and w in ("of", "for")), len(words) - 1)


def base(key: str) -> str:
    """The name without its country."""
    return key.partition("@")[0]


def country(key: str) -> str | None:
    """The country that a key names: `JP` of `finance ministry@JP`."""
    return key.partition("@")[2] or None


def is_the_one(key: str, country: str) -> bool:
    """Whether a body by itself, where a country is the subject, is the country's and no state's."""
    whole = any(f" {word} " in f" {key} " for word in _OF_THE_WHOLE)
    return whole or country not in _FEDERATIONS


def may_differ(left: str, right: str) -> bool:
    """Whether names that say only what they are may be two countries': `Prison Service` and
    `Prisons Service`, `Statistics Office` and `Office for Statistics`; but `Central Election
    Commission` and `Central Elections Commission` are one, as the same three words in order."""
    if left == right:
        return False
    both = is_body(left) and is_body(right)
    if says_nothing(left) or says_nothing(right):
        letters = left.replace(" ", "") == right.replace(" ", "")
        if letters or not both:  # `Air Lines`, `Airlines`: the ends of two companies' names
            return True
    if not both:
        return False
    words = organisation.telling(left)
    return len(words) < 3 or words != organisation.telling(right)


def owns(short: str, full: str) -> bool:
    """Whether a name is whose the body of a longer one is: `banco do sol` of `banco do sol foreign
    trade department`, and so no short name of it."""
    rest = full[len(short) + 1 :]
    if not full.startswith(f"{short} ") or not is_body(rest):
        return False
    long = " " in short and " " in rest
    return long or (
        len(short) <= LETTERS and rest not in ("bank", "party")
    )  # `EC`, `EC Commission`


@lru_cache(maxsize=100_000)
def says_nothing(key: str) -> bool:
    """Whether a name has only words that many have: `airlines`, `national security`."""
    return all(w in COMMON or w.removesuffix("s") in COMMON for w in key.split())


def is_everywhere(key: str) -> bool:
    """Whether a name by itself says nothing of whose it is."""
    words = base(key).split()
    return words[_head(words)] in EVERYWHERE


def bodies(text: str, forms: Sequence[Form]) -> list[Form]:
    """The forms, with the keys of such names saying whose they are."""
    keys: dict[int, str] = {}
    for form in forms:
        key = _whose(text, forms, form) if form.kind == "ORG" else None
        if key is not None:
            keys[form.no] = base(key) if base(key) in _THE_ONE else key
    bare = [f for f in forms if f.kind == "ORG" and f.no not in keys and is_countrys(f.name.key)]
    # But `Security Services Plc`, and what the world has one of.
    bare = [f for f in bare if not f.is_firm and _canonical(f.name.key) not in _THE_ONE]
    home = _about(forms) if bare else None
    capital = seat(text, forms) if bare else None
    for form in bare:
        short = _is_short(form, forms)
        keys[form.no] = _bare(form, keys, None if short else home, None if short else capital)
    return [replace(f, name=replace(f.name, key=keys[f.no])) if f.no in keys else f for f in forms]


def _whose(text: str, forms: Sequence[Form], form: Form) -> str | None:
    """The key of a name that says by its words, or those right before it, whose it is."""
    if named := _owned(form.name.text):
        return named
    if not is_body(form.name.key):
        return None
    key = _canonical(form.name.key)
    owner = forms[form.no - 1] if form.no else None
    if owner and _BETWEEN.fullmatch(text[owner.mention.end : form.mention.start]):
        place = owner.place
        if place is not None and place.kind == "country" and place.country_code:
            return f"{key}@{place.country_code}"
        return f"{base(owner.name.key)} {key}" if owner.kind != "PERSON" else None
    said = _BEFORE.search(text, max(0, form.mention.start - 40), form.mention.start)
    before = said.group().split() if said else []
    for n in range(len(before)):
        if found := _country_of(" ".join(before[n:])):
            return f"{key}@{found}"
    return None


@lru_cache(maxsize=20_000)
def _owned(name: str) -> str | None:
    """The key of a name that begins with its country: `Japanese Finance Ministry`."""
    if not any(w in HEADS or w.removesuffix("s") in HEADS for w in parse(name, "ORG").key.split()):
        return None
    words = name.split()
    for n in range(min(_WORDS, len(words) - 1), 0, -1):
        rest = parse(" ".join(words[n:]), "ORG").key
        if is_body(rest) and (found := _country_of(" ".join(words[:n]))):
            return f"{_canonical(rest)}@{found}"
    return None


def _is_short(form: Form, forms: Sequence[Form]) -> bool:
    """Whether the article has a longer name, too: `Treasury` beside `Treasury Department`."""
    key = form.name.key
    return any(f.kind == "ORG" and organisation.shortens(key, f.name.key, "ORG") for f in forms)


def is_countrys(key: str) -> bool:
    """Whether a name by itself is some country's: a body's, or `Labour`."""
    return is_body(key) or key in PARTIES


def _bare(form: Form, keys: dict[int, str], home: str | None, capital: str | None) -> str:
    """As the last one of that name before it, or else the first behind it; or of the country that
    the article is about, or from whose capital it is written."""
    key = _canonical(form.name.key)
    same = [no for no, k in keys.items() if base(k) == key or k.endswith(f" {key}")]
    if same:
        before = [no for no in same if no < form.no]
        return keys[max(before) if before else min(same)]
    full = PARTIES.get(key, key)
    if home and (key in PARTIES or key.endswith(AT_HOME)):
        return f"{full}@{home}"
    alone = " " not in key and key in EVERYWHERE
    return f"{full}@{capital}" if capital and not alone and may_be_one_countrys(key) else key


def _canonical(key: str) -> str:
    """`ministry of finance` as `finance ministry`."""
    head, of, rest = key.partition(" of ")
    return f"{rest.removeprefix('the ')} {head}" if of and head in HEADS else key


def _about(forms: Sequence[Form]) -> str | None:
    """The country that most of an article's places lie in."""
    counts = Counter(f.place.country_code for f in forms if f.place and f.place.country_code)
    most = min(counts, key=lambda code: (-counts[code], code), default=None)
    if most is None or counts[most] < max(LEAST, MOST * counts.total()):
        return None
    return most


def sole(forms: Sequence[Form]) -> str | None:
    """The country of all of an article's places, where there are some: a body that is named by
    itself is hardly another's."""
    codes = [f.place.country_code for f in forms if f.place and f.place.country_code]
    return codes[0] if len(codes) >= SOLE and len({*codes}) == 1 else None


@lru_cache(maxsize=20_000)
def _country_of(name: str) -> str | None:
    """The country that a name or nationality stands for, and for no region as well."""
    if not name[:1].isupper():
        return None
    gazetteer = load()
    found = candidates(name, gazetteer)
    if found.partial:
        return None
    rows = found.rows.tolist()
    countries = [row for row in rows if gazetteer.level[row] == COUNTRY]
    if len(countries) != 1 or any(gazetteer.level[row] == REGION for row in rows):
        return None
    return gazetteer.country_code(countries[0])
