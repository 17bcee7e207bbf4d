"""Where tombstones are kept: `forgotten.csv` in the raw folder, and the warehouse.

In raw/, so that a warehouse made anew keeps out what was erased; in the warehouse, so that a raw
folder that is filled anew does not bring it back.
"""

import os
from dataclasses import asdict
from pathlib import Path

from transforms.articles.article import Reject
from transforms.articles.tombstones import Tombstone, Tombstones, parse, written
from warehouse.layout import sync_directory
from warehouse.rows import to_arrow
from warehouse.store import Transaction

FILE = "forgotten.csv"


def read_tombstones(raw: Path) -> tuple[Tombstones, list[Reject]]:
    """The tombstones in raw/, and a reject for each line that is none."""
    try:
        found, complaints = parse((raw / FILE).read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return Tombstones(), []
    except (OSError, UnicodeDecodeError) as error:
        found, complaints = Tombstones(), [" ".join(str(error).split())]
    return found, [Reject(FILE, None, "scan", "bad_settings", line) for line in complaints]


def stored_tombstones(tx: Transaction) -> Tombstones:
    """The tombstones that the warehouse holds: what they cover is in no table."""
    return Tombstones(frozenset(Tombstone(**row) for row in tx.scan("tombstones").to_pylist()))


def put_tombstones(tx: Transaction, stones: Tombstones) -> None:
    """Have the warehouse hold these from its next publish on."""
    tx.put("tombstones", to_arrow("tombstones", map(asdict, stones.all)))


def write_tombstones(raw: Path, stones: Tombstones) -> None:
    """Replace those in raw/, so that a crash leaves the old ones or the new ones. OSError."""
    beside = raw / f".{FILE}.new"
    with beside.open("w", encoding="utf-8") as file:
        file.write(written(stones))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(raw / FILE)
    sync_directory(raw)
