"""The knowledge base through the whole job: its links show, and go with it."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.job import run
from flows.knowledge import KnowledgeError, read_knowledge
from flows.workspace import Counts
from tests.flows.runs import settings, tables, write
from tests.flows.test_pipeline import rows, story

HEAD = "id,name,aliases,entity_type,country,wikidata_id\n"
LINES = "p7,Nadia Kurz,Captain Kurz|N. Kurz,PERSON,,Q77\nt1,Trieste,,LOC,IT,\n"
IDS = "SELECT name, kb_id, wikidata_id FROM entities WHERE kb_id IS NOT NULL ORDER BY 1"
WHY = "SELECT right_name, same, decided_by FROM entity_merges WHERE right_node LIKE 'KB:%'"
LINKED = [("Nadia Kurz", "p7", "Q77"), ("Trieste", "t1", None)]


def test_links_come_and_go_with_the_file(tmp_path: Path) -> None:
    raw, warehouse, file = tmp_path / "raw", tmp_path / "warehouse", tmp_path / "kb.csv"

    def job(path: Path | None = file) -> Counts:
        chosen = replace(settings(raw, warehouse), knowledge_base=path)
        return run(chosen).counts

    write(raw / "a.txt", story(3))
    job(None)
    bare = tables(warehouse)
    write(file, HEAD + LINES)
    job()
    assert rows(warehouse, IDS) == LINKED
    assert rows(warehouse, f"{WHY} ORDER BY 1") == [
        ("Nadia Kurz", True, "rule"),
        ("Trieste", True, "rule"),
    ]
    linked = tables(warehouse)
    write(raw / "b.txt", story(4, "Nadia Kurz left Pula."))
    job()
    assert rows(warehouse, IDS) == LINKED
    (raw / "b.txt").unlink()
    job()
    assert tables(warehouse) == linked
    write(file, HEAD + LINES + "p8,Nadia Kurz,,PERSON,,\n")
    job()
    assert rows(warehouse, IDS) == LINKED[1:]
    file.unlink()
    assert job().warnings == [f"{file} is not there: no entity is linked to a knowledge base"]
    assert tables(warehouse) == bare


def test_parquet_is_read_alike(tmp_path: Path) -> None:
    write(tmp_path / "kb.csv", HEAD + LINES)
    columns = HEAD.strip().split(",")
    values = [
        ["p7", "Nadia Kurz", ["Captain Kurz", "N. Kurz"], "PERSON", None, "Q77"],
        ["t1", "Trieste", None, "LOC", "IT", None],
    ]
    table = pa.Table.from_pylist([dict(zip(columns, v, strict=True)) for v in values])
    pq.write_table(table, tmp_path / "kb.parquet")
    assert read_knowledge(tmp_path / "kb.parquet") == read_knowledge(tmp_path / "kb.csv")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id,name\n", "line 1: no column entity_type"),
        (HEAD + LINES + "x,,,PERSON,,\n", "line 4: no name"),
        (HEAD + LINES + "p7,Ann,,PERSON,,\n", "line 4: a second entry with id 'p7'"),
        (HEAD + "x,Ann,,PERSON,,,,\n", "line 2: more fields than names"),
        (HEAD + 'x,"Ann', "unexpected end of data"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    write(tmp_path / "kb.csv", text)
    with pytest.raises(KnowledgeError, match=complaint) as error:
        read_knowledge(tmp_path / "kb.csv")
    assert str(error.value).startswith(f"{tmp_path / 'kb.csv'}")
