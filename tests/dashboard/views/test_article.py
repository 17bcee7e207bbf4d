"""The page of an article."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.article import bounds
from dashboard.data.changes import Change, changes
from dashboard.data.notes import note_of, once
from dashboard.snapshot import Row, Snapshot
from dashboard.views import article
from tests.dashboard import small
from tests.warehouse import sample


def test_dates_and_names_are_marked_where_they_stand(snapshot: Snapshot) -> None:
    html = article.page(snapshot, {"id": "first"}).html
    assert 'data-tip="9 March 2026\ndate" tabindex="0">Monday</mark>' in html
    assert 'href="who?entity=velde" data-tip="Mara Velde\nperson">Velde</a>' in html


def test_versions_and_copies_stand_beside_it(snapshot: Snapshot) -> None:
    html = article.page(snapshot, {"id": "first"}).html
    assert "Version 1, until 10 March 2026, 12:00 UTC" in html
    assert "<ins>may well </ins>" in html
    assert 'href="article?id=copy"' in html
    assert "Versions" not in article.page(snapshot, {"id": "second"}).html


def test_the_sentence_asked_for_is_brought_into_view(snapshot: Snapshot) -> None:
    made = article.page(snapshot, {"id": "first", "sentence": "1"})
    assert made.anchor == "asked"
    assert 'id="asked"' in made.html
    assert article.page(snapshot, {"id": "first", "sentence": "99"}).anchor is None


def test_the_index_has_the_latest_first_and_searches_titles(snapshot: Snapshot) -> None:
    html = article.page(snapshot, {}).html
    assert html.index("id=second") < html.index("id=first")
    assert "id=first" in article.page(snapshot, {"title": "orebro"}).html
    assert "No article is here" in article.page(snapshot, {"title": "zzz"}).html
    assert "No article has the id gone" in article.page(snapshot, {"id": "gone"}).html


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"who": "old-velde"}, {"copy", "first", "second"}),
        ({"who": "evil"}, {"hostile"}),
        ({"who": "Nobody Known"}, set()),
        ({"who": "velde", "since": "2026-03-10"}, {"second"}),
        ({"until": "2026-03-10", "source": "courier"}, {"first"}),
    ],
)
def test_the_index_by_who_is_named_and_when(
    snapshot: Snapshot, asked: dict[str, str], found: set[str]
) -> None:
    assert set(re.findall(r'href="article\?id=(\w+)"', article.page(snapshot, asked).html)) == found


def test_undated_articles_come_last(tmp_path: Path) -> None:
    html = article.page(
        small.published(tmp_path, {"article_id": "a"}, {"article_id": "b", "day": None}), {}
    ).html
    assert html.index("id=a") < html.index("id=b")


UNREAD = {
    "article_id": "a",
    "body": "Ein Text.",
    "sentence_starts": None,
    "sentence_ends": None,
    "language": "de",
}
TOO_LONG = {"raw_path": "a.txt", "stage": "annotate", "reason": "annotation_failed"}


@pytest.mark.parametrize(
    ("rejects", "said"),
    [
        ([], "No dates were looked for: there are no rules for its language (de)."),
        ([TOO_LONG | {"detail": "too long", "seen_at": sample.AT}], "looked for: too long."),
    ],
)
def test_an_article_that_was_not_read_says_why(
    tmp_path: Path, rejects: list[dict[str, object]], said: str
) -> None:
    html = article.page(small.published(tmp_path, UNREAD, rejects=rejects), {"id": "a"}).html
    assert said in html and "No names were looked for." in html


def without_interval(kind: str, value: str) -> Row:
    return {
        "begins_on": None,
        "ends_before": None,
        "timex_type": kind,
        "timex_value": value,
        "rule": "rule",
        "anchor": "mention",
        "anchor_text": "Monday",
    }


@pytest.mark.parametrize(
    ("kind", "value", "meaning"),
    [
        ("DURATION", "P2D", "a length of time"),
        ("SET", "P1D", "again and again"),
        ("DATE", "PRESENT_REF", "about now"),
        ("DATE", "XXXX-XX-XX", "no day that is known"),
    ],
)
def test_a_note_says_what_is_meant_and_why(kind: str, value: str, meaning: str) -> None:
    note = note_of(without_interval(kind, value))
    assert (note.meaning, note.reason) == (meaning, f"{kind.lower()} {value}; rule, from “Monday”")


def test_an_expression_said_twice_is_listed_once() -> None:
    said = [
        ({"text": text}, note_of(without_interval("DATE", value)))
        for text, value in (("Now", "PRESENT_REF"), ("now", "PRESENT_REF"), ("now", "XXXX-XX-XX"))
    ]
    assert [row["text"] for row, _ in once(said)] == ["Now", "now"]


def test_changes_show_a_little_around() -> None:
    old, new = "one two three four", "one two three and four"
    assert list(changes(old, new)) == [Change("one two three ", "", "and ", "four")]


@given(st.text("ab \n", max_size=40))
def test_paragraphs_hold_all_but_blanks(body: str) -> None:
    kept = "".join(body[start:end] for start, end in bounds(body))
    assert "".join(kept.split()) == "".join(body.split())
