"""Every kind of bad input is counted, kept and explained, and stops nothing."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from flows import read
from flows.cli import main
from flows.read import FileTask, ReadBatch, ReadResult, read_batch
from flows.scan import RawFile, scan
from tests.flows.runs import run_bare, write
from tests.processes import unprivileged
from transforms.articles import Source

GOOD = {"title": "Calm in Zadar", "date": "2026-03-03", "text": "Nothing happened on Monday."}


def lines_with_one_bad() -> bytes:
    lines = [json.dumps(GOOD | {"id": f"zadar-{n}"}) for n in range(10)]
    lines[6] = lines[6][:-5]
    return "\n".join(lines).encode()


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "cut.json.gz": gzip.compress(json.dumps(GOOD).encode() * 50)[:60],
    "lines.jsonl": lines_with_one_bad(),
    "bare.html": b"<html><head><title>Menu</title></head><body><nav>Home</nav></body></html>",
}


def rejects(warehouse: Path) -> dict[tuple[str, str | None], str]:
    with duckdb.connect(str(warehouse / "news.duckdb"), read_only=True) as connection:
        rows = connection.sql("SELECT raw_path, raw_member, reason FROM rejects").fetchall()
    return {(path, member): reason for path, member, reason in rows}


def test_each_bad_file_is_a_reject_and_the_good_ones_are_read(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    raw.mkdir()
    for name, data in BAD.items():
        (raw / name).write_bytes(data)
    os.mkfifo(raw / "pipe.txt")
    (raw / "loop").symlink_to(raw)
    write(raw / "good.txt", "Date: 2026-03-03\n\nThe ferry sailed from Split on Monday.\n")
    counts = run_bare(raw, warehouse)
    assert counts.articles_new == 10
    assert rejects(warehouse) == {
        ("empty.txt", None): "empty",
        ("binary.txt", None): "unknown_format",
        ("cut.json.gz", None): "truncated",
        ("lines.jsonl", "7"): "invalid_json",
        ("bare.html", None): "no_body",
        ("pipe.txt", None): "not_regular",
        ("loop", None): "not_regular",
    }


def test_a_reject_goes_when_its_file_is_mended(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    write(raw / "a.json", json.dumps(GOOD)[:-4])
    run_bare(raw, warehouse)
    assert rejects(warehouse) == {("a.json", None): "invalid_json"}
    write(raw / "a.json", json.dumps(GOOD))
    run_bare(raw, warehouse)
    assert rejects(warehouse) == {}


def test_an_unreadable_file_is_a_reject_and_looked_at_again() -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own is closed to all but its user
        raw = Path(folder)
        raw.chmod(0o755)
        write(raw / "a.txt", "Date: 2026-03-03\n\nNobody may read this.\n")
        (raw / "a.txt").chmod(0)
        result = unprivileged(read_one, raw, raw / "a.txt")
    assert [reject.reason for reject in result.rejects] == ["unreadable"]
    assert result.keys == {"a.txt": ""}


def read_one(raw: Path, path: Path) -> ReadResult:
    (file,) = (found for found in scan(raw) if isinstance(found, RawFile))
    tasks = (FileTask(file, Source(), "", None),)
    return read_batch(ReadBatch("0", raw, raw, datetime.now(UTC), tasks))


def test_a_file_that_vanishes_between_scan_and_read_is_a_reject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    write(raw / "a.txt", "Date: 2026-03-03\n\nGone in a moment.\n")
    key_of = read._state_key

    def vanish(path: Path, *others: object) -> str | None:
        path.unlink()
        return key_of(path, *others)

    monkeypatch.setattr(read, "_state_key", vanish)
    run_bare(raw, warehouse)
    assert rejects(warehouse) == {("a.txt", None): "vanished"}


def test_a_pipe_in_the_place_of_a_file_hangs_nothing(tmp_path: Path) -> None:
    file, path = RawFile("a.txt", 1, 0, 0), tmp_path / "a.txt"
    os.mkfifo(path)
    tasks = (FileTask(file, Source(), "", None),)
    result = read_batch(ReadBatch("0", tmp_path, tmp_path, datetime.now(UTC), tasks))
    assert [reject.reason for reject in result.rejects] == ["not_regular"]


def test_a_link_to_another_folder_of_raw_is_read(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    write(raw / "one" / "a.txt", "Date: 2026-03-03\n\nThe ferry sailed.\n")
    (raw / "other").mkdir()
    (raw / "other" / "b.txt").symlink_to("../one/a.txt")
    assert run_bare(raw, warehouse).articles_new == 2
    assert rejects(warehouse) == {}


def test_an_article_that_is_too_long_is_kept_without_mentions(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    long = " ".join(
        f"The ferry of Ana Novak sailed for the {number}th time." for number in range(7_000)
    )
    write(raw / "long.txt", f"Date: 2026-03-03\n\n{long}\n")
    write(raw / "short.txt", "Date: 2026-03-03\n\nAna Novak sailed from Split.\n")
    assert run_bare(raw, warehouse).articles_new == 2
    assert rejects(warehouse) == {("long.txt", None): "annotation_failed"}


def test_a_file_replaced_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    write(raw / "a.txt", "Date: 2026-03-03\nURL: https://a.example/1\n\nThe ferry sailed.\n")
    key_of = read._state_key

    def replace(path: Path, *others: object) -> str | None:
        found = key_of(path, *others)  # type: ignore[arg-type]
        write(path, "Date: 2026-03-03\nURL: https://a.example/1\n\nThe ferry never sailed.\n")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(read, "_state_key", replace)
        run_bare(raw, warehouse)
    assert run_bare(raw, warehouse).files_seen == 1
    with duckdb.connect(str(warehouse / "news.duckdb"), read_only=True) as connection:
        assert connection.sql("SELECT body FROM articles").fetchall() == [
            ("The ferry never sailed.",)
        ]


def test_a_clock_that_is_wrong_and_a_name_that_is_odd_are_no_trouble(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    names = [b"new\nline.txt", b"latin\xe9.txt", b"quote'; drop.txt", b"\xf0\x9f\x9a\xa2.txt"]
    for number, name in enumerate(names):
        path = raw / os.fsdecode(name)
        write(path, f"Date: 2026-03-03\n\nThe ferry {number} sailed.\n")
        os.utime(path, (4e9, 4e9))
    assert run_bare(raw, warehouse).articles_new == 4
    counts = run_bare(raw, warehouse)
    assert (counts.articles_unchanged, counts.files_changed) == (4, 0)
    os.utime(raw / os.fsdecode(names[0]), (0, 0))
    assert run_bare(raw, warehouse).articles_unchanged == 4


def test_an_article_without_a_date_keeps_its_relative_dates_unresolved(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    write(
        raw / "a.txt", "Title: Calm\n\nThe ferry sailed from Split on Thursday. It sank in 1994.\n"
    )
    run_bare(raw, warehouse)
    with duckdb.connect(str(warehouse / "news.duckdb"), read_only=True) as connection:
        assert connection.sql("SELECT published_at, published_on FROM articles").fetchall() == [
            (None, None)
        ]
        found = connection.sql(
            "SELECT text, timex_value, begins_on IS NULL, anchor FROM date_mentions ORDER BY 1 DESC"
        ).fetchall()
    assert found == [("Thursday", "XXXX-WXX-4", True, "none"), ("1994", "1994", False, "none")]


def test_a_date_in_the_future_is_dropped_with_a_note(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    write(raw / "a.txt", "Date: 2999-03-03\n\nThe ferry sailed from Split.\n")
    run_bare(raw, warehouse)
    with duckdb.connect(str(warehouse / "news.duckdb"), read_only=True) as connection:
        query = "SELECT published_at, notes FROM articles"
        published, notes = connection.execute(query).fetchone()
    assert published is None
    assert "2999" in notes[0]


def test_raw_that_is_no_directory_is_misuse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "file", "x")
    for raw, why in (("file", "is not a directory"), ("nowhere", "does not exist")):
        status = main(["run", "--raw", str(tmp_path / raw), "--warehouse", str(tmp_path / "w")])
        assert status == 2
        assert capsys.readouterr().err == f"dateline: --raw: {tmp_path / raw} {why}\n"
    assert not (tmp_path / "w").exists()


HOLDER = """
import sys, time
from pathlib import Path
from warehouse.store import Store
with Store(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_run_while_one_is_under_way_says_so_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    raw.mkdir()
    command = [sys.executable, "-c", HOLDER, str(warehouse)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        assert main(["run", "--raw", str(raw), "--warehouse", str(warehouse)]) == 1
        holder.kill()
    error = capsys.readouterr().err.strip()
    assert error.startswith("dateline: ") and "being written by process" in error
    assert "\n" not in error
