"""Words as they sound, whatever alphabet they were transliterated from."""

from functools import lru_cache
from typing import Final

_UKRAINIAN: Final = ("enko", "chuk")
# Letters that transliterations write in different ways, longest first.
_SOUNDS: Final = (
    ("shch", "s"), ("tch", "c"), ("sch", "s"), ("kh", "h"), ("zh", "j"), ("dj", "j"), ("dzh", "j"),
    ("ph", "f"), ("ck", "k"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ie", "i"), ("iy", "i"), ("yi", "i"), ("ii", "i"), ("y", "i"), ("w", "v"),
    ("q", "k"), ("x", "ks"),
)  # fmt: skip


@lru_cache(maxsize=500_000)
def skeleton(token: str) -> str:
    """A word with the letters made equal that transliteration varies; doubles are written once."""
    if token.startswith("h") and token.endswith(_UKRAINIAN):
        token = "g" + token[1:]  # `Halushchenko`, in Russian `Galushchenko`
    for written, sound in _SOUNDS:
        token = token.replace(written, sound)
    return "".join(c for i, c in enumerate(token) if i == 0 or c != token[i - 1])
