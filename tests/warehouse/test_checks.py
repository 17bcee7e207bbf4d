"""Quality checks: good tables pass them all, and each fails on what it is there for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.warehouse import sample
from warehouse import checks, sqlfiles
from warehouse.errors import CheckFailed
from warehouse.rows import to_arrow
from warehouse.sqlfiles import fill
from warehouse.store import Store

# What is done to the good tables, and the rows that the check then shows.
HARMS = [
    (
        "article_exists",
        "delete from articles where article_id = 'b'",
        "in_table='date_mentions', article_id='b', offending_rows=2",
    ),
    (
        "article_exists",
        "update article_versions set article_id = 'gone'",
        "in_table='article_versions', article_id='gone', offending_rows=1",
    ),
    (
        "article_is_unique",
        "update articles set article_id = 'a'",
        "article_id='a', row_count=2",
    ),
    (
        "entity_exists",
        "update entity_roles set entity_id = 'nobody'",
        "in_table='entity_roles', entity_id='nobody', offending_rows=1",
    ),
    (
        "entity_exists",
        "update entity_mentions set entity_id = 'nobody' where article_id = 'a' and mention_no = 1",
        "in_table='entity_mentions', entity_id='nobody', offending_rows=1",
    ),
    (
        "entity_is_unique",
        "insert into entity_aliases from entity_aliases",
        "in_table='entity_aliases', key='velde', row_count=2",
    ),
    (
        "entity_is_unique",
        "insert into runs by name select 'twice' as run_id from range(2)",
        "in_table='runs', key='twice', row_count=2",
    ),
    (
        "every_mention_appears",
        "delete from appearances where article_id = 'a'",
        "article_id='a', entity_id='velde', mentions=2",
    ),
    (
        "interval_is_forward",
        "update date_mentions set ends_before = begins_on where mention_no = 1",
        "mention_no=1, begins_on=",
    ),
    (
        "mention_is_unique",
        "update entity_mentions set mention_no = 0 where article_id = 'b'",
        "in_table='entity_mentions', article_id='b', mention_no=0, row_count=2",
    ),
    (
        "mention_stands_where_it_says",
        "update date_mentions set text = 'Tuesday' where article_id = 'a' and mention_no = 0",
        "mention_no=0, section='body', sentence_no=0, start_char=36, end_char=42",
    ),
    (
        "mention_stands_where_it_says",
        "update entity_mentions set start_char = start_char + 1 where mention_no = 1",
        "in_table='entity_mentions', article_id=",
    ),
    (
        "mention_stands_where_it_says",
        "update entity_mentions set section = 'title' where article_id = 'b' and mention_no = 1",
        "in_table='entity_mentions', article_id='b', mention_no=1",
    ),
    (
        "mention_stands_where_it_says",
        "update entity_mentions set text = null where article_id = 'b' and mention_no = 1",
        "in_table='entity_mentions', article_id='b', mention_no=1",
    ),
    (
        "nothing_from_the_future",
        "update articles set published_at = '2026-03-12 12:00+00' where article_id = 'b'",
        "article_id='b'",
    ),
    (
        "nothing_is_hidden",
        "update articles set article_id = null where article_id = 'b'",  # as good as hidden
        "in_table='articles', found=1, there=2",
    ),
    (
        "redirect_resolves",
        "update entity_redirects set entity_id = 'nobody'",
        "old_entity_id='old', entity_id='nobody'",
    ),
    (
        "redirect_resolves",
        "update entity_redirects set old_entity_id = 'velde'",
        "old_entity_id='velde', entity_id='velde'",
    ),
    (
        "role_lies_in_its_text",
        "update entity_roles set end_char = 500",
        "article_id='a', section='body', start_char=0, end_char=500",
    ),
    (
        "mention_stands_where_it_says",
        "update date_mentions set sentence_no = 0 where article_id = 'a' and mention_no = 1",
        "article_id='a', mention_no=1, section='body', sentence_no=0",
    ),
    (
        "mention_stands_where_it_says",
        "update entity_mentions set sentence_no = 2 where article_id = 'a' and mention_no = 1",
        "article_id='a', mention_no=1, section='body', sentence_no=2",
    ),
    (
        "version_is_unique",
        "update article_versions set version = 2",
        "article_id='a', version=2, row_count=1",
    ),
]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with rows in every table that a check looks at."""
    root = tmp_path_factory.mktemp("good")
    batch = sample.batch({"article_id": "a", "version": 2}, {"article_id": "b"})
    older = sample.rows("a", version=1, day=date(2026, 3, 8))["articles"]
    role = {"article_id": "a", "role": "Mara", "start_char": 0, "end_char": 4, "section": "body"}
    role |= {"entity_id": "velde", "local_no": 0}
    batch["article_versions"] = to_arrow("article_versions", older)
    batch["entity_roles"] = to_arrow("entity_roles", [role])
    alias = {"entity_id": "velde", "alias": "Velde"}
    redirect = {"old_entity_id": "old", "entity_id": "velde"}
    with Store(root) as store, store.begin("good", sample.AT) as tx:
        tx.upsert(batch)
        tx.put("entities", sample.entities("velde"))
        tx.put("entity_aliases", to_arrow("entity_aliases", [alias]))
        tx.put("entity_redirects", to_arrow("entity_redirects", [redirect]))
        tx.commit()
    return root / "news.duckdb"


@pytest.fixture
def con(good: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The good tables in memory, free to be harmed."""
    with duckdb.connect() as con:
        con.execute(f"attach '{good}' as good (read_only)")
        con.execute("copy from database good to memory")
        con.execute("detach good")
        con.execute(fill("build/run_at"), {"at": sample.AT})
        yield con


def test_every_check_is_here() -> None:
    assert {name for name, *_ in HARMS} == set(sqlfiles.names("checks"))


def test_good_tables_pass(con: duckdb.DuckDBPyConnection) -> None:
    checks.check(con)


@pytest.mark.parametrize(("name", "harm", "shown"), HARMS)
def test_a_check_fails(con: duckdb.DuckDBPyConnection, name: str, harm: str, shown: str) -> None:
    con.execute(harm)
    with pytest.raises(CheckFailed) as failed:
        checks.run(con, name)
    assert str(failed.value).startswith(f"check {name} failed: ")
    assert shown in str(failed.value)
