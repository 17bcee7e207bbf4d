"""Who goes by one name alone: what his article says of him, so that two bearers are never one.

The key of such a name says it: the Brazilian striker Baldo is `baldo@BR/sport`, and nobody's
`baldo@IT/arts`. A given name that many bear, and of whom nothing is said, is that of a
person of his article alone: `alfred@?`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from transforms.entities import genders, words
from transforms.entities.forms import Form
from transforms.entities.match import Match
from transforms.entities.role_said import Said
from transforms.entities.roles import said_of
from transforms.places.nationalities import is_nationality

ALONE: Final = "?"
SAME: Final = "same name"
APART: Final = 0.7  # of two names that are one but for what is said of their bearers
_POSSESSIVE: Final = re.compile(r"(?: ?['’] ?s?|s['’]) ")
_OF: Final = re.compile(r",? of | \(")
_NATIONAL: Final = frozenset({"sport", "state"})  # trades named by a country: `Brazil striker`


def base(name: str) -> str:
    """A key or node without what is said of its bearer."""
    return name.partition("@")[0]


def is_alone(name: str) -> bool:
    """Whether a key or node is that of a person of one article."""
    return f"@{ALONE}" in name


def key(name: str, text: str, members: Sequence[Form], forms: Sequence[Form]) -> str:
    """The key of a person of one word, `forms` being all of the article's."""
    starts = frozenset(f.mention.start for f in forms if f.kind == "PERSON")
    countries, trades = set[str](), set[str]()
    for form in members:
        said = list(said_of(text, form.mention, starts))
        countries |= set(_countries(text, form, forms, said))
        trades |= _trades(" ".join([*form.titles, *(s.role for s in said)]))
    country = countries.pop() if len(countries) == 1 else ""
    trade = trades.pop() if len(trades) == 1 else ""
    if country or trade:
        return f"{name}@{country}{'/' if trade else ''}{trade}"
    given = all(map(genders.is_given, name.split("-")))
    return f"{name}@{ALONE}" if given else name


def compare(left: str, right: str) -> Match:
    """Two keys of one name. Symmetric."""
    (a, a_trade), (b, b_trade) = _said(left), _said(right)
    if a and b and a != b:
        return Match(APART, f"one name, of {' and '.join(sorted((a, b)))}")
    if a_trade and b_trade and a_trade != b_trade and not (a and b):
        return Match(APART, f"one name, in {' and '.join(sorted((a_trade, b_trade)))}")
    return Match(1.0, SAME)


def _said(name: str) -> tuple[str, str]:
    """Country and trade."""
    country, _, trade = name.partition("@")[2].partition("/")
    return country, trade


def _countries(text: str, form: Form, forms: Sequence[Form], said: Sequence[Said]) -> Iterator[str]:
    """`Brazilian striker |Baldo|`, `Brazil's |Baldo|`, `|Baldo| of Brazil`."""
    start, end = form.mention.start, form.mention.end
    for other in forms[max(0, form.no - 2) : form.no + 3]:
        place, at = other.place, other.mention
        if place is None or place.country_code is None:
            continue
        roles = [s.role for s in said if s.start <= at.start < s.end]
        if is_nationality(at.text):
            if roles or text[at.end : start] == " ":
                yield place.country_code
        elif place.kind == "country" and (
            _POSSESSIVE.fullmatch(text, at.end, start)
            or _OF.fullmatch(text, end, at.start)
            or not _NATIONAL.isdisjoint(_trades(" ".join(roles)))
        ):
            yield place.country_code


def _trades(roles: str) -> set[str]:
    found = roles.lower().replace(".", "").split()
    return {words.TRADES[word] for word in found if word in words.TRADES}
