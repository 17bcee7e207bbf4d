"""A JSON, CSV or Parquet record to a draft: the field names of the usual dumps, or mapped ones."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from transforms.articles.draft import Draft, Problem
from transforms.articles.fragment import plain
from transforms.articles.source import Source

DATA = Path(__file__).with_name("fields.toml")
# Where some interfaces and exports keep the fields of a record.
WRAPPERS = ("_source", "fields", "attributes")
# What holds the text of a value that is a record of its own, best first.
TEXTS = (
    *("text", "content", "items", "name", "rendered", "value", "main", "original", "title"),
    *("#text", "$date", "$oid"),
)
# The kinds of blocks that make up a text, where blocks say their kind.
PROSE = re.compile(r"text|.*paragraph.*|head(?:er|ing)|list|.*quote|.*html", re.I)


def draft_of(record: Mapping[str, Any], source: Source, member: str | None) -> Draft | Problem:
    """The article that a record holds; a Problem where it has no text."""
    low = _fields(record)
    body = _first(low, source, "body") or _teaser(low, source)
    if not body or not body.strip():
        seen = ", ".join(list(map(str, record))[:8])
        detail = f"no text in any known field; fields: {seen}"[:300]
        return Problem("no_body", detail, member, _first(low, source, "url"))
    return Draft(
        body=plain(body),
        title=plain(_first(low, source, "title") or ""),
        bylines=next(filter(None, map(_names, _values(low, source, "authors"))), ()),
        published=tuple((text, "field") for text in _texts(low, source, "published")),
        modified=_first(low, source, "modified"),
        url=_first(low, source, "url"),
        provider_id=_first(low, source, "id"),
        source=_first(low, source, "source"),
        language=_first(low, source, "language"),
        member=member,
    )


def records_of(
    record: Mapping[str, Any], source: Source, member: str | None
) -> Iterator[Draft | Problem]:
    """As `draft_of`, the one record of a row."""
    yield draft_of(record, source, member)


def _fields(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields by their names in lower case, those of an inner record among them."""
    low = {str(key).lower(): value for key, value in record.items()}
    for wrapper in WRAPPERS:
        if isinstance(inner := low.get(wrapper), dict):
            low = {**{str(key).lower(): value for key, value in inner.items()}, **low}
    return low


def _teaser(record: Mapping[str, Any], source: Source) -> str | None:
    """The summary of a record that is news, as its date or address shows."""
    if not (_first(record, source, "published") or _first(record, source, "url")):
        return None
    return _first(record, source, "teaser")


def _first(record: Mapping[str, Any], source: Source, ours: str) -> str | None:
    """The first text stated under any name of our field."""
    return next(_texts(record, source, ours), None)


def _texts(record: Mapping[str, Any], source: Source, ours: str) -> Iterator[str]:
    return filter(None, map(_text, _values(record, source, ours)))


def _values(record: Mapping[str, Any], source: Source, ours: str) -> Iterator[object]:
    """The values stated under the names of our field, best name first."""
    mapped = source.fields.get(ours)
    for name in (mapped.lower(),) if mapped else known_fields()[ours]:
        value = record.get(name)
        if value is None and "." in name:
            value = _inner(record, name)
        if value not in (None, "", [], {}):
            yield value


def _inner(record: Mapping[str, Any], path: str) -> object:
    """The value at a dotted path."""
    head, dot, rest = path.partition(".")
    if not dot:
        return record.get(head)
    inner = record.get(head)
    if not isinstance(inner, dict):
        return None
    return _inner({str(key).lower(): value for key, value in inner.items()}, rest)


def _text(value: object) -> str | None:
    """A scalar as text; of a list of texts, its paragraphs; of a record, its own text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_text(one) for one in value if _is_prose(one)))) or None
    if isinstance(value, Mapping):
        return next((_text(value[name]) for name in TEXTS if value.get(name)), None)
    return value.isoformat() if hasattr(value, "isoformat") else None


def _is_prose(block: object) -> bool:
    """Whether a block of a text is not said to be a picture, a date or another thing."""
    kind = block.get("type") if isinstance(block, Mapping) else None
    return not isinstance(kind, str) or PROSE.fullmatch(kind) is not None


def _names(value: object) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, value if isinstance(value, list) else [value])))


@cache
def known_fields() -> Mapping[str, tuple[str, ...]]:
    """Names that the usual dumps give each of our fields, best first."""
    lists = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {ours: tuple(names) for ours, names in lists.items()}
