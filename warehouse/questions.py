"""The fifteen questions of `sql/questions/`: what they ask, what they take, and their answers.

Some are about somebody, some about a week, some about one article. Who that is stands in variables
of the connection, which macros read; unset, each is about what there is most of, or latest.
"""

import re
from collections.abc import Mapping

import duckdb

from warehouse import sqlfiles
from warehouse.errors import WarehouseError
from warehouse.sqlfiles import fill

VARIABLE = re.compile(r"getvariable\('(\w+)'\)")


def questions() -> dict[str, str]:
    """The questions by name, with what each asks."""
    return {name: sqlfiles.comment(f"questions/{name}") for name in sqlfiles.names("questions")}


def question(name: str) -> str:
    """The SQL of a question. Raises WarehouseError for one that is not there."""
    if name not in questions():
        raise WarehouseError(f"no question {name!r}; there are {', '.join(questions())}")
    return sqlfiles.text(f"questions/{name}")


def parameters(name: str) -> set[str]:
    """What a question can be given: the variables that it and its macros read."""
    macros = sqlfiles.reads(f"questions/{name}") & set(sqlfiles.names("macros"))
    texts = [question(name), *(sqlfiles.text(f"macros/{macro}") for macro in macros)]
    return {variable for text in texts for variable in VARIABLE.findall(text)}


def ask(
    con: duckdb.DuckDBPyConnection, name: str, arguments: Mapping[str, str] | None = None
) -> duckdb.DuckDBPyRelation:
    """The answer to a question about `who`, the week of `day`, or an `article`.

    Raises WarehouseError for an argument that it does not take, and for a name that nobody goes by.
    """
    sql, arguments = question(name), arguments or {}
    if strangers := sorted(arguments.keys() - parameters(name)):
        takes = ", ".join(sorted(parameters(name))) or "nothing"
        raise WarehouseError(f"{name} takes {takes}, not {', '.join(strangers)}")
    for variable, value in arguments.items():
        con.execute(fill("read/set", variable=variable), {"value": value})
    if "who" in arguments:
        refuse_unknown(con, arguments["who"])
    return con.sql(sql)


def refuse_unknown(con: duckdb.DuckDBPyConnection, who: str) -> None:
    """WarehouseError when no entity goes by a name, with the names that are nearest to it."""
    ((known,),) = con.execute(fill("read/known"), {"name": who}).fetchall()
    if not known:
        near = [str(row[0]) for row in con.execute(fill("read/near"), {"name": who}).fetchall()]
        raise WarehouseError(f"nobody goes by {who!r}; near it are {', '.join(near) or 'none'}")
