"""What an article says is never markup."""

from html.parser import HTMLParser

import pytest

from dashboard.snapshot import Snapshot
from dashboard.views import PAGES
from tests.dashboard.small import ATTACK, BREAKOUT

ADDRESSES = [
    ("story", {}),
    ("story", {"who": ATTACK, "place": BREAKOUT}),
    ("story", {"who": "evil", "source": f"Source {BREAKOUT}"}),
    ("who", {}),
    ("who", {"name": BREAKOUT}),
    ("who", {"entity": "evil"}),
    ("who", {"entity": "velde"}),
    ("who", {"entity": ATTACK}),
    ("where", {}),
    ("where", {"who": ATTACK, "view": BREAKOUT}),
    ("article", {}),
    ("article", {"title": BREAKOUT, "id": ATTACK}),
    ("article", {"id": "hostile"}),
    ("health", {}),
]


class Elements(HTMLParser):
    """The elements of a page, and the attributes that could run something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.handlers += [value for _, value in attrs if (value or "").startswith("javascript:")]


@pytest.mark.parametrize(("name", "parameters"), ADDRESSES)
def test_no_page_lets_markup_through(
    snapshot: Snapshot, name: str, parameters: dict[str, str]
) -> None:
    made = PAGES[name](snapshot, parameters)
    seen = Elements()
    seen.feed(made.html)
    assert "alert(" in made.html  # the attack is there, as text
    assert seen.found.isdisjoint({"script", "img", "iframe", "object", "style", "link"})
    assert seen.handlers == []
