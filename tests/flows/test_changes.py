"""What of raw/ differs from what the last run read."""

import pytest

from flows.changes import compare, files_of, table_of
from flows.scan import RawFile
from transforms.articles.article import Reject
from warehouse.rows import to_arrow

# path, size, mtime, ctime, state key, as the last run left them
KNOWN = [
    ("gone", 1, 1, 1, "hash:"),
    ("same", 1, 1, 1, "hash:"),
    ("touched", 1, 1, 1, "hash:"),
    ("unreadable", 1, 1, 1, ""),
    ("zone/again", 1, 1, 1, "hash:new"),
    ("zone/resettled", 1, 1, 1, "hash:old"),
    ("zone/same", 1, 1, 1, "hash:new"),
]
FOUND = [
    RawFile("zone/same", 1, 1, 1),
    RawFile("zone/resettled", 1, 1, 1),
    RawFile("zone/again", 1, 1, 1),
    RawFile("touched", 1, 2, 1),
    Reject("pipe", None, "scan", "not_regular", "no regular file"),
    RawFile("unreadable", 1, 1, 1),
    RawFile("new", 1, 1, 1),
    RawFile("a new one", 1, 1, 1),
    RawFile("same", 1, 1, 1),
]


def known(rows=KNOWN):
    names = ("raw_path", "size", "mtime_ns", "ctime_ns", "state_key")
    return to_arrow("files", [dict(zip(names, row, strict=True)) for row in rows])


def settings_of(path: str) -> str:
    return "new" if path.startswith("zone/") else ""


@pytest.mark.parametrize("block", [1, 3, 100])
def test_files_are_sorted_by_what_was_known(block, monkeypatch):
    monkeypatch.setattr("flows.changes.BLOCK", block)
    changes = compare(iter(FOUND), known(), settings_of, again={"zone/again"})
    assert [file.raw_path for file in files_of(changes.new)] == ["a new one", "new"]
    assert changes.keys == {
        "touched": "hash:",
        "unreadable": "",
        "zone/again": "hash:new",
        "zone/resettled": "hash:old",
    }
    assert [*files_of(changes.changed)] == sorted(
        (f for f in FOUND if f.raw_path in changes.keys), key=lambda file: file.raw_path
    )
    assert changes.gone == ["gone"]
    assert changes.unchanged == 2
    assert [reject.raw_path for reject in changes.rejects] == ["pipe"]
    assert set(changes.paths.to_pylist()) == {"a new one", "new", "gone", *changes.keys}


def test_nothing_known_and_nothing_found():
    nothing = compare([], known([]))
    assert (len(nothing.new), len(nothing.changed), nothing.gone, nothing.unchanged) == (
        0,
        0,
        [],
        0,
    )
    gone = compare([], known(KNOWN[:2]))
    assert (gone.gone, gone.unchanged) == (["gone", "same"], 0)


def test_names_of_any_kind_come_back():
    files = [RawFile("new\nline", 0, -1, 2**60), RawFile("caf\\xe9 \U0001f30a", 2**40, 0, 1)]
    assert [*files_of(table_of(files))] == files
