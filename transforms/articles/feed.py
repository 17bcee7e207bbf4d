"""RSS (0.9 to 2.0, RDF) and Atom feeds: an article an entry."""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from transforms.articles.boilerplate import without
from transforms.articles.draft import Draft, Problem, apart
from transforms.articles.fragment import plain, text_of_element
from transforms.articles.incoming import Incoming
from transforms.articles.xml import (
    LANGUAGE,
    children,
    descendants,
    first_text,
    is_blank,
    local,
    parse_xml,
    text_in,
)

CONTENTS = ("encoded", "content", "body", "description", "summary", "tagline")
DATES = ("pubDate", "published", "issued", "date", "created", "updated", "modified")


def read_feed(incoming: Incoming) -> Iterator[Draft | Problem]:
    """A draft or problem for each entry; its member is its number in the feed."""
    root = parse_xml(incoming.whole())
    channel = next(iter(children(root, "channel")), root)
    entries = descendants(root, "item", "entry")
    for number, entry in enumerate(entries, 1):
        if not is_blank(entry):
            yield from apart(partial(_entry, entry, channel, str(number)), str(number))
    if not entries:
        yield Problem("empty", "a feed without entries")


def _entry(
    entry: etree._Element, channel: etree._Element, member: str
) -> Iterator[Draft | Problem]:
    guid = first_text(entry, "guid", "id")
    is_link = bool(guid and guid.startswith("http") and "?" not in guid)
    url = _link(entry) or (guid if is_link else None)
    body = _body(entry)
    if not body:
        title = first_text(entry, "title") or member
        yield Problem("no_body", f"entry without text: {title}", member, url)
        return
    yield Draft(
        body=body,
        title=plain(first_text(entry, "title") or ""),
        bylines=tuple(_bylines(entry)) or tuple(_bylines(channel)),
        published=tuple((text, "feed") for name in DATES if (text := first_text(entry, name))),
        modified=first_text(entry, "updated", "modified"),
        url=url,
        provider_id=None if is_link else guid,
        source=plain(first_text(channel, "title") or ""),
        language=entry.get(LANGUAGE) or first_text(channel, "language") or channel.get(LANGUAGE),
        member=member,
    )


def _body(entry: etree._Element) -> str | None:
    """The longest of the texts that an entry carries: feeds put teasers beside whole texts."""
    texts = [_content(found) for name in CONTENTS for found in children(entry, name)]
    whole = max(filter(None, texts), key=len, default=None)
    return without(whole, "syndicated") if whole else None


def _content(found: etree._Element) -> str:
    if len(found):  # xhtml, inline
        return text_of_element(found)
    text = found.text or ""
    return plain(text).strip()


def _bylines(element: etree._Element) -> Iterator[str]:
    for found in children(element, "creator", "author", "contributor"):
        name = first_text(found, "name") if len(found) else text_in(found)
        if name and local(found) != "contributor":
            yield name.split("(")[-1].rstrip(")") if "@" in name and "(" in name else name


def _link(entry: etree._Element) -> str | None:
    for link in children(entry, "origLink", "link"):
        if link.get("rel", "alternate") == "alternate" and (
            url := link.get("href") or text_in(link)
        ):
            return str(url)
    return None
