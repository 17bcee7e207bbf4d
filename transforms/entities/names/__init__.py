"""Finds the names of people, organisations and places, and nationalities, events and works."""

from transforms.entities.mention import EntityMention
from transforms.entities.names.spacy_engine import EngineError
from transforms.entities.names.spacy_engine import tag as spacy_tag
from transforms.entities.names.tagger import default_tagger

__all__ = ["EngineError", "tag"]


def tag(text: str, language: str = "en", engine: str = "dateline") -> list[EntityMention]:
    """The mentions in `text`, in order, never overlapping; offsets are code points.

    `engine` is `dateline`, our own tagger, or `spacy:MODEL`. Our tagger was trained on English;
    `language` is there for engines to come. Raises `EngineError` if the engine cannot be had.
    """
    if engine == "dateline":
        return default_tagger().tag(text)
    name, _, model = engine.partition(":")
    if name != "spacy" or not model:
        raise EngineError(f"no such engine: {engine!r}; it is `dateline` or `spacy:MODEL`")
    return spacy_tag(text, model)
