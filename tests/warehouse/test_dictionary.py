"""The data dictionary says what the tables are."""

import pytest

from warehouse import sqlfiles
from warehouse.columns import Table
from warehouse.dictionary import FOLDERS, PATH, dictionary
from warehouse.tables import TABLES


def test_the_page_is_up_to_date() -> None:
    assert PATH.read_text(encoding="utf-8") == dictionary(), "run `make docs`"


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_column_says_what_it_means(table: Table) -> None:
    assert all(column.description.endswith(".") for column in table.columns)
    assert set(table.key) | set(table.order) <= set(table.names)
    assert table.schema.metadata[b"description"].decode() == table.description


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_sql_file_says_what_it_is(folder: str) -> None:
    said = {name: sqlfiles.comment(f"{folder}/{name}") for name in sqlfiles.names(folder)}
    assert said
    assert [name for name, comment in said.items() if not comment.endswith((".", "?"))] == []
