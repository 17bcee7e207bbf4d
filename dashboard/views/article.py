"""An article to read, or the latest ones to choose from."""

from collections.abc import Mapping

from dashboard.data.article import SIZE, Reading, latest, reading
from dashboard.data.changes import changes
from dashboard.data.notes import once
from dashboard.links import link
from dashboard.page import Page
from dashboard.render import render
from dashboard.snapshot import Snapshot

# Where a publication date stood, to a reader; the keys are those of `published_from`.
DATED_BY = {
    "field": "a field of the record",
    "header": "its header",
    "feed": "the feed",
    "url": "its address",
    "json-ld": "the page's JSON-LD",
    "meta": "the page's meta tags",
    "page": "the page itself",
}


def page(snapshot: Snapshot, parameters: Mapping[str, str]) -> Page:
    """The article that the address names, else the index."""
    asked, sentence = parameters.get("id"), parameters.get("sentence", "")
    no = int(sentence) if sentence.isdecimal() and len(sentence) < 7 else None
    found = reading(snapshot, asked, no) if asked else None
    return _reading(found, no) if found else _index(snapshot, parameters)


def _reading(found: Reading, sentence: int | None) -> Page:
    article = found.article
    newer = [article, *found.versions]
    history = [
        (old, list(changes(old["body"], new["body"])), old["title"] != new["title"])
        for new, old in zip(newer, found.versions, strict=False)
    ]
    html = render(
        "article",
        found=found,
        article=article,
        history=history,
        dates=once(found.dates),
        dated_by=DATED_BY.get(article["published_from"], article["published_from"]),
    )
    title = article["title"] or f"{article['source'] or 'An article'}, without a title"
    asked = any(paragraph.asked for paragraph in found.paragraphs)
    return Page(title, html, "asked" if asked else None)


def _index(snapshot: Snapshot, parameters: Mapping[str, str]) -> Page:
    source, title, at = parameters.get("source"), parameters.get("title"), _at(parameters)
    found = latest(snapshot, source, title, at)
    html = render(
        "article_index",
        page="article",
        found=found[:SIZE],
        source=source,
        title=title,
        lost=parameters.get("id"),
        sources=[row["source"] for row in snapshot.rows("sources")],
        older=link("article", source=source, title=title, at=at + SIZE)
        if len(found) > SIZE
        else None,
        newer=link("article", source=source, title=title, at=max(0, at - SIZE) or None)
        if at
        else None,
    )
    return Page("Articles", html)


def _at(parameters: Mapping[str, str]) -> int:
    at = parameters.get("at", "")
    return int(at) if at.isdecimal() and len(at) < 10 else 0
