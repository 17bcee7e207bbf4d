"""The lines that `dateline annotate` takes in."""

import json
from pathlib import Path

import pytest

from flows.errors import CommandError
from flows.lines import read_lines

TEXT = {"id": 1, "text": "Lima slept."}


def read(path: Path, *lines: object) -> list[dict[str, object]]:
    path.write_text("\n\n".join(map(json.dumps, lines)), encoding="utf-8")
    return list(read_lines(path))


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"published": None, "entities": None},
        {"published": "2026-03-05"},
        {"dct": "2026-03-05T10:00:00+02:00", "language": "es"},
        {"entities": [{"start": 0, "end": 4}], "toponyms": [{"start": 5, "end": 11}]},
    ],
)
def test_a_line_that_can_be_annotated(tmp_path: Path, more: dict[str, object]) -> None:
    assert read(tmp_path / "in.jsonl", TEXT | more) == [TEXT | more]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ([], 'no object with "id" and "text"'),
        ({"id": 1}, 'no object with "id" and "text"'),
        ({"text": "Lima"}, 'no object with "id" and "text"'),
        (TEXT | {"published": "last week"}, "Invalid isoformat string: 'last week'"),
        (TEXT | {"language": 5}, '"language" is no code'),
        (TEXT | {"entities": [{"start": 0, "end": 12}]}, '"entities" is no list of spans'),
        (TEXT | {"entities": [{"start": 2, "end": 2}]}, '"entities" is no list of spans'),
        (TEXT | {"entities": ["Lima"]}, '"entities" is no list of spans'),
        (TEXT | {"toponyms": {"start": 0, "end": 4}}, '"toponyms" is no list of spans'),
    ],
)
def test_one_that_cannot_is_named(tmp_path: Path, line: object, said: str) -> None:
    with pytest.raises(CommandError, match=r"in\.jsonl, line 3: ") as caught:
        read(tmp_path / "in.jsonl", TEXT, line)
    assert said in str(caught.value)
