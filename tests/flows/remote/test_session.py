"""Runs over remote folders leave what a local run leaves; readers fetch the database."""

from pathlib import Path

import pytest

from flows.cli import main
from tests.flows.remote.machines import moved, run_remote
from tests.flows.runs import run_bare, tables, write

STORY = "TRIESTE, Italy (ADW) — The ferry Marta Boldt sank on Tuesday, Captain Nadia Kurz said."


def test_rows_are_those_of_a_local_run_and_a_second_run_moves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, there = tmp_path / "raw", tmp_path / "there"
    for day in (3, 4):
        write(raw / f"{day}.txt", f"Title: Ferry\nDate: 2026-03-{day:02}\n\n{STORY}\n")
    write(raw / "bad.json", "{")
    run_bare(raw, tmp_path / "local")
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("DATELINE_WORKERS", "1")
    assert run_remote(f"file://{raw}", f"file://{there}").articles_new == 2
    assert tables(there) == tables(tmp_path / "local")

    put, fetched = moved(monkeypatch, "put"), moved(monkeypatch, "fetch")
    assert run_remote(f"file://{raw}", f"file://{there}").articles_unchanged == 2
    assert (put, fetched) == ([], [])

    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "reader"))
    query = ["query", "--format", "csv", "SELECT count(*) AS n FROM articles"]
    for _ in range(2):
        assert main([*query, "--warehouse", f"file://{there}"]) == 0
        assert capsys.readouterr().out.split() == ['"n"', "2"]
    assert fetched == ["news.duckdb"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["query", "--warehouse", "file://{}/none", "SELECT 1"], 1, "nothing is published in"),
        (["run", "--raw", "nosuch://a/b"], 2, "Protocol not known"),
        (["dashboard", "--warehouse", "file://{}/none"], 2, "dashboard works on folders"),
        (["forget", "--url", "http://a.example/", "--raw", "s3://b/raw"], 2, "forget works on"),
    ],
)
def test_what_cannot_be_is_one_clear_line(
    arguments: list[str],
    status: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    assert main([part.format(tmp_path) for part in arguments]) == status
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1
