"""The commands that need no run: the transforms and the readers alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import main

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "raw"


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_annotate_shares_ids_across_lines(tmp_path: Path) -> None:
    texts = ["Lucija Merlić met reporters in Zagreb on Monday.", "Lucija Merlić left Zagreb."]
    rows = [{"id": n, "text": text, "published": "2026-03-05"} for n, text in enumerate(texts)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert main(["annotate", str(tmp_path / "in.jsonl"), "--out", str(out)]) == 0
    first, second = lines(out)
    ids = [{e["text"]: e["entity_id"] for e in found["entities"]} for found in (first, second)]
    assert ids[0]["Lucija Merlić"] == ids[1]["Lucija Merlić"]
    assert [timex["value"] for timex in first["timex"]] == ["2026-03-02"]
    assert [toponym["country"] for toponym in second["toponyms"]] == ["HR"]


def test_extract_gives_a_line_for_every_article_and_reject(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["extract", str(SAMPLES), "--out", str(out)]) == 0
    found = lines(out)
    assert len(found) == 13
    assert [line["reject"] for line in found if "reject" in line] == ["truncated"]


@pytest.mark.parametrize("command", ["run", "annotate"])
def test_a_tagger_that_cannot_be_had_ends_the_command_before_it_begins(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    monkeypatch.setenv("DATELINE_NER", "nonsense")
    (tmp_path / "in.jsonl").write_text("{}", encoding="utf-8")
    arguments = {
        "run": ["--raw", str(SAMPLES), "--warehouse", str(tmp_path / "warehouse")],
        "annotate": [str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out.jsonl")],
    }
    assert main([command, *arguments[command]]) == 1
    assert capsys.readouterr().err.startswith("dateline: DATELINE_NER: no such engine: 'nonsense'")
    assert not (tmp_path / "warehouse").exists() and not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize(("command", "ends"), [("status", 1), ("query --question", 0)])
def test_a_reader_that_has_had_enough_changes_nothing(
    tmp_path: Path, command: str, ends: int
) -> None:
    line = [sys.executable, "-m", "flows.cli", *command.split(), "--warehouse", str(tmp_path)]
    read, write = os.pipe()
    os.close(read)
    environment = os.environ | {"PYTHONUNBUFFERED": ""}  # all is written at the end
    done = subprocess.run(
        line, cwd=ROOT, env=environment, stdout=write, stderr=subprocess.PIPE, text=True
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (ends, "")


def test_a_prefect_server_that_cannot_be_reached_is_told_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "flows.cli", "run", "--warehouse", str(tmp_path)]
    environment = os.environ | {"PREFECT_API_URL": "http://127.0.0.1:9/api"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    told = done.stderr.strip()
    assert told.startswith("dateline: the Prefect server cannot be used: Failed to reach")
    assert "\n" not in told
