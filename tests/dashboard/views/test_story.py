"""The story page over a small warehouse."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.data.story import Filter, filter_of, floor, following, story
from dashboard.links import parse
from dashboard.snapshot import Snapshot
from dashboard.views import story as page
from tests.dashboard import small

ENTRIES = [
    # filter, sentences that pass it, articles; the copy never counts
    ({}, 6, 3),
    ({"who": "mara velde"}, 4, 2),
    ({"who": "old-velde"}, 4, 2),
    ({"who": "velde", "source": "gazette"}, 2, 1),
    ({"since": "2026-03-20"}, 3, 3),
    ({"until": "2026-03-19"}, 3, 3),
    ({"since": "2026-03-20", "until": "2026-03-20"}, 2, 2),
    ({"who": "Nobody Known"}, 0, 0),
    ({"since": "not a day"}, 6, 3),
]


@pytest.mark.parametrize(("asked", "entries", "articles"), ENTRIES)
def test_filters(snapshot: Snapshot, asked: dict[str, str], entries: int, articles: int) -> None:
    found = story(snapshot, filter_of(asked))
    assert (found.entries, found.articles) == (entries, articles)
    assert sum(len(moment.entries) for moment in found.moments) == entries


def test_the_sentence_is_the_evidence(snapshot: Snapshot) -> None:
    found = story(snapshot, Filter(source="courier"))
    assert [moment.upcoming for moment in found.moments] == [False, True]
    said = [
        [(piece.text, piece.mark.kind) for piece in entry.sentence if piece.mark]
        for moment in found.moments
        for entry in moment.entries
    ]
    assert said == [
        [("Velde", "name"), ("Monday", "date")],
        [("March 20", "date"), ("Velde", "name")],
    ]


def test_the_page_says_what_is_to_come(snapshot: Snapshot) -> None:
    html = page.page(snapshot, {}).html
    assert "Latest report, 11 March 2026. What follows was announced." in html
    assert "Up to 2 sentences a day; outlined what is announced" in html
    places = [html.index(said) for said in ("<span>9 March<", "Latest report", "<span>20 March<")]
    assert places == sorted(places)


def test_an_unknown_name_says_what_to_do(snapshot: Snapshot) -> None:
    html = page.page(snapshot, {"who": "Nobody Known"}).html
    assert "No article names Nobody Known" in html
    assert 'href="who"' in html


OLD = [date(year, 1, 5) for year in (2001, 2002, 2003)]
SPAN = date(2025, 8, 1)


@pytest.mark.parametrize(
    ("days", "unit", "first_year"),
    [
        ([*OLD, *(SPAN + timedelta(no) for no in range(0, 120, 6))], "week", 2025),
        ([*OLD, *[SPAN] * 20], "year", 2002),  # one bar whatever is left out: show it all
        ([date(year, 1, 5) for year in range(2001, 2021)], "year", 2001),
    ],
)
def test_the_overview_is_no_single_bar_where_less_of_the_past_would_show_more(
    tmp_path: Path, days: list[date], unit: str, first_year: int
) -> None:
    body = {"body": "Velde came on Monday."}
    articles = [{"article_id": f"a{no:02}", "day": day} | body for no, day in enumerate(days)]
    found = story(small.published(tmp_path, *articles), Filter())
    assert (found.unit, found.bins[0].first.year) == (unit, first_year)


def test_the_overview_keeps_what_is_announced(tmp_path: Path) -> None:
    days = [*OLD, *(SPAN + timedelta(no) for no in range(0, 120, 6))]
    said = ["Velde came on Monday."] * 20 + ["Velde left on March 20, they said."] * 3
    articles = [
        {"article_id": f"a{no:02}", "day": day, "body": body}
        for no, (day, body) in enumerate(zip(days, said, strict=True))
    ]
    found = story(small.published(tmp_path, *articles), Filter())
    assert found.unit == "week"
    assert [each.count for each in found.bins if each.first > found.latest] == [1]


def test_turning_pages_keeps_the_filter() -> None:
    _, said = parse(page.address(Filter(who="Mara Velde", at=3), at=40))
    assert said == {"who": "Mara Velde", "at": "40"}


@pytest.mark.parametrize(
    ("unit", "first", "after"),
    [
        ("day", date(2026, 3, 5), date(2026, 3, 6)),
        ("week", date(2026, 3, 2), date(2026, 3, 9)),
        ("month", date(2026, 3, 1), date(2026, 4, 1)),
        ("year", date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_units_of_time(unit: str, first: date, after: date) -> None:
    assert floor(date(2026, 3, 5), unit) == first
    assert following(first, unit) == after
