"""Who is who over any set of articles: what holds in whatever order and batches they come."""

from collections.abc import Mapping
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.transforms.entities.seen import seen_in, view
from tests.transforms.entities.test_across import CASES
from transforms.entities.across import Resolution, resolve
from transforms.entities.clusters import Merge
from transforms.entities.corpus import Seen
from transforms.entities.judgements import Judgement
from transforms.entities.state import State

ARTICLES = [
    *(a for case in CASES.values() for a in case[:4]),
    "{P1:Gorse} and {P2:Quill} of {O3:NFC}",
    "Mr. {P1:Gorse}, Mrs. {P2:Gorse}",
    "{P1:Anne Quill} and {P2:Bill Gorse}",
    "{P1:Zelensky}, {P2:Kim}, {P3:J. Kim}",
    "{L1:Holland} won in {L2:Georgia}",
    "{L1:Netherlands}, or {L1:Holland}",
    "the {M1:Dutch} of the {L1:Netherlands}",
    "{L1:Tbilisi}, {L2:GEORGIA}",
    "{L1:GEORGIA} voted",
    "the {O1:Dutch Defense Department}, {O2:Defense Department}",
    "the {O1:Defense Department} said",
]
JUDGED = [
    Judgement("same", "Ann Gorse", "Ann Quill", "PERSON"),
    Judgement("different", "Ann Quill", "Ann Marie Quill", "PERSON"),
    Judgement("same", "Gorse", "Tim Gorse", "PERSON"),
    Judgement("different", "NFC", "Northern Fish Council", "ORG"),
    Judgement("rename", "Ann Gorse", "Ann the Great", "PERSON"),
    Judgement("different", "Gorse", "Ann Gorse", "PERSON"),
    Judgement("different", "Holland", "Netherlands", "LOC"),
    Judgement("different", "Georgia", "Tbilisi", "LOC"),
    Judgement("same", "Georgia", "Tbilisi", "LOC"),
    Judgement("same", "Holland", "Tbilisi", "LOC"),
    Judgement("rename", "Netherlands", "Low Countries", "LOC"),
    Judgement("rename", "Georgia", "Sakartvelo", "LOC"),
    Judgement("rename", "Defense Department", "Pentagon", "ORG"),
]
Pair = tuple[str, str]
DAYS = st.sampled_from([None, date(2026, 1, 5), date(2026, 2, 5), date(2023, 1, 1)])
CORPUS = st.lists(st.tuples(st.sampled_from(ARTICLES), DAYS), min_size=1, max_size=14)


def rows(drawn: list[tuple[str, date | None]]) -> dict[str, list[Seen]]:
    ids = {f"a{i:02}": text for i, (text, _) in enumerate(drawn)}
    days = {f"a{i:02}": day for i, (_, day) in enumerate(drawn) if day}
    return {a: seen_in({a: text}, days) for a, text in ids.items()}


def decided(before: Mapping[Pair, Merge], found: Resolution) -> dict[Pair, Merge]:
    """The decisions that stand after a batch, as the warehouse keeps them."""
    kept = {pair: m for pair, m in before.items() if found.decided.isdisjoint(pair)}
    return kept | {(m.left, m.right): m for m in found.merges}


@settings(max_examples=40, deadline=None)
@given(CORPUS, st.data())
def test_batches_give_what_all_at_once_gives(
    drawn: list[tuple[str, date | None]], data: st.DataObject
) -> None:
    articles = rows(drawn)
    judged = data.draw(st.lists(st.sampled_from(JUDGED), max_size=3, unique=True))
    batch = {a: data.draw(st.integers(0, 3), label=a) for a in articles}
    gone = {a for a in articles if data.draw(st.booleans(), label=f"{a} goes")}
    state, entity_of, entities, merges = State(), {}, {}, {}
    for no in range(4):
        added = [s for a in articles if batch[a] == no for s in articles[a]]
        off = {a for a in gone if batch[a] < no}
        verdicts = judged if no == 3 else data.draw(st.lists(st.sampled_from(JUDGED), max_size=2))
        found = resolve(state, added, off, verdicts)
        entity_of = {k: e for k, e in entity_of.items() if k[0] not in off} | found.entity_of
        entities = {k: e for k, e in entities.items() if k not in found.gone} | found.entities
        merges = decided(merges, found)
        state = found.state
    last = {a for a in gone if batch[a] == 3}
    found = resolve(state, [], last, judged)
    entity_of = {k: e for k, e in entity_of.items() if k[0] not in gone} | found.entity_of
    entities = {k: e for k, e in entities.items() if k not in found.gone} | found.entities
    merges = decided(merges, found)
    left = [s for a in reversed(articles) if a not in gone for s in articles[a]]
    at_once = resolve(State(), left, (), judged)
    assert view(found.state) == view(at_once.state)
    assert entity_of == at_once.entity_of
    assert entities == at_once.entities
    assert merges == decided({}, at_once)
    assert set(entity_of.values()) == entities.keys()


@settings(max_examples=20, deadline=None)
@given(CORPUS)
def test_again_changes_nothing(drawn: list[tuple[str, date | None]]) -> None:
    added = [s for found in rows(drawn).values() for s in found]
    once = resolve(State(), added)
    again = resolve(once.state, added)
    assert again.entity_of == once.entity_of
    assert (again.gone, again.redirects) == (frozenset(), {})
    assert view(again.state) == view(once.state)


VERDICTS = st.lists(st.sampled_from(JUDGED), max_size=3, unique=True)


@settings(max_examples=20, deadline=None)
@given(CORPUS, VERDICTS)
def test_judgements_taken_back_leave_no_trace(
    drawn: list[tuple[str, date | None]], judged: list[Judgement]
) -> None:
    before = resolve(State(), [s for found in rows(drawn).values() for s in found])
    after = resolve(before.state, [], (), judged)
    undone = resolve(after.state, [])
    assert view(undone.state) == view(before.state)
    assert {**before.entity_of, **after.entity_of, **undone.entity_of} == before.entity_of


@settings(max_examples=20, deadline=None)
@given(CORPUS, st.integers(0, 14), VERDICTS)
@example([("{L1:Holland} won in {L2:Georgia}", None)], 1, [JUDGED[6]])
def test_every_id_once_published_resolves(
    drawn: list[tuple[str, date | None]], first: int, judged: list[Judgement]
) -> None:
    batches = list(rows(drawn).values())
    before = resolve(State(), [s for found in batches[:first] for s in found])
    after = resolve(before.state, [s for found in batches[first:] for s in found], (), judged)
    left = {**before.entities, **after.entities}.keys() - after.gone
    assert {after.redirects.get(e, e) for e in before.entities} <= left
