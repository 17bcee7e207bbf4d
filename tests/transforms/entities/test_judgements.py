"""People's decisions: each takes effect on all it names, and undoing its line undoes it."""

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.entities.seen import seen_in, view
from tests.transforms.entities.test_across_properties import CORPUS, JUDGED, rows
from transforms.entities.across import Resolution, resolve
from transforms.entities.bearers import bearers
from transforms.entities.entities import entity_id
from transforms.entities.judgements import Judgement, node_names
from transforms.entities.state import State


def roots_of(found: Resolution, kind: str) -> dict[str, set[str]]:
    """Folded name -> the entities that its rows belong to."""
    roots: defaultdict[str, set[str]] = defaultdict(set)
    for row in found.state.locals.to_pylist():
        if row["node"].startswith(f"{kind}:"):
            roots[row["key"]].add(row["root"])
    return roots


def assert_effect(found: Resolution, judgement: Judgement) -> None:
    roots = roots_of(found, judgement.entity_type)
    (_, left), (_, right) = node_names(judgement)
    if judgement.judgement == "same" and roots[left] and roots[right]:
        assert len(roots[left] | roots[right]) == 1
    elif judgement.judgement == "different":
        assert not roots[left] & roots[right]
    elif judgement.judgement == "rename":
        named = bearers(found.state.nodes, node_names(judgement)).get(node_names(judgement)[0], ())
        root = dict(zip(*(found.state.nodes[c].to_pylist() for c in ("node", "root")), strict=True))
        shown = [found.entities.get(entity_id(root[node])) for node in named]
        assert {e.name for e in shown if e} <= {judgement.right_name}
        assert all(e.renamed for e in shown if e)


@settings(max_examples=60, deadline=None)
@given(CORPUS, st.sampled_from(JUDGED), st.sampled_from(JUDGED))
def test_a_judgement_takes_effect_and_its_undoing_too(
    drawn: list[tuple[str, date | None]], judgement: Judgement, other: Judgement
) -> None:
    added = [s for found in rows(drawn).values() for s in found]
    before = resolve(State(), added)
    judged = resolve(before.state, [], (), [judgement])
    assert_effect(judged, judgement)
    undone = resolve(judged.state, [], (), [other])
    undone = resolve(undone.state, [])
    assert view(undone.state) == view(before.state)
    at_once = resolve(State(), added, (), [judgement])
    assert view(judged.state) == view(at_once.state)


PLACES = {
    "a": "{L1:Netherlands} won", "b": "{L1:Holland} lost", "c": "{L1:Netherlands} met {L2:Georgia}",
    "d": "{L2:GEORGIA} voted", "e": "{L3:Tbilisi} slept",
}  # fmt: skip


@pytest.mark.parametrize(
    ("judgement", "expected"),
    [
        (
            None,
            {"Netherlands": ["a", "b", "c"], "Georgia": ["c"], "GEORGIA": ["d"], "Tbilisi": ["e"]},
        ),
        (
            Judgement("different", "Holland", "the Netherlands", "LOC"),
            {
                "Netherlands": ["a", "c"],
                "Holland": ["b"],
                "Georgia": ["c"],
                "GEORGIA": ["d"],
                "Tbilisi": ["e"],
            },
        ),
        (
            Judgement("same", "Georgia", "Tbilisi", "LOC"),
            {"Netherlands": ["a", "b", "c"], "Georgia": ["c", "d", "e"]},
        ),
        (
            Judgement("rename", "Georgia", "Sakartvelo", "LOC"),
            {"Netherlands": ["a", "b", "c"], "Sakartvelo": ["c", "d"], "Tbilisi": ["e"]},
        ),
        (
            Judgement("rename", "#614540", "Sakartvelo", "LOC"),
            {
                "Netherlands": ["a", "b", "c"],
                "Sakartvelo": ["c"],
                "GEORGIA": ["d"],
                "Tbilisi": ["e"],
            },
        ),
    ],
)
def test_places(judgement: Judgement | None, expected: dict[str, list[str]]) -> None:
    before = resolve(State(), seen_in(PLACES))
    found = resolve(before.state, seen_in(PLACES), (), [judgement] if judgement else [])
    articles: defaultdict[str, list[str]] = defaultdict(list)
    for (article, _), known in sorted(found.entity_of.items()):
        articles[found.entities[known].name].append(article)
    assert articles == expected


def test_a_name_told_apart_from_its_place_has_no_place() -> None:
    judged = [Judgement("different", "Holland", "Netherlands", "LOC")]
    found = resolve(State(), seen_in(PLACES), (), judged)
    ids = {e.name: e.geoname_id for e in found.entities.values()}
    assert (ids["Holland"], ids["Netherlands"]) == (None, 2750405)
