"""The words of `words.toml`: titles, particles, legal forms, abbreviations."""

import tomllib
from pathlib import Path
from typing import Final

_DATA: Final = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def _set(name: str) -> frozenset[str]:
    return frozenset(_DATA[name])


FEMALE: Final = _set("female")
MALE: Final = _set("male")
HONORIFICS: Final = _set("honorifics")
TITLES: Final = _set("titles") | FEMALE | MALE | HONORIFICS
STOPPED: Final = _set("stopped")
SAID_OF_BOTH: Final = _set("said_of_both")
KIN_FEMALE: Final[list[str]] = _DATA["kin_female"]
KIN_MALE: Final[list[str]] = _DATA["kin_male"]
NOUNS_FEMALE: Final[list[str]] = _DATA["nouns_female"]
NOUNS_MALE: Final[list[str]] = _DATA["nouns_male"]
TRADES: Final = {word: trade for trade, several in _DATA["trades"].items() for word in several}
ABBREVIATED_TITLES: Final[dict[str, str]] = _DATA["abbreviated_titles"]
REGAL: Final = _set("regal")
NAMES_TOO: Final = _set("names_too") | HONORIFICS
GENERATIONS: Final = _set("generations")
GENERATIONS_OF_ONE: Final = frozenset({"jr", "sr", "junior", "senior"})  # but `Elizabeth II`
PARTICLES: Final = _set("particles")
PATRONYMICS: Final = _set("patronymics")
LEGAL: Final = _set("legal")
DETERMINERS: Final = _set("determiners")
PREPOSITIONS: Final = _set("prepositions")
FACILITIES: Final = _set("facilities")
GLUED: Final = _set("glued")
DEMONYM_ENDINGS: Final = _set("demonym_endings")
COMMON_TITLES: Final = _set("common_titles") | HONORIFICS
DEEDS: Final[list[str]] = _DATA["deeds"]
FIRM_HAS: Final[list[str]] = _DATA["firm_has"]
FIRM_BESIDE: Final[list[str]] = _DATA["firm_beside"]
FIRM_KINDS: Final[list[str]] = _DATA["firm_kinds"]
FIRM_UNLESS: Final[list[str]] = _DATA["firm_unless"]
TURNED: Final = _set("turned")
POSSESSIVES: Final = _set("possessives")
UNIT: Final = _set("unit")
KINDS: Final = _set("kinds")
EVERYWHERE: Final = _set("everywhere")
SMALL: Final = _set("small")
WHOLE: Final = _set("whole")
INDIVISIBLE: Final = _set("indivisible")
FAMILY_FIRST: Final = _set("family_first")
ABBREVIATIONS: Final[dict[str, str]] = _DATA["abbreviations"]
SPELLINGS: Final[dict[str, str]] = _DATA["spellings"]
PEOPLES: Final[dict[str, str]] = _DATA["peoples"]
COMMON_SURNAMES: Final = _set("common_surnames")
