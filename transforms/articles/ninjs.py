"""ninjs, the agencies' JSON (1.x to 3.x): text items become articles, all others rejects."""

from collections.abc import Iterator, Mapping
from typing import Any

from transforms.articles.article import RejectReason
from transforms.articles.draft import Draft, Problem, RefusedError
from transforms.articles.fragment import plain, text_of_html
from transforms.articles.nitf import draft_of_nitf
from transforms.articles.xml import parse_xml

OWN_FIELDS = {
    "versioncreated",
    "$standard",
    "standard",
    "bodies",
    "headlines",
    "body_xhtml",
    "eventdetails",
}
EMPTY_PART = {"type": "text"}  # what stands where a text was taken out of a composite
MARKUP_FIRST = ("xhtml", "html", "nitf", "text", "plain")
Record = Mapping[str, Any]


def is_ninjs(record: Record) -> bool:
    """Whether a JSON object is a ninjs item."""
    names = {str(key).lower() for key in record}
    return "uri" in names and not OWN_FIELDS.isdisjoint(names)


def drafts_of_ninjs(record: Record, member: str | None) -> Iterator[Draft | Problem]:
    """The item's own text, else the texts of the items it is composed of."""
    low = {str(key).lower(): value for key, value in record.items()}
    kind = str(low.get("type") or "text")
    if kind not in ("text", "composite") or "eventdetails" in low:
        kind = "event" if "eventdetails" in low else kind
        yield Problem("not_text", f"an item of type {kind}", member, _url(low))
        return
    found = _draft(low, member)
    if found.body:
        yield found
        return
    texts = text_parts(low.get("associations"))
    for number, part in enumerate(texts, 1):
        if part == EMPTY_PART:
            continue
        yield from drafts_of_ninjs(part, f"{member}#{number}" if member else str(number))
    if not texts:
        reason: RejectReason = "not_text" if kind == "composite" else "no_body"
        yield Problem(reason, f"a {kind} item without text", member, _url(low))


def _draft(low: Record, member: str | None) -> Draft:
    dates = (low.get(name) for name in ("firstcreated", "contentcreated", "versioncreated"))
    return Draft(
        body=_body(low),
        title=_text(low.get("headline"))
        or _value(low.get("headlines"), ("main",))
        or _text(low.get("title")),
        bylines=tuple(filter(None, [_text(low.get("byline")) or _text(low.get("by"))])),
        published=tuple((date, "header") for date in dates if isinstance(date, str)),
        modified=_text(low.get("versioncreated")),
        provider_id=_text(low.get("uri")),
        url=_url(low),
        source=_text(low.get("infosource")) or _text(low.get("copyrightholder")),
        language=_text(low.get("language")),
        member=member,
    )


def _url(low: Record) -> str | None:
    return _text(low.get("canonical_url"))


def _body(low: Record) -> str:
    """Marked-up text first, since plain text often lost its paragraphs."""
    text = _text(low.get("body_xhtml")) or _value(low.get("bodies"), MARKUP_FIRST)
    text = text or _text(low.get("body_text")) or _text(low.get("body"))
    text = (
        text or _text(low.get("description_text")) or _value(low.get("descriptions"), MARKUP_FIRST)
    )
    return _plain(text or "")


def _plain(text: str) -> str:
    if "<nitf" in text:
        try:
            return draft_of_nitf(parse_xml(text.encode())).body
        except RefusedError:
            return text_of_html(text)
    return plain(text)


def _value(entries: object, roles: tuple[str, ...]) -> str | None:
    """The value whose role or type comes first in `roles`, else the first value of all."""
    found = [e for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []
    for role in roles:
        for entry in found:
            kind = f"{entry.get('role')} {entry.get('contenttype') or entry.get('contentType')}"
            if role in kind.lower() and (text := _text(entry.get("value"))):
                return text
    return next(filter(None, (_text(entry.get("value")) for entry in found)), None)


def text_parts(associations: object) -> list[dict[str, Any]]:
    """The texts of a composite; it holds an object of items in 1.x, a list of them since."""
    if isinstance(associations, dict):
        associations = list(associations.values())
    parts = associations if isinstance(associations, list) else []
    return [part for part in parts if isinstance(part, dict) and part.get("type") == "text"]


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
