"""HTML pages: body by trafilatura, all else from JSON-LD and meta tags first."""

from collections.abc import Iterator

from trafilatura import bare_extraction
from trafilatura.settings import Document

from transforms.articles.draft import Draft, Problem
from transforms.articles.encoding import decode
from transforms.articles.incoming import Incoming

SHORTEST = 50  # characters below which a page's text is a menu or a button


def read_html(incoming: Incoming) -> Iterator[Draft | Problem]:
    """The one article of a page."""
    yield page(decode(incoming.whole()))


def page(text: str) -> Draft | Problem:
    """The article of a page given as text."""
    found = bare_extraction(text, with_metadata=True, include_comments=False, include_tables=False)
    if not isinstance(found, Document) or not found.text:
        return Problem("no_body", "no article text found in the page")
    body = found.text.removeprefix(found.title or "").strip()
    if len(body) < SHORTEST:
        return Problem("no_body", f"only {body!r} found in the page")
    return Draft(
        body=body.replace("\n", "\n\n"),
        title=found.title,
        bylines=(found.author,) if found.author else (),
        published=((found.date, "page"),) if found.date else (),
        url=found.url,
        source=found.sitename,
        language=found.language,
    )
