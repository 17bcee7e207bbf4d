"""What people wrote down: points of countries, seas and mountains, nationalities, abbreviations,
English names."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from transforms.places.compile.row import Row
from transforms.places.names import fold

DATA = Path(__file__).parent.parent / "data"


def _read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def country_points() -> dict[str, tuple[float, float]]:
    """GeoNames' own point of each country, by ISO 3166-1 alpha-2 code."""
    return {
        row["country_code"]: (float(row["latitude"]), float(row["longitude"]))
        for row in _read("country_points.csv")
    }


def region_points() -> dict[str, tuple[float, float]]:
    """GeoNames' own points of large first-order regions, by GeoNames' code (`US.TX`)."""
    return {
        row["region"]: (float(row["latitude"]), float(row["longitude"]))
        for row in _read("region_points.csv")
    }


def features() -> Iterator[Row]:
    """Continents, seas, mountains, rivers, and regions of no single country."""
    for row in _read("features.csv"):
        yield Row(
            int(row["geoname_id"]) if row.get("geoname_id") else None,
            row["name"], "feature", row["country_code"],
            float(row["latitude"]), float(row["longitude"]), aliases=row["aliases"].split("|"),
        )  # fmt: skip


def add_names(rows: Iterable[Row], complete: bool = True) -> None:
    """Gives rows their nationalities, abbreviations and English names, in place.

    A line names its place as `FR`, `FR:Corsica` or `:Europe`; of several rows of one name, the
    first (the highest level) is meant, but for `ES:city:Sevilla`, and a place's own name goes
    before another's alias.

    Lines about places that are not among the rows are left out where these are not `complete`,
    as when only one of GeoNames' files is compiled.

    Raises:
        ValueError: the rows are complete, and a line names a place that is not among them.
    """
    rows = list(rows)
    named = {row.country: row for row in rows if row.level == "country"}
    for row in rows:
        named.setdefault(f"{row.country}:{fold(row.name)}", row)
        named.setdefault(f"{row.country}:{row.level}:{fold(row.name)}", row)
    for row in rows:
        for alias in row.aliases:
            named.setdefault(f"{row.country}:{fold(alias)}", row)
    for file in ("demonyms.csv", "abbreviations.csv", "english.csv"):
        for line in _read(file):
            if place := _find(named, line["place"], complete):
                _add(place, line["forms"].split("|"), file == "abbreviations.csv")


def _add(row: Row, forms: list[str], abbreviations: bool) -> None:
    for form in forms:
        short = abbreviations and ("." in form or form.isupper())
        (row.exact if short else row.own).append(form)


def _find(named: dict[str, Row], place: str, complete: bool) -> Row | None:
    *around, name = place.split(":")
    key = ":".join([*around, fold(name)]) if around else place
    if complete and key not in named:
        raise ValueError(f"no such place in the gazetteer's sources: {place}")
    return named.get(key)
