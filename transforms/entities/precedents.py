"""Whom a surname means where its article does not tell: the one whom other articles mean by it.

`Reagan` is clearly the president in many articles, by title or company. Where nothing is said that
tells, and nobody else fits as well, it is him too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from transforms.entities import corpus, words
from transforms.entities.short_candidates import Candidate
from transforms.entities.shorts import Choice, Field, Short

ENOUGH: Final = 5  # articles that clearly mean him
SHARE: Final = 0.9  # of the articles that are clear
LIKELY: Final = 0.5  # share of the support that he must have where nothing tells
NEAR: Final = 24  # months that he may be away from the news


@dataclass(frozen=True, slots=True)
class Chosen:
    """A short name in its article, `form` being the name by itself, and whom it means there."""

    short: Short
    form: str
    field: Field
    choice: Choice


def settled(rows: Sequence[Chosen]) -> list[Chosen]:
    """The choices, with those made sure that many others are a precedent for."""
    known = _known(rows)
    return [
        replace(row, choice=replace(row.choice, sure=True))
        if known.get(row.form) == row.choice.best and _holds(row)
        else row
        for row in rows
    ]


def _known(rows: Iterable[Chosen]) -> dict[str, str]:
    """Surname -> whom it means, where that is clear often enough."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.choice.sure and row.form.startswith("PERSON:"):
            found[row.form][row.choice.best] += 1
    return {
        form: best
        for form, counts in found.items()
        for best, n in counts.most_common(1)
        if n >= max(ENOUGH, SHARE * counts.total())
        and corpus.split(form)[1] not in words.COMMON_SURNAMES
    }


def _holds(row: Chosen) -> bool:
    """Whether nobody else is about as likely, and he is in the news at that time."""
    (best,) = (c for c in row.field.candidates if c.root == row.choice.best)
    likely = row.choice.score >= LIKELY
    return likely and best.is_named(row.form) and _is_near(row.short, best)


def _is_near(short: Short, candidate: Candidate) -> bool:
    months = candidate.months.keys() - {-1}
    return short.month < 0 or not months or min(abs(m - short.month) for m in months) <= NEAR
