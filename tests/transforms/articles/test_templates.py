"""Pages as the usual publishing systems write them: title, authors, date and the whole text."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from transforms.articles.article import Article, Reject
from transforms.articles.finish import Context, finish
from transforms.articles.html import page
from transforms.articles.source import Source

DATA = tomllib.loads(Path(__file__).with_name("templates.toml").read_text(encoding="utf-8"))
SEEN = datetime(2026, 4, 1, tzinfo=UTC)


def _read(case: dict[str, str]) -> Article | Reject:
    texts = DATA["text"][case["language"]]
    html = case["html"].replace("{text}", "".join(f"<p>{text}</p>" for text in texts))
    for number, text in enumerate(texts):
        html = html.replace(f"{{{number}}}", text)
    return finish(page(html), Context("page.html", Source(), SEEN))


@pytest.mark.parametrize("case", DATA["page"], ids=lambda case: case["name"])
def test_a_template(case):
    found = _read(case)
    if "reject" in case:
        assert isinstance(found, Reject) and found.reason == case["reject"]
        return
    assert isinstance(found, Article)
    assert [text for text in DATA["text"][case["language"]] if text not in found.body] == []
    assert [text for text in case.get("absent", ()) if text in found.body] == []
    stated = {
        "title": found.title,
        "authors": list(found.authors),
        "published_on": str(found.published_on),
        "published_from": found.published_from,
    }
    assert {key: stated[key] for key in stated if key in case} == {
        key: case[key] for key in stated if key in case
    }
