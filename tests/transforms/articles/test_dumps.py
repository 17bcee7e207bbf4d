"""Records as the usual interfaces and exports write them."""

import json
from datetime import UTC, datetime

import pytest

TITLE, AT, URL = "Rivers rise", "2026-03-05T10:15:00Z", "https://example.org/a"
FIRST = "Rivers rose across the province on Monday, officials said, after two days of rain."
SECOND = "The army sent boats, pumps and two hundred soldiers to the north on Tuesday."
MARKED = f"<p>{FIRST}</p><p>{SECOND}</p>"
AUTHORS = ["Ana Pérez", "Marko Jurić"]
BYLINE = "By Ana Pérez and Marko Jurić"

RECORDS = {
    "search engine": {
        "_index": "news",
        "_id": "17",
        "_source": {"title": TITLE, "author": BYLINE, "date": AT, "url": URL, "text": MARKED},
    },
    "content interface": {
        "id": "world/2026/rivers",
        "type": "article",
        "webTitle": TITLE,
        "webUrl": URL,
        "webPublicationDate": AT,
        "fields": {"bodyText": f"{FIRST}\n\n{SECOND}", "byline": BYLINE, "trailText": "Rain"},
    },
    "archive interface": {
        "response": {
            "docs": [
                {
                    "web_url": URL,
                    "snippet": f"{FIRST}\n\n{SECOND}",
                    "headline": {"main": TITLE, "kicker": None},
                    "byline": {"original": BYLINE, "person": []},
                    "pub_date": AT,
                }
            ]
        }
    },
    "attributes": {
        "data": [
            {
                "id": "17",
                "type": "articles",
                "attributes": {
                    "headline": TITLE,
                    "authors": [{"name": name} for name in AUTHORS],
                    "publishedAt": AT,
                    "url": URL,
                    "body": MARKED,
                },
            }
        ]
    },
    "json feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Example Post",
        "items": [
            {
                "id": URL,
                "url": URL,
                "title": TITLE,
                "content_html": MARKED,
                "date_published": AT,
                "authors": [{"name": name} for name in AUTHORS],
            }
        ],
    },
    "blocks": {
        "title": TITLE,
        "author": BYLINE,
        "published_date": 1772705700000,
        "article_url": URL,
        "contents": [
            {"type": "kicker", "content": "World"},
            {"type": "title", "content": TITLE},
            {"type": "date", "content": 1772705700000},
            {"type": "image", "content": "A river"},
            {"type": "sanitized_html", "subtype": "paragraph", "content": f"<p>{FIRST}</p>"},
            None,
            {"type": "sanitized_html", "subtype": "paragraph", "content": SECOND},
        ],
    },
    "elements": {
        "headlines": {"basic": "", "main": TITLE},
        "by": AUTHORS,
        "created": AT,
        "canonical_url": URL,
        "content_elements": [
            {"type": "text", "content": FIRST},
            {"type": "list", "items": [{"type": "text", "content": SECOND}]},
        ],
    },
    "day beside the time": {
        "articles": {
            "results": [
                {
                    "uri": "8017",
                    "date": "2026-03-05",
                    "dateTime": AT,
                    "url": URL,
                    "title": TITLE,
                    "body": f"{FIRST}\n\n{SECOND}",
                    "authors": [{"name": name, "type": "author"} for name in AUTHORS],
                    "source": {"uri": "example.org", "title": "Example Post"},
                }
            ]
        }
    },
    "teasers": {
        "headline": TITLE,
        "authors": ", ".join(AUTHORS),
        "link": URL,
        "short_description": f"{FIRST}\n\n{SECOND}",
        "date": AT,
    },
    "database": {
        "_id": {"$oid": "65f0"},
        "title": TITLE,
        "authors": AUTHORS,
        "published": {"$date": AT},
        "url": URL,
        "text": [FIRST, SECOND],
    },
}


@pytest.mark.parametrize("name", RECORDS)
def test_records(reading, name):
    (article,) = reading("a.json", json.dumps(RECORDS[name]))
    assert article.title == TITLE
    assert list(article.authors) == AUTHORS
    assert article.published_at == datetime(2026, 3, 5, 10, 15, tzinfo=UTC)
    assert article.url == URL
    assert article.body == f"{FIRST}\n\n{SECOND}"
