"""Companies that go by a person's name: `Veyrac's chairwoman`, `Griesbach shares rose`.

Only a surname alone, which the tagger takes for the founder: what stands beside it is said of no
person, it is one of the partners of `Gorse, Quill and Byte Inc`, or the article names `Gorse Corp`
and nobody called so. The founder himself, where the article has his full name, keeps what is said
of him.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.entities import words
from transforms.entities.forms import Form
from transforms.entities.mention import EntityMention
from transforms.entities.parts import fold

_OF_A_FIRM: Final = "|".join(map(re.escape, words.FIRM_HAS))
_BESIDE: Final = "|".join(map(re.escape, words.FIRM_BESIDE))
_KINDS: Final = "|".join(map(re.escape, words.FIRM_KINDS))
_UNLESS: Final = rf"(?! (?:{'|'.join(words.FIRM_UNLESS)})\b)"
_AFTER: Final = re.compile(rf"(?:['’]s?(?: [\w-]+)?? (?:{_OF_A_FIRM})\b| (?:{_BESIDE})\b{_UNLESS})")
_NOT_AFTER: Final = re.compile(_UNLESS)
_BEFORE: Final = re.compile(rf"\b(?:{_KINDS}) $")
# Behind one of a firm's partners the others, and what only a firm has or is.
_PARTNERS: Final = re.compile(
    r"(?P<more>(?:, [A-Z][\w'-]+)*),? and [A-Z][\w'-]+ "
    r"(?:Inc|Co|Corp|Ltd|LLP|LLC|P\.?C\b|PLC|analysts?\b|economists?\b|lawyers?\b)"
)
_DEEDS: Final = "|".join(words.DEEDS)
_PERSON: Final = re.compile(rf"(?:, (?:who\b|\d\d,)| (?:said|says|that) s?he\b| (?:{_DEEDS})\b)")
REACH: Final = 16  # characters before a name that say what it is


def firms(text: str, forms: list[Form]) -> list[Form]:
    """The forms, with surnames that stand for a company as organisations."""
    bare = [f for f in forms if f.kind == "PERSON" and " " not in f.name.key and not f.titles]
    said = [f for f in bare if is_said_of_a_firm(text, f.mention) or _is_partner(text, f)]
    said += _named_so(text, forms, bare)
    if not said:
        return forms
    until = {f.name.key: _first_full(forms, f.name.key) for f in said}
    found = {f.no for f in said} | {f.no for f in bare if f.no < until.get(f.name.key, 0)}
    return [replace(f, kind="ORG") if f.no in found else f for f in forms]


def is_said_of_a_firm(text: str, mention: EntityMention) -> bool:
    """Whether the words beside a mention are said of companies alone."""
    start, end = mention.start, mention.end
    if _AFTER.match(text, end):
        return True
    kind = _BEFORE.search(text, max(0, start - REACH), start)
    return kind is not None and _NOT_AFTER.match(text, end) is not None


def _is_partner(text: str, form: Form) -> bool:
    """`|Gorse|, Quill and Byte Inc`, `Gorse, |Quill| and Byte analyst`."""
    rest = _PARTNERS.match(text, form.mention.end)
    if rest is None:
        return False
    return rest["more"] != "" or text.endswith(", ", 0, form.mention.start)


def _named_so(text: str, forms: Sequence[Form], bare: Sequence[Form]) -> list[Form]:
    """Those of whose name the article has a company, `Gorse` of `Gorse Corp`, and no person."""
    companies = {part for f in forms if f.is_firm for part in _first_words(f.name.key)}
    people = {
        word
        for f in forms
        if f.kind == "PERSON" and (" " in f.name.key or f.titles or _is_person(text, f))
        for word in f.name.key.split()
    }
    return [f for f in bare if f.name.key in companies - people]


def _first_words(key: str) -> tuple[str, str]:
    return key, key.split()[0]


def _is_person(text: str, form: Form) -> bool:
    """`|Gorse|, who left`, `|Gorse|, 54, left`, `|Gorse| said he left`."""
    return _PERSON.match(text, form.mention.end) is not None


def _first_full(forms: Sequence[Form], key: str) -> int:
    """Where a person of that name is first named in full: a bare surname before is the firm's."""
    return next(
        (f.no for f in forms if f.kind == "PERSON" and key in fold(f.name.text).split()[1:]),
        len(forms),
    )
