"""The words beside a name that say what it stands for, out of `data/beside.toml`."""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from transforms.entities.mention import EntityMention
from transforms.entities.parts import fold
from transforms.entities.teams import NATIONS
from transforms.places.candidates import candidates
from transforms.places.gazetteer import COUNTRY, DATA, load

WORDS: Final[dict[str, dict[str, list[str]]]] = tomllib.loads(
    (DATA / "beside.toml").read_text(encoding="utf-8")
)
_REACH: Final = 24  # characters before a name that are looked at


def any_of(words: Sequence[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_WHERE: Final = re.compile(rf"\b(?:{any_of(WORDS['where']['words'])}) (?:the )?$", re.I)


def before(pattern: re.Pattern[str], text: str, name: EntityMention) -> bool:
    """Whether the pattern, which ends with `$`, is found right before a name."""
    return pattern.search(text, max(0, name.start - _REACH), name.start) is not None


def happens_in(text: str, name: EntityMention) -> bool:
    """Whether something is said to be or to happen there: `in |Hobart|`."""
    return before(_WHERE, text, name)


@lru_cache(maxsize=4_096)
def is_country(name: str) -> bool:
    """Whether a country, or a nation of one, has the name for its own."""
    gazetteer = load()
    found = candidates(name, gazetteer)
    own = gazetteer.level[found.rows[found.main]] == COUNTRY
    return bool(own.any()) or fold(name) in NATIONS
