"""Pages: the one article of an HTML document, extracted where it can do no harm."""

from collections.abc import Iterator

from transforms.articles.draft import Draft, Problem
from transforms.articles.incoming import Incoming
from transforms.articles.worker import worker


def read_html(incoming: Incoming) -> Iterator[Draft | Problem]:
    """The one article of a page."""
    yield worker().extract(incoming.whole())
