"""What a run did, for a person to read in five seconds, and for Prefect's table of it."""

import shlex
import shutil
import sys

from flows.settings import Settings, from_environment
from flows.workspace import Counts


def rows(counts: Counts) -> list[tuple[str, str]]:
    """The summary as label and value, in reading order."""
    articles = (
        f"{counts.articles_new:,} new · {counts.articles_updated:,} updated · "
        f"{counts.articles_unchanged:,} unchanged · {counts.articles_gone:,} gone"
    )
    if counts.articles_again:
        articles += f" · {counts.articles_again:,} made again"
    found = [("Articles", articles)]
    if counts.rejects:
        by_reason = ", ".join(f"{n:,} {reason}" for reason, n in sorted(counts.rejects.items()))
        found.append(("Rejected", f"{sum(counts.rejects.values()):,} ({by_reason})"))
    else:
        found.append(("Rejected", "none"))
    if counts.unannotated:
        languages = ", ".join(f"{n:,} {name}" for name, n in sorted(counts.unannotated.items()))
        found.append(("No rules for", languages))
    if counts.date_mentions or counts.entity_mentions:
        mentions = (
            f"{several(counts.date_mentions, 'date')} · {several(counts.entity_mentions, 'name')}"
        )
        found.append(("Mentions", mentions))
    if counts.entities:
        found.append(("Entities", f"{counts.entities:,}"))
    if counts.skipped:
        found.append(
            ("Skipped", f"{several(counts.skipped, 'scheduled run')}, due while another ran")
        )
    found += [("Warning", warning) for warning in counts.warnings]
    seconds = " · ".join(f"{name} {counts.seconds[name]:.1f}" for name in counts.seconds)
    found.append(("Seconds", seconds))
    return found


def several(number: int, one: str) -> str:
    """A number and what is counted: 1 date, 12,300 dates."""
    return f"{number:,} {one}{'s' * (number != 1)}"


def show(counts: Counts, settings: Settings, published: bool) -> None:
    """Print the summary, where the tables are, and one query to try."""
    empty = not (settings.warehouse / "news.duckdb").exists()
    if empty:
        print("Nothing in raw/ yet: nothing is published.\n")
    elif not published:
        print("Nothing new in raw/: the published tables stand as they are.\n")
    for label, value in rows(counts):
        print(f"  {label:<13} {value}")
    if empty:
        return
    print(f"\n  {'Database':<13} {settings.shown_warehouse}/news.duckdb")
    print(f"  {'Parquet':<13} {settings.shown_warehouse}/parquet/")
    queries = [("Try", "SELECT name, begins_on, sentence FROM timeline LIMIT 5")]
    if counts.rejects:
        queries.insert(0, ("Rejects", "SELECT raw_path, reason, detail FROM rejects"))
    for label, sql in queries:
        print(f'  {label:<13} {query_command(settings)} "{sql}"')


def query_command(settings: Settings) -> str:
    """`dateline query` as it can be typed here, for the tables of this run."""
    program = "dateline" if shutil.which("dateline") else sys.argv[0]
    if settings.warehouse == from_environment().warehouse:
        return f"{program} query"
    return f"{program} query --warehouse {shlex.quote(settings.shown_warehouse)}"
