"""Hostile XML to a tree: nothing is expanded or fetched, depth and size are bounded."""

import re
from html import unescape
from html.entities import html5

from lxml import etree

from transforms.articles.draft import RefusedError

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# An ampersand, and what makes it a reference; a CDATA section, in which it is none.
AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?\]\]>|&(?:(?P<number>#(?:x[0-9a-f]{1,6}|\d{1,7});)|(?P<name>[a-z]\w{1,31};))?",
    re.S | re.I,
)


def parse_xml(data: bytes, recover: bool = True, keep_comments: bool = False) -> etree._Element:
    """The root of an XML document, damage mended where possible; raises RefusedError."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=recover,
        remove_pis=not keep_comments,
        remove_comments=not keep_comments,
    )
    try:
        root = etree.fromstring(_with_plain_references(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("invalid_xml", str(error)) from error
    if root is None:
        raise RefusedError("invalid_xml", str(parser.error_log.last_error or "no element in it"))
    return root


def _with_plain_references(data: bytes) -> bytes:
    """`data` with the characters that HTML has names for by number, and stray ampersands escaped.

    After the first fault in a document the parser drops each `&lt;` and `&amp;`, but no number.
    """
    # Within ISO-2022 an ampersand may be half of another character.
    return AMPERSAND.sub(_by_number, data) if b"&" in data and b"\x1b" not in data else data


def _by_number(found: re.Match[bytes]) -> bytes:
    written = found[0].decode("ascii", "replace")
    if found["name"]:
        characters = html5.get(written[1:], written)
    else:
        characters = unescape(written) if found["number"] else written
    if characters == written:
        return found[0] if written.startswith("<") else b"&#38;" + found[0][1:]
    return "".join(f"&#{ord(one)};" for one in characters).encode()


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and entities."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def is_blank(element: etree._Element) -> bool:
    """Whether there is nothing in an element: what `dateline forget` leaves of one."""
    return not (len(element) or element.attrib or (element.text or "").strip())


def children(element: etree._Element, *names: str) -> list[etree._Element]:
    """Child elements of these names, any namespace, in order."""
    return [child for child in element if local(child) in names]


def descendants(element: etree._Element, *names: str) -> list[etree._Element]:
    """Elements of these names anywhere below, any namespace, in document order."""
    return [found for found in element.iter() if local(found) in names]


def text_in(element: etree._Element | None) -> str | None:
    """All text below, on one line, or None where there is none."""
    if element is None:
        return None
    return " ".join("".join(map(str, element.itertext())).split()) or None


def first_text(element: etree._Element, *names: str) -> str | None:
    """The text of the first child of these names, names tried in order."""
    for name in names:
        for child in children(element, name):
            if text := text_in(child):
                return text
    return None
