"""`dateline status`: whether all is well, for a person and for what watches over the machine."""

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import orjson

from flows import settings
from flows.commands.options import add_warehouse
from flows.entry import Entry
from flows.errors import UsageError
from flows.every import duration, in_words
from flows.status import CLOCK, Status, as_dict, status_of


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "status",
        help="last runs, age of the data, warnings; exit 1 when stale or failing",
        description="Say whether all is well. Exit 0 when it is, 1 when the data is stale, the "
        "last run failed or was killed, or nothing is published.",
    )
    parser.add_argument(
        "--stale-after",
        metavar="1h",
        default="24h",
        help="how long the last good run may be ago (default: 24h)",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_warehouse(parser, "DIR")
    parser.set_defaults(command=command)


def command(arguments: argparse.Namespace) -> int:
    chosen = settings.from_environment(warehouse=arguments.warehouse)
    try:
        stale_after = duration(arguments.stale_after)
    except ValueError as error:
        raise UsageError(f"--stale-after: {error}") from error
    status = status_of(Path(chosen.warehouse), stale_after)
    if arguments.format == "json":
        options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z
        shown = as_dict(status) | {"copy_of": chosen.warehouse_url or None}
        sys.stdout.write(orjson.dumps(shown, option=options).decode())
    else:
        print("\n".join((*lines(status), *_copied(chosen))))
    return 0 if status.well else 1


def _copied(chosen: settings.Settings) -> Iterator[str]:
    """What a status does not see, where the warehouse is on another machine."""
    if chosen.warehouse_url:
        yield f"This is of the copy here, {chosen.warehouse}: what other machines ran and"
        yield f"published to {chosen.warehouse_url} is seen after the next run here."


def lines(status: Status) -> Iterator[str]:
    """The status as a person reads it."""
    yield "All is well." if status.well else "Not well:"
    yield from (f"  {problem}" for problem in status.problems)
    yield from (f"  Warning: {warning}" for warning in status.warnings)
    if status.running:
        yield f"  A run is under way: {status.running}"
    if status.served and status.served.alive:
        yield f"  Served ({status.served.schedule}) by process {status.served.pid}"
    yield f"  {_since('Last good run ended', status.looked_at, status.now) or 'No good run yet'}"
    newest = _since(", the newest came in", status.newest_came_at, status.now)
    yield f"  {status.articles:,} articles{newest}"
    if status.runs:
        yield "Last runs:"
    yield from (f"  {run}" for run in map(_run, reversed(status.runs)))


def _since(what: str, then: datetime | None, now: datetime) -> str:
    """What was when; nothing of what never was."""
    if then is None:
        return ""
    ahead = then - now > CLOCK  # and not just done, while we looked
    ago = (
        f"{in_words(then - now)} from now"
        if ahead
        else f"{in_words(max(now - then, timedelta()))} ago"
    )
    return f"{what} {ago}"


def _run(entry: Entry) -> str:
    said = f"{entry['started_at']:%Y-%m-%d %H:%M:%S}  {entry['status']:<10}"
    if entry.get("error"):
        return f"{said} {entry['error']}"
    new, updated = entry.get("articles_new") or 0, entry.get("articles_updated") or 0
    return f"{said} {new:,} new, {updated:,} updated, {entry.get('rejected') or 0:,} rejected"
