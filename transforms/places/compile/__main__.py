"""Compiles the gazetteer from unpacked packages, or from GeoNames' own dump."""

import argparse
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from transforms.places.compile import dump, packages, reviewed
from transforms.places.compile.row import Row
from transforms.places.compile.write import merged, write


def from_packages(folder: Path) -> list[Row]:
    """The gazetteer that the project ships."""
    cities = packages.cities(folder)
    packages.mark_capitals(folder, cities)
    rows = [
        *packages.countries(folder, reviewed.country_points()),
        *packages.regions(folder, cities, reviewed.region_points()),
        *reviewed.features(),
        *cities,
        *packages.postal_places(folder),
    ]
    packages.foreign_names(folder, rows)
    return rows


def from_dump(paths: list[Path]) -> list[Row]:
    """A gazetteer from GeoNames' files, with the project's own names on top."""
    rows: Iterator[Row] = chain.from_iterable(dump.read(path) for path in paths)
    order = {"country": 0, "region": 1, "district": 2}
    return sorted([*rows, *reviewed.features()], key=lambda row: order.get(row.level, 3))


def main() -> None:
    """Writes places.parquet and names.parquet."""
    parser = argparse.ArgumentParser(prog="python -m transforms.places.compile")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--packages", type=Path, help="folder of unpacked packages")
    source.add_argument("--dump", type=Path, nargs="+", help="GeoNames files: allCountries.txt ...")
    parser.add_argument("--out", type=Path, default=reviewed.DATA)
    arguments = parser.parse_args()
    rows = from_packages(arguments.packages) if arguments.packages else from_dump(arguments.dump)
    reviewed.add_names(rows, complete=arguments.packages is not None)
    rows = merged(rows)
    arguments.out.mkdir(parents=True, exist_ok=True)
    write(rows, arguments.out)
    print(f"{len(rows):,} places written to {arguments.out}")


if __name__ == "__main__":
    main()
