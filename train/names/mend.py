"""Labels of the sets, made to follow one guideline where the sets' own differ."""

import re

UNFINISHED = frozenset(("of", "for", "the", "and"))
# Common words around a place's name: half of worldwide-train has them inside, the others never.
_BEFORE = re.compile(
    r"(?:(?:north|south|east|west)(?:ern|-?east(?:ern)?|-?west(?:ern)?)?|central) "
)
_BEHIND = re.compile(r"(?<=[^\W_]) [a-z]+$")


def mended(doc: dict) -> dict:
    return proper_places(whole_names(doc))


def whole_names(doc: dict) -> dict:
    """The document with `[University of] [Chicago]` as one name.

    A third of such names in worldwide-train are cut in two, as if by machine; the rest are whole.
    """
    merged: list[dict] = []
    for entity in sorted(doc["entities"], key=lambda e: e["start"]):
        last = merged[-1] if merged else None
        if last and entity["start"] == last["end"] + 1 and _goes_on(doc["text"], last):
            merged[-1] = last | {"end": entity["end"]}
        else:
            merged.append(entity)
    return doc | {"entities": merged}


def _goes_on(text: str, entity: dict) -> bool:
    words = text[entity["start"] : entity["end"]].split()
    return entity["type"] in ("ORG", "MISC") and len(words) > 1 and words[-1] in UNFINISHED


def proper_places(doc: dict) -> dict:
    """The document with `southern [Songkhla|LOC] province` where it had all three words."""
    return doc | {"entities": [_proper(doc["text"], e) for e in doc["entities"]]}


def _proper(text: str, entity: dict) -> dict:
    if entity["type"] != "LOC":
        return entity
    start, end = entity["start"], entity["end"]
    before = _BEFORE.match(text, start, end)
    if before and text[before.end()].isupper():
        start = before.end()
    behind = _BEHIND.search(text[start:end])
    if behind and text[start : start + behind.start()].split()[-1][0].isupper():
        end = start + behind.start()
    return entity | {"start": start, "end": end}
