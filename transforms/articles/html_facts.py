"""What a page says of itself: JSON-LD, meta tags, the tags that name things."""

import html
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

DATA = Path(__file__).with_name("html_fields.toml")
ARTICLE = re.compile(r"Article|BlogPosting|Reportage|Report$|NewsItem|Story$", re.I)
PAGE = re.compile(r"WebPage|ItemPage")
NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
SUBHEADINGS = etree.XPath("//h2 | //h3 | //*[contains(@class, 'headline')]")
NAMING = ("author", "creator", "publisher")  # where one node names another
MOST_NODES = 500  # JSON-LD nodes looked at in one page
AROUND_JSON = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$")
COMMA_TOO_MANY = re.compile(r",\s*([}\]])")
Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """`article` is the JSON-LD node of the page's article, empty without one; `meta` maps the
    name or property of each meta tag, as `meta_name` writes it, to its contents in order."""

    article: Node
    meta: Mapping[str, tuple[str, ...]]
    headings: tuple[str, ...]  # of level 1
    subheadings: tuple[str, ...]  # the first of lower levels, and what looks like a heading
    page_title: str | None
    canonical: str | None
    language: str | None

    def first_meta(self, *names: str) -> str | None:
        """The first content under any of these names, names tried in order."""
        return next(
            (text for name in names for text in self.meta.get(meta_name(name), ()) if text), None
        )


def facts_of(tree: etree._Element) -> Facts:
    """The facts of a page; nothing is judged yet."""
    meta = _meta(tree)
    headings = tuple(filter(None, (one_line(h.itertext()) for h in tree.iter("h1"))))
    links = tree.iterfind(".//link[@rel='canonical']")
    address = next((link.get("href") for link in links), None)
    titles = {*headings, *meta.get("og.title", ())}
    return Facts(
        article=_article(list(_nodes(tree)), address or (meta.get("og.url") or (None,))[0], titles),
        meta=meta,
        headings=headings,
        subheadings=tuple(one_line(h.itertext()) for h in SUBHEADINGS(tree)[:10]),
        page_title=next((one_line(t.itertext()) for t in tree.iter("title")), None),
        canonical=address,
        language=tree.get("lang") or (meta.get("og.locale") or (None,))[0],
    )


def own_names(facts: Facts) -> set[str]:
    """The names that a site goes by, as they are compared."""
    stated = (facts.first_meta("og:site_name", "application-name"), publisher(facts))
    return {fold(name) for name in stated if name}


def publisher(facts: Facts) -> str | None:
    return text_at(facts.article.get("publisher"), "name")


@cache
def fields() -> dict[str, tuple[str, ...]]:
    """Names of the meta tags that hold each of our fields, best first, and words of such lines."""
    lists = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {ours: tuple(names) for ours, names in lists.items()}


def fold(text: str) -> str:
    """A text as it is compared: without case, punctuation and soft hyphens."""
    return " ".join(re.sub(r"\W+", " ", text.replace("\u00ad", "")).split()).casefold()


def one_line(parts: Iterator[str]) -> str:
    """Text as a browser shows it in one line."""
    return " ".join("".join(parts).split())


def text_at(node: object, *keys: str) -> str | None:
    """The text at the first of these keys that has one; entities that were escaped twice undone."""
    for key in keys:
        value = node.get(key) if isinstance(node, Mapping) else None
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url") or value.get("name")
        if isinstance(value, str) and value.strip():
            return html.unescape(value).strip()
    return None


def meta_name(written: str) -> str:
    """One form for a name that sites write with any case and punctuation.

    >>> meta_name("Article:published_time")
    'article.published.time'
    """
    return re.sub(r"[^a-z0-9]+", ".", written.lower()).strip(".")


def _meta(tree: etree._Element) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for tag in tree.iter("meta"):
        name = meta_name(tag.get("property") or tag.get("name") or tag.get("itemprop") or "")
        content = " ".join((tag.get("content") or "").split())
        if name and content:
            found[name] = (*found.get(name, ()), html.unescape(content))
    return found


def _nodes(tree: etree._Element) -> Iterator[Node]:
    """All JSON-LD nodes, outer before inner."""
    waiting = [_json(script.text) for script in tree.iter("script") if _is_ld(script)]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[key] for key in NESTED if isinstance(value.get(key), (list, dict)))


def _is_ld(script: etree._Element) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _json(text: str | None) -> object:
    """JSON as pages write it: with raw line ends, comments around it, commas too many."""
    text = text or ""
    for mend in (str, _bare, _without_last_commas):
        text = mend(text)
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _bare(text: str) -> str:
    return AROUND_JSON.sub("", text)


def _without_last_commas(text: str) -> str:
    return COMMA_TOO_MANY.sub(r"\1", text)


def _article(nodes: list[Node], address: str | None, titles: set[str]) -> Node:
    """The node that is the page's own article: of those with a headline the one with the page's
    address, else with its title, else the first."""
    articles = [node for node in nodes if ARTICLE.search(str(node.get("@type", "")))]
    headed = [node for node in articles if text_at(node, "headline")] or articles
    own = [node for node in headed if _path(address) in _paths(node)] if address else []
    named = [node for node in headed if text_at(node, "headline") in titles]
    article = next(iter(own or named or headed), {})
    if not text_at(article, "datePublished"):
        article = {**article, **_dates_of_page(nodes)}
    return {**article, **{key: _resolved(article[key], nodes) for key in NAMING if key in article}}


def _dates_of_page(nodes: list[Node]) -> Node:
    """What the page says of itself, where its article says nothing: when it was published."""
    pages = (node for node in nodes if PAGE.search(str(node.get("@type", ""))))
    dated = next((node for node in pages if text_at(node, "datePublished")), {})
    return {key: dated[key] for key in ("datePublished", "dateModified") if key in dated}


def _paths(node: Node) -> set[str]:
    return {_path(text_at(node, key)) for key in ("url", "mainEntityOfPage", "@id")} - {""}


def _path(address: str | None) -> str:
    """What tells one page of a site from another; empty for its front page."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return ""
    return f"{parts.path.strip('/')}?{parts.query}".strip("?")


def _resolved(value: object, nodes: list[Node]) -> object:
    """`value` with nodes that are only named by their `@id` put in place."""
    if isinstance(value, list):
        return [_resolved(one, nodes) for one in value[:20]]
    if not isinstance(value, Mapping) or "@id" not in value or "name" in value:
        return value
    return next(
        (node for node in nodes if node.get("@id") == value["@id"] and node != value), value
    )
