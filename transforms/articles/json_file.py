"""JSON files: one record, a list of records, or an envelope around such a list."""

import codecs
import json
from collections.abc import Iterator

import orjson

from transforms.articles.draft import Draft, Problem, RefusedError
from transforms.articles.encoding import decode
from transforms.articles.incoming import Incoming
from transforms.articles.json_record import draft_of
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
)


def read_json(incoming: Incoming) -> Iterator[Draft | Problem]:
    """A draft or problem for each record in the file."""
    try:
        value = parsed(incoming.whole())
    except ValueError as error:
        raise RefusedError("invalid_json", str(error)) from error
    yield from drafts_of(value, incoming.source, None)


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
    """Drafts of a parsed JSON value; several are numbered from 1."""
    if isinstance(value, list):
        for number, one in enumerate(value, 1):
            yield from drafts_of(one, source, f"{member}#{number}" if member else str(number))
        if not value:
            yield Problem("empty", "a list without records", member)
    elif not isinstance(value, dict):
        yield Problem("no_body", "no record but a bare value", member)
    elif is_ninjs(value):
        yield from drafts_of_ninjs(value, member)
    elif (inner := _enveloped(value)) is not None:
        yield from drafts_of(inner, source, member)
    else:
        yield draft_of(value, source, member)


def _enveloped(record: dict[str, object]) -> object | None:
    """The list of records in an envelope such as {"status": "ok", "articles": [...]}."""
    for name in ENVELOPES:
        inner = record.get(name)
        if isinstance(inner, list) and inner and isinstance(inner[0], dict):
            return inner
        if isinstance(inner, dict) and name in ("response", "hits", "data"):
            return _enveloped(inner)
    return None
