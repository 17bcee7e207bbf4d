"""What a run says of itself when it ends."""

from pathlib import Path

import pytest
from rich.console import Console

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
        ({"a.txt": STORY}, 1, ["1 new", "w/news.duckdb", "Try"], [NOTHING, NEW]),
        ({"a.txt": STORY}, 2, [NEW, "1 unchanged", "w/news.duckdb", "Try"], [NOTHING]),
    ],
)
def test_it_points_to_no_table_that_is_not_there(
    tmp_path: Path, files: dict[str, str], runs: int, said: list[str], unsaid: list[str]
) -> None:
    (tmp_path / "raw").mkdir()
    for name, text in files.items():
        write(tmp_path / "raw" / name, text)
    chosen = settings(tmp_path / "raw", tmp_path / "w")
    for _ in range(runs):
        work = run(chosen)
    console = Console(width=500)
    with console.capture() as shown:
        show(console, work.counts, chosen, work.published)
    assert [part for part in said if part not in shown.get()] == []
    assert [part for part in unsaid if part in shown.get()] == []
