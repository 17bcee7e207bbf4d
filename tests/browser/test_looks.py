"""Two widths, two themes: pictures to look at, and what a machine can say about access."""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")
axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")
Page, expect = playwright.Page, playwright.expect

PICTURES = Path(os.environ.get("SCREENSHOTS", "build/screenshots"))
WIDTHS = {"laptop": (1280, 900), "phone": (390, 844)}
THEMES = ("light", "dark")
PAGES = {
    "story": ("story", "The story"),
    "story-person": ("story?who=Ivo+Barlovi%C4%87", "Ivo Barlović"),
    "who": ("who", "Who"),
    "who-person": ("who?name=Lucija+Merli%C4%87", "Lucija Merlić"),
    "where": ("where", "Where"),
    "articles": ("article", "Articles"),
    "article": ("article?title=CORRECTED", "Articles"),
    "health": ("health", "Health"),
    "nobody": ("story?who=Nobody", "Nobody"),
}


@pytest.fixture
def look(
    browser: "playwright.Browser", sample: str, width: str, theme: str, name: str
) -> Iterator[Page]:
    """A page opened at a width and in a theme."""
    wide, high = WIDTHS[width]
    address, heading = PAGES[name]
    size = {"width": wide, "height": high}
    with browser.new_context(viewport=size, color_scheme=theme) as context:
        page = context.new_page()
        page.goto(f"{sample}/{address}")
        expect(page.get_by_role("heading", level=1)).to_have_text(heading, timeout=30_000)
        if name == "article":
            page.locator(".articles a").click()
            expect(page.locator("article.reading")).to_be_visible()
        yield page


EVERY = [
    (name, *each) for name, each in itertools.product(PAGES, itertools.product(WIDTHS, THEMES))
]


@pytest.mark.parametrize(("name", "width", "theme"), EVERY)
def test_it_fits_and_can_be_used_by_all(look: Page, name: str, width: str, theme: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    look.screenshot(path=PICTURES / f"{name}-{width}-{theme}.png")
    assert look.evaluate("document.querySelector('#root').scrollWidth") <= WIDTHS[width][0]
    assert faults(look) == []


def faults(page: Page) -> list[str]:
    """What axe finds, the moderate too."""
    found = axe_playwright.Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def test_a_fault_would_be_found(page: Page, sample: str) -> None:
    page.goto(sample)
    page.locator("h1").wait_for()
    page.evaluate("document.querySelector('#root').prepend(new Image())")
    assert [fault.split(":")[0] for fault in faults(page)] == ["image-alt", "region"]
