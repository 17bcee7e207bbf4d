"""The door as a whole: formats told apart by content."""

import gzip
from datetime import date

import pytest

STORY = "Rivers rose across the province on Monday, officials said, after two days of rain."
PAGE = f"""<!doctype html><html lang="en"><head><title>Rivers rise | Example Post</title>
<meta property="og:title" content="Rivers rise"><link rel="canonical" href="https://example.org/a">
<meta property="article:published_time" content="2026-03-05T10:00:00+01:00"></head>
<body><nav>Home World</nav><article><h1>Rivers rise</h1><p>{STORY}</p><p>{STORY} It was the
third flood this year.</p></article></body></html>"""
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example Post</title>
<item><title>Rivers rise</title><link>https://example.org/a</link>
<pubDate>Thu, 05 Mar 2026 10:00:00 +0100</pubDate><description>{STORY}</description></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Post</title><entry>
<id>tag:example.org,2026:a</id><title>Rivers rise</title><link href="https://example.org/a"/>
<published>2026-03-05T10:00:00+01:00</published>
<content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>"""
RECORD = (
    '{"headline": "Rivers rise", "url": "https://example.org/a", '
    f'"published": "2026-03-05T10:00:00+01:00", "body": "{STORY}"}}'
)
CASES = {
    "page.html": PAGE,
    "feed.xml": RSS,
    "atom.xml": ATOM,
    "one.json": RECORD,
    "list.json": f"[{RECORD}]",
    "envelope.json": f'{{"status": "ok", "articles": [{RECORD}]}}',
    "lines.jsonl": RECORD + "\n",
    "misnamed.txt": RSS,
}


@pytest.mark.parametrize("name", CASES)
def test_formats(reading, name):
    article = reading(name, CASES[name])[0]
    assert article.title == "Rivers rise"
    assert article.published_on == date(2026, 3, 5)
    assert article.url == "https://example.org/a"
    assert article.body.startswith(STORY)
    assert article.language == "en"


def test_bad_line_alone_is_rejected(reading):
    lines = [RECORD] * 10
    lines[6] = '{"headline": "Rivers'
    results = reading("lines.jsonl", "\n".join(lines))
    assert [r.raw_member for r in results] == [str(n) for n in range(1, 11)]
    assert [getattr(r, "reason", None) for r in results].count("invalid_json") == 1
    assert results[6].detail.startswith("line 7")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n", "empty"),
        ("a.bin", bytes(range(256)) * 20, "unknown_format"),
        ("a.json", b'{"a": ', "invalid_json"),
        ("a.json", b'{"a": 1}', "no_body"),
        ("a.html", b"<html><body><nav>Home</nav></body></html>", "no_body"),
        ("a.jsonl.gz", gzip.compress(RECORD.encode() * 400)[:-20], "truncated"),
        ("a.xml", RSS[:40].encode(), "empty"),
    ],
)
def test_rejects(reading, name, data, reason):
    assert [r.reason for r in reading(name, data)] == [reason]


@pytest.mark.parametrize(
    "footer",
    [
        "The post <a href='x'>Rivers rise</a> appeared first on <a href='y'>Example Post</a>.",
        "Der Beitrag Rivers rise erschien zuerst auf Example Post.",
        "L’article Rivers rise est apparu en premier sur Example Post.",
    ],
)
def test_what_a_feed_adds_below_each_entry_is_no_text(reading, footer):
    content = f"&lt;p&gt;{STORY}&lt;/p&gt;&lt;p&gt;{footer.replace('<', '&lt;')}&lt;/p&gt;"
    (article, _) = reading("feed.xml", RSS.replace(STORY, content))
    assert article.body == STORY
