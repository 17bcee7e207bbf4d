"""The country from whose capital a story is written: its bodies need no name there.

`WASHINGTON, March 5 - The Commerce Department said`; but not in Brussels, where the Council and the
Commission are not Belgium's.
"""

import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from transforms.articles.sections import dateline
from transforms.entities.forms import Form
from transforms.places.candidates import is_capital

_DATA: Final = tomllib.loads((Path(__file__).parent / "bodies.toml").read_text(encoding="utf-8"))
_SHARED: Final = frozenset(_DATA["shared_capitals"])
_NOBODYS: Final = tuple(_DATA["of_several_countries"])


def seat(text: str, forms: Sequence[Form]) -> str | None:
    """The country whose capital the dateline names, where the article names no other more often."""
    line = dateline(text)
    if line is None or not line.places:
        return None
    at = line.places[0][0]
    place = next((f.place for f in forms if f.mention.start == at), None)
    code = place.country_code if place else None
    if code is None or code in _SHARED or not is_capital(text[slice(*line.places[0])], code):
        return None
    counts = Counter(f.place.country_code for f in forms if f.place and f.place.country_code)
    return code if counts[code] == max(counts.values()) else None


def may_be_one_countrys(key: str) -> bool:
    """Whether a body is no union's or court of several countries: `european investment bank`."""
    return not any(word in key for word in _NOBODYS)
