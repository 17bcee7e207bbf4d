"""A decision of a person through the whole job: it shows, and undone it leaves no trace."""

from pathlib import Path

import pytest

from tests.flows.runs import run_bare, tables, write
from tests.flows.test_pipeline import rows, story

HEAD = "judgement,left_name,right_name,entity_type\n"
NAMES = "SELECT name FROM entities WHERE geoname_id = 3186886 OR entity_type = 'PERSON' ORDER BY 1"
TEXT = "Nadia Kurz met Lucija Merlić in Zagreb on Monday. Zagreb was cold, Kurz said."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("rename,Zagreb,Agram,LOC", ["Agram", "Lucija Merlić", "Nadia Kurz"]),
        ("same,Nadia Kurz,Lucija Merlić,PERSON", ["Nadia Kurz", "Zagreb"]),
    ],
)
def test_a_line_shows_and_its_removal_too(tmp_path: Path, line: str, names: list[str]) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    write(raw / "a.txt", story(3, TEXT))
    run_bare(raw, warehouse)
    before = tables(warehouse)
    write(raw / "judgements.csv", f"{HEAD}{line}\n")
    run_bare(raw, warehouse)
    assert [name for (name,) in rows(warehouse, NAMES)] == names
    (raw / "judgements.csv").unlink()
    run_bare(raw, warehouse)
    assert tables(warehouse) == before
