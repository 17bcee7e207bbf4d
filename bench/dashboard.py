"""What a reader of the dashboard waits for: `make bench-dashboard ARTICLES=100000`.

Starts the command over synthetic articles and clicks through the pages in Chromium. A time is that
from the click (or the address entered) to the new page on the screen; what other processes take of
the machine is in it, so the server's CPU-seconds meanwhile stand beside it.
"""

import argparse
import os
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc
from playwright.sync_api import Page, sync_playwright

from bench.synthetic import FIRST_DAY, Synthetic
from bench.warehouse import AT
from flows.local_server import any_port
from tests.browser.chromium import chromium
from tests.browser.serving import wait_for
from warehouse.store import Store

ROUNDS = 5
Taken = tuple[float, float]  # seconds, CPU-seconds of the server
# Clicks an element and says after how many milliseconds another page is shown. Streamlit may put a
# new element in the place of the old one, so that it is looked up each time.
CLICK = """(selector) => new Promise((done) => {
  const shown = () => [...document.querySelectorAll('*')]
    .map((each) => each.shadowRoot?.querySelector('#dateline')).find((each) => each?.shown);
  const before = shown(), html = before.shown, start = performance.now();
  const look = () => {
    const now = shown();
    if (now && now.shown !== html) done(performance.now() - start);
    else setTimeout(look, 5);
  };
  before.querySelector(selector).click();
  look();
})"""


def fill(root: Path, source: Synthetic, count: int) -> None:
    """Synthetic articles, and entities that know how often they are named."""
    seen: Counter[str] = Counter()
    with Store(root) as store, store.begin("base", AT) as tx:
        for batch in source.batches(count):
            tx.upsert(batch)
            for each in pc.value_counts(batch["entity_mentions"]["entity_id"]).to_pylist():
                seen[each["values"]] += each["counts"]
        for name, rows in source.entities().items():
            tx.put(name, counted(rows, seen) if name == "entities" else rows)
        tx.commit()


def counted(entities: pa.Table, seen: Counter[str]) -> pa.Table:
    """Entities with their counts and days."""
    counts = pa.array([seen[each] for each in entities["entity_id"].to_pylist()], pa.int32())
    day = pa.array([FIRST_DAY] * len(entities), pa.date32())
    last = pa.array([FIRST_DAY.replace(year=2025, month=12, day=30)] * len(entities), pa.date32())
    values = {"article_count": counts, "mention_count": counts}
    for name, column in (values | {"first_seen_on": day, "last_seen_on": last}).items():
        entities = entities.set_column(entities.column_names.index(name), name, column)
    return entities


def measured(root: Path) -> None:
    """Start it, then ask, in a browser that is there already."""
    with sync_playwright() as driver:
        browser = chromium(driver)
        if browser is None:
            sys.exit("no Chromium is installed")
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        port = any_port()
        line = [sys.executable, "-m", "flows.cli", "dashboard", "--port", str(port)]
        start = time.perf_counter()

        def since() -> list[Taken]:
            return [(time.perf_counter() - start, cpu(server.pid))]

        server = subprocess.Popen([*line, "--warehouse", str(root)], stdout=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
            said("start: the server answers", since())
            show(page, f"http://127.0.0.1:{port}")
            said("start: the first page is on the screen", since())
            asked(Reader(page, f"http://127.0.0.1:{port}", server.pid))
        finally:
            server.terminate()
            server.wait(30)
            browser.close()


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody at a page of the dashboard whose server is a process."""

    page: Page
    address: str
    server: int

    def opened(self, address: str) -> Taken:
        before, start = cpu(self.server), time.perf_counter()
        show(self.page, f"{self.address}/{address}")
        return time.perf_counter() - start, cpu(self.server) - before

    def clicked(self, selector: str) -> Taken:
        before = cpu(self.server)
        seconds = float(self.page.evaluate(CLICK, selector)) / 1000
        return seconds, cpu(self.server) - before

    def clicks(self, begin: str, selector: str) -> list[Taken]:
        """What a click takes, each from a fresh page."""
        return [(self.opened(begin), self.clicked(selector))[1] for _ in range(ROUNDS)]

    def filtered(self, values: dict[str, str]) -> Taken:
        self.opened("story")
        for name, value in values.items():
            field = self.page.locator(f"[name={name}]")
            if name == "source":
                field.select_option(value)
            else:
                first = self.page.locator("#people option").first.get_attribute("value")
                field.fill(first or "" if name == "who" else value)
        return self.clicked("button[type=submit]")


def asked(reader: Reader) -> None:
    """Everything that a reader does."""
    said("a page entered by its address", [reader.opened("story") for _ in range(ROUNDS)])
    for name in ("who", "where", "article", "health", "story"):
        link = f'nav a[href="{name}"]'
        said(f"a click on {name.capitalize()}", reader.clicks(elsewhere(name), link))
    for words, begin, selector in ASKED:
        said(words, reader.clicks(begin, selector))
    for words, values in FILTERS.items():
        said(words, [reader.filtered(values) for _ in range(ROUNDS)])


# What is asked, the page to begin on, and what is clicked there.
ASKED = (
    ("a click on the entity that most articles name", "who", ".ranked a"),
    ("a click on an entity in the middle", "who", ".ranked li:nth-child(50) a"),
    ("a click on a place of the map", "where", ".spot"),
    ("a click on an article", "article", ".articles a"),
    ("a click on a month of the overview", "story", ".overview a"),
    ("a click on earlier sentences", "story", ".turn a"),
)
FILTERS: dict[str, dict[str, str]] = {
    "a filter by source": {"source": "source-3"},
    "a filter by days": {"since": "2025-06-01", "until": "2025-06-30"},
    "a filter by a name": {"who": "first of the list"},
}


def elsewhere(name: str) -> str:
    """A page that is not the one asked for."""
    return "health" if name == "story" else "story"


def show(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("h1").wait_for(timeout=120_000)


def cpu(process: int) -> float:
    """The CPU-seconds that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def said(what: str, taken: list[Taken]) -> None:
    seconds = [each for each, _ in taken]
    time = f"{median(seconds):6.2f} s, at worst {max(seconds):5.2f} s"
    print(f"{what:<50} {time}; {median(each for _, each in taken):5.2f} CPU-s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="use this folder, and what is in it")
    args = parser.parse_args()
    with TemporaryDirectory() as directory:
        root = args.keep or Path(directory)
        if not (root / "news.duckdb").exists():
            fill(root, Synthetic(max(1_000, args.articles // 20)), args.articles)
        print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        measured(root)


if __name__ == "__main__":
    main()
