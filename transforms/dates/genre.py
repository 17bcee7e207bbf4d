"""Whether a text reports news or tells history: which date its bare months and days count from.

Measured: histories state 15 or more years for each word that speaks from the present, news up to 6.
"""

from transforms.dates import periods
from transforms.dates.context import Reference
from transforms.dates.scan import Candidate

FAR = 3  # years from publication
MANY_FAR, MANY = 5, 20  # stated years, far away or any
SOME_FAR = 3  # enough where nothing at all speaks from the present, as all news does
RATIO = 5  # of stated years to words that speak from the present


def is_narrative(found: list[Candidate], published: Reference | None) -> bool:
    """True when many years are stated, and few words speak from the present."""
    if published is None:
        return True
    now = periods.year_of(published.period)
    stated = [c for c in found if "year" in c.parts]
    years = [int(c.parts["year"]) for c in stated]
    far = sum(abs(year - now) >= FAR for year in years)
    present = sum(speaks_from_present(c) for c in found)
    if not present:
        dated = any("month" in c.parts and abs(int(c.parts["year"]) - now) >= FAR for c in stated)
        return far >= SOME_FAR or (dated and far >= SOME_FAR - 1)
    enough = far >= MANY_FAR or len(years) >= MANY
    return enough and len(years) > RATIO * present


def speaks_from_present(c: Candidate) -> bool:
    """Whether an expression counts from the day of speaking: `Thursday`, `today`, `last week`."""
    if c.meaning in ("weekday", "deictic") or "yshift" in c.parts:
        return True
    counted = c.meaning in ("relative", "part_of_day", "ago") and "anaphoric" not in c.parts
    return counted and ("shift" in c.parts or "back" in c.parts)
