"""Ask a database of the DuckDB on the path: SQL by name in, rows by name out, as JSON.

Run by the tests with an older one, so it imports nothing of the project.
"""

import json
import sys

import duckdb

with duckdb.connect(sys.argv[1], read_only=True) as con:
    con.execute("set TimeZone = 'UTC'")
    asked = {name: con.execute(sql).fetchall() for name, sql in json.load(sys.stdin).items()}
version, answers = duckdb.__version__, {name: sorted(map(repr, asked[name])) for name in asked}
json.dump({"version": version, "answers": answers}, sys.stdout)
