"""Attacks, empty warehouses, runs that publish meanwhile."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.browser.serving import dashboard
from tests.dashboard import small
from tests.warehouse import sample as rows
from warehouse.store import Store

playwright = pytest.importorskip("playwright.sync_api")
Page, expect = playwright.Page, playwright.expect

ADDRESSES = (
    "story",
    "who",
    "where",
    "article",
    "health",
    "article?id=hostile",
    "who?entity=evil",
    "who?entity=velde",
    "story?place=evil",
    "who?name=%3Cscript%3Ealert(3)%3C%2Fscript%3E",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_articles_cannot_run_scripts(page: Page, hostile: str, address: str) -> None:
    page.goto(f"{hostile}/{address}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    content = page.locator("#dateline")
    expect(content.locator("script, img, iframe")).to_have_count(0)
    if "hostile" in address:
        expect(content).to_contain_text("<script>alert(1)</script>")
        page.locator("[data-tip]").first.hover()  # a tip is text, too


def test_between_a_phone_and_a_laptop_what_was_found_stands_below(page: Page, hostile: str) -> None:
    page.set_viewport_size({"width": 800, "height": 1000})
    page.goto(f"{hostile}/article?id=hostile")
    beside = page.get_by_role("complementary")
    assert beside.evaluate("each => each.getBoundingClientRect().width") > 600


def test_a_word_as_long_as_a_line_is_broken(page: Page, hostile: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{hostile}/article?id=hostile")
    title = page.get_by_role("heading", level=1)
    title.evaluate("title => (title.textContent = 'Donaudampfschiff'.repeat(9))")
    assert title.evaluate("title => title.scrollWidth <= title.clientWidth")


def test_an_empty_warehouse_says_what_to_do(page: Page, tmp_path: Path) -> None:
    with dashboard(tmp_path) as address:
        page.goto(f"{address}/who")
        expect(page.get_by_text("dateline run")).to_be_visible()


def test_a_run_that_publishes_is_seen_by_an_open_page(page: Page, tmp_path: Path) -> None:
    root = small.build(tmp_path)
    with dashboard(root) as address:
        page.goto(f"{address}/health")
        expect(page.get_by_role("row", name="courier")).to_be_visible()
        with Store(root) as store, store.begin("r2", rows.AT + timedelta(hours=1)) as tx:
            tx.upsert(rows.batch({"article_id": "third", "source": "late desk"}))
            tx.commit()
        page.get_by_role("link", name="Articles").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
        page.get_by_role("link", name="Health").click()
        expect(page.get_by_role("row", name="late desk")).to_be_visible()
