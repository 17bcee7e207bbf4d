"""Rows -> the two Parquet files that `transforms.places.gazetteer` reads."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.places.compile.row import Row
from transforms.places.gazetteer import LEVELS
from transforms.places.names import abbreviation, fold, hashed

_NEAR = 0.3  # degrees: two places of one name and one country nearer than this are one

PLACES: pa.Schema = pa.schema(
    (
        pa.field("geoname_id", pa.int32()),  # 0 where the source gives none
        pa.field("name", pa.string()),
        pa.field("level", pa.int8()),  # index into LEVELS
        pa.field("country", pa.string()),
        pa.field("capital", pa.int8()),  # 1: the seat of a country's government
        pa.field("region", pa.int32()),  # row of the first-order region around it, or -1
        pa.field("district", pa.int32()),  # row of the second-order region around it, or -1
        pa.field("population", pa.int32()),
        pa.field("abroad", pa.int16()),  # names in other scripts than the Latin one
        pa.field("latitude", pa.float32()),
        pa.field("longitude", pa.float32()),
    )
)
NAMES = pa.schema(
    (
        pa.field("key", pa.int64()),  # hash of a folded name, ascending
        pa.field("row", pa.int32()),  # the place in places.parquet
        pa.field("main", pa.int8()),  # 1: its own name, not an alternate one
    )
)


def merged(rows: Iterable[Row]) -> list[Row]:
    """Sorted rows, without those that have no point and those that say again what stands there."""
    order = {level: i for i, level in enumerate(LEVELS)}
    kept: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (order[r.level], r.geoname_id is None, -r.population)):
        same = kept[row.country, fold(row.name)]
        if row.latitude is None or (_repeatable(row) and any(_is_same(row, s) for s in same)):
            continue
        same.append(row)
    listed = [row for same in kept.values() for row in same]
    return sorted(listed, key=lambda r: (order[r.level], r.country, r.region, r.district, r.name))


def _repeatable(row: Row) -> bool:
    return row.geoname_id is None


def _is_same(row: Row, other: Row) -> bool:
    if row.level == "feature":
        return other.level in ("country", "region")
    assert row.latitude is not None and row.longitude is not None
    assert other.latitude is not None and other.longitude is not None
    apart = abs(row.latitude - other.latitude) + abs(row.longitude - other.longitude)
    return other.level == row.level and apart < _NEAR


def write(rows: list[Row], folder: Path) -> None:
    """Writes places.parquet and names.parquet; `rows` as `merged` returns them."""
    at = {row.code: i for i, row in enumerate(rows) if row.code}
    places: dict[str, Any] = {
        "geoname_id": [row.geoname_id or 0 for row in rows],
        "name": [row.name for row in rows],
        "level": [LEVELS.index(row.level) for row in rows],
        "country": [row.country for row in rows],
        "capital": [int(row.capital) for row in rows],
        "region": [at.get(row.region, -1) for row in rows],
        "district": [at.get(row.district, -1) for row in rows],
        "population": [min(row.population, 2**31 - 1) for row in rows],
        "abroad": [row.abroad for row in rows],
        "latitude": [round(row.latitude or 0, 4) for row in rows],
        "longitude": [round(row.longitude or 0, 4) for row in rows],
    }
    _write(pa.table(places, schema=PLACES), folder / "places.parquet", [])
    keys = sorted((key, i, main) for i, row in enumerate(rows) for key, main in _keys(row))
    columns = dict(zip(NAMES.names, map(list, zip(*keys, strict=True)), strict=True))
    _write(pa.table(columns, schema=NAMES), folder / "names.parquet", ["key"])


def _keys(row: Row) -> list[tuple[int, int]]:
    """The hashed names of a place; 1 beside its own name."""
    own = {fold(name) for name in (row.name, *row.own)} - {""}
    names = {fold(alias) for alias in row.aliases} - own
    folded = [*((n, True) for n in own), *((n, False) for n in names if len(n) > 1)]
    short = [(abbreviation(form), True) for form in row.exact]
    return [(hashed(key), int(main)) for key, main in folded + short]


def _write(table: pa.Table, path: Path, ascending: list[str]) -> None:
    repetitive = [
        n
        for n in ("country", "level", "capital", "abroad", "region", "district")
        if n in table.column_names
    ]
    pq.write_table(
        table, path, compression="zstd", compression_level=19,
        use_dictionary=repetitive,  # type: ignore[arg-type]  # the stubs know only bool
        column_encoding=dict.fromkeys(ascending, "DELTA_BINARY_PACKED") or None,
        write_statistics=False,
    )  # fmt: skip
