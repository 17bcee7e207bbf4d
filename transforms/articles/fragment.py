"""HTML fragments, as feeds and dumps carry them, to paragraphs of text."""

import re

import lxml.html
from lxml import etree

TAG = re.compile(
    r"</?(?:p|br|hr|div|section|article|a|b|i|u|em|strong|small|su[bp]|font|cite|span|img|ul|ol|li"
    r"|h[1-6]|blockquote|table|t[dr]|figure)\b[^<>]*>",
    re.I,
)
# An angle before what is no name, as in "<Moody's>".
NO_TAG = re.compile(r"<(?![!?]|/?[a-z][\w.:-]*(?:[\s/>]|\Z))", re.I)
ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.I)
BLOCKS = re.compile(
    r"p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|section|article|pre|hr|dd|dt|hl[12]"
)
HIDDEN = re.compile(r"display\s*:\s*none", re.I)  # what a mailbox shows in its list, mostly
UNREAD = re.compile(
    r"head|title|script|style|noscript|template|iframe|figcaption|svg|object|form|media-caption"
)


def looks_like_html(text: str) -> bool:
    """Whether a text field holds markup rather than text."""
    return ("<" in text and TAG.search(text) is not None) or (
        "&" in text and ENTITY.search(text) is not None
    )


def plain(text: str) -> str:
    """The text of a field that may hold markup or entities."""
    return text_of_html(text) if looks_like_html(text) else text


def text_of_html(text: str) -> str:
    """The text of a fragment, a blank line between its blocks."""
    if "<" not in text:
        text = f"<p>{text}</p>"
    try:
        root = lxml.html.fragment_fromstring(_legal(text), create_parent="div")
    except (etree.LxmlError, ValueError):
        return TAG.sub(" ", text)
    return text_of_element(root)


def text_of_element(root: etree._Element) -> str:
    """The text below `root`, a blank line between blocks; scripts, captions and what is
    hidden are left out."""
    parts: list[str] = []
    skipped: etree._Element | None = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        # Not etree.QName, which refuses the names that HTML allows.
        tag = node.tag if isinstance(node.tag, str) else ""
        name = tag.rpartition("}")[2].rpartition(":")[2].lower()
        if event == "start" and skipped is None:
            if UNREAD.fullmatch(name) or HIDDEN.search(node.get("style") or ""):
                skipped = node
            else:
                parts.extend(("\n\n" if BLOCKS.fullmatch(name) else "", node.text or ""))
            continue
        if event != "start":
            if node is skipped:
                skipped = None
            elif skipped is not None:
                continue
            if node is not root:
                parts.extend(("\n\n" if BLOCKS.fullmatch(name) else "", node.tail or ""))
    return _paragraphs("".join(parts))


def _paragraphs(text: str) -> str:
    """Paragraphs between blank lines, each on one line."""
    return "\n\n".join(filter(None, (" ".join(p.split()) for p in re.split(r"\n\s*\n", text))))


def _legal(text: str) -> str:
    """`text` without the characters that XML cannot hold, and with `<` where no tag begins."""
    text = NO_TAG.sub("&lt;", text)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
