"""`dateline forget`: nothing of the article is left anywhere, nothing else is touched, and no later
run brings it back."""

import gzip
import json
import shutil
import signal
from pathlib import Path

import pytest

from flows.cli import main
from flows.forget import forget
from flows.receipt import Receipt
from flows.standing import Request
from tests.flows import killed_run
from tests.flows.erased import places_of
from tests.flows.runs import run_bare, settings, tables, write
from tests.processes import status
from tests.transforms.articles.erasing.samples import FILES, GONE

SAMPLES = Path(__file__).parent.parent.parent / "raw"
URL = "https://desk.example/zorvanik-quarry"
# Its words, names, title and address are in no other article.
SECRET = {
    "title": "Zorvanik quarry to close",
    "authors": ["Ilsabet Zorvanik-Thule"],
    "date": "2026-03-05T10:00:00+01:00",
    "url": URL,
    "text": (
        "PULA, Croatia — Zorvanik Stone will close its quarry near Pula on Friday, its director, "
        "Bogumil Zorvanik, told reporters. Zorvanik Stone employs 90 people in Pula. The mayor "
        "said last week that the town was told nothing of the plan until Monday evening, when "
        "two letters came in the same post, and that she would speak to the company in Zagreb."
    ),
}
OTHER = {
    "title": "Quiet week in Pula",
    "date": "2026-03-06",
    "url": "https://desk.example/quiet",
    "text": "PULA, Croatia — Nothing happened on Monday, the mayor Dora Matić said in Pula.",
}
DUMP = "".join(json.dumps(record) + "\n" for record in (OTHER, SECRET))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with the article in a dump, an older version of it, and others."""
    raw = tmp_path / "raw"
    raw.mkdir()
    shutil.copy(SAMPLES / "adriatic-wire" / "2026-03-06-trieste.txt", raw)
    write(raw / "dump.jsonl", DUMP)
    older = {**SECRET, "date": "2026-03-04", "text": SECRET["text"].replace("Friday", "Sunday")}
    (raw / "older.json.gz").write_bytes(gzip.compress(json.dumps(older).encode()))
    return raw


def erased(raw: Path, warehouse: Path, **request: object) -> Receipt:
    receipt = forget(settings(raw, warehouse), Request(**request))  # type: ignore[arg-type]
    assert receipt is not None
    return receipt


def test_nothing_of_it_is_left_in_any_file(raw: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    run_bare(raw, warehouse)
    before = places_of("Zorvanik", raw, warehouse)
    assert {"news.duckdb", "data.parquet", "dump.jsonl", "older.json.gz"} <= before
    write(warehouse / ".damaged" / "parquet" / "data.parquet", "Zorvanik")
    files = {path: path.read_bytes() for path in raw.rglob("*.*") if path.is_file()}
    would = forget(settings(raw, warehouse), Request(url=URL), dry_run=True)
    assert would is not None and [file.records for file in would.files] == [1, 1]
    assert places_of("Zorvanik", raw, warehouse) >= before
    assert {path: path.read_bytes() for path in raw.rglob("*.*") if path.is_file()} == files
    receipt = erased(raw, warehouse, url=URL + "?utm_source=x#top")
    assert places_of("Zorvanik", raw, warehouse) == set()
    assert places_of("zorvanik-quarry", raw, warehouse) == set()
    assert list(receipt.articles.values()) == ["Zorvanik quarry to close"]
    assert [(f.raw_path, f.records, f.removed, f.left) for f in receipt.files] == [
        ("dump.jsonl", 1, False, None),
        ("older.json.gz", 1, True, None),
    ]
    assert receipt.rows["articles"] == receipt.rows["article_versions"] == 1
    assert (receipt.damaged, receipt.tombstones) == (1, 4)
    run_bare(raw, tmp_path / "anew")
    assert tables(warehouse) == tables(tmp_path / "anew")
    assert run_bare(raw, warehouse).files_changed == 0


def test_it_stays_out_when_it_comes_again(raw: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    run_bare(raw, warehouse)
    erased(raw, warehouse, url=URL)
    text = SECRET["text"].replace(" — ", " -- ").replace(". ", ".\n\n")  # type: ignore[attr-defined]
    write(raw / "again.jsonl", DUMP)
    write(raw / "renamed" / "dump.json", DUMP)
    write(raw / "plain.txt", text)
    write(raw / "newer.json", json.dumps({**SECRET, "text": f"Zorvanik stays. {OTHER['text']}"}))
    for where in (warehouse, tmp_path / "anew"):  # a warehouse made anew knows it too
        assert run_bare(raw, where).rejects == {"forgotten": 4}
        assert places_of("Zorvanik", where) == set()
    receipt = erased(raw, warehouse, again=True)
    assert [file.records for file in receipt.files] == [1, 1, 1, 1]
    assert places_of("Zorvanik", raw, warehouse) == set()
    assert run_bare(raw, warehouse).rejects == {}


def test_another_paper_keeps_the_same_text(raw: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    write(raw / "paper.json", json.dumps({**SECRET, "url": "https://paper.example/1"}))
    run_bare(raw, warehouse)
    receipt = erased(raw, warehouse, url=URL)
    assert len(receipt.copies) == 1
    assert "paper.json" in places_of("Zorvanik", raw)
    run_bare(raw, tmp_path / "anew")
    assert tables(warehouse) == tables(tmp_path / "anew")


def test_a_newer_text_that_no_run_has_read_goes_too(raw: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    write(raw / "a.txt", f"Date: 2026-03-05\n\n{SECRET['text']}\n")
    run_bare(raw, warehouse)
    write(raw / "a.txt", f"Date: 2026-03-05\n\nZorvanik Stone stays open. {OTHER['text'] * 4}\n")
    erased(raw, warehouse, url=URL)
    assert places_of("Zorvanik", raw, warehouse) == set()


def test_a_file_that_cannot_be_rewritten_is_said_and_kept_out(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse = tmp_path / "warehouse"
    data = gzip.compress((DUMP.replace(URL, URL + "/2") * 2).encode())[:-12]
    (raw / "cut.jsonl.gz").write_bytes(data)
    run_bare(raw, warehouse)
    monkeypatch.setattr("flows.engine.tag", lambda *_, **__: None)
    places = ["--raw", str(raw), "--warehouse", str(warehouse)]
    identity = next(
        article
        for article, file in ids(warehouse).items()
        if file == "cut.jsonl.gz" and "Zorvanik" in bodies(warehouse)[article]
    )
    assert main(["forget", "--article", identity, *places]) == 1
    out, err = capsys.readouterr()
    assert "cut.jsonl.gz: LEFT AS IT IS: ends early or is damaged" in out
    assert err == (
        "dateline: 1 file(s) in raw/ still hold what was erased from the tables: see the receipt\n"
    )
    assert (raw / "cut.jsonl.gz").read_bytes() == data
    assert identity not in ids(warehouse)
    run_bare(raw, warehouse)
    assert identity not in ids(warehouse)


def test_it_goes_out_of_every_kind_of_file(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    raw.mkdir()
    for name, data in FILES.items():
        (raw / name).write_bytes(data)
    run_bare(raw, warehouse)
    assert places_of(GONE, raw) == {*FILES}
    others = {key for key, body in bodies(warehouse).items() if GONE not in body}
    while named := [key for key, body in bodies(warehouse).items() if GONE in body]:
        receipt = erased(raw, warehouse, article=named[0])
        assert receipt.left == []
    assert places_of(GONE, raw, warehouse) == places_of(GONE.lower(), raw, warehouse) == set()
    assert {*bodies(warehouse)} == others
    assert {path.name for path in raw.iterdir()} == {*FILES, "forgotten.csv"}


def ids(warehouse: Path) -> dict[str, str]:
    return column(warehouse, "raw_path")


def bodies(warehouse: Path) -> dict[str, str]:
    return column(warehouse, "body")


def column(warehouse: Path, name: str) -> dict[str, str]:
    from warehouse.read import parquet

    rows = parquet("articles", ["article_id", name], warehouse).to_pylist()
    return {row["article_id"]: row[name] for row in rows}


@pytest.mark.parametrize(
    ("arguments", "status", "error"),
    [
        (["--url", "https://desk.example/none"], 1, "no article has the id or URL https://desk.e"),
        (["--article", "0123456789abcdef"], 1, "no article has the id or URL 0123456789abcdef"),
        (["--url", "zorvanik"], 2, "--url: zorvanik is not a http(s) address"),
    ],
)
def test_what_is_not_there_is_said(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    status: int,
    error: str,
) -> None:
    monkeypatch.setattr("flows.engine.tag", lambda *_, **__: None)
    places = ["--raw", str(SAMPLES), "--warehouse", str(tmp_path)]
    assert main(["forget", *arguments, *places]) == status
    assert capsys.readouterr().err.startswith(f"dateline: {error}")


KILLS = [("flows.forget:erase", 2), ("warehouse.journal:move", 3)]


@pytest.mark.parametrize(("point", "nth"), KILLS)
def test_a_killed_erasure_is_finished_by_the_next_run(
    raw: Path, tmp_path: Path, point: str, nth: int
) -> None:
    warehouse = tmp_path / "warehouse"
    run_bare(raw, warehouse)
    assert status(killed_run.main, raw, warehouse, point, nth, URL) == -signal.SIGKILL
    run_bare(raw, warehouse)
    assert places_of("Zorvanik", raw, warehouse) == set()


def dump(day: int, *names: str) -> str:
    """What a paper says of each of these on a day; a later day corrects an earlier one."""
    said = "Ana Kolar met {0} Rossi in Pula on day {1}. Rossi left for Zadar on Friday."
    rows = [
        {"title": name, "date": f"2026-03-0{day}", "text": said.format(name, day)} for name in names
    ]
    return "".join(
        json.dumps(row | {"url": f"https://a.example/{row['title']}"}) + "\n" for row in rows
    )


DUMPS = {
    "a.jsonl": dump(1, "Bea", "Carlo"),
    "b.jsonl": dump(2, "Carlo", "Dino"),
    "c.jsonl": dump(3, "Dino", "Bea"),
    "d.jsonl": dump(3, "Emil"),
}


# A file comes or goes, a name is forgotten.
HISTORIES = [
    ["a.jsonl", "b.jsonl", "Carlo", "c.jsonl", "a.jsonl", "Bea"],
    ["c.jsonl", "Dino", "b.jsonl", "c.jsonl", "a.jsonl", "d.jsonl", "Carlo", "c.jsonl"],
]


@pytest.mark.parametrize("steps", HISTORIES)
def test_any_history_equals_a_rebuild(tmp_path: Path, steps: list[str]) -> None:
    """Dumps that add and correct articles come and go, and articles are forgotten."""
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    play(raw, warehouse, steps)
    run_bare(raw, warehouse)
    run_bare(raw, tmp_path / "anew")
    found = tables(warehouse)
    assert found == tables(tmp_path / "anew")
    gone = [step for step in steps if step not in DUMPS]
    assert not any(f"example/{name}" in row for name in gone for row in found["articles"])


def play(raw: Path, warehouse: Path, steps: list[str]) -> None:
    for step in steps:
        path = raw / step
        if step not in DUMPS:
            forget(settings(raw, warehouse), Request(url=f"https://a.example/{step}"))
        elif path.exists():
            path.unlink()
            run_bare(raw, warehouse)
        else:
            write(path, DUMPS[step])
            run_bare(raw, warehouse)
