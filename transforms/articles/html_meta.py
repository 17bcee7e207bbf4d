"""Judgement on a page's facts: which title, which dates, which authors, which address."""

import re
from urllib.parse import urljoin, urlsplit

from transforms.articles.html_facts import Facts, fields, fold, own_names, publisher, text_at

SUFFIX = re.compile(r"\s+[|\-–—•·:«»]+\s+|\s*[|ㅣ｜]\s*")


def title_of(facts: Facts) -> str | None:
    """JSON-LD's headline, else the title for sharing, else what the page shows; without the site's
    name."""
    shared = facts.first_meta("og:title", "twitter:title", "title")
    known = [
        *facts.headings[:3],
        *facts.meta.get("twitter.title", ()),
        *facts.meta.get("title", ()),
    ]
    sites = own_names(facts)
    shared = _without_site(shared, known, sites)
    headline = text_at(facts.article, "headline") or facts.first_meta("headline")
    headline = _without_site(headline, known, sites)
    if shared and (headline or "").endswith(f": {shared}"):
        return shared  # the headline has a kicker before it
    if headline or shared:
        return headline or shared
    return next(iter(facts.headings), _without_site(facts.page_title, [*facts.subheadings], sites))


def _without_site(title: str | None, known: list[str], sites: set[str]) -> str | None:
    """`title` without the site's name before it, or name, section and such behind it.

    What is cut must be the site's own name, or what is left another title of the page.
    """
    folded = {fold(text) for text in known}
    for cut in SUFFIX.finditer(title or ""):
        head, tail = (title or "")[: cut.start()], (title or "")[cut.end() :]
        if fold(head) in folded or fold(tail) in sites:
            return head
        if fold(head) in sites:
            return tail
    return title


def modified_of(facts: Facts) -> str | None:
    """When the article was last changed."""
    return text_at(facts.article, "dateModified") or facts.first_meta(*fields()["modified"])


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
    return facts.first_meta("og:site_name", "application-name") or publisher(facts)


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
