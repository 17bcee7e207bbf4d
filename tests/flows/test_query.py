"""`dateline query`: one SQL query or one of the questions, in four forms, and no way to write."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.cli import main
from tests.warehouse import sample
from warehouse.questions import questions
from warehouse.rows import to_arrow
from warehouse.store import Store


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = tmp_path_factory.mktemp("warehouse")
    with Store(root) as store, store.begin("r1", sample.AT) as tx:
        tx.upsert(sample.batch({"article_id": "a"}))
        tx.put("entities", sample.entities("velde"))
        alias = {"entity_id": "velde", "alias": "Mara Velde", "mention_count": 1}
        tx.put("entity_aliases", to_arrow("entity_aliases", [alias]))
        tx.commit()
    return str(root)


@pytest.mark.parametrize("form", ["table", "csv", "json", "parquet"])
@pytest.mark.parametrize("name", questions())
def test_every_question_is_answered_in_every_form(
    warehouse: str, capfdbinary: pytest.CaptureFixture[bytes], name: str, form: str
) -> None:
    assert main(["query", "--warehouse", warehouse, "--question", name, "--format", form]) == 0
    assert capfdbinary.readouterr().err == b""


VALUES = """
    select
        'é' as word,
        interval 1 day as lag,
        sum(2) as total,
        [1, 2] as days,
        timestamptz '2026-03-04 08:00Z' as at,
        null::text as nothing
"""


def test_values_survive_every_form(
    warehouse: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def output(form: str) -> bytes:
        assert main(["query", "--warehouse", warehouse, VALUES, "--format", form]) == 0
        return capfdbinary.readouterr().out

    assert json.loads(output("json")) == {
        "word": "é",
        "lag": "1 day",
        "total": 2,
        "days": [1, 2],
        "at": "2026-03-04T08:00:00+00:00",
        "nothing": None,
    }
    (row,) = csv.DictReader(io.StringIO(output("csv").decode()))
    assert row["days"] == "[1, 2]" and row["at"].startswith("2026-03-04 08:00:00")
    table = pq.read_table(io.BytesIO(output("parquet")))
    assert table["days"].to_pylist() == [[1, 2]] and table["total"].to_pylist() == [2]


@pytest.mark.parametrize(
    "sql",
    [
        "delete from articles",
        "create table mine as from articles",
        "create temp table mine as from articles",
        "copy articles to 'mine.csv'",
        "attach 'mine.duckdb'",
        "select 1; drop view timeline",
    ],
)
def test_a_write_is_refused_in_one_line(
    warehouse: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sql: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["query", "--warehouse", warehouse, sql]) == 2
    error = capsys.readouterr().err
    assert error.endswith("writes; `dateline query` only reads\n") and error.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ([], 2, "give one SQL query, or --question NAME"),
        (["select 1", "--question", "last_ten_runs"], 2, "give one SQL query"),
        (["--question", "nothing"], 2, "no 'nothing'; there are copies_and_their_origin, "),
        (["--question", "last_ten_runs", "--who", "Velde"], 2, "takes no argument, not --who"),
        (["--question", "first_seen_this_week", "--day", "monday"], 2, "'monday' is no day"),
        (["--question", "timeline_of_a_person", "--who", "Velda"], 1, "near it are Mara Velde"),
        (["select 1", "--day", "2026-03-04"], 2, "SQL takes no argument, not --day"),
        (["selec"], 1, "syntax error"),
        ([""], 2, "gives no rows"),
        (["from nowhere"], 1, "nowhere does not exist"),
    ],
)
def test_misuse_is_explained(
    warehouse: str,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    says: str,
) -> None:
    assert main(["query", "--warehouse", warehouse, *arguments]) == status
    assert says in capsys.readouterr().err


def test_a_question_is_about_whom_and_when_one_says(
    warehouse: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = ["query", "--warehouse", warehouse, "--format", "csv", "--question"]
    assert main([*ask, "timeline_of_a_person", "--who", "mara velde"]) == 0
    assert capsys.readouterr().out.count("\n") == 3
    assert main([*ask, "most_mentioned_this_week", "--day", "2026-03-10"]) == 0
    assert "Velde" in capsys.readouterr().out
    assert main([*ask, "most_mentioned_this_week", "--day", "2026-03-17"]) == 0
    assert "Velde" not in capsys.readouterr().out


def test_the_questions_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--question"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 15
