"""The body of a page: all of the article, nothing of what surrounds it."""

import pytest

from transforms.articles.authors import people
from transforms.articles.draft import Draft
from transforms.articles.html import page

TEXT = [
    f"The river rose by {n} metres on Monday, officials of the province said in the evening, and"
    f" {n} villages below the dam were told to leave before the night; nobody was hurt."
    for n in range(2, 12)
]
FIRST, REST = ("".join(f"<p>{text}</p>" for text in part) for part in (TEXT[:6], TEXT[6:]))
PARAGRAPHS = FIRST + REST
BOX = "Our reporters were at the river all night, and tell in this box what they saw there. " * 2
LINES = "<br><br>".join(TEXT)
TEASERS = "".join(f"<li><a href='/{n}'>Another story, number {n}</a></li>" for n in range(9))

# Each page holds the whole text; what must not be in its body follows.
PAGES = {
    "menus": (f"<nav><ul>{TEASERS}</ul></nav><article>{PARAGRAPHS}</article>", "Another story"),
    "margins": (
        f"<aside><p>{TEXT[0]} Aside.</p></aside><article>{PARAGRAPHS}</article>"
        "<footer><p>All of it is ours and nobody else's, and has been since 1923.</p></footer>",
        "since 1923",
    ),
    "buttons": (
        f"<article><button>Listen to it</button>{PARAGRAPHS}<label>Vote</label></article>",
        "Listen to",
    ),
    "nothing is closed": (f"<nav><h1>River rises</h1><article>{PARAGRAPHS}", "Another story"),
    "no paragraphs": (f"<div class='story-body'>{LINES}</div><p>Loose words.</p>", "Loose words"),
    "a box named like the body": (
        f"<div class='article-body'><p>{BOX}</p><p>{BOX}</p></div><div>{PARAGRAPHS}</div>",
        "Another story",
    ),
    "several boxes": (
        f"<article><div class='article-body'>{FIRST}</div><div class='article-body'>{REST}</div>"
        "</article>",
        "Another story",
    ),
    "pointers in the middle": (
        f"<article>{FIRST}<p>More on this in our podcast</p><p>{' '.join(TEXT[6:])}</p></article>",
        "More on this",
    ),
    "a tail behind a picture": (
        f"<article><p>{TEXT[0]}<img src='a.jpg'> Then it rained.</p>{PARAGRAPHS}</article>",
        "a.jpg",
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_whole_article_and_nothing_else(name: str) -> None:
    inner, other = PAGES[name]
    found = page(f"<html><head><title>River rises</title></head><body>{inner}</body></html>")
    assert isinstance(found, Draft)
    assert [text for text in TEXT if text not in found.body] == []
    assert other not in found.body


def test_teasers_behind_the_article_end_it() -> None:
    teasers = "".join(f"<p>A dam breaks near the town of number {n}.</p>" for n in range(4))
    found = page(f"<body><article>{PARAGRAPHS}<h3>More stories</h3>{teasers}</article></body>")
    assert isinstance(found, Draft) and found.body.endswith(TEXT[-1])


def test_text_behind_a_picture_stays() -> None:
    inner, _ = PAGES["a tail behind a picture"]
    found = page(f"<html><body>{inner}</body></html>")
    assert isinstance(found, Draft) and "Then it rained." in found.body


LEAD = "Three villages below the dam were told to leave before the night."
RAIN = "It rained for nine days in the hills."
# What the page says in short, what it prints above the text, and what of it is the text's lead.
LEADS = [
    (LEAD, f"<p class='intro'>{LEAD}</p>", f"{LEAD}\n\n"),
    (LEAD, f"<div><b>Moreton.</b> <span>{LEAD}</span></div>", f"Moreton. {LEAD}\n\n"),
    (f"{LEAD[:60]}...", f"<h2>{LEAD}</h2>", f"{LEAD}\n\n"),
    (f"{LEAD} {RAIN}", f"<ul><li>{LEAD}<li>{RAIN}</ul>", f"{LEAD}\n\n{RAIN}\n\n"),
    (f"{LEAD} {RAIN[:20]}...", f"<p>{LEAD}</p><p>{RAIN}</p>", f"{LEAD}\n\n{RAIN}\n\n"),
    (LEAD, "<p>Twelve villages below the dam were flooded in 1997.</p>", ""),  # another text
    (LEAD, f"<h2 class='subtitle'>{LEAD}</h2>", ""),  # a second headline
    (LEAD, f"<figure><p>{LEAD}</p></figure>", ""),  # what a picture shows
    (TEXT[0], f"<p class='intro'>{TEXT[0]}</p>", ""),  # stands in the text anyway
]


@pytest.mark.parametrize(("description", "above", "lead"), LEADS)
def test_a_lead_above_the_text_is_part_of_it(description: str, above: str, lead: str) -> None:
    head = f"<title>River rises</title><meta name='description' content='{description}'>"
    inner = f"<header><h1>River rises</h1>{above}</header><article>{PARAGRAPHS}</article>"
    found = page(f"<html><head>{head}</head><body>{inner}</body></html>")
    assert isinstance(found, Draft)
    assert found.body == lead + "\n\n".join(TEXT)


CARD = "<article><a href='/1'>{0}</a><p>By Dora</p></article>"
KICKED = "<ul><li><strong>Rain:</strong> <a href='/1'>{0}</a></li></ul>"
LISTED = "<ul><li><strong>Rain:</strong> it fell until the <a href='/1'>evening</a>.</li></ul>"


@pytest.mark.parametrize(("box", "stays"), [(CARD, False), (KICKED, False), (LISTED, True)])
def test_boxes_in_the_text_that_only_lead_elsewhere(box: str, stays: bool) -> None:
    other = "A dam far away breaks"
    inner = f"<article>{FIRST}{box.format(other)}{REST}</article>"
    found = page(f"<html><body>{inner}</body></html>")
    assert isinstance(found, Draft)
    assert ("it fell until" in found.body) == stays and other not in found.body


@pytest.mark.parametrize(
    "line", ["Czytaj więcej", "Image: Ana Kolar/The River Post", "【関連記事】"]
)
def test_labels_are_dropped_in_other_languages_too(line: str) -> None:
    found = page(f"<html><body><article>{FIRST}<p>{line}</p>{REST}</article></body></html>")
    assert isinstance(found, Draft) and line not in found.body


def test_the_date_of_the_page_stands_in_for_that_of_its_article() -> None:
    nodes = '{"@type": "WebPage", "datePublished": "2026-03-05"}, {"@type": "Article"}'
    ld = f'<script type="application/ld+json">{{"@graph": [{nodes}]}}</script>'
    found = page(f"<html><head>{ld}</head><body><article>{PARAGRAPHS}</article></body></html>")
    assert isinstance(found, Draft) and found.published == (("2026-03-05", "json-ld"),)


META = "<meta property='og:site_name' content='The River Post'><meta name='author' content='{}'>"


@pytest.mark.parametrize(
    ("author", "byline", "expected"),
    [
        ("Ana Kolar", "By Dora Matić", ["Ana Kolar"]),
        ("The River Post", "By Dora Matić", ["Dora Matić"]),
        ("The River Post", "red, The River Post/Agencies", ["The River Post"]),
        ("The River Post", "", ["The River Post"]),
        ("The River Post, Ana Kolar", "", ["Ana Kolar"]),
        ("The River Post", "</p><p>By Dora Matić, Zagreb", ["Dora Matić"]),
        ("", "</p><p class='author-box'>Follow Us", []),
        ("The River Post, AFP", "", ["The River Post", "AFP"]),
    ],
)
def test_a_person_is_named_before_the_paper(author: str, byline: str, expected: list[str]) -> None:
    head = META.format(author)
    body = f"<body><p class='byline'>{byline}</p><article>{PARAGRAPHS}</article></body>"
    found = page(f"<html><head>{head}</head>{body}</html>")
    assert isinstance(found, Draft)
    assert list(people(found.bylines)) == expected
