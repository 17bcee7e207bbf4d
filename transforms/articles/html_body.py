"""The body of a page: trafilatura's choice of text, without what only leads elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Document

from transforms.articles.boilerplate import lists
from transforms.articles.html_facts import one_line

LINKED = 0.8  # share of a block's text that is links, from which on it is only a pointer
LABELLED = 0.4  # the same, behind a label such as "Read more:"
BLOCKS = {"p", "head", "item", "row", "quote", "list", "table", "code", "lb", "div", "body"}
# Innermost list items and paragraphs with links; menus go anyway, and tables link for good reason.
LINKING = etree.XPath(
    "//a[not(ancestor::nav or ancestor::footer or ancestor::table)]"
    "/ancestor::*[self::p or self::li][1]"
)
# Articles within an article: cards that lead to other stories, or the entries of a live blog.
CARDS = etree.XPath("//article//article")
# Some pages hold the box that asks to subscribe, hidden, for readers who are out of free articles.
WALLS = etree.XPath(
    "//*[contains(@class, 'paywall') or contains(@class, 'regwall')]"
    "[not(contains(@class, 'hidden') or contains(@style, 'none') or @hidden)]"
)
STUB = 500  # characters below which a subscribers' text is only a stub of it
LONGEST_CONSENT = 3000  # characters of what a page says before it shows anything
SURE = 1000  # characters below which a body is compared with what other extractors find
PARTIAL = 1.5  # paragraphs of an article / text found, from which on some of it was missed
TELLING = 25  # characters below which a paragraph is no text to an extractor
SHORT = 300  # characters over which no block is taken for boilerplate
Block = tuple[str, str]  # kind, text


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of an article; `is_walled` where it is short, and the page asks to subscribe
    for the rest."""

    paragraphs: tuple[str, ...]
    is_walled: bool = False

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def body_of(tree: etree._Element, titles: tuple[str, ...]) -> Body:
    """The article's text; without paragraphs where there is none.

    `titles` are those of the page, which do not belong to the body. Changes `tree`.
    """
    _drop_pointers(tree)
    found = _extracted(tree)
    blocks = _without_titles(list(_blocks(found)) if found is not None else [], titles)
    body = Body(tuple(text for _, text in _without_boilerplate(blocks)))
    if len(body.text) >= STUB:
        return body
    asks = [*(text for _, text in blocks), *(one_line(box.itertext()) for box in WALLS(tree))]
    return replace(body, is_walled=any(_is_paywall_text(text) for text in asks))


def is_consent_text(body: str) -> bool:
    """Whether the text is what a page says before it shows its article: that it keeps cookies."""
    if len(body) > LONGEST_CONSENT:
        return False
    phrases = {found[0].casefold() for found in lists()["consent"].finditer(body)}
    return len(phrases) > 1 or (len(phrases) == 1 and len(body) <= SHORT)


def _is_paywall_text(text: str) -> bool:
    """Whether the text asks to subscribe for the rest."""
    return lists()["paywall"].search(text) is not None


def _extracted(tree: etree._Element) -> etree._Element | None:
    """Trafilatura's body. Its comparison with other extractors costs as much again, and changes
    nothing where its own answer is about as long as the page's paragraphs."""
    paragraphs = _paragraphs(tree)
    body = _extraction(tree, fast=True) if paragraphs * 2 >= SURE else None
    length = _length(body)
    if not (length >= SURE and length / 2 <= paragraphs <= length * 2):
        body = _extraction(tree, fast=False)
    return _of_all_boxes(tree, body) if paragraphs >= _length(body) * PARTIAL else body


def _of_all_boxes(tree: etree._Element, body: etree._Element | None) -> etree._Element | None:
    """The body of an article whose text lies in several boxes, of which the extractor takes one."""
    for article in tree.iter("article"):
        if _paragraphs(article) >= max(_length(body) * PARTIAL, SURE):
            for box in article.iter("div", "section"):
                if box.find("p") is not None:
                    box.attrib.clear()  # no longer looks like the body
            return max(body, _extraction(tree, fast=True), key=_length)
    return body


def _paragraphs(tree: etree._Element) -> int:
    """Characters in the paragraphs of a page."""
    lengths = (len(one_line(p.itertext())) for p in tree.iter("p", "pre", "td"))
    return sum(length for length in lengths if length > TELLING)


def _length(body: etree._Element | None) -> int:
    return len(one_line(body.itertext())) if body is not None else 0


def _extraction(tree: etree._Element, fast: bool) -> etree._Element | None:
    found = bare_extraction(tree, fast=fast, include_comments=False, include_tables=True)
    return found.body if isinstance(found, Document) else None


def _drop_pointers(tree: etree._Element) -> None:
    """Removes list items and paragraphs that are nothing but links to other articles, and the cards
    of other articles within the page's own."""
    for block in LINKING(tree):
        text = one_line(block.itertext())
        linked = sum(len(one_line(link.itertext())) for link in block.iter("a"))
        labelled = lists()["label"].match(text) or _is_kicked(block)
        if text and linked >= len(text) * (LABELLED if labelled else LINKED):
            block.drop_tree()
    for card in CARDS(tree):
        text = one_line(card.itertext())
        linked = sum(len(one_line(link.itertext())) for link in card.iter("a"))
        if len(text) <= SHORT and linked >= len(text) * LABELLED:
            card.drop_tree()


def _is_kicked(block: etree._Element) -> bool:
    """Whether a list item is a bold kicker before a link."""
    first = (
        block[0] if block.tag == "li" and len(block) and not (block.text or "").strip() else None
    )
    return first is not None and first.tag in ("strong", "b")


def _blocks(body: etree._Element) -> Iterator[Block]:
    """The blocks of an extraction in order, a table's row as one."""
    kind, parts = "p", list[str]()
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if node.tag in BLOCKS:
            if text := " ".join("".join(parts).split()):
                yield kind, text
            kind, parts = (node.tag if event == "start" else "p"), []
        elif node.tag == "cell" and event == "end":
            parts.append(" ")
        parts.append((node.text if event == "start" else node.tail) or "")
    if text := " ".join("".join(parts).split()):
        yield kind, text


def _without_titles(blocks: list[Block], titles: tuple[str, ...]) -> list[Block]:
    """Without a headline among the first blocks, also where a kicker stands in one with it."""
    folded = {_fold(title) for title in titles if title}
    return [
        block
        for at, block in enumerate(blocks)
        if at > 5 or not (_fold(block[1]) in folded or _holds_title(block, folded))
    ]


def _holds_title(block: Block, titles: set[str]) -> bool:
    text = _fold(block[1])
    return block[0] == "head" and any(
        len(t) > 20 and t in text and len(text) < 3 * len(t) for t in titles
    )


def _without_boilerplate(blocks: list[Block]) -> list[Block]:
    """Without invitations and labels, and without headings that nothing follows."""
    kept: list[Block] = []
    for at, (kind, text) in enumerate(blocks):
        if _is_end(text) and len(kept) * 2 > len(blocks):
            # A story goes on below a box of pointers, teasers do not.
            if all(len(later) <= SHORT for _, later in blocks[at:]):
                break
            continue
        if len(text) > SHORT or not (lists()["drop"].match(text) or _is_paywall_text(text)):
            kept.append((kind, text))
    while kept and kept[-1][0] == "head":
        kept.pop()
    return kept


def _is_end(text: str) -> bool:
    return len(text) <= SHORT and lists()["end"].fullmatch(text) is not None


def _fold(text: str) -> str:
    return " ".join(re.sub(r"\W+", " ", text.replace("\u00ad", "")).split()).casefold()
