"""JSON files: one record, a list of records, or an envelope around such a list."""

import codecs
import json
from collections.abc import Iterator
from functools import partial

import orjson

from transforms.articles.draft import Draft, Problem, RefusedError, apart
from transforms.articles.encoding import decode
from transforms.articles.incoming import Incoming
from transforms.articles.json_record import draft_of
from transforms.articles.json_stream import Element, elements
from transforms.articles.limits import MAX_DOCUMENT
from transforms.articles.ninjs import drafts_of_ninjs, is_ninjs
from transforms.articles.source import Source

# Where the usual interfaces put their list of articles.
ENVELOPES = (
    "articles",
    "items",
    "results",
    "docs",
    "entries",
    "posts",
    "data",
    "hits",
    "response",
    "news",
    "stories",
    "value",
)


def read_json(incoming: Incoming) -> Iterator[Draft | Problem]:
    """A draft or problem for each record in the file.

    An array that is long or broken is read element by element: what is whole of it is kept.
    """
    data, stream = incoming.opened()
    failure = RefusedError("too_large", f"more than {MAX_DOCUMENT >> 20} MiB in one record")
    if data is not None:
        try:
            value = parsed(data)
        except ValueError as error:
            failure = RefusedError("invalid_json", str(error))
        else:
            yield from drafts_of(value, incoming.source, None)
            return
    number = 0
    for number, element in enumerate(elements(stream, MAX_DOCUMENT, ENVELOPES), 1):
        yield from _element(element, incoming.source, str(number))
    if not number:
        raise failure


def _element(element: Element, source: Source, member: str) -> Iterator[Draft | Problem]:
    if element.data is None:
        yield Problem("too_large", f"a record over {MAX_DOCUMENT >> 20} MiB", member)
        return
    try:
        value = parsed(element.data)
    except ValueError as error:
        yield Problem("invalid_json" if element.whole else "truncated", str(error), member)
    else:
        if value is not None:
            yield from apart(partial(drafts_of, value, source, member), member)


def parsed(data: bytes) -> object:
    """The value of a JSON text; raises ValueError. Lone surrogates, which the strict parser
    refuses, are left for hygiene to drop; so are bytes of another encoding read as such."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        if b"\\u" not in data and data.isascii():
            raise
        try:
            return json.loads(decode(data))
        except (ValueError, RecursionError, RefusedError):
            raise error from None


def drafts_of(value: object, source: Source, member: str | None) -> Iterator[Draft | Problem]:
    """Drafts of a parsed JSON value; several are numbered from 1. A null in a list is nothing."""
    if isinstance(value, list):
        for number, one in enumerate(value, 1):
            if one is not None:
                place = f"{member}#{number}" if member else str(number)
                yield from apart(partial(drafts_of, one, source, place), place)
        if not value:
            yield Problem("empty", "a list without records", member)
    elif not isinstance(value, dict):
        yield Problem("no_body", "no record but a bare value", member)
    elif is_ninjs(value):
        yield from drafts_of_ninjs(value, member)
    elif (inner := enveloped(value)) is not None:
        yield from drafts_of(inner, source, member)
    else:
        yield draft_of(value, source, member)


def enveloped(record: dict[str, object]) -> object | None:
    """The list of records in an envelope such as {"status": "ok", "articles": [...]}."""
    for name in ENVELOPES:
        inner = record.get(name)
        if isinstance(inner, list) and isinstance(next(filter(None, inner), None), dict):
            return inner
        if isinstance(inner, dict) and name in ("response", "hits", "data", "articles"):
            return enveloped(inner)
    return None
