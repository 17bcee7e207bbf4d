"""Whether a text reports news or tells history: which date its bare months and days count from.

Measured: histories state 15 or more years for each word that speaks from the present, news up to 6;
and of the commonest verbs, histories have up to 4 in 10 that report (`is`, `has`, `said`), lives up
to 7, news mostly more.
"""

from transforms.dates import periods
from transforms.dates.context import Reference
from transforms.dates.language import Language
from transforms.dates.scan import Candidate
from transforms.dates.tokens import Tokens

FAR = 3  # years from publication
MANY_FAR, MANY = 5, 20  # stated years, far away or any
SOME_FAR = 3  # enough where nothing at all speaks from the present, as all news does
RATIO = 5  # of stated years to words that speak from the present
REPORTING = 0.55  # of the verbs, from which on a text reports


def is_narrative(
    found: list[Candidate], published: Reference | None, tokens: Tokens, language: Language
) -> bool:
    """True when many years are stated, few words speak from the present, and most verbs tell."""
    if published is None:
        return True
    return states_history(found, published) and not reports(tokens, language)


def reports(tokens: Tokens, language: Language) -> bool:
    """Whether most of the commonest verbs report (`is`, `said`) rather than tell (`was`, `had`)."""
    words = [tokens.word(i) for i in range(len(tokens.spans))]
    reporting = sum(word in language.sets["reports"] for word in words)
    telling = sum(word in language.sets["tells"] for word in words)
    return reporting > REPORTING * (reporting + telling)


def states_history(found: list[Candidate], published: Reference) -> bool:
    """Whether many years are stated, and few words speak from the present."""
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
    """Whether an expression counts from the day of speaking: `today`, `Friday, May 3`."""
    if c.meaning in ("weekday", "deictic") or "yshift" in c.parts:
        return True
    if c.meaning == "calendar" and "weekday" in c.parts and "year" not in c.parts:
        return True
    counted = c.meaning in ("relative", "part_of_day", "ago") and "anaphoric" not in c.parts
    return counted and ("shift" in c.parts or "back" in c.parts)
