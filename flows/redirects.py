"""Ids once published keep their meaning: where each one leads now."""

from collections.abc import Collection, Mapping

from warehouse.store import Transaction

PLACE = ["article_id", "section", "start_char"]


def went(tx: Transaction, gone: Collection[str]) -> dict[str, str]:
    """Published ids that are gone -> the entity that most of their mentions are of now."""
    if not gone:
        return {}
    columns = [*PLACE, "entity_id"]
    were = tx.published("entity_mentions", columns, {"entity_id": sorted(gone)})
    articles = were["article_id"].unique().to_pylist()
    now = tx.scan("entity_mentions", columns, {"article_id": articles})
    both = were.rename_columns([*PLACE, "old"]).join(now, PLACE, join_type="inner")
    counted = both.group_by(["old", "entity_id"]).aggregate([([], "count_all")]).to_pylist()
    found: dict[str, str] = {}
    for row in sorted(counted, key=lambda r: (-r["count_all"], r["old"], r["entity_id"] or "")):
        if row["entity_id"]:
            found.setdefault(row["old"], row["entity_id"])
    return found


def followed(redirects: Mapping[str, str], published: Collection[str]) -> dict[str, str]:
    """The redirects, each followed to the entity that it means now.

    An id that lives again redirects nowhere; one whose articles all went away means nothing.
    """
    found = {}
    for old in redirects.keys() - published:
        new, seen = redirects[old], {old}
        while new not in published and new in redirects and new not in seen:
            seen.add(new)
            new = redirects[new]
        if new in published:
            found[old] = new
    return found
