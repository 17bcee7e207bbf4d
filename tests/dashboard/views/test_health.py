"""How well it runs, as the page says it."""

from datetime import date, timedelta
from pathlib import Path

from dashboard.snapshot import Snapshot, latest
from dashboard.views import health
from tests.dashboard import small
from tests.warehouse import sample
from warehouse.rows import to_arrow
from warehouse.store import Store


def test_the_last_run_its_warnings_and_what_was_rejected(snapshot: Snapshot) -> None:
    html = health.page(snapshot, {}, now=sample.AT + timedelta(hours=3)).html
    for said in (
        "Last published 3 hours ago.",
        "odd &lt;script",
        "truncated",
        "annotate, 9.0 s",
    ):
        assert said in html


def test_volumes_by_source_and_day(snapshot: Snapshot) -> None:
    html = health.page(snapshot, {}).html
    assert "Articles by day" in html
    assert "9 March 2026: 3 articles" in html
    assert "10 March 2026: 0 articles" in html
    assert "11 March 2026: 1 article" in html


def test_bars_say_what_they_leave_out(tmp_path: Path) -> None:
    days = (date(2026, 3, 9), date(2026, 1, 5), date(2019, 1, 1))
    with Store(tmp_path) as store, store.begin("r1", sample.AT) as tx:
        tx.upsert(sample.batch(*({"article_id": str(day), "day": day} for day in days)))
        tx.put("entities", to_arrow("entities", small.TABLES["entities"]))
        tx.commit()
    html = health.page(latest(tmp_path), {}).html
    assert "Up to 1 article a week; 1 older article not shown" in html


def test_only_what_went_wrong_is_marked_so(tmp_path: Path) -> None:
    wrong = {"completed": 0, "unchanged": 0, "stopped": 0, "failed": 1, "crashed": 1}
    rows = [{"run_id": said, "started_at": sample.AT, "status": said} for said in wrong]
    with Store(tmp_path) as store, store.begin("r1", sample.AT) as tx:
        tx.put("runs", to_arrow("runs", rows))
        tx.commit()
    html = health.page(latest(tmp_path), {}).html
    marked = {said: html.count(f'<td class="bad">{said}</td>') for said in wrong}
    assert marked == wrong


def test_a_reject_without_a_source_goes_by_its_folder(tmp_path: Path) -> None:
    found = [
        {"raw_path": path, "stage": "parse", "reason": "truncated", "seen_at": sample.AT}
        for path in ("desk/a.json", "desk/mail/b.json", "c.json")
    ]
    html = health.page(small.published(tmp_path, {"article_id": "a"}, rejects=found), {}).html
    for folder in ("desk", "desk/mail", "raw"):
        assert f'<td class="path">{folder}</td>' in html
