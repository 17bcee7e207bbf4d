"""Articles added, changed, removed and forgotten in any order: the tables that grew run by run are
those that are built anew from Parquet."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from flows.forget import forget
from flows.standing import Request
from tests.flows import runs
from tests.warehouse.test_increment import database
from warehouse import build

TEXTS = [
    "PULA, Croatia (ADW) — Mayor Dora Matić of Pula said Tuesday that the pier opens on April 7.",
    "PULA, Croatia (ADW) — Matić, the mayor, said on Monday that the pier will open in two weeks.",
    "TRIESTE, Italy (ADW) — Former mayor Dora Matić joined Halden Maritime in 2024, it said.",
]
ACTS = ("write", "write", "remove", "forget")
acts = st.tuples(st.sampled_from(ACTS), st.sampled_from("abc"), st.sampled_from(range(len(TEXTS))))


def act(raw: Path, warehouse: Path, what: str, name: str, text: int) -> None:
    """Do one thing to the article of a file, and run."""
    path, url = raw / f"{name}.txt", f"https://desk.example/{name}"
    if what == "write":
        day = 3 + text  # a later text is a later version
        runs.write(path, f"Date: 2026-03-0{day}\nUrl: {url}\n\n{TEXTS[text]}")
    elif what == "remove":
        path.unlink(missing_ok=True)
    else:
        forget(runs.settings(raw, warehouse), Request(url=url))
    runs.run_bare(raw, warehouse)


@given(st.lists(acts, min_size=2, max_size=5))
@settings(deadline=None, max_examples=3, phases=[Phase.explicit, Phase.generate])
def test_a_history_leaves_what_a_rebuild_makes(history: list[tuple[str, str, int]]) -> None:
    with TemporaryDirectory() as directory, pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "MOST", 10)  # however much changed, bring the database up to date
        raw, warehouse = Path(directory, "raw"), Path(directory, "warehouse")
        act(raw, warehouse, "write", "z", 0)
        for what, name, text in history:
            act(raw, warehouse, what, name, text)
        grown = database(warehouse)
        runs.run_bare(raw, warehouse, rebuild=True)
        anew = database(warehouse)
        assert len(grown["articles"]) >= 1
        assert {**grown, "runs": None} == {**anew, "runs": None}
