"""Rows -> Parquet -> gazetteer, on a few places of a dump."""

from pathlib import Path

import numpy as np
import pytest

from transforms.places.compile import dump, reviewed
from transforms.places.compile.geometry import centroid
from transforms.places.compile.row import Row, abroad
from transforms.places.compile.write import merged, write
from transforms.places.gazetteer import CITY, COUNTRY, REGION, load
from transforms.places.names import abbreviation, fold

# GeoNames' columns: id, name, ascii, alternates, lat, lon, class, code, country, cc2, admin1,
# admin2, admin3, admin4, population, elevation, dem, zone, modified.
DUMP = [
    (
        "6252001",
        "United States",
        "",
        "USA",
        "39.76",
        "-98.5",
        "A",
        "PCLI",
        "US",
        "00",
        "",
        "310000000",
    ),
    ("4736286", "Texas", "", "Tejas", "31.25", "-99.25", "A", "ADM1", "US", "TX", "", "8"),
    ("4717560", "Paris", "", "Paryz", "33.66", "-95.55", "P", "PPL", "US", "TX", "277", "24171"),
    ("1", "Paris Elementary School", "", "", "33.66", "-95.55", "S", "SCH", "US", "TX", "", "0"),
]


def dump_file(folder: Path) -> Path:
    lines = []
    for i, name, ascii_name, other, lat, lon, cls, code, country, *rest in DUMP:
        admin1, admin2, people = rest[0], rest[1], rest[2]
        row = [i, name, ascii_name, other, lat, lon, cls, code, country, "", admin1, admin2]
        lines.append("\t".join([*row, "", "", people, "", "", "", ""]))
    path = folder / "dump.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_dump_to_gazetteer(tmp_path: Path) -> None:
    rows = list(dump.read(dump_file(tmp_path)))
    rows[1].exact.append("Tex.")
    write(merged(rows), tmp_path)
    gazetteer = load(tmp_path)
    assert [gazetteer.name(i) for i in range(len(gazetteer.level))] == [
        "United States", "Texas", "Paris",
    ]  # fmt: skip
    assert gazetteer.level.tolist() == [COUNTRY, REGION, CITY]
    assert gazetteer.region.tolist() == [-1, 1, 1]
    (paris,), (own,) = gazetteer.find(fold("PARIS"))
    assert gazetteer.name(int(paris)) == "Paris" and own
    (texas,), (own,) = gazetteer.find(fold("Tejas"))
    assert gazetteer.name(int(texas)) == "Texas" and not own
    assert gazetteer.find(abbreviation("Tex."))[0].tolist() == [1]
    assert gazetteer.find("nowhere")[0].tolist() == []


def test_a_place_said_twice_is_kept_once() -> None:
    city = Row(5, "Milford", "city", "US", 41.2, -73.1, population=50_000)
    post_office = Row(None, "Milford", "city", "US", 41.25, -73.05)
    elsewhere = Row(None, "Milford", "city", "US", 39.2, -84.3)
    no_point = Row(6, "Lost", "district", "US", None, None)
    assert merged([post_office, city, elsewhere, no_point]) == [city, elsewhere]


def test_a_name_for_a_place_that_no_source_has_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such place"):
        reviewed.add_names([Row(1, "France", "country", "FR", 46.0, 2.0)])


def test_names_of_absent_places_are_left_out_of_an_incomplete_dump() -> None:
    france = Row(1, "France", "country", "FR", 46.0, 2.0)
    reviewed.add_names([france], complete=False)
    assert "French" in france.own


def test_a_line_may_name_the_level_of_its_place() -> None:
    province = Row(1, "Sevilla", "district", "ES", 37.5, -5.7)
    city = Row(2, "Sevilla", "city", "ES", 37.4, -6.0)
    reviewed.add_names([province, city], complete=False)
    assert (province.own, city.own) == ([], ["Seville"])


def test_points_written_by_hand_are_on_the_globe() -> None:
    points = {**reviewed.country_points(), **reviewed.region_points()}
    assert len(reviewed.country_points()) == 250
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in points.values())


def test_centroid_of_a_square() -> None:
    ring = np.array([[0, 0], [2, 0], [2, 4], [0, 4], [0, 0]], "<f8")
    wkb = b"\x01" + np.array([3, 1, len(ring)], "<u4").tobytes() + ring.tobytes()
    assert centroid(wkb) == (2.0, 1.0)


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (["Paris", "Parigi", "Paräis"], 0),
        (["Париж", "巴黎", "باريس"], 3),
        (["PAR", "75000", "", "Paris Париж"], 0),
    ],
)
def test_names_in_other_scripts_are_counted(names: list[str], count: int) -> None:
    assert abroad(names) == count
