"""A wire story's dateline names a place, whatever the name tagger took it for."""

from collections.abc import Iterator, Sequence
from typing import Final

from transforms.agencies import agency
from transforms.articles.datelines import Dateline, Span
from transforms.articles.sections import dateline
from transforms.entities.mention import EntityMention, EntityType
from transforms.places.candidates import is_known
from transforms.places.names import fold

SURE: Final = 0.95


def with_dateline(
    text: str, names: Sequence[EntityMention], body_start: int = 0
) -> list[EntityMention]:
    """The names of `text`, with `ZURICH` of `ZURICH, March 3 (Reuters) -` as a place and `Reuters`
    as an organisation."""
    line = dateline(text, body_start)
    found = list(names)
    for kind, start, end in _parts(text, line) if line else ():
        found = _with(found, EntityMention(start, end, text[start:end], kind, SURE))
    return found


def _parts(text: str, line: Dateline) -> Iterator[tuple[EntityType, int, int]]:
    """The towns, the regions that the gazetteer knows, and the agency."""
    known = (span for span in line.regions if is_known(_of(text, span)))
    for start, end in (*line.places, *known):
        yield "LOC", start, end
    if line.agency and agency(fold(_of(text, line.agency))):
        yield "ORG", *line.agency


def _of(text: str, span: Span) -> str:
    return text[span[0] : span[1]]


def _with(names: list[EntityMention], name: EntityMention) -> list[EntityMention]:
    """The names with this one, in place of those that it crosses; one that is as long stays."""
    over = [n for n in names if n.start < name.end and name.start < n.end]
    if any(
        n.entity_type == name.entity_type and n.start <= name.start and name.end <= n.end
        for n in over
    ):
        return names
    beside = [n for n in names if n not in over]
    return sorted([*beside, name], key=lambda n: n.start)
