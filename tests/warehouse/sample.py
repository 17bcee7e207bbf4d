"""A few articles by hand, with every table filled: what the warehouse tests build on."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa

from warehouse.rows import to_arrow

AT = datetime(2026, 3, 10, 12, tzinfo=UTC)
BODY = "Mara Velde spoke in Örebro 👩‍👩‍👧 on Monday. She will return on March 20, said é Velde."


def batch(*articles: dict[str, Any]) -> dict[str, pa.Table]:
    """The per-article tables of the articles."""
    made = [rows(**article) for article in articles]
    names = {name for each in made for name in each}
    return {name: to_arrow(name, [r for m in made for r in m.get(name, [])]) for name in names}


def rows(
    article_id: str,
    day: date | None = date(2026, 3, 9),
    body: str = BODY,
    version: int = 1,
    entity: str = "velde",
    **more: Any,
) -> dict[str, list[dict[str, Any]]]:
    """All rows of one article, as dicts, by table."""
    stop = body.index(".") + 1 if "." in body else len(body)
    article = {
        "article_id": article_id,
        "version": version,
        "source": "courier",
        "title": "Velde in Örebro",
        "published_on": day,
        "published_at": datetime.combine(day, datetime.min.time(), UTC) if day else None,
        "body": body,
        "word_count": len(body.split()),
        "sentence_starts": [0, stop + 1] if stop < len(body) else [0],
        "sentence_ends": [stop, len(body)] if stop < len(body) else [len(body)],
        "is_original": True,
        "raw_path": f"{article_id}.txt",
        "content_sha256": f"{len(body):x}",
        "pipeline_version": "1",
    } | more
    return {
        "articles": [article],
        "date_mentions": dates(article_id, body, day, stop),
        "entity_mentions": mentions(article_id, body, stop, entity),
    }


def dates(article_id: str, body: str, day: date | None, stop: int) -> list[dict[str, Any]]:
    found = []
    for phrase, offset in (("Monday", 0), ("March 20", 11)):
        start = body.find(phrase)
        if start < 0:
            continue
        begins = datetime.combine(day, datetime.min.time()) + timedelta(offset) if day else None
        found.append(
            {
                "article_id": article_id,
                "mention_no": len(found),
                "start_char": start,
                "end_char": start + len(phrase),
                "text": phrase,
                "sentence_no": int(start > stop),
                "section": "body",
                "timex_type": "DATE",
                "begins_on": begins,
                "ends_before": begins + timedelta(1) if begins else None,
                "grain": "day",
            }
        )
    return found


def mentions(article_id: str, body: str, stop: int, entity: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    start = body.find("Velde")
    while start >= 0:
        found.append(
            {
                "article_id": article_id,
                "mention_no": len(found),
                "start_char": start,
                "end_char": start + 5,
                "text": "Velde",
                "sentence_no": int(start > stop),
                "section": "body",
                "entity_type": "PERSON",
                "local_no": 0,
                "entity_id": entity,
            }
        )
        start = body.find("Velde", start + 5)
    return found


def entities(*ids: str) -> pa.Table:
    """The canonical entities with these ids."""
    made = [{"entity_id": i, "name": i.title(), "entity_type": "PERSON"} for i in ids]
    return to_arrow("entities", made)
