"""The page of an entity."""

import pytest

from dashboard.snapshot import Snapshot
from dashboard.views import who


def test_a_profile_tells_roles_names_and_why(snapshot: Snapshot) -> None:
    made = who.page(snapshot, {"entity": "velde"})
    assert made.title == "Mara Velde"
    for said in (
        "Named in 3 articles",
        "; 1 more by dateline or byline alone, undated or copies",
        '<span class="role">minister</span> <span class="status">former</span>',
        "velde = mara velde",
        "score 0.97: a shorter name",
        "Kept apart",
        "by a person",
    ):
        assert said in made.html
    assert made.html.index("former") < made.html.index("said on 9 March 2026")  # the latest first


@pytest.mark.parametrize("asked", [{"entity": "old-velde"}, {"name": "mara velde"}])
def test_an_old_id_and_a_name_lead_to_the_same_page(
    snapshot: Snapshot, asked: dict[str, str]
) -> None:
    assert who.page(snapshot, asked).title == "Mara Velde"


def test_the_index_finds_names_without_their_accents(snapshot: Snapshot) -> None:
    assert "Mara Velde" in who.page(snapshot, {"name": "vèld"}).html
    assert "Nobody goes by that name" in who.page(snapshot, {"name": "zzz"}).html


def test_the_index_goes_by_kind(snapshot: Snapshot) -> None:
    assert "who?entity=velde" in who.page(snapshot, {"kind": "PERSON"}).html
    assert "who?entity=velde" not in who.page(snapshot, {"kind": "LOC"}).html


def test_bars_in_the_news_lead_to_the_articles(snapshot: Snapshot) -> None:
    html = who.page(snapshot, {"entity": "velde"}).html
    assert "article?who=velde&amp;since=2026-03-11&amp;until=2026-03-11" in html


def test_two_of_one_name_are_told_apart() -> None:
    rows = [
        {"name": "Treasury", "country_code": "US", "entity_type": "ORG"},
        {"name": "Treasury", "country_code": None, "entity_type": "ORG"},
        {"name": "Mara Velde", "country_code": None, "entity_type": "PERSON"},
    ]
    assert [row["apart"] for row in who.told_apart(rows)] == ["US", "organisation", None]


def test_a_lost_id_says_so(snapshot: Snapshot) -> None:
    assert "Nobody has the id gone" in who.page(snapshot, {"entity": "gone"}).html
