"""The records that every reader yields: an `Article`, or a `Reject` that says why there is none."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Precision = Literal["minute", "day", "month", "year"]

# Why an input gave no article. The vocabulary is fixed: analysts group by it.
RejectReason = Literal[
    "empty",  # nothing in it
    "unreadable",  # permissions, or the file system refused
    "vanished",  # gone between scan and read
    "not_regular",  # FIFO, device, socket, symlink loop or symlink out of raw/
    "unknown_format",  # binary, or text of no known form
    "bad_encoding",  # bytes that no encoding explains
    "truncated",  # an archive or compressed file that ends early
    "invalid_json",
    "invalid_xml",
    "invalid_csv",
    "invalid_warc",
    "no_body",  # parsed, but no article text in it
    "paywall",  # a subscription stub
    "not_text",  # a picture, video, package or event item of an agency feed
    "too_large",  # over the cap on bytes or on compression ratio
    "unsafe_path",  # an archive member with an absolute or climbing path
    "timeout",  # extraction took longer than its limit
    "annotation_failed",  # read, and kept as an article without mentions
    "bad_settings",  # a source.toml or judgements.csv that cannot be used
    "excluded",  # the source's own settings leave this URL out
    "forgotten",  # erased by `dateline forget`, and found in raw/ again
]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read, before annotation.

    `body` is the text as printed, dateline and trailer included; all offsets downstream count
    code points into it. `published_at` and `modified_at` are timezone-aware (UTC) or None.
    `published_on` is the calendar date in the article's own zone; `zone` is that zone, as an IANA
    name or an offset such as `-05:00`, or None when unknown. `home_country` is the source's
    own, ISO 3166-1 alpha-2, where its settings say. `published_from` names the field the date was
    read from (`header`, `json-ld`, `meta`, `feed`, `url`, ...). `notes` explain what was
    repaired or dropped.
    """

    raw_path: str  # relative to raw/, with `/`
    raw_member: str | None  # where in the file: archive member, line number, record id
    source: str | None
    provider_id: str | None  # the provider's own id, if it has one
    url: str | None  # canonical
    title: str | None
    authors: tuple[str, ...]
    published_at: datetime | None
    published_on: date | None
    published_precision: Precision | None
    published_from: str | None
    zone: str | None
    modified_at: datetime | None
    language: str | None  # ISO 639-1
    body: str
    notes: tuple[str, ...] = ()
    home_country: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that gave no article. `detail` is one line that a person can act on; `url` is its
    canonical address, where it states one, so that it can be erased with an article."""

    raw_path: str
    raw_member: str | None
    stage: Literal["scan", "read", "parse", "annotate"]
    reason: RejectReason
    detail: str
    url: str | None = None
