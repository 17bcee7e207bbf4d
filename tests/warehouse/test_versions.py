"""Versions of an article."""

from datetime import UTC, datetime

from tests.warehouse import sample
from warehouse.versions import succeed

LATER = datetime(2026, 3, 11, tzinfo=UTC)


def test_a_new_text_is_a_new_version_and_the_old_one_is_kept() -> None:
    first = datetime(2026, 3, 1, tzinfo=UTC)
    current = sample.batch(
        {"article_id": "same", "version": 3, "first_seen_at": first},
        {"article_id": "new text", "version": 2, "first_seen_at": first},
        {"article_id": "bystander"},
    )["articles"]
    incoming = sample.batch(
        {"article_id": "new text", "body": "Velde left."},
        {"article_id": "unseen"},
        {"article_id": "same"},
    )["articles"]
    articles, superseded = succeed(incoming, current, LATER)
    assert articles.select(["article_id", "version", "first_seen_at"]).to_pylist() == [
        {"article_id": "new text", "version": 3, "first_seen_at": first},
        {"article_id": "unseen", "version": 1, "first_seen_at": LATER},
        {"article_id": "same", "version": 3, "first_seen_at": first},
    ]
    assert superseded.select(["article_id", "version", "superseded_at"]).to_pylist() == [
        {"article_id": "new text", "version": 2, "superseded_at": LATER}
    ]
