"""`dateline query`: a read-only question to the published database."""

import argparse
import shutil
import sys

import duckdb
import orjson
import pyarrow.csv
import pyarrow.parquet as pq

from flows import settings
from flows.errors import CommandError, UsageError
from warehouse.read import connect

FORMATS = ("table", "csv", "json", "parquet")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "query",
        help="a read-only query on the published database",
        description="Run a read-only query on the published database and print the answer.",
    )
    parser.add_argument("sql", metavar="SQL")
    parser.add_argument("--format", choices=FORMATS, default="table")
    parser.add_argument("--warehouse", metavar="DIR")
    parser.set_defaults(command=command)


def command(arguments: argparse.Namespace) -> int:
    chosen = settings.from_environment(warehouse=arguments.warehouse)
    try:
        with connect(chosen.warehouse) as connection:
            answer = connection.sql(arguments.sql)
            if answer is None:
                raise UsageError("the query gives no rows: only reading is possible here")
            write(answer, arguments.format)
    except duckdb.Error as error:
        raise CommandError(" ".join(str(error).split("\n\n")[0].split())) from error
    return 0


def write(answer: duckdb.DuckDBPyRelation, form: str) -> None:
    """Print an answer: a table for people, else csv, JSON lines or Parquet bytes."""
    if form == "table":
        answer.show(max_width=shutil.get_terminal_size((120, 24)).columns, max_rows=1000)
        return
    rows, out = answer.to_arrow_table(), sys.stdout.buffer
    if form == "csv":
        pyarrow.csv.write_csv(rows, out)
    elif form == "json":
        for row in rows.to_pylist():
            out.write(orjson.dumps(row, default=str, option=orjson.OPT_APPEND_NEWLINE))
    else:
        pq.write_table(rows, out)
