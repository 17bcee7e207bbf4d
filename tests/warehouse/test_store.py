"""The store: transactions over Parquet and DuckDB."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from tests.warehouse import sample
from warehouse.errors import CheckFailed, StoreBusy
from warehouse.store import Store


def publish(root: Path, run: str, *articles: dict, remove: tuple[str, ...] = ()) -> None:
    with Store(root) as store, store.begin(run, sample.AT) as tx:
        tx.upsert(sample.batch(*articles)) if articles else None
        tx.remove(remove)
        tx.put("entities", sample.entities("velde"))
        tx.commit()


def query(root: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(root / "news.duckdb"), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_published_rows_are_in_parquet_and_in_duckdb(tmp_path: Path) -> None:
    publish(tmp_path, "r1", {"article_id": "a"}, {"article_id": "b", "day": None})
    assert query(tmp_path, "select article_id from articles order by 1") == [("a",), ("b",)]
    assert query(tmp_path, "select count(*) from entity_mentions") == [(4,)]
    files = sorted(p.parent.name for p in (tmp_path / "parquet/articles").glob("*/*.parquet"))
    assert files == ["month=2026-03", "month=undated"]


def test_a_changed_article_moves_to_the_partition_of_its_new_day(tmp_path: Path) -> None:
    publish(tmp_path, "r1", {"article_id": "a"})
    publish(tmp_path, "r2", {"article_id": "a", "day": date(2026, 2, 1), "version": 2})
    assert query(tmp_path, "select version, published_on from articles") == [(2, date(2026, 2, 1))]
    with Store(tmp_path) as store, store.begin("r3") as tx:
        assert len(tx.scan("date_mentions")) == 2


def test_a_removed_article_leaves_no_row(tmp_path: Path) -> None:
    publish(tmp_path, "r1", {"article_id": "a"}, {"article_id": "b"})
    publish(tmp_path, "r2", remove=("a",))
    assert query(tmp_path, "select distinct article_id from entity_mentions") == [("b",)]


def test_what_is_not_committed_leaves_nothing(tmp_path: Path) -> None:
    publish(tmp_path, "r1", {"article_id": "a"})
    with Store(tmp_path) as store:
        with store.begin("r2") as tx:
            tx.upsert(sample.batch({"article_id": "b"}))
            assert tx.scan("articles", ["article_id"]).num_rows == 2
        assert store.manifest.run_id == "r1"
        assert not store.layout.staging.exists()
    assert query(tmp_path, "select article_id from articles") == [("a",)]


def test_the_last_word_on_an_article_counts(tmp_path: Path) -> None:
    with Store(tmp_path) as store, store.begin("r1") as tx:
        tx.upsert(sample.batch({"article_id": "a", "body": "Velde left."}))
        tx.upsert(sample.batch({"article_id": "a", "body": "Velde stayed."}))
        tx.upsert(sample.batch({"article_id": "b"}))
        tx.remove(["b"])
        assert tx.scan("articles")["body"].to_pylist() == ["Velde stayed."]


def test_assigned_values_reach_every_table_that_has_them(tmp_path: Path) -> None:
    publish(tmp_path, "r1", {"article_id": "a"}, {"article_id": "b"})
    ids = {"article_id": ["a"], "local_no": pa.array([0], pa.int32()), "entity_id": ["mara"]}
    with Store(tmp_path) as store, store.begin("r2", sample.AT) as tx:
        tx.assign(pa.table(ids))
        tx.put("entities", sample.entities("velde", "mara"))
        written = tx.commit().files
    assert "parquet/entity_mentions/month=2026-03/data.parquet" in written
    assert "parquet/articles/month=2026-03/data.parquet" not in written
    found = query(tmp_path, "select distinct article_id, entity_id from entity_mentions order by 1")
    assert found == [("a", "mara"), ("b", "velde")]


def test_scan_narrows_by_value(tmp_path: Path) -> None:
    publish(tmp_path, "r1", {"article_id": "a"}, {"article_id": "b"})
    with Store(tmp_path) as store, store.begin("r2") as tx:
        found = tx.scan("entity_mentions", ["article_id"], where={"article_id": ["b"]})
        assert set(found["article_id"].to_pylist()) == {"b"}


def test_a_failing_check_keeps_what_was_published(tmp_path: Path) -> None:
    publish(tmp_path, "r1", {"article_id": "a"})
    with (
        Store(tmp_path) as store,
        store.begin("r2", sample.AT) as tx,
        pytest.raises(CheckFailed, match=r"entity_exists.*nobody"),
    ):
        tx.upsert(sample.batch({"article_id": "b", "entity": "nobody"}))
        tx.commit()
    assert query(tmp_path, "select run_id from publication") == [("r1",)]
    assert query(tmp_path, "select article_id from articles") == [("a",)]


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with Store(tmp_path), pytest.raises(StoreBusy, match="process"):
        Store(tmp_path)
    Store(tmp_path).close()


def test_rows_of_another_article_are_refused(tmp_path: Path) -> None:
    batch = sample.batch({"article_id": "a"})
    batch["date_mentions"] = sample.batch({"article_id": "b"})["date_mentions"]
    with (
        Store(tmp_path) as store,
        store.begin("r1") as tx,
        pytest.raises(ValueError, match="batch"),
    ):
        tx.upsert(batch)


def test_the_calendar_of_an_article_that_was_changed_begins_with_its_change(tmp_path: Path) -> None:
    changed = datetime(2026, 3, 21, 9, tzinfo=UTC)
    publish(tmp_path, "r1", {"article_id": "a", "modified_at": changed})
    assert query(tmp_path, "from calendar") == []


def test_the_views_answer(tmp_path: Path) -> None:
    publish(tmp_path, "r1", {"article_id": "a"})
    assert query(tmp_path, "select date_text, name from timeline_of('velde')") == [
        ("Monday", "Velde"),
        ("March 20", "Velde"),
    ]
    assert query(tmp_path, "select date_text from calendar") == [("March 20",)]
    [(said,)] = query(
        tmp_path,
        "select evidence(article_id, start_char, end_char) from date_mentions where mention_no = 0",
    )
    assert said == "Mara Velde spoke in Örebro 👩‍👩‍👧 on **Monday**."
