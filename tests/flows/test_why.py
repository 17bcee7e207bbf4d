"""`dateline why` on a small published world."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.cli import main
from tests.warehouse import sample
from warehouse.rows import to_arrow
from warehouse.store import Store

BODY = "Acting President Mara Velde spoke. Velde and Maro Velde wed."


def entity(entity_id: str, name: str, **more: Any) -> dict[str, Any]:
    days = {"first_seen_on": date(2026, 3, 9), "last_seen_on": date(2026, 3, 9)}
    counts = {"article_count": 1, "mention_count": 2}
    return {"entity_id": entity_id, "name": name, "entity_type": "PERSON", **days, **counts, **more}


def merge(left: str, right: str, left_id: str, right_id: str, **more: Any) -> dict[str, Any]:
    return {
        "left_name": left, "right_name": right, "entity_type": "PERSON",
        "left_entity_id": left_id, "right_entity_id": right_id,
        "left_node": f"PERSON:{left.lower()}", "right_node": f"PERSON:{right.lower()}", **more,
    }  # fmt: skip


MERGES = [
    merge("Velde", "Mara Velde", "e1", "e1", same=True, score=0.9, decided_by="rule",
          reasons=["a shorter name, clearly meant so in 1 of 1 articles"]),
    merge("Maro Velde", "Mara Velde", "e2", "e1", same=False, score=0.8, decided_by="rule",
          reasons=["spelling mara/maro 0.80"]),
    merge("Mara Velde", "Mary Veld", "e1", "e3", same=False, score=0.0, decided_by="human",
          reasons=["judged different"]),
]  # fmt: skip
ROLE = {
    "entity_id": "e1", "role": "Acting President", "status": "acting", "article_id": "a",
    "start_char": 0, "end_char": 16, "section": "body", "said_on": date(2026, 3, 9),
}  # fmt: skip
ALIASES = {
    "e1": ["Mara Velde", "Velde"],
    "e2": ["Maro Velde", "Velde"],
    "e3": ["Mary Veld"],
    "e4": ["Örebro"],
}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("warehouse")
    people = [entity("e1", "Mara Velde"), entity("e2", "Maro Velde"), entity("e3", "Mary Veld")]
    place = entity("e4", "Örebro", entity_type="LOC", country_code="SE", geoname_id=2686657)
    aliases = [
        {"entity_id": e, "alias": alias, "mention_count": 1}
        for e, names in ALIASES.items()
        for alias in names
    ]
    batch = sample.batch({"article_id": "a", "body": BODY, "entity": "e1"})
    with Store(root) as store, store.begin("r1", sample.AT) as tx:
        tx.upsert(batch | {"entity_roles": to_arrow("entity_roles", [ROLE])})
        tx.put("entities", to_arrow("entities", [*people, place]))
        tx.put("entity_aliases", to_arrow("entity_aliases", aliases))
        tx.put("entity_merges", to_arrow("entity_merges", MERGES))
        redirect = {"old_entity_id": "e0", "entity_id": "e1"}
        tx.put("entity_redirects", to_arrow("entity_redirects", [redirect]))
        tx.commit()
    return root


@pytest.mark.parametrize("name", ["Mara Velde", "mara velde", " MARÁ  VELDE", "e1", "e0"])
def test_an_entity_and_why(warehouse: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["why", name, "--warehouse", str(warehouse)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("e0 is now e1\n") == (name == "e0")
    assert out.removeprefix("e0 is now e1\n") == (
        """Mara Velde (PERSON), 1 article, 2026-03-09, e1

Names
     1  Mara Velde
     1  Velde

Roles
  Acting President (acting): 2026-03-09, 1 article
      “**Acting President** Mara Velde spoke.”

Merged
  “Velde” and “Mara Velde”, score 0.90: a shorter name, clearly meant so in 1 of 1 articles

Kept apart (names are merged from a score of 0.90)
  “Mary Veld” (1 article, e3) from “Mara Velde”, by a person: judged different
  “Maro Velde” (1 article, e2) from “Mara Velde”, score 0.80: spelling mara/maro 0.80

Others who share a name
  Maro Velde (PERSON, 1 article, e2): Velde
"""
    )


def test_json_has_it_all(warehouse: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["why", "Velde", "--format", "json", "--warehouse", str(warehouse)]) == 0
    found = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [e["entity_id"] for e in found] == ["e1", "e2"]
    assert [row["other_entity_id"] for row in found[0]["kept_apart"]] == ["e3", "e2"]
    assert [row["name"] for row in found[1]["kept_apart"]] == ["Maro Velde"]
    assert found[0]["roles"][0]["evidence"] == "**Acting President** Mara Velde spoke."


def test_several_of_a_name_are_listed(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "velde", "--warehouse", str(warehouse)]) == 0
    assert capsys.readouterr().out == (
        "2 entities are called velde:\n"
        "  dateline why e1   Mara Velde (PERSON), 1 article, 2026-03-09\n"
        "  dateline why e2   Maro Velde (PERSON), 1 article, 2026-03-09\n"
    )


def test_a_place_says_where_it_is(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "orebro", "--warehouse", str(warehouse)]) == 0
    head = "Örebro (LOC, SE, GeoNames 2686657), 1 article, 2026-03-09, e4\n"
    assert capsys.readouterr().out.startswith(head)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Mara Welde", "; nearest: Mara Velde, Maro Velde, Mary Veld"),
        ("Xu", ", nor anything like it"),
    ],
)
def test_an_unknown_name_says_what_is_near(
    warehouse: Path, capsys: pytest.CaptureFixture[str], name: str, hint: str
) -> None:
    assert main(["why", name, "--warehouse", str(warehouse)]) == 1
    assert capsys.readouterr().err == f"dateline: nothing is called {name!r}{hint}\n"
