"""The `.sql` files: reading them, and ordering them by what they read."""

import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent / "sql"
MACRO = re.compile(r"^create or replace macro \w+\(.*?\) as\s+(table\s+)?")


@cache
def text(name: str) -> str:
    """The SQL of `sql/<name>.sql`."""
    return (ROOT / f"{name}.sql").read_text(encoding="utf-8").strip().removesuffix(";")


@cache
def bare(name: str) -> str:
    """The SQL without comment lines, so that one statement can stand inside another."""
    return re.sub(r"^--.*\n", "", text(name), flags=re.MULTILINE)


def fill(name: str, /, **names: str) -> str:
    """The SQL of a template with its names filled in."""
    return bare(name).format(**names)


def comment(name: str) -> str:
    """What a file says about itself: the comment lines it begins with, as one line."""
    lines = re.match(r"(--.*\n)*", text(name))
    said = [line.removeprefix("--").strip() for line in (lines[0] if lines else "").splitlines()]
    return " ".join(line for line in said if not line.startswith(("scope:", "joins:")))


def covers_changes_only(name: str) -> bool:
    """Whether a check need only see the articles that changed."""
    return "-- scope: changed" in text(name)


def joins_as_written(name: str) -> bool:
    """Whether a statement knows better than DuckDB which side of its joins is small."""
    return "-- joins: as written" in text(name)


def goes_by_clock(warning: str) -> bool:
    """Whether a warning can come up while nothing is published."""
    return "-- scope: clock" in text(f"warnings/{warning}")


def names(folder: str) -> list[str]:
    """The files of a folder, without `.sql`, in alphabetical order."""
    return sorted(path.stem for path in (ROOT / folder).glob("*.sql"))


@cache
def in_order(*folders: str) -> list[tuple[str, str]]:
    """(folder, name) of every file in the folders, each after all that it reads."""
    home = {name: folder for folder in folders for name in names(folder)}
    needs = {name: reads(f"{home[name]}/{name}") & home.keys() - {name} for name in home}
    return [(home[name], name) for name in TopologicalSorter(needs).static_order()]


def reads(name: str) -> set[str]:
    """Names of the tables, views and macros that a statement refers to."""
    import sqlglot  # only a build needs it: a query should not wait for it
    from sqlglot import exp

    statement = MACRO.sub("", bare(name))  # sqlglot reads no default of a parameter
    tree = sqlglot.parse_one(statement, dialect="duckdb")
    found = {table.name for table in tree.find_all(exp.Table)}
    found |= {str(call.this) for call in tree.find_all(exp.Anonymous)}
    return {name.lower() for name in found if name}
