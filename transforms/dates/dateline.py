"""The day that a dateline gives: what the reporter called today."""

from collections.abc import Sequence

from transforms.dates import periods
from transforms.dates.context import Reference
from transforms.dates.meanings.calendar import within_year
from transforms.dates.scan import Candidate
from transforms.dates.tokens import Tokens

REACH = 14  # tokens from the top within which a dateline stands
NEAR = 3  # days before publication within which a dateline is believed
ZONES = 1  # ... and after it, where the day begins earlier
MARKS = ("-", "(", ")", ":", "\n", "_")  # what follows a dateline's date


def today(
    found: Sequence[Candidate], tokens: Tokens, published: Reference | None
) -> Reference | None:
    """Publication, or the day of the text's own dateline, which counts where both are known."""
    dated = next((c for c in found[:1] if is_dateline(c, tokens)), None)
    if dated is None:
        return published
    year = dated.parts.get("year")
    if year is None:
        year = periods.year_of(published.period) if published else None
    of_year = within_year(dated.parts)
    day = of_year(int(year)) if of_year and year is not None else None
    if day is None or (published and not is_near(published.day - day.n)):
        return published
    return Reference(day, tokens.slice(dated.first, dated.after), "mention")


def is_near(days: int) -> bool:
    """Whether a dateline so long before publication is believed; on its day it adds nothing."""
    return days != 0 and -ZONES <= days <= NEAR


def is_dateline(c: Candidate, tokens: Tokens) -> bool:
    """A full day near the top with a dash, bracket or line end behind it."""
    full = c.meaning == "calendar" and {"month", "day"} <= c.parts.keys()
    return full and c.first <= REACH and tokens.word(c.after)[:1] in MARKS
