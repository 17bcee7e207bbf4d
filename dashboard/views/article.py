"""An article to read, or the latest ones to choose from."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from dashboard.data.article import SIZE, Reading, latest, reading
from dashboard.data.changes import changes
from dashboard.data.choices import choices
from dashboard.data.named import named
from dashboard.data.notes import once
from dashboard.data.story import Filter, filter_of
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
    asked, title = filter_of(parameters), parameters.get("title")
    who = named(snapshot, asked.who)
    found, at = latest(snapshot, asked, who.numbers, title), asked.at or 0

    def turned(to: int) -> str:
        return link("article", title=title, **(asdict(asked) | {"at": to or None}))

    html = render(
        "article_index",
        page="article",
        found=found[:SIZE],
        asked=asked,
        shown=replace(asked, who=who.name),
        title=title,
        filtered=bool(title) or replace(asked, at=None) != Filter(),
        lost=parameters.get("id"),
        options=choices(snapshot),
        older=turned(at + SIZE) if len(found) > SIZE else None,
        newer=turned(max(0, at - SIZE)) if at else None,
    )
    return Page("Articles", html)
