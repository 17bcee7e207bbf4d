"""Places from GeoNames' own dump (`allCountries.txt` or `cities500.txt`), for who wants them all.

The dump's columns are described in the readme.txt that lies beside it.
"""

from collections.abc import Iterator
from pathlib import Path

from transforms.places.compile.row import Level, Row, abroad

_LEVELS: dict[str, Level] = {"PCLI": "country", "PCLD": "country", "PCLF": "country",
                             "PCLS": "country", "TERR": "country",
                             "ADM1": "region", "ADM2": "district"}  # fmt: skip
# Feature classes worth naming in news: land, water, parks and areas, heights, populated places.
_CLASSES = frozenset("AHLPT")


def read(path: Path) -> Iterator[Row]:
    """Yields the dump's rows in file order; a line that lacks columns is an error."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = _row(line.rstrip("\n").split("\t"))
            if row:
                yield row


def _row(line: list[str]) -> Row | None:
    feature_class, feature_code, country = line[6], line[7], line[8]
    if feature_class not in _CLASSES:
        return None
    level = _LEVELS.get(feature_code, "city" if feature_class == "P" else "feature")
    region = f"{country}.{line[10]}" if line[10] else ""
    district = f"{region}.{line[11]}" if region and line[11] else ""
    return Row(
        int(line[0]), line[1], level, country, float(line[4]), float(line[5]),
        population=int(line[14] or 0), region=region, district=district,
        capital=feature_code == "PPLC",
        code={"region": region, "district": district}.get(level, ""),
        aliases=[line[2], *line[3].split(",")], abroad=abroad(line[3].split(",")),
    )  # fmt: skip
