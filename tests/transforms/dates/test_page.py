"""The examples of `docs/dates.md` say what the tagger does, and each reason has one."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.transforms.dates.test_cases import CASES
from transforms.dates import tag
from transforms.dates.meanings import MEANINGS

PAGE = Path(__file__).parents[3] / "docs" / "dates.md"
PRINTED = re.compile(r"Printed on (\d{4}-\d\d-\d\d|no known day)")


def examples() -> Iterator[tuple[date | None, list[str]]]:
    """Publication date and cells (rule, example, value, interval, anchor) of each table row."""
    published = None
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if printed := PRINTED.match(line):
            published = date.fromisoformat(printed[1]) if printed[1][0].isdigit() else None
        if line.startswith("| ") and not line.startswith("| rule"):
            yield published, [cell.strip() for cell in line.strip("|").split("|")]


EXAMPLES = list(examples())


def iso(moment: datetime | None) -> str:
    if moment is None:
        return "…"
    return moment.isoformat(" ")[: 10 if moment.time().isoformat() == "00:00:00" else 16]


@pytest.mark.parametrize(("published", "cells"), EXAMPLES, ids=[cells[1] for _, cells in EXAMPLES])
def test_example(published: date | None, cells: list[str]) -> None:
    before, expression, _ = cells[1].split("**")
    found = tag(cells[1].replace("**", ""), published)
    m = next(m for m in found if (m.start, m.text) == (len(before), expression))
    value = f"{m.timex_value} {m.modifier or ''}".strip()
    placed = m.begins_on or m.ends_before
    interval = f"[{iso(m.begins_on)}, {iso(m.ends_before)})" if placed else ""
    assert [m.rule, cells[1], value, interval, m.anchor_text or ""] == cells


def test_each_meaning_and_each_reason_has_an_example() -> None:
    shown = {part for _, cells in EXAMPLES for part in cells[0].split(": ", 1)}
    assert {*MEANINGS} - {"no_date"} <= shown  # recognised so that nothing else is
    for language, row in CASES:
        published = None if row["published"] == "-" else date.fromisoformat(row["published"])
        for m in tag(row["text"].replace("[", "").replace("]", ""), published, language):
            assert {*m.rule.split(": ", 1)} <= shown, row["text"]
