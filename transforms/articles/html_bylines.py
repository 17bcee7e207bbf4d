"""Who wrote a page: author fields and elements, else the line at its headline that says so."""

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache

from lxml import etree

from transforms.articles.authors import people
from transforms.articles.boilerplate import lists
from transforms.articles.html_around import Shown, is_caption
from transforms.articles.html_dates import DATE
from transforms.articles.html_facts import Facts, fields, fold, meta_name, one_line, own_names

BYLINES = (
    ".//*[@itemprop='author']", ".//a[@rel='author']", ".//*[@rel='author']",
    ".//*[contains(concat(' ', @class, ' '), ' byline ')]",
    ".//*[contains(concat(' ', @class, ' '), ' author ')]",
    ".//*[contains(@class, 'author-name') or contains(@class, 'author__name')]",
)  # fmt: skip
NAMES = ("name", "@value", "author", "@list")  # where JSON-LD puts an author's name
LONGEST_BYLINE = 200
AUTHOR = re.compile(r"author|autor|byline|auteur|field--name-uid", re.I)
MOST_WORDS = 4  # of a name in a line that only its place or its first word makes a byline
LOWER = re.compile(r"d[aeiou]|dos|v[ao]n|de[nr]|l[ae]|[ea]l|y")  # words within a name


def bylines_of(facts: Facts, tree: etree._Element) -> tuple[str, ...]:
    """Author fields as written, from the first place that names someone; the paper itself only
    where no place names others."""
    papers, paper = own_names(facts), tuple[str, ...]()
    for names in _byline_places(facts, tree):
        named = tuple(name for name in names if people([name]))
        found = {fold(name): name for name in people(named)}
        others = [name for key, name in found.items() if key not in papers]
        if not found or (paper and len(others) < len(found)):
            continue
        if any(len(name) > 4 or not name.isupper() for name in others):
            return named if len(others) == len(found) else tuple(others)
        if others:
            return named  # the paper and agencies
        paper = named
    return paper


def with_shown(stated: tuple[str, ...], facts: Facts, shown: Iterable[Shown]) -> tuple[str, ...]:
    """The bylines that a page states; where they name nobody but the paper, those that it shows."""
    others = {fold(name) for name in people(stated)} - own_names(facts)
    return stated if others else shown_bylines(shown) or stated


def shown_bylines(shown: Iterable[Shown]) -> tuple[str, ...]:
    """The names in the first line at the headline that is a byline."""
    for block in shown:
        if len(block.text) > LONGEST_BYLINE or is_caption(block):
            continue
        for part in re.split(r"[|•·]", DATE.sub("|", block.text)):
            begins = _begins().match(part.removeprefix(" Uhr"))
            line = part.removeprefix(" Uhr")[begins.end() if begins else 0 :]
            names = tuple(name for name in people([line]) if _is_name(name))
            if names and (begins or AUTHOR.search(block.classes)):
                return names
    return ()


def _is_name(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= MOST_WORDS or lists()["drop"].match(name):
        return False
    return all(w[0].isupper() or LOWER.fullmatch(w) for w in words)


def _byline_places(facts: Facts, tree: etree._Element) -> Iterator[tuple[str, ...]]:
    yield tuple(_authors(facts.article.get("author") or facts.article.get("creator")))
    for name in fields()["authors"]:
        yield tuple(t for t in facts.meta.get(meta_name(name), ()) if not t.startswith("http"))
    for path in BYLINES:
        names = dict.fromkeys(one_line(tag.itertext()) for tag in tree.xpath(path)[:20])
        yield tuple(name for name in names if 0 < len(name) <= LONGEST_BYLINE)[:4]


def _authors(value: object) -> Iterator[str]:
    if isinstance(value, str) and not value.startswith("http"):
        yield html.unescape(value)
    elif isinstance(value, list):
        for one in value[:20]:
            yield from _authors(one)
    elif isinstance(value, dict):
        whole = f"{value.get('givenName') or ''} {value.get('familyName') or ''}".strip()
        yield from _authors(next((value[key] for key in NAMES if value.get(key)), whole or None))


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,2}}(?i:{'|'.join(fields()['byline'])})(?:\s*:|\s)\s*(?=[^\W\d_])")
