"""`dateline query`: a read-only question to the published database."""

import argparse
import datetime

import duckdb

from flows import settings
from flows.commands.answer import FORMATS, write
from flows.commands.options import add_warehouse
from flows.errors import CommandError, UsageError
from flows.remote.session import readable
from warehouse.questions import ask, parameters, questions
from warehouse.read import connect

LIST = ""  # `--question` without a name
READING = {
    duckdb.StatementType.SELECT,
    duckdb.StatementType.EXPLAIN,
    duckdb.StatementType.PRAGMA,
    duckdb.StatementType.SET,
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "query",
        help="a read-only query on the published database",
        description="Run a read-only query, or one of the fifteen questions, on the published "
        "database and print the answer. `--question` alone lists the questions.",
    )
    parser.add_argument("sql", metavar="SQL", nargs="?")
    parser.add_argument("--question", metavar="NAME", nargs="?", const=LIST)
    parser.add_argument("--who", metavar="NAME", help="whom the question is about")
    parser.add_argument("--day", metavar="DATE", help="a day of the week that it is about")
    parser.add_argument("--article", metavar="ID|URL|PATH", help="the article that it is about")
    parser.add_argument("--format", choices=FORMATS, default="table")
    add_warehouse(parser)
    parser.set_defaults(command=command)


def command(arguments: argparse.Namespace) -> int:
    if arguments.question == LIST:
        width = max(map(len, questions()))
        for name, asks in questions().items():
            print(f"{name:<{width}}  {asks}")
        return 0
    chosen = settings.from_environment(warehouse=arguments.warehouse)
    given = given_to(arguments)
    try:
        with connect(readable(chosen)) as connection:
            if arguments.question:
                answer = ask(connection, arguments.question, given)
            else:
                answer = run(connection, arguments.sql)
            write(answer, arguments.format)
    except duckdb.Error as error:
        raise CommandError(" ".join(str(error).split("\n\n")[0].split())) from error
    return 0


def given_to(arguments: argparse.Namespace) -> dict[str, str]:
    """The arguments of the question. UsageError for what does not fit together."""
    name = arguments.question
    if (name is None) == (arguments.sql is None):
        raise UsageError("query: give one SQL query, or --question NAME")
    if name is not None and name not in questions():
        raise UsageError(f"--question: no {name!r}; there are {', '.join(questions())}")
    given = {key: value for key in ("who", "day", "article") if (value := getattr(arguments, key))}
    takes = parameters(name) if name else set()
    if strangers := [f"--{key}" for key in given if key not in takes]:
        options = ", ".join(f"--{key}" for key in sorted(takes)) or "no argument"
        raise UsageError(f"{name or 'SQL'} takes {options}, not {', '.join(strangers)}")
    if "day" in given:
        check_day(given["day"])
    return given


def check_day(day: str) -> None:
    try:
        datetime.date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"--day: {day!r} is no day such as 2026-03-04") from error


def run(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.DuckDBPyRelation:
    """The answer to the last of some statements, all of which only read.

    UsageError for one that writes, a file on the side included, and for a query without rows.
    """
    for statement in connection.extract_statements(sql):
        if statement.type not in READING:
            raise UsageError(f"{statement.type.name} writes; `dateline query` only reads")
    answer = connection.sql(sql)
    if answer is None:
        raise UsageError("the query gives no rows")
    return answer
