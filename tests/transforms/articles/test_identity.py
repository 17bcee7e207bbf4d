from dataclasses import replace

import pytest

from transforms.articles.identity import article_id, content_sha256


@pytest.fixture
def article(reading):
    return reading("a.txt", "Title: Rivers rise\n\nRivers rose on Monday.")[0]


def test_provider_id_outranks_url_outranks_path(article):
    moved = replace(article, raw_path="b/c.txt")
    assert article_id(article) != article_id(moved)
    linked = replace(article, url="https://example.org/a")
    assert article_id(linked) == article_id(replace(linked, raw_path="b/c.txt"))
    named = replace(linked, provider_id="urn:example:7")
    assert article_id(named) == article_id(replace(named, url="https://example.org/b", source="x"))


def test_provider_id_counts_within_its_source(article):
    one, other = (replace(article, provider_id="story-7", source=s) for s in ("A", "B"))
    assert article_id(one) != article_id(other)


def test_row_number_is_no_identity(article):
    one = replace(article, provider_id="7", raw_path="2025.jsonl", raw_member="7")
    assert article_id(one) != article_id(replace(one, raw_path="2026.jsonl"))


def test_text_does_not_change_the_id_but_the_hash(article):
    corrected = replace(article, body="Rivers rose on Tuesday.")
    assert article_id(article) == article_id(corrected)
    assert content_sha256(article) != content_sha256(corrected)
