"""A small warehouse by hand: two articles of one story, a copy, and one that attacks the reader."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.warehouse import sample
from warehouse.rows import to_arrow
from warehouse.store import Store

ATTACK = "<script>alert(1)</script>"
BREAKOUT = '"><img src=x onerror=alert(2)>'
HOSTILE = f"Velde {ATTACK} met {BREAKOUT} on Monday. Velde left on March 20, they said."

ARTICLES: list[dict[str, Any]] = [
    {"article_id": "first"},
    {"article_id": "second", "day": date(2026, 3, 11), "source": "gazette"},
    {"article_id": "copy", "is_original": False, "duplicate_cluster": "c", "source": "gazette"},
    {
        "article_id": "hostile",
        "title": f"Title {ATTACK}",
        "body": HOSTILE,
        "source": f"Source {BREAKOUT}",
        "entity": "evil",
    },
]
ENTITIES: list[dict[str, Any]] = [
    {"entity_id": "velde", "name": "Mara Velde", "entity_type": "PERSON", "article_count": 3},
    {"entity_id": "evil", "name": f"Name {ATTACK}", "entity_type": "PERSON", "article_count": 1},
]
ALIASES: list[dict[str, Any]] = [
    {"entity_id": "velde", "alias": "Mara Velde", "mention_count": 6},
    {"entity_id": "evil", "alias": f"Alias {BREAKOUT}", "mention_count": 2},
]
REDIRECTS: list[dict[str, Any]] = [{"old_entity_id": "old-velde", "entity_id": "velde"}]


def build(root: Path) -> Path:
    """Publish it in a folder."""
    with Store(root) as store, store.begin("r1", sample.AT) as tx:
        tx.upsert(sample.batch(*ARTICLES))
        tx.put("entities", to_arrow("entities", ENTITIES))
        tx.put("entity_aliases", to_arrow("entity_aliases", ALIASES))
        tx.put("entity_redirects", to_arrow("entity_redirects", REDIRECTS))
        tx.commit()
    return root
