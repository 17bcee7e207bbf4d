"""How well it runs, as the page says it."""

from datetime import timedelta

from dashboard.snapshot import Snapshot
from dashboard.views import health
from tests.warehouse import sample


def test_the_last_run_its_warnings_and_what_was_rejected(snapshot: Snapshot) -> None:
    html = health.page(snapshot, {}, now=sample.AT + timedelta(hours=3)).html
    for said in (
        "The last run completed 3 hours ago.",
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
