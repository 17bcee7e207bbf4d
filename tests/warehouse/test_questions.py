"""Every question of `sql/questions/`, with its answer on a small world."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.warehouse import sample
from warehouse import connect
from warehouse.questions import question, questions
from warehouse.rows import to_arrow
from warehouse.store import Store

STORM = "Velde met Orlo on Monday. Orlo will speak on March 20."
FIRST, SECOND = (datetime(2026, 3, day, 8, tzinfo=UTC) for day in (9, 10))


def mention(article: str, no: int, at: int, text: str, entity: str, kind: str) -> dict[str, Any]:
    return {
        "article_id": article,
        "mention_no": no,
        "start_char": at,
        "end_char": at + len(text),
        "text": text,
        "sentence_no": 0 if at < 25 else 1,
        "section": "body",
        "entity_type": kind,
        "entity_id": entity,
    }


def story(article_id: str, source: str, day: date, **more: Any) -> dict[str, Any]:
    """One telling of the story, as a batch; dates and sentences come from the sample."""
    made = sample.rows(article_id, day=day, body=STORM, source=source, **more)
    made["entity_mentions"] = [
        mention(article_id, 0, 0, "Velde", "velde", "PERSON"),
        mention(article_id, 1, 10, "Orlo", "orlo", "PERSON"),
        mention(article_id, 2, 26, "Orlo", "orlo", "PERSON"),
    ]
    return {name: to_arrow(name, rows) for name, rows in made.items()}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    root = tmp_path_factory.mktemp("warehouse")
    with Store(root) as store:
        publish(store)
    with connect(root) as con:
        return {name: con.execute(question(name)).fetchall() for name in questions()}


def publish(store: Store) -> None:
    """An agency's story, a copy a day later that misreads its Monday, and a corrected report."""
    corrected = sample.rows(
        "fair", day=date(2026, 3, 10), body="Velde left. He may return.", version=2
    )
    before = sample.rows("fair", day=date(2026, 3, 10), body="Velde left. Nobody knows.")
    old = before["articles"][0] | {"superseded_at": SECOND}
    role = {"entity_id": "velde", "role": "Velde", "status": "former", "article_id": "fair"}
    role |= {"start_char": 0, "end_char": 5, "section": "title", "said_on": date(2026, 3, 10)}
    town = mention("fair", 9, 19, "return", "orebro", "LOC") | {"sentence_no": 1}
    batch = {name: to_arrow(name, rows) for name, rows in corrected.items()}
    batch["article_versions"] = to_arrow("article_versions", [old])
    batch["entity_roles"] = to_arrow("entity_roles", [role])
    batch["entity_mentions"] = to_arrow("entity_mentions", [*corrected["entity_mentions"], town])
    with store.begin("r2", sample.AT) as tx:
        tx.upsert(story("wire", "agency", date(2026, 3, 9), duplicate_cluster="c"))
        copy = {"duplicate_cluster": "c", "is_original": False}
        tx.upsert(story("copy", "gazette", date(2026, 3, 10), **copy))
        tx.upsert(batch)
        for name, rows in WORLD.items():
            tx.put(name, to_arrow(name, rows))
        tx.commit()


WORLD: dict[str, list[dict[str, Any]]] = {
    "entities": [
        {"entity_id": "velde", "name": "Mara Velde", "entity_type": "PERSON", "article_count": 2}
        | {"first_seen_on": date(2026, 3, 9), "mention_count": 2},
        {"entity_id": "orlo", "name": "Orlo", "entity_type": "PERSON", "article_count": 1}
        | {"first_seen_on": date(2026, 2, 1), "mention_count": 2},
        {"entity_id": "orebro", "name": "Örebro", "entity_type": "LOC", "country_code": "SE"}
        | {"latitude": 59.3, "longitude": 15.2},
    ],
    "entity_aliases": [{"entity_id": "velde", "alias": "Velde"}],
    "entity_redirects": [{"old_entity_id": "mara", "entity_id": "velde"}],
    "entity_merges": [
        {"left_name": "Mara Velde", "right_name": "Velde", "entity_type": "PERSON", "same": True}
        | {"score": 0.9, "reasons": ["surname"], "decided_by": "rule"},
        {"left_name": "Orlo", "right_name": "Velde", "entity_type": "PERSON", "same": False},
    ],
    "rejects": [
        {"raw_path": "b.txt", "source": "agency", "reason": "empty", "detail": "no bytes"},
        {"raw_path": "a.txt", "source": "agency", "reason": "empty", "detail": "no bytes"},
    ],
    "runs": [
        {"run_id": "r1", "started_at": FIRST, "status": "completed", "articles_new": 1},
        {"run_id": "r2", "started_at": SECOND, "status": "completed", "articles_new": 2}
        | {"articles_updated": 1, "files_gone": 0, "rejected": 2}
        | {"finished_at": datetime(2026, 3, 10, 8, 0, 9, tzinfo=UTC)},
    ],
}

MET, WILL = "Velde met Orlo on Monday.", "Orlo will speak on March 20."
MONDAY, TUESDAY, LATER = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 20)
WIRED = datetime(2026, 3, 9, tzinfo=UTC)

EXPECTED: dict[str, list[tuple[Any, ...]]] = {
    "timeline_of_a_person": [(MONDAY, "day", "Monday", MET, "agency")],
    "who_with_whom_this_week": [("Mara Velde", "Orlo", 1)],
    "lag_from_event_to_publication": [("agency", 1, 0.0, 0)],
    "copies_and_their_origin": [
        ("Velde in Örebro", "agency", WIRED, 2, 2, datetime(2026, 3, 10, tzinfo=UTC))
    ],
    "titles_of_a_person": [("Velde", "former", TUESDAY, TUESDAY, 1)],
    "upcoming_dates": [(LATER, "day", "March 20", WILL, "agency", MONDAY)],
    "most_mentioned_this_week": [
        ("Mara Velde", "PERSON", 2, 2),
        ("Orlo", "PERSON", 1, 2),
        ("Örebro", "LOC", 1, 1),
    ],
    "first_seen_this_week": [("Mara Velde", "PERSON", MONDAY, 2)],
    "what_changed_between_versions": [
        ("fair", 1, "removed", "Nobody knows."),
        ("fair", 1, "added", "He may return."),
    ],
    "why_names_were_merged": [("Mara Velde", "Velde", "PERSON", 0.9, ["surname"], "rule")],
    "evidence_for_a_title": [(TUESDAY, "Velde", "**Velde** in Örebro", "courier")],
    "places_on_a_map": [("Örebro", "SE", 59.3, 15.2, 1)],
    "sources_that_disagree_on_a_date": [
        (
            MET,
            [MONDAY, TUESDAY],
            ["agency: Monday = 2026-03-09", "gazette: Monday = 2026-03-10"],
        ),
        (
            WILL,
            [LATER, date(2026, 3, 21)],
            ["agency: March 20 = 2026-03-20", "gazette: March 20 = 2026-03-21"],
        ),
    ],
    "rejects_by_reason_and_source": [("empty", "agency", 2, "a.txt", "no bytes")],
    "last_ten_runs": [
        ("r2", SECOND, "completed", 2, 1, 0, 2, 9.0, None),
        ("r1", FIRST, "completed", 1, None, None, None, None, None),
    ],
}


def test_there_are_fifteen_questions() -> None:
    assert questions().keys() == EXPECTED.keys()
    assert len(EXPECTED) == 15


@pytest.mark.parametrize("name", EXPECTED)
def test_the_answer(answers: dict[str, list[tuple[Any, ...]]], name: str) -> None:
    assert answers[name] == EXPECTED[name]
