"""A small warehouse by hand: two articles of one story, a copy, and one that attacks the reader."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dashboard.snapshot import Snapshot, latest
from tests.warehouse import sample
from warehouse.rows import to_arrow
from warehouse.store import Store

ATTACK = "<script>alert(1)</script>"
BREAKOUT = '"><img src=x onerror=alert(2)>'
HOSTILE = f"Velde {ATTACK} met {BREAKOUT} on Monday. Velde left on March 20, they said."
CORRECTED = sample.BODY.replace("She will return", "She may well return")

ARTICLES: list[dict[str, Any]] = [
    {"article_id": "first", "version": 2, "body": CORRECTED, "duplicate_cluster": "first"},
    {"article_id": "second", "day": date(2026, 3, 11), "source": "gazette"},
    {"article_id": "copy", "is_original": False, "duplicate_cluster": "first", "source": "gazette"},
    {
        "article_id": "hostile",
        "title": f"Title {ATTACK}",
        "body": HOSTILE,
        "source": f"Source {BREAKOUT}",
        "authors": [f"Author {ATTACK}"],
        "url": f"https://x.example/{BREAKOUT}",
        "raw_path": f"raw {ATTACK}",
        "notes": [f"Note {BREAKOUT}"],
        "entity": "evil",
    },
]
SEEN = {"first_seen_on": date(2026, 3, 9), "last_seen_on": date(2026, 3, 11)}
OREBRO = {"latitude": 59.27, "longitude": 15.21, "country_code": "SE"}
TABLES: dict[str, list[dict[str, Any]]] = {
    "entities": [
        {"entity_id": "velde", "name": "Mara Velde", "entity_type": "PERSON", "article_count": 3}
        | SEEN,
        {"entity_id": "evil", "name": f"Name {ATTACK}", "entity_type": "LOC", "article_count": 1}
        | SEEN
        | OREBRO,
    ],
    "entity_aliases": [
        {"entity_id": "velde", "alias": "Mara Velde", "mention_count": 6},
        {"entity_id": "velde", "alias": "Velde", "mention_count": 2},
        {"entity_id": "evil", "alias": f"Alias {BREAKOUT}", "mention_count": 2},
    ],
    "entity_merges": [
        {"left_name": "velde", "right_name": "mara velde", "entity_type": "PERSON"}
        | {"left_entity_id": "velde", "right_entity_id": "velde", "same": True, "score": 0.97}
        | {"reasons": ["a shorter name"], "decided_by": "rule"},
        {"left_name": f"left {ATTACK}", "right_name": "velde", "entity_type": "PERSON"}
        | {"left_entity_id": "evil", "right_entity_id": "velde", "same": False, "score": 0.2}
        | {"reasons": [f"reason {BREAKOUT}"], "decided_by": "human"},
    ],
    "entity_redirects": [{"old_entity_id": "old-velde", "entity_id": "velde"}],
    "rejects": [
        {"raw_path": f"bad {ATTACK}", "source": f"Source {BREAKOUT}", "stage": "parse"}
        | {"reason": "truncated", "detail": f"detail {ATTACK}", "seen_at": sample.AT},
    ],
    "runs": [
        {"run_id": "r1", "started_at": sample.AT, "finished_at": sample.AT + timedelta(minutes=1)}
        | {"status": "completed", "articles_new": 4, "rejected": 1}
        | {"seconds_by_stage": [("ingest", 1.5), ("annotate", 9.0)]}
        | {"warnings": [f"odd {ATTACK}"]},
    ],
}
ROLES: list[dict[str, Any]] = [
    {"entity_id": entity, "role": role, "status": status, "article_id": article, "section": "body"}
    | {"start_char": start, "end_char": start + 4, "local_no": 0, "said_on": date(2026, 3, day)}
    for entity, role, status, article, day, start in (
        ("velde", "minister", "current", "first", 9, 0),
        ("velde", "minister", "former", "second", 11, 0),
        ("evil", f"role {ATTACK}", "acting", "hostile", 9, 0),
    )
]


def build(root: Path) -> Path:
    """Publish it in a folder, `first` with a superseded version."""
    older = sample.rows("first")["articles"][0] | {"superseded_at": sample.AT}
    more = {"entity_roles": ROLES, "article_versions": [older]}
    with Store(root) as store, store.begin("r1", sample.AT) as tx:
        batch = sample.batch(*ARTICLES)
        tx.upsert(batch | {name: to_arrow(name, rows) for name, rows in more.items()})
        for name, rows in TABLES.items():
            tx.put(name, to_arrow(name, rows))
        tx.commit()
    return root


def published(root: Path, *articles: dict[str, Any], rejects: Iterable[Any] = ()) -> Snapshot:
    """A warehouse of some articles alone, as a page sees it."""
    with Store(root) as store, store.begin("r1", sample.AT) as tx:
        tx.upsert(sample.batch(*articles))
        tx.put("entities", sample.entities("velde"))
        tx.put("rejects", to_arrow("rejects", list(rejects)))
        tx.commit()
    return latest(root)
