"""`dateline why`: an entity's names and roles, what was merged into it and what was kept apart."""

import argparse
import sys
from typing import Any

import duckdb
import orjson

from flows import settings
from flows.commands.options import add_warehouse
from flows.commands.why_text import dossier_lines, listing_lines
from flows.errors import CommandError
from flows.remote.session import readable
from warehouse.read import connect
from warehouse.sqlfiles import text

Row = dict[str, Any]


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "why",
        help="an entity's names and roles, its merges with their reasons, what was kept apart",
        description="Say who an entity is, and why. Where several bear the name, they are listed.",
    )
    parser.add_argument("name", metavar="NAME", help="a name, an alias, or an entity's id")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_warehouse(parser)
    parser.set_defaults(command=command)


def command(arguments: argparse.Namespace) -> int:
    chosen = settings.from_environment(warehouse=arguments.warehouse)
    try:
        with connect(readable(chosen)) as connection:
            found = named(connection, " ".join(arguments.name.split()))
            write(connection, arguments.name, found, arguments.format)
    except duckdb.Error as error:
        raise CommandError(" ".join(str(error).split("\n\n")[0].split())) from error
    return 0


def write(connection: duckdb.DuckDBPyConnection, name: str, found: list[Row], form: str) -> None:
    """Print what is known: in JSON a line for each entity, in text a list of more than one."""
    if form == "json":
        for entity in found:
            line = dossier(connection, entity)
            sys.stdout.buffer.write(orjson.dumps(line, default=str) + b"\n")
    elif len(found) > 1:
        print("\n".join(listing_lines(name, found)))
    else:
        print("\n".join(dossier_lines(dossier(connection, found[0]))))


def named(connection: duckdb.DuckDBPyConnection, name: str) -> list[Row]:
    """The entities of a name; CommandError, with the nearest names, where there are none."""
    found = rows(connection, "why_entity", who=name)
    if found:
        return found
    nearest = rows(connection, "why_nearest", who=name)
    same = {row["alias"] for row in nearest if row["likeness"] == 1}  # but for accents and case
    if same:
        return named(connection, min(same))
    like = ", ".join(dict.fromkeys(row["alias"] for row in nearest))
    hint = f"; nearest: {like}" if like else ", nor anything like it"
    raise CommandError(f"nothing is called {name!r}{hint}")


def dossier(connection: duckdb.DuckDBPyConnection, entity: Row) -> Row:
    """All that the published tables say of who an entity is."""
    parts = {
        part: rows(connection, f"why_{part}", entity_id=entity["entity_id"])
        for part in ("names", "roles", "decisions", "knowledge_base", "namesakes")
    }
    decisions = parts.pop("decisions")
    return (
        entity
        | parts
        | {
            "merged": [row for row in decisions if row["merged"]],
            "kept_apart": [row for row in decisions if not row["merged"]],
        }
    )


def rows(connection: duckdb.DuckDBPyConnection, name: str, **values: str) -> list[Row]:
    """The answer of a file of `sql/commands/`."""
    answer = connection.sql(text(f"commands/{name}"), params=values)
    return list(answer.to_arrow_table().to_pylist())
