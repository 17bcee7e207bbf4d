"""The gazetteer in memory: two Parquet files as arrays, looked up by hashed name.

Loads in a fraction of a second and holds some 30 MB, whatever the number of names: see
docs/gazetteer.md for what is in it and where it comes from.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from transforms.places.names import fold, hashed

DATA = Path(__file__).parent / "data"
LEVELS = ("country", "region", "district", "feature", "city")
COUNTRY, REGION, DISTRICT, FEATURE, CITY = range(5)
_RENOWNED: Final = 20.0  # how well known a city of renowned.csv is at least: shade.py's measure
_CAPITAL: Final = 29  # names abroad that any capital may be taken to have

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed by identity
class Gazetteer:
    """Parallel arrays, one element a place; `region`, `district` and `country` are indices.

    `country` indexes `country_codes`; `country_row` gives a country's own place, -1 if none.
    """

    names: pa.StringArray
    geoname_id: Ints  # 0 where unknown
    level: NDArray[np.int8]
    capital: NDArray[np.bool_]  # the seat of a country's government
    country: Ints
    country_codes: tuple[str, ...]
    country_row: Ints
    region: Ints
    district: Ints
    log_population: Floats  # natural logarithm of population + 1
    renown: Floats  # natural logarithm of its names in other scripts than the Latin one + 1
    latitude: Floats
    longitude: Floats
    keys: NDArray[np.int64]
    key_rows: Ints
    key_main: NDArray[np.bool_]

    def find(self, key: str) -> tuple[Ints, NDArray[np.bool_]]:
        """Rows of the places that go by the key, and whether it is their own name."""
        value = hashed(key)
        first = int(np.searchsorted(self.keys, value))
        last = first
        while last < len(self.keys) and self.keys[last] == value:
            last += 1
        return self.key_rows[first:last], self.key_main[first:last]

    def name(self, row: int) -> str:
        """The place's own name."""
        return str(self.names[row].as_py())

    def country_code(self, row: int) -> str | None:
        """ISO 3166-1 alpha-2, or None for a place of no single country."""
        return self.country_codes[self.country[row]] or None


def load(folder: Path = DATA) -> Gazetteer:
    """The gazetteer compiled into `folder`, read once per process.

    Raises:
        FileNotFoundError: there is none there; `make gazetteer` compiles one.
    """
    return _load(str(folder))


@lru_cache(maxsize=2)
def _load(folder: str) -> Gazetteer:
    # ParquetFile, because read_table imports the dataset module, which takes a second.
    places = pq.ParquetFile(Path(folder) / "places.parquet", read_dictionary=["country"]).read(
        use_threads=False
    )
    names = pq.ParquetFile(Path(folder) / "names.parquet").read(use_threads=False)
    level = _array(places, "level", np.int8)
    encoded: Any = places["country"].combine_chunks()
    country = _values(encoded.indices, np.int32)
    codes = tuple(encoded.dictionary.to_pylist())
    country_row = np.full(len(codes), -1, np.int32)
    countries = np.flatnonzero(level == COUNTRY)
    country_row[country[countries]] = countries
    capital = _array(places, "capital", np.int8).astype(np.bool_)
    abroad = np.maximum(_array(places, "abroad", np.int16), capital * _CAPITAL)
    gazetteer = Gazetteer(
        names=cast(pa.StringArray, places["name"].combine_chunks()),
        geoname_id=_array(places, "geoname_id", np.int32),
        level=level,
        capital=capital,
        country=country,
        country_codes=codes,
        country_row=country_row,
        region=_array(places, "region", np.int32),
        district=_array(places, "district", np.int32),
        log_population=np.log1p(_array(places, "population", np.int32).astype(np.float32)),
        renown=np.log1p(abroad.astype(np.float32)),
        latitude=_array(places, "latitude", np.float32),
        longitude=_array(places, "longitude", np.float32),
        keys=_array(names, "key", np.int64),
        key_rows=_array(names, "row", np.int32),
        key_main=_array(names, "main", np.int8).astype(np.bool_),
    )
    _make_known(gazetteer)
    return gazetteer


def _make_known(gazetteer: Gazetteer) -> None:
    """Lifts the cities that the world knows better than their people and names tell."""
    g = gazetteer
    for line in (DATA / "renowned.csv").read_text(encoding="utf-8").split()[1:]:
        code, name = line.split(":")
        rows, main = g.find(fold(name))
        rows = rows[main & (g.level[rows] == CITY)]
        rows = rows[[g.country_code(row) == code for row in rows.tolist()]]
        if len(rows):
            row = rows[np.argmax(g.log_population[rows])]
            g.renown[row] = max(g.renown[row], (_RENOWNED - g.log_population[row]) / 2)


def _array(table: pa.Table, column: str, dtype: type) -> NDArray:  # type: ignore[type-arg]
    """A column's values without a copy; pyarrow's own to_numpy would import pandas."""
    return _values(table[column].combine_chunks(), dtype)


def _values(values: pa.Array, dtype: type) -> NDArray:  # type: ignore[type-arg]
    buffer: Any = values.buffers()[1]
    return np.frombuffer(buffer, dtype=dtype, count=len(values))


def points(geoname_ids: Collection[int]) -> dict[int, tuple[str, float, float]]:
    """GeoNames id -> its own name, degrees north and degrees east, of those that are known."""
    if not geoname_ids:
        return {}
    gazetteer = load()
    rows = np.flatnonzero(np.isin(gazetteer.geoname_id, list(geoname_ids)))
    return {
        int(gazetteer.geoname_id[row]): (
            gazetteer.name(row),
            round(float(gazetteer.latitude[row]), 4),
            round(float(gazetteer.longitude[row]), 4),
        )
        for row in rows.tolist()
    }
