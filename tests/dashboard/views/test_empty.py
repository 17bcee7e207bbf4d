"""What the pages say of articles that name nobody and nothing."""

from pathlib import Path
from types import ModuleType

import pytest

from dashboard.snapshot import Snapshot, latest
from dashboard.views import story, where, who
from tests.warehouse import sample
from warehouse.store import Store

UNFILTERED = [(story, "has a date"), (where, "names a place"), (who, "names anybody")]


@pytest.fixture
def bare(tmp_path: Path) -> Snapshot:
    with Store(tmp_path) as store, store.begin("r1", sample.AT) as tx:
        tx.commit()
    return latest(tmp_path)


@pytest.mark.parametrize(("page", "lacking"), UNFILTERED)
def test_no_filter_is_blamed_where_none_was_set(
    bare: Snapshot, page: ModuleType, lacking: str
) -> None:
    html = page.page(bare, {}).html
    assert lacking in html
    assert "dateline run" in html
    assert "filter</a>" not in html


@pytest.mark.parametrize(
    ("page", "asked", "way_out"),
    [
        (story, {"since": "2026-03-01"}, "clear the filter"),
        (where, {"since": "2026-03-01"}, "clear the filter"),
        (who, {"kind": "ORG"}, "Look who is there"),
    ],
)
def test_a_filter_can_be_cleared(
    bare: Snapshot, page: ModuleType, asked: dict[str, str], way_out: str
) -> None:
    assert way_out in page.page(bare, asked).html
