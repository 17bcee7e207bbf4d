"""A real browser over real dashboards: `make test-browser`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.serving import dashboard
from tests.dashboard import small

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

ROOT = Path(__file__).parents[2]
Page = playwright.Page
playwright.expect.set_options(timeout=30_000)  # what an answer should take is for the benchmark


@pytest.fixture(scope="session")
def browser() -> Iterator["playwright.Browser"]:
    from tests.browser.chromium import chromium

    with playwright.sync_playwright() as driver:
        opened = chromium(driver)
        if opened is None:
            pytest.skip("no Chromium is installed: apt-get install chromium")
        yield opened
        opened.close()


@pytest.fixture
def page(browser: "playwright.Browser") -> Iterator["playwright.Page"]:
    """A page that fails its test when a script fails, a dialog opens or a request leaves us."""
    faults: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(30_000)
        made = context.new_page()
        made.on("pageerror", lambda error: faults.append(f"script: {error}"))
        made.on("dialog", lambda dialog: (faults.append("a dialog opened"), dialog.dismiss()))
        made.on("request", lambda request: faults.extend(elsewhere(request.url)))
        yield made
    assert faults == []


def elsewhere(address: str) -> list[str]:
    """The address, if it is not on this machine."""
    here = address.startswith(("http://127.0.0.1:", "data:", "blob:"))
    return [] if here else [f"request to {address}"]


@pytest.fixture(scope="session")
def sample_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the main job makes of the sample articles."""
    from tests.flows.runs import run_bare

    warehouse = tmp_path_factory.mktemp("sample")
    run_bare(ROOT / "raw", warehouse)
    return warehouse


@pytest.fixture(scope="session")
def sample(sample_warehouse: Path) -> Iterator[str]:
    with dashboard(sample_warehouse) as address:
        yield address


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard of articles that attack the reader."""
    with dashboard(small.build(tmp_path_factory.mktemp("hostile"))) as address:
        yield address
