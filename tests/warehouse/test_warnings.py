"""What looks odd and may be published: when each warning comes up, and when it must not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from tests.warehouse import sample
from warehouse import connect
from warehouse.checks import overdue, warnings
from warehouse.rows import to_arrow
from warehouse.store import Store

AT = datetime(2026, 3, 10, 12, tzinfo=UTC)


def found(name: str, **tables: list[dict[str, Any]]) -> list[str]:
    """What a warning says of these tables."""
    with duckdb.connect() as con:
        for table, rows in tables.items():
            con.register(table, to_arrow(table, rows))
        return warnings(con, name)


def runs(*articles: int, rejected: int = 0, latest: str = "completed") -> list[dict[str, Any]]:
    """Runs an hour apart by the articles they brought; `rejected` by the last one."""
    made: list[dict[str, Any]] = [
        {
            "run_id": f"{number:03}",
            "started_at": AT + timedelta(hours=number),
            "status": "completed",
            "articles_new": count,
            "articles_updated": 0,
            "rejected": 0,
        }
        for number, count in enumerate(articles)
    ]
    made[-1] |= {"rejected": rejected, "status": latest}
    return made


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (runs(100, 110, 90, 100, 20), ["20 articles came in; the last 4 runs brought 100 each"]),
        (runs(100, 110, 90, 100, 500), ["500 articles came in; the last 4 runs brought 100 each"]),
        (runs(100, 110, 90, 100, 40), []),
        (runs(100, 110, 90, 100, 290), []),
        (runs(3, 4, 3, 30), []),  # too few to tell
        (runs(100, 1), []),  # too short a history
        (runs(*[1000] * 10, *[100] * 10, 90), []),  # only the last ten count
        (runs(100, 110, 90, 100, 0, latest="unchanged"), []),
    ],
)
def test_volume(history: list[dict[str, Any]], expected: list[str]) -> None:
    assert found("volume", runs=history) == expected


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (runs(70, rejected=30), ["30 of 100 inputs were rejected"]),
        (runs(0, rejected=3), ["3 of 3 inputs were rejected"]),
        (runs(81, rejected=19), []),
        (runs(1, rejected=2), []),  # two files are no trend
        ([*runs(70, rejected=30), *runs(0, 50)[1:]], []),  # only the last run counts
    ],
)
def test_rejects(history: list[dict[str, Any]], expected: list[str]) -> None:
    assert found("rejects", runs=history) == expected


def dates(count: int, unplaced: int, seen_at: datetime) -> dict[str, list[dict[str, Any]]]:
    """An article with so many dates, some of them without a place in time."""
    key = seen_at.isoformat()
    mentions = [
        {
            "article_id": key,
            "mention_no": number,
            "start_char": number,
            "end_char": number + 1,
            "timex_type": "DATE",
            "begins_on": None if number < unplaced else datetime(2026, 3, 1),
        }
        for number in range(count)
    ]
    article = {"article_id": key, "version": 1, "body": "x" * count, "first_seen_at": seen_at}
    return {"articles": [article], "date_mentions": mentions}


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ((100, 10), (50, 25), ["50 % of the dates could not be placed; before it was 10 %"]),
        ((100, 10), (50, 8), []),
        ((100, 40), (50, 30), []),  # not twice as many
        ((100, 1), (50, 4), []),  # four in fifty is no jump
        ((100, 10), (10, 9), []),  # too few to tell
    ],
)
def test_unresolved_dates(
    before: tuple[int, int], now: tuple[int, int], expected: list[str]
) -> None:
    old, new = dates(*before, AT - timedelta(days=1)), dates(*now, AT)
    both = {table: [*old[table], *new[table]] for table in old}
    assert found("unresolved_dates", **both) == expected


def came(source: str, *days_ago: int) -> list[dict[str, Any]]:
    """An article from a source on each of these days."""
    return [
        {
            "article_id": f"{source}-{days}",
            "version": 1,
            "body": "x",
            "source": source,
            "first_seen_at": AT - timedelta(days=days),
        }
        for days in days_ago
    ]


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        (
            came("courier", 8, 7, 6, 5, 4),
            ["courier has brought nothing for 4 days; before, 1 at most"],
        ),
        (came("courier", 5, 4, 3, 2, 1, 0), []),
        (came("courier", 6, 5, 4, 3, 2), []),  # two days are a weekend
        (came("weekly", 40, 33, 26, 19, 12), []),  # it has always taken its time
        (came("weekly", 45, 38, 31, 24, 17), ["weekly has brought nothing for 17 days; "]),
        (came("archive", 9), []),  # loaded once
        (came("old", 200, 199, 198, 197, 196), []),  # silent for so long that everybody knows
    ],
)
def test_silent_source(articles: list[dict[str, Any]], expected: list[str]) -> None:
    with duckdb.connect() as con:
        con.register("articles", to_arrow("articles", articles))
        said = overdue(con, AT)
    assert len(said) == len(expected)
    assert all(line.startswith(start) for line, start in zip(said, expected, strict=True))


def test_a_warning_stands_in_the_row_of_the_run_that_met_it(tmp_path: Path) -> None:
    """In both forms, though the row is written before the warning is known."""
    with Store(tmp_path) as store, store.begin("000", AT) as tx:
        tx.upsert(sample.batch({"article_id": "a"}))
        tx.put("entities", sample.entities("velde"))
        tx.put("runs", to_arrow("runs", runs(1, rejected=30)))
        said = tx.commit().warnings
    assert said == ["30 of 31 inputs were rejected"]
    with connect(tmp_path) as con:
        assert con.execute("select warnings from runs").fetchall() == [(said,)]
    assert pq.read_table(tmp_path / "parquet/runs/data.parquet")["warnings"].to_pylist() == [said]
