"""The page of questions, and the README's list of them, show what they answer."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.questions import PATH, README, listed, page, samples

CLOCK = re.compile(
    r"\d{8}T[\d.]+Z(?:-\w+)?|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*|(?<=seconds)\s+[\d.]+"
)


@pytest.fixture(scope="module")
def warehouse() -> Iterator[Path]:
    with samples() as folder:
        yield folder


def test_the_page_is_up_to_date(warehouse: Path) -> None:
    shown = PATH.read_text(encoding="utf-8")
    head, _, runs = shown.partition("## How did the last ten runs go?")
    now_head, _, now_runs = page(warehouse).partition("## How did the last ten runs go?")
    assert head == now_head, "run `make docs`"
    assert CLOCK.sub("", runs) == CLOCK.sub("", now_runs), "run `make docs`"


def test_the_readme_lists_them_with_what_they_answer(warehouse: Path) -> None:
    shown = README.read_text(encoding="utf-8")
    assert shown.count("--question` |") == 1
    now = listed(shown, warehouse)
    rows = [
        [line for line in text.splitlines() if "docs/questions.md#" in line]
        for text in (shown, now)
    ]
    assert len(rows[1]) == 15
    clocked = [[row for row in found if "last_ten_runs" not in row] for found in rows]
    assert clocked[0] == clocked[1], "run `make docs`"
