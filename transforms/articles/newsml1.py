"""NewsML 1: an article a news item, the longest of the texts that its components hold."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from transforms.articles.draft import Draft, Problem
from transforms.articles.fragment import plain, text_of_element
from transforms.articles.incoming import Incoming
from transforms.articles.nitf import draft_within
from transforms.articles.xml import children, descendants, first_text, is_blank, parse_xml, text_in

SIDE_ROLES = {
    "headline",
    "subheadline",
    "stylesheet",
    "logo",
    "contact",
    "photo",
    "caption",
    "slugline",
}


def read_newsml1(incoming: Incoming) -> Iterator[Draft | Problem]:
    """A draft or problem for each news item; several are numbered from 1."""
    root = parse_xml(incoming.whole())
    items = descendants(root, "NewsItem")
    for number, item in enumerate(items, 1):
        if not is_blank(item):
            yield _item(item, root, str(number) if len(items) > 1 else None)
    if not items:
        yield Problem("empty", "NewsML without news items")


def _item(item: etree._Element, root: etree._Element, member: str | None) -> Draft | Problem:
    stated = _stated(item, root, member)
    for nitf in descendants(item, "nitf"):
        if (found := draft_within(nitf, stated)).body:
            return found
    body = max(_texts(item), key=len, default="")
    if body:
        dateline = _first(item, "DateLine")
        whole = f"{dateline} — {body}" if dateline and dateline[:12] not in body[:80] else body
        return replace(stated, body=whole)
    if descendants(item, "ContentItem", "NewsItemRef"):
        return Problem("not_text", "a news item without text", member)
    return Problem("no_body", "a news item without content", member)


def _texts(item: etree._Element) -> Iterator[str]:
    """The texts in an item that are stories, not headlines, captions or style sheets."""
    for content in descendants(item, "DataContent"):
        if _role(content) in SIDE_ROLES or "css" in _type(content):
            continue
        if len(content):
            bodies = descendants(content, "body") or [content]
            yield text_of_element(bodies[0])
        else:
            text = content.text or ""
            yield plain(text).strip()


def _role(content: etree._Element) -> str:
    """The role of the innermost component around a content that has one."""
    for component in content.iterancestors():
        for role in children(component, "Role"):
            return str(role.get("FormalName", "")).lower()
    return ""


def _type(content: etree._Element) -> str:
    mime = next(iter(children(content.getparent(), "MimeType")), None)
    return "" if mime is None else str(mime.get("FormalName", "")).lower()


def _stated(item: etree._Element, root: etree._Element, member: str | None) -> Draft:
    dates = (
        _first(item, "FirstCreated"),
        _first(item, "ThisRevisionCreated"),
        _first(root, "DateAndTime"),
    )
    language = next(iter(descendants(item, "Language")), None)
    return Draft(
        body="",
        title=_first(item, "HeadLine"),
        bylines=tuple(filter(None, map(text_in, descendants(item, "ByLine")))),
        published=tuple((date, "header") for date in dates if date),
        modified=_first(item, "ThisRevisionCreated"),
        provider_id=_identity(item),
        source=_provider(item, root),
        language=language.get("FormalName") if language is not None else None,
        member=member,
    )


def _identity(item: etree._Element) -> str | None:
    """Provider, day and number of an item: its public identifier without the revision, which
    a correction changes."""
    identifier = next(iter(descendants(item, "NewsIdentifier")), None)
    if identifier is None:
        return None
    parts = [first_text(identifier, name) for name in ("ProviderId", "DateId", "NewsItemId")]
    return (
        f"urn:newsml:{':'.join(map(str, parts))}"
        if all(parts)
        else _first(item, "PublicIdentifier")
    )


def _provider(item: etree._Element, root: etree._Element) -> str | None:
    for place in (*descendants(item, "Provider"), *descendants(root, "SentFrom")):
        for party in descendants(place, "Party"):
            if name := party.get("FormalName"):
                return str(name)
    return None


def _first(root: etree._Element, name: str) -> str | None:
    return next(filter(None, map(text_in, descendants(root, name))), None)
