"""NITF, the agencies' markup of a story: alone, or inside NewsML and ninjs."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from transforms.articles.draft import Draft, Problem
from transforms.articles.fragment import text_of_element
from transforms.articles.incoming import Incoming
from transforms.articles.xml import descendants, parse_xml, text_in


def read_nitf(incoming: Incoming) -> Iterator[Draft | Problem]:
    """The one story of an NITF document."""
    found = draft_of_nitf(parse_xml(incoming.whole()))
    yield found if found.body else Problem("no_body", "no text in body.content")


def draft_of_nitf(root: etree._Element) -> Draft:
    """What an `nitf` element states; the body is empty where there is none."""
    issued = next(iter(descendants(root, "date.issue")), None)
    story = next(iter(descendants(root, "story.date")), None)
    identity = next(iter(descendants(root, "doc-id")), None)
    dates = [tag.get("norm") or text_in(tag) for tag in (issued, story) if tag is not None]
    return Draft(
        body=_body(root),
        title=_first(root, "hl1") or _first(root, "hedline") or _first(root, "title"),
        bylines=tuple(filter(None, map(_byline, descendants(root, "byline")))),
        published=tuple((date, "header") for date in dates if date),
        provider_id=identity.get("id-string") if identity is not None else None,
        source=_copyright(root),
    )


def draft_within(root: etree._Element, outer: Draft) -> Draft:
    """`outer`, which an envelope states, completed by the NITF story inside it."""
    inner = draft_of_nitf(root)
    return replace(
        outer,
        body=inner.body or outer.body,
        title=outer.title or inner.title,
        bylines=outer.bylines or inner.bylines,
        published=outer.published or inner.published,
    )


def _body(root: etree._Element) -> str:
    """Dateline, story and tagline, as a paper would print them."""
    content = next(iter(descendants(root, "body.content")), None)
    text = text_of_element(content) if content is not None else ""
    if not text:
        return "\n\n".join(map(text_of_element, descendants(root, "abstract")))
    dateline = next(filter(None, map(_dateline, descendants(root, "dateline"))), None)
    if dateline and not text.startswith(dateline[:12]):
        text = f"{dateline} — {text}"
    return "\n\n".join([text, *map(text_of_element, descendants(root, "tagline"))])


def _dateline(dateline: etree._Element) -> str | None:
    """Place and day, which may be marked up without a comma between them."""
    between = [dateline.text, *(part.tail for part in dateline)]
    if any(text and text.strip() for text in between):
        return text_in(dateline)
    return ", ".join(filter(None, map(text_in, dateline)))


def _byline(byline: etree._Element) -> str | None:
    """The names in a byline, its titles left out."""
    people = [text_in(person) for person in descendants(byline, "person")]
    if people:
        return ", ".join(filter(None, people))
    texts = [byline.text, *(part.tail for part in byline)]
    return " ".join(" ".join(filter(None, texts)).split()).strip(" ,") or text_in(byline)


def _copyright(root: etree._Element) -> str | None:
    found = next(iter(descendants(root, "doc.copyright")), None)
    return found.get("holder") if found is not None else None


def _first(root: etree._Element, name: str) -> str | None:
    return next(filter(None, map(text_in, descendants(root, name))), None)
