"""What a date expression means, as a reader is told."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard import words
from dashboard.snapshot import Row

# What is said of an expression that has no interval, by its value, else its type.
LOOSE = {
    "PRESENT_REF": "about now",
    "PAST_REF": "some time before",
    "FUTURE_REF": "some time after",
    "DURATION": "a length of time",
    "SET": "again and again",
}


@dataclass(frozen=True, slots=True)
class Note:
    """What a date expression means, in words, and why."""

    meaning: str
    reason: str

    def __str__(self) -> str:
        return "\n".join(filter(None, (self.meaning, self.reason)))


def note_of(row: Row) -> Note:
    """What is known of a date expression: its interval or, without one, what it is; its value, and
    by which reason.
    """
    begins, ends = row["begins_on"], row["ends_before"]
    said = words.interval(begins, ends) if begins else _loosely(row)
    value = " ".join(filter(None, ((row["timex_type"] or "").lower(), row["timex_value"])))
    rule = f"{row['rule']}{_anchor(row)}" if row["rule"] else None
    return Note(said, "; ".join(filter(None, (value, rule))))


def _loosely(row: Row) -> str:
    """What an expression is that names no time."""
    return LOOSE.get(row["timex_value"]) or LOOSE.get(row["timex_type"]) or "no day that is known"


def once(dates: Iterable[tuple[Row, Note]]) -> list[tuple[Row, Note]]:
    """Each expression once, where it means the same for the same reason."""
    seen: dict[tuple[str, Note], tuple[Row, Note]] = {}
    for row, note in dates:
        seen.setdefault((row["text"].lower(), note), (row, note))
    return list(seen.values())


def _anchor(row: Row) -> str:
    if row["anchor"] == "published":
        return f", from the day of publication, {row['anchor_text']}" if row["anchor_text"] else ""
    return f", from “{row['anchor_text']}”" if row["anchor"] == "mention" else ""
