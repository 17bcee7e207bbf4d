"""What a page shows above the text of its article: lead, date and byline stand there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from transforms.articles.html_facts import fold, one_line

BOXES = (
    *("p", "li", "ul", "ol", "div", "section", "article", "header", "main", "body", "blockquote"),
    *("h1", "h2", "h3", "h4", "h5", "figure", "table", "tr", "td", "address"),
)
CAPTION = re.compile(r"caption|credit|legend|photo|foto|bild|copyright|gallery", re.I)
MOST_PARTS = 10  # inline elements looked at in a block
OPENING = 40  # characters that tell where the text begins
ABOVE = 8  # blocks above the headline that are its own


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of a page without blocks in it, and its classes with those of the block around it."""

    text: str
    classes: str
    in_figure: bool


def above(tree: etree._Element, body: str) -> list[Shown]:
    """The blocks of a page before `body`, in order, each followed by the parts that are marked in
    it; none where its beginning is not found."""
    opening, found = fold(body.partition("\n\n")[0])[:OPENING], list[Shown]()
    outer = _with_boxes(tree)
    for element in tree.iter(*BOXES):
        text = one_line(element.itertext()) if element not in outer else ""
        if not text:
            continue
        if opening and fold(text).startswith(opening):
            return found
        in_figure = _is_in_figure(element)
        for part in (element, *element[:MOST_PARTS]):
            text = one_line(part.itertext())
            found.append(Shown(text, _classes(part), in_figure))
    return []


def is_caption(block: Shown) -> bool:
    """Whether a block tells what a picture shows, or whose it is."""
    return block.in_figure or CAPTION.search(block.classes) is not None


def at_headline(shown: list[Shown], titles: Iterable[str], body: str) -> Iterator[Shown]:
    """Those blocks nearest to the headline: first what stands between it and the text, then the
    text's own first lines, then what stands just above it."""
    known = {fold(title) for title in titles if title}
    places = [n for n, block in enumerate(shown) if fold(block.text) in known]
    at = places[-1] if places else max(len(shown) - ABOVE, -1)
    yield from shown[at + 1 :]
    yield from (Shown(text, "", False) for text in body.split("\n\n")[:5])
    yield from reversed(shown[max(at - ABOVE, 0) : at + 1] if places else [])


def _with_boxes(tree: etree._Element) -> set[etree._Element]:
    """The blocks that hold other blocks; each is marked once, so that depth costs nothing."""
    outer = set[etree._Element]()
    for box in tree.iter(*BOXES):
        while (box := box.getparent()) is not None and box not in outer:
            outer.add(box)
    return outer


def _classes(element: etree._Element) -> str:
    outer = element.getparent()
    return " ".join(one.get("class") or "" for one in (element, outer) if one is not None)


def _is_in_figure(element: etree._Element) -> bool:
    return any(outer.tag in ("figure", "figcaption") for outer in element.iterancestors())
