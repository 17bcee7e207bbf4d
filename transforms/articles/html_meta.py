"""Judgement on a page's facts: which title, which dates, which authors, which address."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree

from transforms.articles.authors import people
from transforms.articles.draft import Stated
from transforms.articles.html_facts import Facts, meta_name, one_line, text_at

SUFFIX = re.compile(r"\s+[|\-–—•·:«»]+\s+|\s*[|ㅣ｜]\s*")
DATA = Path(__file__).with_name("html_fields.toml")
BYLINES = (
    ".//*[@itemprop='author']", ".//a[@rel='author']", ".//*[@rel='author']",
    ".//*[contains(concat(' ', @class, ' '), ' byline ')]",
    ".//*[contains(concat(' ', @class, ' '), ' author ')]",
    ".//*[contains(@class, 'author-name') or contains(@class, 'author__name')]",
)  # fmt: skip
LONGEST_BYLINE = 200


def title_of(facts: Facts) -> str | None:
    """JSON-LD's headline, else the title for sharing, else what the page shows; without the site's
    name."""
    shared = facts.first_meta("og:title", "twitter:title", "title")
    known = [
        *facts.headings[:3],
        *facts.meta.get("twitter.title", ()),
        *facts.meta.get("title", ()),
    ]
    sites = _own_names(facts)
    shared = _without_site(shared, known, sites)
    headline = text_at(facts.article, "headline") or facts.first_meta("headline")
    headline = _without_site(headline, known, sites)
    if shared and (headline or "").endswith(f": {shared}"):
        return shared  # the headline has a kicker before it
    if headline or shared:
        return headline or shared
    return next(iter(facts.headings), _without_site(facts.page_title, [], sites))


def _without_site(title: str | None, known: list[str], sites: set[str]) -> str | None:
    """`title` without the site's name, section and such behind it.

    What is cut must be the site's own name, or what is left another title of the page.
    """
    folded = {_fold(text) for text in known}
    for cut in SUFFIX.finditer(title or ""):
        head, tail = (title or "")[: cut.start()], (title or "")[cut.end() :]
        if _fold(head) in folded or _fold(tail) in sites:
            return head
    return title


def dates_of(facts: Facts, tree: etree._Element) -> tuple[Stated, ...]:
    """Publication dates stated, best first, with where they stood; the page's own tags last, and
    only where nothing else is stated."""
    stated = text_at(facts.article, "datePublished", "dateCreated", "uploadDate")
    dates = [(stated, "json-ld")] if stated else []
    for name in _fields()["published"]:
        if text := facts.first_meta(name):
            dates.append((text, "meta"))
    return tuple(dates or ((text[:80], "page") for text in _date_tags(tree)))


def _date_tags(tree: etree._Element) -> Iterator[str]:
    """The texts of elements that hold a date, first those that say it is the publication's."""
    times = [tag for tag in tree.iter("time") if tag.get("pubdate") is not None]
    for tag in (*tree.iterfind(".//*[@itemprop='datePublished']"), *times, *tree.iter("time")):
        if text := tag.get("datetime") or tag.get("content") or one_line(tag.itertext()):
            yield text


def modified_of(facts: Facts) -> str | None:
    """When the article was last changed."""
    return text_at(facts.article, "dateModified") or facts.first_meta(*_fields()["modified"])


def bylines_of(facts: Facts, tree: etree._Element) -> tuple[str, ...]:
    """Author fields as written, from the first place that names someone; the paper itself only
    where no place names others alone."""
    papers, paper = _own_names(facts), tuple[str, ...]()
    for names in _byline_places(facts, tree):
        named = tuple(name for name in names if people([name]))
        found = {_fold(name) for name in people(named)}
        if not found or (paper and found & papers):
            continue
        if not found <= papers:
            return named
        paper = named
    return paper


def _own_names(facts: Facts) -> set[str]:
    """The names that a site goes by."""
    stated = (facts.first_meta("og:site_name", "application-name"), _publisher(facts))
    return {_fold(name) for name in stated if name}


def _byline_places(facts: Facts, tree: etree._Element) -> Iterator[tuple[str, ...]]:
    yield tuple(_authors(facts.article.get("author") or facts.article.get("creator")))
    for name in _fields()["authors"]:
        yield tuple(t for t in facts.meta.get(meta_name(name), ()) if not t.startswith("http"))
    for path in BYLINES:
        names = dict.fromkeys(one_line(tag.itertext()) for tag in tree.xpath(path)[:20])
        yield tuple(name for name in names if 0 < len(name) <= LONGEST_BYLINE)[:4]


def _authors(value: object) -> Iterator[str]:
    if isinstance(value, str) and not value.startswith("http"):
        yield value
    elif isinstance(value, list):
        for one in value[:20]:
            yield from _authors(one)
    elif isinstance(value, dict):
        yield from _authors(value.get("name") or value.get("@value") or value.get("author"))


def url_of(facts: Facts) -> str | None:
    """The page's own address: canonical link, else Open Graph, else JSON-LD."""
    stated = [
        facts.canonical,
        facts.first_meta("og:url"),
        text_at(facts.article, "url", "mainEntityOfPage"),
    ]
    urls = [url.strip() for url in stated if url]
    base = next((url for url in urls if url.startswith("http")), "")
    whole = [urljoin(base, url) for url in urls]
    deep = [url for url in whole if urlsplit(url).path.strip("/")]  # some name their front page
    return next(iter(deep or whole), None)


def source_of(facts: Facts) -> str | None:
    """The name of the site."""
    return facts.first_meta("og:site_name", "application-name") or _publisher(facts)


def _publisher(facts: Facts) -> str | None:
    return text_at(facts.article.get("publisher"), "name")


def is_paid(facts: Facts) -> bool:
    """Whether the page says that only subscribers may read all of it."""
    free = str(facts.article.get("isAccessibleForFree", "")).lower()
    tier = (facts.first_meta("article:content_tier") or "").lower()
    return free == "false" or tier == "locked"


def is_live(facts: Facts) -> bool:
    """Whether the page is a live blog, its text a row of entries."""
    return "LiveBlog" in str(facts.article.get("@type", ""))


def section_of(facts: Facts) -> str | None:
    """The section of the paper."""
    return text_at(facts.article, "articleSection") or facts.first_meta("article:section")


def _fold(text: str | None) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", (text or "").replace("\u00ad", "")).split()).casefold()


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    """Names of the meta tags that hold each of our fields, best first."""
    lists = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {ours: tuple(names) for ours, names in lists.items()}
