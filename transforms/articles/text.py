"""Wire text: an optional header, then the story, dateline and trailer included."""

import re
from collections.abc import Iterator

from transforms.articles.draft import Draft, Problem
from transforms.articles.encoding import decode
from transforms.articles.incoming import Incoming
from transforms.articles.sections import BYLINE, sections

# Our field for each key that a header line may have.
KEYS = {
    **dict.fromkeys(("title", "headline", "subject", "slugline"), "title"),
    **dict.fromkeys(("date", "published", "pubdate", "publication date", "dateline"), "published"),
    **dict.fromkeys(("updated", "modified", "last modified"), "modified"),
    **dict.fromkeys(("url", "link", "canonical", "permalink"), "url"),
    **dict.fromkeys(("source", "publisher", "outlet", "agency"), "source"),
    **dict.fromkeys(("author", "authors", "by", "byline"), "author"),
    **dict.fromkeys(("id", "guid", "article id"), "id"),
    **dict.fromkeys(("language", "lang"), "language"),
}
LINE = re.compile(r"\s*([A-Za-z][A-Za-z _-]{1,30}?)\s*:\s*(.*)")
# "date 2026-03-05 The story begins on the same line"
DATE_FIRST = re.compile(
    r"\s*(?:date|published)\s*:?\s+"
    r"(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)\s+(?=\S)",
    re.I,
)
LONGEST_TITLE = 160


def read_text(incoming: Incoming) -> Iterator[Draft | Problem]:
    """The one story in a text file."""
    text = decode(incoming.whole()).replace("\r\n", "\n").replace("\r", "\n")
    fields, body = split_header(text)
    title = fields.get("title")
    if not fields:
        title, body = split_title(body)
    yield Draft(
        body=body,
        title=title,
        bylines=tuple(filter(None, [fields.get("author") or byline_of(body)])),
        published=((fields["published"], "header"),) if fields.get("published") else (),
        modified=fields.get("modified"),
        url=fields.get("url"),
        provider_id=fields.get("id"),
        source=fields.get("source"),
        language=fields.get("language"),
    )


def split_header(text: str) -> tuple[dict[str, str], str]:
    """Header fields by our names, and the text after them; no fields where there is no header."""
    lines = text.lstrip("\n").split("\n")
    fenced = lines[0].strip() == "---" and "---" in (line.strip() for line in lines[1:30])
    fields: dict[str, str] = {}
    at = 1 if fenced else 0
    while at < len(lines) and (found := LINE.fullmatch(lines[at])):
        key = KEYS.get(" ".join(found[1].lower().replace("_", " ").replace("-", " ").split()))
        if not key and not fields and not fenced:
            break  # a story may begin with "Correction: ..."
        if key and found[2].strip():
            fields.setdefault(key, found[2].strip().strip("\"'"))
        at += 1
    if fenced and fields:
        at = next(n for n in range(at, len(lines)) if lines[n].strip() == "---") + 1
    if fields.keys() == {"published"} and (inline := DATE_FIRST.match(text)):
        return {"published": inline[1]}, text[inline.end() :]
    if fields:
        return fields, "\n".join(lines[at:])
    if inline := DATE_FIRST.match(text):
        return {"published": inline[1]}, text[inline.end() :]
    return {}, text


def split_title(text: str) -> tuple[str | None, str]:
    """A headline set apart on the first line, and the story after it."""
    first, gap, rest = text.strip().partition("\n\n")
    is_line = "\n" not in first and len(first) <= LONGEST_TITLE and bool(rest.strip())
    if not gap or not is_line or first.rstrip().endswith((".", ":", "”", '"', ",")):
        return None, text
    if any(part.name == "dateline" for part in sections(first + "\n")) or BYLINE.match(text):
        return None, text
    return first, rest


def byline_of(body: str) -> str | None:
    """The byline that a story begins with."""
    found = BYLINE.match(body.strip())
    return found[0].strip() if found else None
