"""Somebody who has the dashboard open and goes from page to page."""

import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import chromium
from tests.browser.serving import dashboard

PAGES = ("story", "who", "where", "article", "health")


class Viewer(threading.Thread):
    """Opens the pages in turn in Chromium, and remembers what went wrong."""

    def __init__(self, warehouse: Path) -> None:
        super().__init__(daemon=True)
        self.warehouse, self.ended = warehouse, threading.Event()
        self.views, self.errors = 0, list[str]()

    def run(self) -> None:
        with dashboard(self.warehouse) as address, sync_playwright() as driver:
            browser = chromium(driver)
            if browser is None:
                self.errors.append("no Chromium is installed")
                return
            page = browser.new_page()
            page.set_default_timeout(60_000)
            page.on("pageerror", lambda error: self.errors.append(f"script: {error}"))
            while not self.ended.is_set():
                for name in PAGES:
                    self.view(page, f"{address}/{name}")
                    self.ended.wait(2)
            browser.close()

    def view(self, page: Page, address: str) -> None:
        """Open a page, then the first thing that it leads to, and see that each has a heading."""
        try:
            page.goto(address)
            page.locator("h1").wait_for()
            first = page.locator(".ranked a, .articles a, .overview a, .spot").first
            if first.count():
                first.evaluate("each => each.click()")  # spots of the map may overlap
                page.locator("h1").wait_for()
            if page.get_by_test_id("stException").count():
                self.errors.append(f"{address}: {page.get_by_test_id('stException').inner_text()}")
            self.views += 1
        except Exception as error:
            self.errors.append(f"{address}: {str(error).splitlines()[0]}")
