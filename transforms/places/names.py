"""Place names as keys: spelling, case, accents and abbreviations folded away, then hashed.

The gazetteer holds a 48-bit hash of each name instead of the name: a million names then fit in a
few megabytes and load in milliseconds. Two names of the gazetteer collide with probability 0.2 %,
and a name that is not in it is taken for one that is once in 250 million look-ups.
"""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_SAINTS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\W|$)", re.I)
_SILENT = re.compile(r"[.'’‘ʼʻʿ`´]")
_OTHER = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The spelling-independent form: `St. Paul’s` -> `saint paul`, `The Hague` -> `hague`."""
    bare = _POSSESSIVE.sub("", name)
    plain = bare.lower() if bare.isascii() else _without_accents(bare)
    words = _OTHER.sub(" ", _SILENT.sub("", plain)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join([_SAINTS.get(w, w) for w in words[:-1]] + words[-1:])


def _without_accents(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.casefold().replace("ı", "i")


def hashed(key: str) -> int:
    """A 48-bit hash, the same on every machine and in every run."""
    return int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "big")


def abbreviation(name: str) -> str:
    """The key of an abbreviation, in which case counts: `Ala.` is a state, `ala` is not."""
    return "=" + name.replace(" ", "")
