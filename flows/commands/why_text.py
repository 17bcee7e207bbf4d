"""What `dateline why` knows of an entity, as lines for a person to read."""

from collections.abc import Iterator, Sequence
from typing import Any

from transforms.entities import compare, corpus

Row = dict[str, Any]
MOST = 12  # lines of a part; the JSON form has them all
WIDTH = 160  # of a sentence


def listing_lines(name: str, found: Sequence[Row]) -> Iterator[str]:
    """Several entities of one name, and how to ask for one."""
    yield f"{len(found)} entities are called {name}:"
    for entity in found:
        yield f"  dateline why {entity['entity_id']}   {_headline(entity)}"


def dossier_lines(entity: Row) -> Iterator[str]:
    """One entity: who it is, its names, its roles, its merges, what was kept apart."""
    if entity["old_entity_id"]:
        yield f"{entity['old_entity_id']} is now {entity['entity_id']}"
    yield f"{_headline(entity)}, {entity['entity_id']}"
    yield from _part("Names", [f"{n['mention_count']:>6,}  {n['alias']}" for n in entity["names"]])
    yield from _part("Roles", [line for role in entity["roles"] for line in _role(role)])
    merged, apart = entity["merged"], entity["kept_apart"]
    yield from _part("Merged", [_merged(row) for row in merged])
    if len(entity["names"]) > 1 + len(merged):
        yield "  Other names stood beside a fuller one in single articles, and were joined there."
    heading = f"Kept apart (names are merged from a score of {compare.SAME:.2f})"
    yield from _part(heading, [_apart(row) for row in apart] or ["  nothing came near"])
    yield from _part("Knowledge base", [_entry(row) for row in entity["knowledge_base"]])
    yield from _part("Others who share a name", [_namesake(row) for row in entity["namesakes"]])


def _part(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from lines[:MOST]
        if len(lines) > MOST:
            yield f"  and {len(lines) - MOST:,} more: --format json has them all"


def _headline(entity: Row) -> str:
    about = [entity[c] for c in ("entity_type", "country_code", "kb_id", "wikidata_id")]
    if entity["geoname_id"]:
        about.append(f"GeoNames {entity['geoname_id']}")
    said = f"{_count(entity['article_count'], 'article')}, {_days(entity, 'seen_on')}"
    return f"{entity['name']} ({', '.join(filter(None, about))}), {said}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _days(row: Row, column: str) -> str:
    first, last = row[f"first_{column}"], row[f"last_{column}"]
    if not first:
        return "undated"
    return f"{first}" if first == last else f"{first} to {last}"


def _role(role: Row) -> Iterator[str]:
    status = "" if role["status"] == "current" else f" ({role['status']})"
    days = f"{_days(role, 'said_on')}, {_count(role['articles'], 'article')}"
    yield f"  {role['role']}{status}: {days}"
    if role["evidence"]:
        yield f"      “{_short(role['evidence'])}”"


def _short(sentence: str) -> str:
    """A sentence on one line, cut around the marked words when it is long."""
    line = " ".join(sentence.split())
    if len(line) <= WIDTH:
        return line
    start = max(0, min(line.find("**") - WIDTH // 3, len(line) - WIDTH))
    cut = line[start : start + WIDTH]
    return f"{'…' if start else ''}{cut}{'…' if start + WIDTH < len(line) else ''}"


def _merged(row: Row) -> str:
    by = "by a person" if row["decided_by"] == "human" else f"score {row['score']:.2f}"
    return f"  “{row['name']}” and “{row['other_name']}”, {by}: {_because(row)}"


def _apart(row: Row) -> str:
    by = "by a person" if row["decided_by"] == "human" else f"score {row['score']:.2f}"
    other = f"“{row['other_name']}”"
    if row["other_entity"]:
        whose = "" if row["other_entity"] == row["other_name"] else f"{row['other_entity']}, "
        other += f" ({whose}{_count(row['other_articles'], 'article')}, {row['other_entity_id']})"
    return f"  {other} from “{row['name']}”, {by}: {_because(row)}{_but(row)}"


def _but(row: Row) -> str:
    """Why two names that are alike enough were kept apart all the same."""
    if not row["same"] or corpus.is_weak(row["left_node"]) or corpus.is_weak(row["right_node"]):
        return ""
    return "; but of the other names on both sides, some do not fit"


def _entry(row: Row) -> str:
    verdict = "linked" if row["linked"] else "not linked"
    return f"  {row['name']} ({row['kb_id']}), {verdict}, score {row['score']:.2f}: {_because(row)}"


def _because(row: Row) -> str:
    return "; ".join(row["reasons"])


def _namesake(row: Row) -> str:
    shared = ", ".join(row["shared_names"][:4])
    about = f"{row['entity_type']}, {_count(row['article_count'], 'article')}, {row['entity_id']}"
    return f"  {row['name']} ({about}): {shared}"
