"""One published run in memory."""

from pathlib import Path

import pytest

from dashboard.snapshot import NothingPublishedError, ask, latest
from dashboard.views import PAGES, empty
from tests.dashboard import small
from tests.warehouse import sample
from warehouse.store import Store


def test_nothing_published_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError):
        ask(tmp_path, lambda snapshot: snapshot)
    assert "dateline run" in empty.page("story").html


def test_a_new_run_is_seen_and_an_old_one_is_kept_at_hand(tmp_path: Path) -> None:
    root = small.build(tmp_path)
    before = latest(root)
    assert latest(root) is before
    with Store(root) as store, store.begin("r2", sample.AT) as tx:
        tx.upsert(sample.batch({"article_id": "third", "source": "late desk"}))
        tx.commit()
    assert "late desk" not in str(before.rows("sources"))
    assert "late desk" in str(ask(root, lambda snapshot: snapshot.rows("sources")))


def test_no_articles_yet_leave_every_page_standing(tmp_path: Path) -> None:
    with Store(tmp_path) as store, store.begin("r1", sample.AT) as tx:
        tx.put("runs", small.to_arrow("runs", small.TABLES["runs"]))
        tx.commit()
    snapshot = latest(tmp_path)
    for name, page in PAGES.items():
        assert page(snapshot, {}).html.count("<h1") == 1, name
