"""spaCy in the place of our own tagger, for those who have a better model or another language."""

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


class EngineError(Exception):
    """The engine asked for cannot be had."""


@cache
def _model(name: str) -> Any:
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        raise EngineError("spaCy is not installed: install the extra `spacy`") from error
    try:
        return spacy.load(name)
    except OSError as error:
        raise EngineError(f"spaCy has no model named {name!r}") from error


def tag(text: str, model: str) -> list[EntityMention]:
    """The model's entities that are names, with our types. Raises `EngineError`."""
    return [
        EntityMention(e.start_char, e.end_char, e.text, _TYPES[e.label_], _CONFIDENCE)
        for e in _model(model)(text).ents
        if e.label_ in _TYPES
    ]
