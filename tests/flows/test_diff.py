"""`dateline diff`: by what an article may be named, and what is said where that fails."""

import json
from pathlib import Path

import pytest

from flows.cli import main
from tests.flows.runs import run_bare, write

URL = "https://desk.example/bea"


def record(name: str, hour: int, day: str) -> str:
    said = f"PULA, Croatia — The council of Pula will meet on {day}, {name} Kolar said in Zagreb."
    dates = {"date": "2026-03-05T08:00:00Z", "modified": f"2026-03-05T{hour:02}:00:00Z"}
    url = f"https://desk.example/{name.lower()}"
    return json.dumps({"title": name, "url": url, "text": said, **dates}) + "\n"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article in three files, the last of which takes the correction back; two in a dump."""
    root = tmp_path_factory.mktemp("diff")
    for number, day in enumerate(("Monday", "Tuesday", "Monday"), 1):
        write(root / "raw" / f"{number}.json", record("Bea", 8 + number, day))
    write(root / "raw" / "dump.jsonl", record("Carlo", 9, "Friday") + record("Dino", 9, "Friday"))
    run_bare(root / "raw", root / "warehouse")
    return root / "warehouse"


@pytest.mark.parametrize("named", [URL, f"{URL}?utm_source=x", "3.json", "2.json", "1.json"])
def test_an_article_is_named_by_any_of_its_versions(
    warehouse: Path, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    assert main(["diff", named, "--warehouse", str(warehouse)]) == 0
    lines = [line.split(",")[0] for line in capsys.readouterr().out.splitlines()]
    changes = [line for line in lines if line.startswith("version")]
    assert changes == ["version 1 → 2", "version 2 → 3"]
    assert len(lines) == 6


@pytest.mark.parametrize(
    ("named", "error"),
    [
        ("dump.jsonl", "dump.jsonl holds 2 articles: name one by its id or URL"),
        ("none.txt", "no article has the id, URL or path none.txt"),
    ],
)
def test_what_names_no_one_article_is_said(
    warehouse: Path, capsys: pytest.CaptureFixture[str], named: str, error: str
) -> None:
    assert main(["diff", named, "--warehouse", str(warehouse)]) == 1
    assert capsys.readouterr().err == f"dateline: {error}\n"


def test_one_version_is_said(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = "https://desk.example/dino"
    assert main(["diff", url, "--warehouse", str(warehouse)]) == 0
    assert capsys.readouterr().out == f"{url} has one version\n"
