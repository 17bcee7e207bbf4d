"""Whether a text reports news or tells history: which date its bare months and days count from."""

from datetime import date

from transforms.dates.scan import Candidate

FAR = 3  # years from publication
MANY = 5  # stated years that far away
RATIO = 6  # to words that speak from the present


def is_narrative(found: list[Candidate], published: date | None) -> bool:
    """True when stated years far from publication outnumber words that speak from the present."""
    if published is None:
        return True
    years = [int(c.parts["year"]) for c in found if "year" in c.parts]
    far = sum(abs(year - published.year) >= FAR for year in years)
    return far >= MANY and far > RATIO * sum(speaks_from_present(c) for c in found)


def speaks_from_present(c: Candidate) -> bool:
    """Whether an expression counts from the day of speaking: `Thursday`, `today`, `last week`."""
    if c.meaning in ("weekday", "deictic") or "yshift" in c.parts:
        return True
    counted = c.meaning in ("relative", "part_of_day", "ago") and "anaphoric" not in c.parts
    return counted and ("shift" in c.parts or "back" in c.parts)
