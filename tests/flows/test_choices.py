"""Decisions on articles that are new, held in columns, and all others."""

import random
from datetime import UTC, datetime
from pathlib import Path

from flows.choices import Choices
from flows.documents import documents_of, read_part, write_part
from flows.versions import choose
from transforms.articles.article import Article

SEEN = datetime(2026, 3, 5, tzinfo=UTC)


def article(number: int) -> Article:
    return Article(
        raw_path=f"{number}.txt",
        raw_member=None if number % 2 else str(number),
        source="Example Post",
        provider_id=f"id-{number}",
        url=None,
        title=f"Ferry {number}",
        authors=(),
        published_at=SEEN if number % 3 else None,
        published_on=SEEN.date(),
        published_precision="minute",
        published_from="header",
        zone="+00:00",
        modified_at=None,
        language="en",
        body=f"The ferry of number {number} sailed.",
        home_country="HR",
    )


def test_documents_come_back_from_columns(tmp_path: Path) -> None:
    articles = [article(number) for number in range(5)]
    found = [*documents_of(write_part(tmp_path / "0.part", articles))]
    assert [(d.raw_path, d.raw_member, d.published_at, d.home_country) for d in found] == [
        (a.raw_path, a.raw_member, a.published_at, a.home_country) for a in articles
    ]
    assert [read_part(d.part)[d.index] for d in found if d.part] == articles


def test_choices_of_one_part_stand_together(tmp_path: Path) -> None:
    table = write_part(tmp_path / "0.part", [article(number) for number in range(4)])
    numbers = [*range(4, 10)]
    random.Random(5).shuffle(numbers)
    others = [
        choose(documents_of(write_part(tmp_path / f"{number}.part", [article(number)])), None)
        for number in numbers
    ]
    choices = Choices(table, tuple(others))
    assert len(choices) == 10
    found = [*choices.by_part()]
    assert [choice.current.raw_path for choice in found] == [f"{n}.txt" for n in range(10)]
    assert {(choice.kind, choice.version) for choice in found} == {("new", 1)}
