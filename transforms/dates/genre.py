"""Whether a text reports news or tells history: which date its bare months and days count from."""

from datetime import date

from transforms.dates.language import Language
from transforms.dates.scan import Candidate

DEICTIC = {"weekday", "deictic", "part_of_day", "vague", "relative", "ago"}
FAR = 3  # years from publication


def is_narrative(found: list[Candidate], published: date | None, known: Language) -> bool:
    """True when stated years far from publication outnumber words that speak from the present."""
    if published is None:
        return True
    years = [int(c.parts["year"]) for c in found if "year" in c.parts]
    far = sum(abs(year - published.year) >= FAR for year in years)
    deictic = sum(c.meaning in ("weekday", "deictic") for c in found)
    return far >= 5 and far > 2 * deictic
