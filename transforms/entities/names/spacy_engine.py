"""spaCy in the place of our own tagger, for those who have a better model or another language."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from transforms.entities.mention import EntityMention, EntityType

# Labels of OntoNotes and of the CoNLL-like models; what is not here is no name to us.
_TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "MISC": "MISC",
}
_CONFIDENCE = 0.8  # spaCy's entity recogniser gives none; about its precision on news
_NOT_NEEDED = ("parser", "tagger", "morphologizer", "lemmatizer", "attribute_ruler", "senter")
_LONGEST = 100_000  # code points read at once: spaCy refuses a million, and takes 1 GB for 100,000


class EngineError(Exception):
    """The engine asked for cannot be had."""


@cache
def _model(name: str) -> Any:
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        raise EngineError("spaCy is not installed: install the extra `spacy`") from error
    try:
        return spacy.load(name, exclude=list(_NOT_NEEDED))
    except OSError as error:
        raise EngineError(f"spaCy has no model named {name!r}") from error


def tag(text: str, model: str) -> list[EntityMention]:
    """The model's entities that are names, with our types. Raises `EngineError`."""
    nlp = _model(model)
    return [
        EntityMention(at + e.start_char, at + e.end_char, e.text, _TYPES[e.label_], _CONFIDENCE)
        for at, part in _parts(text)
        for e in nlp(part).ents
        if e.label_ in _TYPES
    ]


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Stretches of a long text, cut at spaces where there are any, each with its place."""
    at = 0
    while at < len(text):
        end = at + _LONGEST
        cut = text.rfind(" ", at, end) + 1 if end < len(text) else 0
        part = text[at : cut or end]
        yield at, part
        at += len(part)
