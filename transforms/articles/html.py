"""HTML pages: facts from JSON-LD and meta tags first, then from the page; body by trafilatura."""

from collections.abc import Iterator
from dataclasses import replace

import lxml.html
from lxml import etree

from transforms.articles.draft import Draft, Problem
from transforms.articles.fragment import plain
from transforms.articles.html_around import above, at_headline
from transforms.articles.html_body import STUB, body_of, is_consent_text
from transforms.articles.html_bylines import bylines_of, with_shown
from transforms.articles.html_dates import dates_of, shown_dates, without_date_lines
from transforms.articles.html_facts import Facts, facts_of, text_at
from transforms.articles.html_lead import lead_of
from transforms.articles.html_meta import (
    is_live,
    is_paid,
    modified_of,
    section_of,
    source_of,
    title_of,
    url_of,
)
from transforms.articles.html_state import body_in_scripts

SHORTEST = 50  # characters below which a page's text is a menu or a button
# What no reader sees or reads as the article, and the extractor throws away after copying it.
BALLAST = (
    *("style", "svg", "link", "meta", "template", "iframe", "object", "embed", "canvas", "map"),
    *("img", "picture", "source", "video", "audio", "track", "area"),
    *("button", "input", "select", "option", "textarea", "label", "dialog"),
)
# The same, except where a page that closes nothing has its whole article in one of them.
MARGINS = ("nav", "footer", "aside", "menu", "noscript")
ILLEGAL = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20)])  # control characters
NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")


def page(text: str) -> Draft | Problem:
    """The article of a page given as text."""
    tree = parse_html(text)
    if tree is None:
        return Problem("no_body", "nothing in the page")
    facts = facts_of(tree)
    title, dates, bylines = title_of(facts), dates_of(facts, tree), bylines_of(facts, tree)
    scripts = _without_ballast(tree)
    titles = (title or "", *facts.headings, *_shared(facts))
    found = body_of(tree, titles)
    body = _longer(found.text, facts) if len(found.text) >= SHORTEST else body_in_scripts(scripts)
    body = body or found.text
    if problem := _unfit(body, found.is_walled, facts):
        return replace(problem, url=url_of(facts))
    undated = without_date_lines(body) or body
    shown = above(tree, undated)
    near = list(at_headline(shown, titles, body))
    return Draft(
        body="\n\n".join((*lead_of(facts, shown, body, titles), undated)),
        title=title,
        bylines=with_shown(bylines, facts, near),
        published=(*dates, *shown_dates(block.text for block in near)),
        modified=modified_of(facts),
        url=url_of(facts),
        source=source_of(facts),
        language=facts.language,
        notes=tuple(_notes(facts)),
    )


def parse_html(text: str) -> lxml.html.HtmlElement | None:
    """The tree of a page, or None where there is none."""
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    # lxml.html picks a class for each element in Python, at half a second a megabyte.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement))
    try:
        return lxml.html.document_fromstring(_legal(text), parser)
    except (etree.LxmlError, ValueError):
        return None


def _legal(text: str) -> bytes:
    """`text` in UTF-8, without what XML cannot hold; on bytes, since this is done to all pages."""
    data = text.encode("utf-8", "ignore").translate(None, ILLEGAL)
    if NO_CHARACTERS[0][:2] in data:
        for one in NO_CHARACTERS:
            data = data.replace(one, b"")
    return data


def _without_ballast(tree: lxml.html.HtmlElement) -> list[etree._Element]:
    """Takes out of a page what is no article, before it is copied and searched many times.

    Gives its scripts; statements in JSON-LD stay, since the extractor looks at them too.
    """
    scripts = [s for s in tree.iter("script") if "ld+json" not in (s.get("type") or "").lower()]
    margins = [margin for margin in tree.iter(*MARGINS) if margin.find(".//h1") is None]
    for gone in (*scripts, *margins):
        if gone.getparent() is not None:
            gone.drop_tree()
    etree.strip_elements(tree, *BALLAST, with_tail=False)
    return scripts


def _longer(body: str, facts: Facts) -> str:
    """The page's text, unless JSON-LD holds one far longer than what was found."""
    stated = text_at(facts.article, "articleBody") or ""
    if len(stated) < 2 * len(body) or len(stated) < STUB:
        return body
    return plain(stated)


def _unfit(body: str, is_walled: bool, facts: Facts) -> Problem | None:
    if len(body) < STUB and (is_paid(facts) or is_walled):
        return Problem("paywall", f"only a subscription stub of {len(body)} characters is here")
    if len(body) < SHORTEST:
        return Problem("no_body", f"no article text in the page: {body!r}")
    if is_consent_text(body):
        return Problem("no_body", "only what the site asks before it shows the page is here")
    return None


def _shared(facts: Facts) -> tuple[str, ...]:
    return (*facts.meta.get("og.title", ()), facts.page_title or "")


def _notes(facts: Facts) -> Iterator[str]:
    if is_paid(facts):
        yield "subscribers' article: the page may hold only its beginning"
    if is_live(facts):
        yield "live blog"
    if section := section_of(facts):
        yield f"section: {section[:60]}"
