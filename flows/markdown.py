"""A run in markdown, for Prefect's page of it."""

from collections.abc import Iterable
from pathlib import Path

from flows.entry import Entry
from flows.settings import Settings

COUNTS = {
    "files_seen": "files seen",
    "files_new": "files new",
    "files_changed": "files changed",
    "files_gone": "files gone",
    "articles_new": "articles new",
    "articles_updated": "articles updated",
    "articles_unchanged": "articles unchanged",
    "articles_gone": "articles gone",
    "mentions": "mentions",
    "rejected": "rejected by this run",
    "skipped": "scheduled runs skipped",
}


def report(entry: Entry, settings: Settings) -> str:
    """Counts, rejects by reason, the slowest stage, warnings, and where the tables are."""
    parts = [f"## Run {entry['run_id']}: {entry['status']}"]
    if entry.get("error"):
        parts.append(f"**{escaped(entry['error'])}**")
    parts += [f"- Warning: {escaped(warning)}" for warning in entry.get("warnings") or ()]
    if "files_seen" in entry:
        counts = [(label, entry[name]) for name, label in COUNTS.items()]
        parts.append(table(("count", ""), counts))
        parts.append(rejects(entry))
        parts.append(slowest(entry))
    parts.append(f"Database: {link(settings.warehouse / 'news.duckdb')}")
    parts.append(f"Parquet: {link(settings.warehouse / 'parquet')}")
    return "\n\n".join(part for part in parts if part) + "\n"


def rejects(entry: Entry) -> str:
    """Standing rejects, the most frequent reason first."""
    found = sorted(entry["rejects"].items(), key=lambda item: (-item[1], item[0]))
    return table(("rejects by reason", ""), found) if found else "No rejects."


def slowest(entry: Entry) -> str:
    """Which stage took longest, and its share."""
    seconds = entry["seconds_by_stage"]
    if not seconds:
        return ""
    name = max(seconds, key=seconds.__getitem__)
    return f"Slowest stage: {name}, {seconds[name]:.1f} s of {sum(seconds.values()):.1f} s."


def table(head: tuple[str, str], rows: Iterable[tuple[str, int]]) -> str:
    """Two columns, the second of numbers."""
    lines = [f"| {head[0]} | {head[1]} |", "|---|--:|"]
    return "\n".join([*lines, *(f"| {escaped(label)} | {number:,} |" for label, number in rows)])


def link(path: Path) -> str:
    place = path.resolve()
    return f"[{escaped(str(place))}]({place.as_uri()})"


def escaped(text: str) -> str:
    """Text that markdown shows as it is."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in text)
