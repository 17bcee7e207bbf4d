"""Places of several words that the tagger cuts in two: `Guinea-Bissau`, `Antigua and Barbuda`."""

import re
from collections.abc import Sequence
from typing import Final

from transforms.entities.mention import EntityMention
from transforms.places.candidates import candidates, is_known
from transforms.places.gazetteer import COUNTRY, REGION, load
from transforms.places.nationalities import is_nationality

_BEFORE: Final = re.compile(r"(?:[^\W\d_]+[-‐‑])+$")
_AFTER: Final = re.compile(r"(?:[-‐‑][^\W\d_]+)+")
_AND: Final = re.compile(r" and (?:the )?[A-Z][^\W\d_]+(?: Islands)?")
_OWNED: Final = re.compile(r"(?:['’]s|(?<=s)['’]) [A-Z][^\W\d_]+")
_ADJECTIVE: Final = re.compile(r"[A-Z][^\W\d_]+ $")
REACH: Final = 40  # characters that go before the part which the tagger saw


def with_hyphened(text: str, names: Sequence[EntityMention]) -> list[EntityMention]:
    """The names, in order, with `Port-au-Prince` for `Port`, where the gazetteer knows it whole."""
    found: list[EntityMention] = []
    for i, name in enumerate(names):
        if found and name.start < found[-1].end:
            continue  # `Bissau`, which the whole before it took in
        whole = _whole(text, name) if name.entity_type == "LOC" else name
        longer = any(n.end > whole.end for n in names[i + 1 : i + 3] if n.start < whole.end)
        if whole is not name and not longer:
            while found and found[-1].end > whole.start:
                found.pop()
            name = whole
        found.append(name)
    return found


def _whole(text: str, name: EntityMention) -> EntityMention:
    """The place that the words around a name make with it, if the gazetteer has it."""
    before = _BEFORE.search(text, max(0, name.start - REACH), name.start)
    after = _AFTER.match(text, name.end)
    start = before.start() if before else name.start
    end = after.end() if after else name.end
    whole = text[start:end]
    if whole != name.text:
        return EntityMention(start, end, whole, "LOC", name.confidence) if is_known(whole) else name
    owned = _OWNED.match(text, end)
    if owned and is_known(text[start : owned.end()]):
        return EntityMention(start, owned.end(), text[start : owned.end()], "LOC", name.confidence)
    second = _AND.match(text, end)
    if second and _is_large(text[start : second.end()], COUNTRY):
        end = second.end()
    adjective = _ADJECTIVE.search(text, max(0, start - REACH), start)
    if adjective and is_nationality(adjective.group()):
        start = adjective.start() if _is_large(text[adjective.start() : end], REGION) else start
    if (start, end) == (name.start, name.end):
        return name
    return EntityMention(start, end, text[start:end], "LOC", name.confidence)


def _is_large(name: str, smallest: int) -> bool:
    """Whether it is the own name of a country or, if that is large enough, of a region."""
    gazetteer = load()
    found = candidates(name, gazetteer)
    large = found.main & (gazetteer.level[found.rows] <= smallest)
    return not found.partial and bool(large.any())
