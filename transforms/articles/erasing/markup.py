"""Feeds and news messages without some of their items: an empty element stands there."""

from lxml import etree

from transforms.articles.erasing.out import Out, UnwritableError
from transforms.articles.incoming import Incoming
from transforms.articles.newsml_g2 import items_of
from transforms.articles.xml import descendants, local, parse_xml


def markup_without(found: Incoming, members: frozenset[str], out: Out) -> None:
    """The items of these numbers lose all that they hold."""
    root = parse_xml(found.whole(), keep_comments=True)
    items = _items(root)
    for member in members:
        if not member.isdecimal() or not 0 < int(member) <= len(items):
            raise UnwritableError("an item that holds several articles")
        items[int(member) - 1].clear(keep_tail=True)
    out.write(etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True))


def _items(root: etree._Element) -> list[etree._Element]:
    if local(root) == "newsMessage":
        return items_of(root)
    if local(root) == "NewsML":
        return descendants(root, "NewsItem")
    return descendants(root, "item", "entry")
