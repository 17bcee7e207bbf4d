"""What an article says is never markup."""

import pytest

from dashboard.pages import PAGES
from dashboard.snapshot import Snapshot
from tests.dashboard.small import ATTACK

ADDRESSES = [
    ("story", {}),
    ("story", {"who": ATTACK, "place": ATTACK, "source": ATTACK}),
]


@pytest.mark.parametrize(("name", "parameters"), ADDRESSES)
def test_no_page_lets_markup_through(
    snapshot: Snapshot, name: str, parameters: dict[str, str]
) -> None:
    made = PAGES[name](snapshot, parameters)
    assert "alert(" in made.html  # the attack is there, as text
    assert "<script" not in made.html
    assert "<img" not in made.html
