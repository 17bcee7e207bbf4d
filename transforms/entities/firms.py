"""Companies that go by a person's name: `Veyrac's chairwoman`, `Griesbach shares rose`.

Only a surname alone, which the tagger takes for the founder: what stands beside it is said of no
person. The founder himself, where the article has his full name, keeps what is said of him.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.entities import words
from transforms.entities.forms import Form
from transforms.entities.parts import fold

_OF_A_FIRM: Final = "|".join(map(re.escape, words.FIRM_HAS))
_BESIDE: Final = "|".join(map(re.escape, words.FIRM_BESIDE))
_KINDS: Final = "|".join(map(re.escape, words.FIRM_KINDS))
_UNLESS: Final = rf"(?! (?:{'|'.join(words.FIRM_UNLESS)})\b)"
_AFTER: Final = re.compile(rf"(?:['’]s?(?: [\w-]+)?? (?:{_OF_A_FIRM})\b| (?:{_BESIDE})\b{_UNLESS})")
_NOT_AFTER: Final = re.compile(_UNLESS)
_BEFORE: Final = re.compile(rf"\b(?:{_KINDS}) $")
REACH: Final = 16  # characters before a name that say what it is


def firms(text: str, forms: list[Form]) -> list[Form]:
    """The forms, with surnames that stand for a company as organisations."""
    bare = [f for f in forms if f.kind == "PERSON" and " " not in f.name.key and not f.titles]
    said = [f for f in bare if _is_said_of_a_firm(text, f)]
    if not said:
        return forms
    until = {f.name.key: _first_full(forms, f.name.key) for f in said}
    found = {f.no for f in said} | {f.no for f in bare if f.no < until.get(f.name.key, 0)}
    return [replace(f, stands_as="ORG") if f.no in found else f for f in forms]


def _is_said_of_a_firm(text: str, form: Form) -> bool:
    start, end = form.mention.start, form.mention.end
    if _AFTER.match(text, end):
        return True
    kind = _BEFORE.search(text, max(0, start - REACH), start)
    return kind is not None and _NOT_AFTER.match(text, end) is not None


def _first_full(forms: Sequence[Form], key: str) -> int:
    """Where a person of that name is first named in full: a bare surname before is the firm's."""
    return next(
        (f.no for f in forms if f.kind == "PERSON" and key in fold(f.name.text).split()[1:]),
        len(forms),
    )
