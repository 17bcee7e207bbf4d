"""`dateline forget` takes records that were rejected with their article, known by their address."""

import json
import signal
from pathlib import Path

import pytest

from flows.forget import forget
from flows.standing import Request
from tests.flows import killed_run
from tests.flows.erased import places_of
from tests.flows.runs import run_bare, settings, write
from tests.processes import status
from warehouse.read import parquet

URL = "https://desk.example/zorvanik-quarry"
TITLE = "Zorvanik quarry to close"
TEXT = "PULA, Croatia — {} Stone will close its quarry on Friday, the town was told in two letters."
ARTICLE = json.dumps({"title": TITLE, "url": URL, "date": "2026-03-05", "text": TEXT})
QUIET = {"title": "Quiet", "url": "https://desk.example/quiet", "text": TEXT.format("Halden")}
STUB = f"""<html><head><title>{TITLE}</title><link rel=canonical href="{URL}?utm_source=x">
<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": false}}</script>
</head><body><article><p>Zorvanik Stone will close its quarry near Pula, and subscribers read why.
</p></article></body></html>"""
LOST = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nNo Zorvanik here"
# Each holds a record without a text beside an article that stays, but for the page and the picture.
REJECTED = {
    "stub.html": STUB,
    "dump.jsonl": f"{json.dumps({'title': TITLE, 'link': URL})}\n{json.dumps(QUIET)}\n",
    "table.csv": f'url,title,text\n{URL},{TITLE},\nhttps://desk.example/two,Two,"{QUIET["text"]}"\n',
    "feed.xml": f"<rss version='2.0'><channel><title>Desk</title><item><title>{TITLE}</title>"
    f"<link>{URL}</link></item><item><title>Three</title><link>https://desk.example/three</link>"
    f"<description>{QUIET['text']}</description></item></channel></rss>",
    "picture.json": json.dumps(
        {"uri": "x:1", "versioncreated": "2026-03-05", "type": "picture", "headline": TITLE}
        | {"canonical_url": URL}
    ),
    "crawl.warc": "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    f"WARC-Target-URI: <{URL}>\r\nContent-Type: application/http\r\n"
    f"Content-Length: {len(LOST)}\r\n\r\n{LOST}\r\n\r\n",
}
WHOLE = {"stub.html", "picture.json", "crawl.warc"}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    for name, text in REJECTED.items():
        write(tmp_path / "raw" / name, text)
    return tmp_path / "raw"


@pytest.mark.parametrize("article", [True, False], ids=["with its article", "of no article"])
def test_nothing_of_them_is_left_in_any_file(raw: Path, tmp_path: Path, article: bool) -> None:
    warehouse = tmp_path / "warehouse"
    if article:
        write(raw / "article.json", ARTICLE)
    run_bare(raw, warehouse)
    rejects = parquet("rejects", ["raw_path", "url"], warehouse).to_pylist()
    assert {row["raw_path"]: row["url"] for row in rejects} == dict.fromkeys(REJECTED, URL)
    receipt = forget(settings(raw, warehouse), Request(url=URL + "#top"))
    assert receipt is not None and receipt.left == []
    assert receipt.rows["rejects"] == len(REJECTED)
    assert sum(file.records for file in receipt.files) == len(REJECTED) + article
    assert places_of("Zorvanik", raw, warehouse) == places_of("zorvanik", raw, warehouse) == set()
    assert {path.name for path in raw.iterdir()} == {*REJECTED, "forgotten.csv"} - WHOLE
    assert len(parquet("articles", ["article_id"], warehouse)) == 3
    assert run_bare(raw, warehouse).rejects == {}


def test_they_stay_out_when_they_come_again(raw: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    write(raw / "article.json", ARTICLE)
    run_bare(raw, warehouse)
    forget(settings(raw, warehouse), Request(url=URL))
    for name, text in REJECTED.items():
        write(raw / "again" / name, text)
    for where in (warehouse, tmp_path / "anew"):
        assert run_bare(raw, where).rejects == {"forgotten": len(REJECTED)}
        assert places_of("orvanik", where) == set()
    forget(settings(raw, warehouse), Request(again=True))
    assert places_of("orvanik", raw, warehouse) == set()
    assert run_bare(raw, warehouse).rejects == {}


def test_a_killed_erasure_of_them_is_finished_by_the_next_run(raw: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    run_bare(raw, warehouse)
    died = status(killed_run.main, raw, warehouse, "flows.forget:erase", 2, URL)
    assert died == -signal.SIGKILL
    run_bare(raw, warehouse)
    assert places_of("Zorvanik", raw, warehouse) == set()
