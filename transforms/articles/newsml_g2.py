"""NewsML-G2: news items, alone or in a news message; all other items are no text."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from transforms.articles.draft import Draft, Problem
from transforms.articles.fragment import plain, text_of_element
from transforms.articles.incoming import Incoming
from transforms.articles.nitf import draft_within
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

ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
TEXT_CLASSES = ("text", "")  # of itemClass; one that is not stated may be text


def read_newsml_g2(incoming: Incoming) -> Iterator[Draft | Problem]:
    """A draft or problem for each item; those of a message are numbered from 1."""
    root = parse_xml(incoming.whole())
    if local(root) != "newsMessage":
        yield _item(root, None)
        return
    items = items_of(root)
    for number, item in enumerate(items, 1):
        if not is_blank(item):
            yield _item(item, str(number))
    if not items:
        yield Problem("empty", "a news message without items")


def items_of(message: etree._Element) -> list[etree._Element]:
    """The items of a news message, in order."""
    return [item for item_set in children(message, "itemSet") for item in item_set if local(item)]


def _item(item: etree._Element, member: str | None) -> Draft | Problem:
    kind = local(item)
    if kind not in ("newsItem", "contentSet"):
        return Problem("not_text", f"a {kind}", member)
    if (of_class := _class(item)) not in TEXT_CLASSES:
        return Problem("not_text", f"a news item of class {of_class}", member)
    found = _content(item, _stated(item, member))
    return found if isinstance(found, Problem) or found.body else _bodyless(item, member)


def _bodyless(item: etree._Element, member: str | None) -> Problem:
    if descendants(item, "remoteContent") and not _class(item):
        return Problem("not_text", "content only by reference", member)
    return Problem("no_body", "a text item without text", member)


def _class(item: etree._Element) -> str:
    """`text` of `<itemClass qcode="ninat:text"/>`."""
    stated = next(iter(descendants(item, "itemClass")), None)
    name = "" if stated is None else stated.get("qcode") or stated.get("uri") or ""
    return str(name).replace("/", ":").rsplit(":", 1)[-1]


def _stated(item: etree._Element, member: str | None) -> Draft:
    """What the item's metadata states; the description stands in for a body."""
    meta = next(iter(children(item, "contentMeta")), item)
    management = next(iter(children(item, "itemMeta")), item)
    dates = (
        first_text(management, "firstCreated"),
        first_text(meta, "contentCreated"),
        first_text(management, "versionCreated"),
    )
    language = next(iter(descendants(meta, "language")), None)
    creators = [first_text(creator, "name") for creator in children(meta, "creator", "contributor")]
    return Draft(
        body="\n\n".join(map(text_of_element, children(meta, "description"))),
        title=first_text(meta, "headline"),
        bylines=tuple(filter(None, map(text_in, children(meta, "by"))))
        or tuple(filter(None, creators)),
        published=tuple((date, "header") for date in dates if date),
        modified=first_text(meta, "contentModified") or first_text(management, "versionCreated"),
        provider_id=item.get("guid"),
        source=_provider(management),
        language=(language.get("tag") if language is not None else None) or item.get(LANGUAGE),
        member=member,
    )


def _provider(management: etree._Element) -> str | None:
    provider = next(iter(children(management, "provider")), None)
    if provider is None:
        return None
    return (
        first_text(provider, "name")
        or provider.get("literal")
        or provider.get("qcode", "").split(":")[-1]
    )


def _content(item: etree._Element, stated: Draft) -> Draft | Problem:
    """The draft with the text of the first content that is text."""
    foreign: str | None = None
    for content in descendants(item, "inlineXML", "inlineData"):
        kind = content.get("contenttype") or ""
        if nitf := descendants(content, "nitf"):
            return draft_within(nitf[0], stated)
        if local(content) == "inlineXML" and not _is_prose(content, kind):
            foreign = foreign or kind or "XML of another kind"
        elif text := _text(content):
            return replace(stated, body=text)
    return Problem("not_text", f"content is {foreign}", stated.member) if foreign else stated


def _is_prose(content: etree._Element, kind: str) -> bool:
    """Whether an XML content is (X)HTML, or at least has paragraphs."""
    return "html" in kind or not len(content) or bool(descendants(content, "p"))


def _text(content: etree._Element) -> str:
    if len(content):
        return text_of_element(content)
    text = content.text or ""
    return plain(text).strip()
