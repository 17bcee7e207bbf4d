"""When a page was published: what it states for machines, else what it marks as its date, else what
it shows at its headline."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from transforms.articles.draft import Stated
from transforms.articles.html_facts import Facts, fields, one_line, text_at

MARKED = etree.XPath(
    "//*[contains(@itemprop, 'datePublished') or contains(@itemprop, 'dateCreated')"
    " or contains(@property, 'datePublished') or contains(@property, 'dateCreated')]"
    " | //time[@pubdate] | //abbr[contains(@class, 'published')]"
)
LONGEST = 160  # characters of a line that is there for the date
FIRST = 3  # paragraphs of a text among which its date stands
BESIDE = 25  # characters beside the date in a line that says nothing else
WORD = r"[^\W\d_]"
NUMBERS = r"\d{4}[-/.] ?\d{1,2}[-/.] ?\d{1,2}\.?|\d{1,2}[./-] ?\d{1,2}[./-] ?\d{4}"
EAST = r"\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]"
NAMED = (
    rf"\d{{1,2}}(?:st|nd|rd|th|er|[.º])?(?: de)? {WORD}{{3,12}}\.?,?(?: de)? \d{{4}}"
    rf"|{WORD}{{3,12}}\.? \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}"
    rf"|\d{{4}}\. ?{WORD}{{3,12}} \d{{1,2}}\."
)
CLOCK = (
    r"(?P<late>오후|午後|下午)? ?(?P<hour>\d{1,2}) ?[:.h時시] ?(?P<minute>\d\d)(?!\d)"
    r"(?: ?(?P<half>[ap]\.?m\b))?"
)
DATE = re.compile(
    rf"(?P<date>(?:{NUMBERS}|{NAMED})(?!\d)|{EAST})(?:.{{0,8}}?(?<!\d){CLOCK})?(?! ?%)", re.I
)


def dates_of(facts: Facts, tree: etree._Element) -> tuple[Stated, ...]:
    """Publication dates stated, best first, with where they stood; the page's own tags last, and
    only where nothing else is stated."""
    stated = text_at(facts.article, "datePublished", "dateCreated", "uploadDate")
    dates = [(stated, "json-ld")] if stated else []
    for name in fields()["published"]:
        if text := facts.first_meta(name):
            dates.append((text, "meta"))
    return tuple(dates or ((text[:80], "page") for text in _date_tags(tree)))


def shown_dates(lines: Iterable[str]) -> Iterator[Stated]:
    """The dates in lines that are there for their sake, those of a later change left out."""
    for line in lines:
        for part in re.split(r"[|•·]| {2,}", line) if len(line) <= LONGEST else ():
            if (found := DATE.search(part)) and not _updated().search(part[: found.start()]):
                yield _written(found), "text"


def without_date_lines(body: str) -> str:
    """`body` without the lines at its beginning that only say when it was published."""
    paragraphs = body.split("\n\n")
    at = next((n for n, text in enumerate(paragraphs) if len(text) > LONGEST // 2), FIRST)
    return "\n\n".join(t for n, t in enumerate(paragraphs) if n >= at or not _is_date_line(t))


def _is_date_line(line: str) -> bool:
    found = DATE.search(line)
    return found is not None and len(line) - len(found[0]) <= BESIDE


def _written(found: re.Match[str]) -> str:
    half = "pm" if found["late"] else found["half"] or ""
    clock = f" {found['hour']}:{found['minute']} {half}" if found["hour"] else ""
    return re.sub(r"(?<=\d[-/.年년月월]) (?=\d)", "", found["date"]).rstrip(".") + clock.rstrip()


def _date_tags(tree: etree._Element) -> Iterator[str]:
    """The texts of elements that hold a date: first those that say it is the publication's, last
    those that say it is of a change."""
    times = [*tree.iter("time")]
    later = [tag for tag in times if _is_of_change(tag)]
    for tag in (*MARKED(tree), *(tag for tag in times if tag not in later), *later):
        shown = one_line(tag.itertext())
        if text := tag.get("datetime") or tag.get("content") or tag.get("title") or shown:
            yield text


def _is_of_change(tag: etree._Element) -> bool:
    outer = tag.getparent()
    before = (outer.text or "") if outer is not None and outer[0] is tag else ""
    classes = " ".join(one.get("class") or "" for one in (tag, outer) if one is not None)
    return _updated().search(f"{before} {classes} {tag.get('itemprop') or ''}") is not None


def _updated() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, fields()["updated"])), re.I)
