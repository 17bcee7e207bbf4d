"""Tables of cases: a phrase in `[brackets]` within its context, and what it means.

Columns: group, published (`-` for none), text, TIMEX3 type, value, modifier, interval. A row
without a type is a trap: its text holds no date at all.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from transforms.dates import tag

FOLDER = Path(__file__).parent


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(FOLDER.glob("cases_*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield path.stem.removeprefix("cases_"), row


CASES = list(rows())


def iso(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return moment.isoformat()[: 10 if moment.time().isoformat() == "00:00:00" else 16]


@pytest.mark.parametrize(("language", "row"), CASES, ids=[row["text"] for _, row in CASES])
def test_case(language: str, row: dict[str, str]) -> None:
    start, end = row["text"].find("["), row["text"].find("]") - 1
    text = row["text"].replace("[", "").replace("]", "")
    published = None if row["published"] == "-" else date.fromisoformat(row["published"])
    found = tag(text, published, language)
    if not row["type"]:
        assert found == []
        return
    m = next(m for m in found if (m.start, m.end) == (start, end))
    assert (m.timex_type, m.timex_value, m.modifier or "") == (
        row["type"],
        row["value"],
        row["modifier"],
    )
    assert (iso(m.begins_on), iso(m.ends_before)) == (row["begins_on"], row["ends_before"])


def test_a_third_of_the_cases_are_traps() -> None:
    english = [row for language, row in CASES if language == "en"]
    traps = sum(not row["type"] for row in english)
    assert len(english) >= 600
    assert traps >= len(english) / 3
