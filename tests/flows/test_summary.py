"""What a run says of itself when it ends."""

from pathlib import Path

import pytest

from flows.job import run
from flows.summary import show
from tests.flows.runs import settings, write

STORY = "Title: Ferry\nDate: 2026-03-03\n\nThe ferry sank off Trieste on Monday.\n"
NOTHING = "Nothing in raw/ yet: nothing is published."
NEW = "Nothing new in raw/: the published tables stand as they are."


@pytest.mark.parametrize(
    ("files", "runs", "said", "unsaid"),
    [
        ({}, 1, [NOTHING, "Articles      0 new"], [NEW, "news.duckdb", "Try"]),
        ({"a.txt": STORY}, 1, ["1 new", "w [old]/news.duckdb", "Try"], [NOTHING, NEW]),
        ({"a.txt": STORY}, 2, [NEW, "1 unchanged", "w [old]/news.duckdb", "Try"], [NOTHING]),
    ],
)
def test_it_points_to_no_table_that_is_not_there(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    files: dict[str, str],
    runs: int,
    said: list[str],
    unsaid: list[str],
) -> None:
    (tmp_path / "raw").mkdir()
    for name, text in files.items():
        write(tmp_path / "raw" / name, text)
    chosen = settings(tmp_path / "raw", tmp_path / "w [old]")
    for _ in range(runs):
        work = run(chosen)
    show(work.counts, chosen, work.published)
    shown = capsys.readouterr().out
    assert [part for part in said if part not in shown] == []
    assert [part for part in unsaid if part in shown] == []
