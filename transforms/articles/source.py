"""Settings of a source: what a folder's `source.toml` says, with defaults that do without it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from transforms.articles.language import language_code

_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Source:
    """How to read one source's files.

    `zone` (IANA) is taken for times written without one. `fields` maps our field names (`title`,
    `body`, `published`, `modified`, `url`, `id`, `authors`, `source`, `language`) to the names in
    its JSON, CSV or Parquet records, dots for nesting. `exclude` are regular expressions: an
    article whose URL one of them matches is left out. `day_first` reads 05/03/2026 as 5 March.
    `country` (ISO 3166-1 alpha-2) is where the source is at home: its `Newport` is one there.
    """

    name: str | None = None
    zone: str | None = None
    language: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    exclude: tuple[re.Pattern[str], ...] = ()
    day_first: bool | None = None
    country: str | None = None

    def excludes(self, url: str | None) -> bool:
        """Whether the settings leave this URL out."""
        return bool(url) and any(pattern.search(url or "") for pattern in self.exclude)


FIELDS = ("title", "body", "published", "modified", "url", "id", "authors", "source", "language")
KEYS = {"name", "zone", "language", "fields", "exclude", "day_first", "country"}


def parse_source(text: str) -> Source:
    """The settings in the text of a `source.toml`.

    Raises ValueError, with a line that a person can act on, for anything it does not know.
    """
    stated = tomllib.loads(text)
    if unknown := sorted(stated.keys() - KEYS):
        raise ValueError(f"unknown setting {unknown[0]!r}; known: {', '.join(sorted(KEYS))}")
    return Source(
        name=_text(stated, "name"),
        zone=_zone(_text(stated, "zone")),
        language=_language(_text(stated, "language")),
        fields=_fields(stated.get("fields", {})),
        exclude=_patterns(stated.get("exclude", [])),
        day_first=_flag(stated, "day_first"),
        country=_country(_text(stated, "country")),
    )


def _text(stated: Mapping[str, Any], key: str) -> str | None:
    value = stated.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key} must be text")
    return value


def _flag(stated: Mapping[str, Any], key: str) -> bool | None:
    value = stated.get(key)
    if value is not None and not isinstance(value, bool):
        raise ValueError(f"{key} must be true or false")
    return value


def _zone(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # ZoneInfoNotFoundError is a KeyError
        raise ValueError(f"zone {name!r} is not an IANA time zone") from error
    return name


def _language(tag: str | None) -> str | None:
    if tag is not None and not language_code(tag):
        raise ValueError(f"language {tag!r} is not a code such as en or pt-BR")
    return tag


def _country(code: str | None) -> str | None:
    if code is not None and not _COUNTRY.fullmatch(code.upper()):
        raise ValueError(f"country {code!r} is not a code of two letters")
    return code.upper() if code else None


def _fields(stated: object) -> Mapping[str, str]:
    if not isinstance(stated, dict) or not all(isinstance(v, str) for v in stated.values()):
        raise ValueError("fields must map our field names to theirs")
    if unknown := sorted(stated.keys() - set(FIELDS)):
        raise ValueError(f"unknown field {unknown[0]!r}; known: {', '.join(FIELDS)}")
    return stated


def _patterns(stated: object) -> tuple[re.Pattern[str], ...]:
    if not isinstance(stated, list) or not all(isinstance(p, str) for p in stated):
        raise ValueError("exclude must be a list of regular expressions")
    try:
        return tuple(re.compile(pattern) for pattern in stated)
    except re.error as error:
        raise ValueError(f"exclude: {error.pattern!r}: {error}") from error
