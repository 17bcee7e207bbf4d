"""The door for notebooks."""

from pathlib import Path

import pytest

from tests.warehouse import sample
from warehouse import connect, read
from warehouse.columns import TEXT
from warehouse.errors import WarehouseError
from warehouse.read import consistently, parquet
from warehouse.rows import to_arrow
from warehouse.store import Store
from warehouse.tables import TABLES


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("warehouse")
    with Store(root) as store, store.begin("r1", sample.AT) as tx:
        tx.upsert(sample.batch({"article_id": "a"}, {"article_id": "b", "day": None}))
        tx.put("entities", sample.entities("velde"))
        alias = {"entity_id": "velde", "alias": "Mara Velde", "mention_count": 1}
        tx.put("entity_aliases", to_arrow("entity_aliases", [alias]))
        tx.commit()
    return root


def test_frames_have_the_right_types(warehouse: Path) -> None:
    frame = read("timeline", warehouse, name="Mara Velde")
    assert len(frame) == 2
    assert str(frame.dtypes["begins_on"]).startswith("datetime64")
    assert str(frame.dtypes["published_on"]).startswith("datetime64")
    assert str(frame.dtypes["sentence"]) == "str"


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("what", ["articles", "date_mentions", "runs"])
def test_text_without_a_value_is_text_and_nothing_is_warned_of(warehouse: Path, what: str) -> None:
    frame = read(what, warehouse)
    texts = [column.name for column in TABLES[what].columns if column.type == TEXT]
    assert {str(frame.dtypes[name]) for name in texts} == {"str"}
    assert not any((frame[name] == "None").any() for name in texts)


def test_conditions_narrow(warehouse: Path) -> None:
    assert len(read("articles", warehouse, article_id="a", source="courier")) == 1
    assert len(read("articles", warehouse, source="'; drop table articles; --")) == 0


@pytest.mark.parametrize(
    ("what", "conditions"), [("nothing", {}), ("articles", {"color": 1}), ("a; b", {})]
)
def test_unknown_names_are_refused(warehouse: Path, what: str, conditions: dict[str, int]) -> None:
    with pytest.raises(WarehouseError, match="no "):
        read(what, warehouse, **conditions)


def test_a_connection_cannot_write(warehouse: Path) -> None:
    with connect(warehouse) as con, pytest.raises(Exception, match="read-only"):
        con.execute("delete from articles")


def test_an_empty_warehouse_says_so(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="nothing is published"):
        connect(tmp_path)


def test_parquet_holds_the_internal_tables_too(warehouse: Path) -> None:
    assert parquet("files", warehouse=warehouse).num_rows == 0


class Panic(BaseException):
    """What a reader in Rust raises."""


def test_work_that_a_publish_disturbed_is_done_again(warehouse: Path) -> None:
    seen: list[int] = []

    def work() -> int:
        rows = len(parquet("articles", warehouse=warehouse))
        seen.append(rows)
        if len(seen) == 1:
            with Store(warehouse) as store, store.begin("r2", sample.AT) as tx:
                tx.upsert(sample.batch({"article_id": "c"}))
                tx.commit()
            raise Panic
        return rows

    assert consistently(work, warehouse) == 3
    assert seen == [2, 3]


def test_work_that_fails_by_itself_fails(warehouse: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        consistently(lambda: 1 // 0, warehouse)
