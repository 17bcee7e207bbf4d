"""Which document of an article is its current version."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest

from flows.documents import Document
from flows.versions import Stored, choose

MORNING = datetime(2026, 3, 4, 8, tzinfo=UTC)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
FIRST = Document("id", "first", MORNING, None, "a.txt", None, Path("part"))
CORRECTED = Document("id", "corrected", MORNING, NOON, "b.txt", None, Path("part"))
COPY = replace(FIRST, raw_path="c.txt")
# The correction was taken back: the first text again, later.
BACK = replace(FIRST, modified_at=datetime(2026, 3, 4, 15, tzinfo=UTC), raw_path="d.txt")


def stored(document: Document, version: int = 1, past: tuple[tuple[int, str], ...] = ()) -> Stored:
    text, place = document.content_sha256, document.raw_path
    return Stored(text, version, place, None, MORNING, past, document.published_at)


def test_the_latest_by_its_own_dates_wins_in_any_order() -> None:
    for order in permutations([FIRST, CORRECTED, COPY]):
        choice = choose(order, None)
        assert choice.current == CORRECTED
        assert choice.version == 2
        assert choice.superseded == ((1, FIRST),)


@pytest.mark.parametrize(
    ("documents", "before", "kind", "version", "superseded", "retire"),
    [
        ([FIRST], None, "new", 1, [], False),
        ([FIRST], stored(FIRST), "unchanged", 1, [], False),
        ([FIRST, COPY], stored(FIRST), "unchanged", 1, [], False),
        ([COPY], stored(FIRST), "moved", 1, [], False),
        ([FIRST, CORRECTED], stored(FIRST), "updated", 2, [], True),
        # the correction came first, the text it corrects later
        ([FIRST, CORRECTED], stored(CORRECTED), "moved", 2, [(1, FIRST)], False),
        ([FIRST, CORRECTED], stored(CORRECTED, 2, ((1, "first"),)), "unchanged", 2, [], False),
        ([BACK, FIRST, CORRECTED], None, "new", 3, [(1, FIRST), (2, CORRECTED)], False),
        ([FIRST, BACK], stored(FIRST), "unchanged", 1, [], False),
        ([FIRST, CORRECTED, BACK], stored(CORRECTED, 2, ((1, "first"),)), "updated", 3, [], True),
        (
            [FIRST, CORRECTED, BACK],
            stored(BACK, 3, ((1, "first"), (2, "corrected"))),
            "unchanged",
            3,
            [],
            False,
        ),
        (
            [FIRST, CORRECTED, BACK],
            stored(FIRST),
            "moved",
            3,
            [(1, FIRST), (2, CORRECTED)],
            False,
        ),
        # the file itself was rewritten: the old text is in the warehouse alone
        ([CORRECTED], stored(replace(FIRST, raw_path="b.txt")), "updated", 2, [], True),
    ],
)
def test_choice_with_a_stored_article(
    documents: list[Document],
    before: Stored | None,
    kind: str,
    version: int,
    superseded: list[tuple[int, Document]],
    retire: bool,
) -> None:
    choice = choose(documents, before)
    assert (choice.kind, choice.version, choice.retire_stored) == (kind, version, retire)
    assert list(choice.superseded) == superseded


def test_what_a_removed_file_brought_goes_with_it() -> None:
    choice = choose([FIRST], stored(CORRECTED, 2, ((1, "first"),)), keep_past=False)
    assert (choice.kind, choice.version, choice.superseded) == ("updated", 1, ())
    assert not choice.retire_stored
