"""The transforms alone, over JSON Lines: a line of text in, a line of mentions out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flows.lines import Line, published
from flows.pool import over_processes
from flows.settings import Settings
from transforms import dates
from transforms.annotate import NamesTagger, names_in, names_tagger
from transforms.dates.mention import DateMention
from transforms.entities.across import resolve as resolve_entities
from transforms.entities.corpus import Seen
from transforms.entities.local import LocalEntity
from transforms.entities.mention import EntityMention, EntityType
from transforms.entities.state import State
from transforms.entities.within import cluster
from transforms.places import Toponym, given_toponyms, resolve, toponym


@dataclass(frozen=True, slots=True)
class LinesBatch:
    """Input lines for one worker. `given` takes their own spans as the mentions."""

    lines: tuple[Line, ...]
    ner: str
    given: bool


def annotate_lines(lines: Sequence[Line], settings: Settings, given: bool) -> Iterator[Line]:
    """The output line of each input line, in order, with entity ids shared across them."""
    size = settings.batch_size
    batches = (
        LinesBatch(tuple(lines[begin : begin + size]), settings.ner, given)
        for begin in range(0, len(lines), size)
    )
    found = [
        pair
        for result in over_processes(annotate_batch, batches, settings.workers)
        for pair in result
    ]
    seen = [
        Seen(str(number), day(line), entity)
        for number, (line, (_, entities)) in enumerate(zip(lines, found, strict=True))
        for entity in entities
    ]
    resolution = resolve_entities(State(), seen)
    for number, (line, _) in enumerate(found):
        for entity in line["entities"]:
            known = resolution.entity_of[str(number), entity.pop("local_no")]
            entity |= {"entity_id": known, "name": resolution.entities[known].name}
        yield line


def annotate_batch(batch: LinesBatch) -> list[tuple[Line, list[LocalEntity]]]:
    """The output line of each input line, and its entities for linking across lines."""
    tagger = names_tagger(batch.ner)
    return [_annotated(line, tagger, batch.given) for line in batch.lines]


def day(line: Line) -> date | None:
    """The publication day of a line."""
    moment = published(line)
    return moment.date() if isinstance(moment, datetime) else moment


def _annotated(line: Line, tagger: NamesTagger, given: bool) -> tuple[Line, list[LocalEntity]]:
    text, language = line["text"], line.get("language") or "en"
    if given and ("entities" in line or "toponyms" in line):
        names = _mentions(text, line.get("entities", ()))
    else:
        names = names_in(text, tagger, language)
    places = resolve(text, names)
    entities = cluster(text, names, places)
    numbers = {index: entity.local_no for entity in entities for index in entity.mentions}
    output = {
        "id": line["id"],
        "timex": [_timex(mention) for mention in dates.tag(text, published(line), language)],
        "entities": [
            _entity(mention) | {"local_no": numbers[i]} for i, mention in enumerate(names)
        ],
        "toponyms": _given_toponyms(text, line["toponyms"])
        if given and "toponyms" in line
        else [
            toponym(mention.start, mention.end, mention.text, place)
            for mention, place in zip(names, places, strict=True)
            if place and mention.entity_type == "LOC"
        ],
    }
    return output, entities


def _given_toponyms(text: str, spans: Sequence[Line]) -> list[Toponym]:
    """Given spans under `toponyms` are places whatever else the line says of them."""
    given = sorted((span["start"], span["end"]) for span in spans)
    return given_toponyms(text, given)


def _mentions(text: str, spans: Sequence[Line], kind: EntityType = "MISC") -> list[EntityMention]:
    """Given spans as mentions, in the order of the text."""
    return [
        EntityMention(s["start"], s["end"], text[s["start"] : s["end"]], s.get("type") or kind, 1.0)
        for s in sorted(spans, key=lambda span: (span["start"], span["end"]))
    ]


def _timex(mention: DateMention) -> Line:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.timex_type,
        "value": mention.timex_value,
        "modifier": mention.modifier,
        "begins_on": _iso(mention.begins_on),
        "ends_before": _iso(mention.ends_before),
        "grain": mention.grain,
        "anchor": mention.anchor,
        "anchor_text": mention.anchor_text,
        "rule": mention.rule,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _entity(mention: EntityMention) -> Line:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.entity_type,
        "confidence": round(mention.confidence, 4),
    }
