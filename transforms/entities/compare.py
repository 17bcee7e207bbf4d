"""Whether two nodes are one entity: short comparisons, their weights in one table, a score.

The names give the base; each comparison of the table then adds its weight or takes it off.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from transforms.entities import bodies, genders, kinds, namesakes, organisation, person, rare, words
from transforms.entities.corpus import is_place, split
from transforms.entities.features import Features, mark
from transforms.entities.match import Match
from transforms.places.candidates import is_known

SAME: Final = 0.9  # from here two nodes are merged
NEAR: Final = 0.6  # from here, up to SAME, they are "not sure: kept apart", and said to be
VILLAGE: Final = 0.8  # of a word taken for a place too: the club, or a quarter nobody has listed


@dataclass(frozen=True, slots=True)
class Side:
    """A node with what is known of it."""

    node: str
    features: Features


def names(left: str, right: str) -> Match:
    """The names of two nodes, by their words alone."""
    entity_type, a = split(left)
    other_type, b = split(right)
    if other_type != entity_type:
        return _of_another_type(a, b, "LOC" in (entity_type, other_type))
    if entity_type == "PERSON" and namesakes.base(a) == namesakes.base(b):
        return namesakes.compare(a, b)
    if is_place(left) or is_place(right) or bodies.may_differ(a, b):
        return Match(0.0, "")
    if entity_type == "PERSON":
        return person.compare(a, b)
    match = organisation.compare(a, b)
    return match if match.score or entity_type != "ORG" else kinds.compare(a, b)


def _of_another_type(a: str, b: str, is_place: bool) -> Match:
    """`White House`, which the tagger takes for an organisation here and for a place there."""
    if a != b or is_known(a):  # `New York`, city and team
        return Match(0.0, "")
    score = VILLAGE if is_place and " " not in a else SAME
    return Match(score, "the same name, taken for another type")


def shared_titles(a: Side, b: Side) -> str | None:
    shared = (a.features.titles.keys() & b.features.titles.keys()) - words.COMMON_TITLES
    return f"both called {', '.join(sorted(shared))}" if shared else None


def company(left: Features, right: Features) -> float:
    """How many names both appear with: a person counts 1, anything else a half."""
    return sum(1.0 if n & 1 else 0.5 for n in left.companions & right.companions)


def some_company(a: Side, b: Side) -> str | None:
    n = company(a.features, b.features)
    return f"named with the same {n:g}" if 1 <= n < 3 else None


def much_company(a: Side, b: Side) -> str | None:
    n = company(a.features, b.features)
    return f"named with the same {n:g}" if n >= 3 else None


def same_country(a: Side, b: Side) -> str | None:
    shared = a.features.countries.keys() & b.features.countries.keys()
    return f"both of {', '.join(sorted(shared))}" if shared else None


def other_country(a: Side, b: Side) -> str | None:
    left, right = a.features.countries.keys(), b.features.countries.keys()
    return "of different countries" if left and right and not left & right else None


def other_gender(a: Side, b: Side) -> str | None:
    left, right = (genders.of(split(s.node)[1], s.features.titles) for s in (a, b))
    return "one is called Mr, the other Mrs" if left and right and left != right else None


def her_father(a: Side, b: Side) -> str | None:
    """`Nawaz Sharif` is no short name of his daughter `Maryam Nawaz Sharif`."""
    left, right = sorted((split(s.node)[1].split() for s in (a, b)), key=len)
    dropped = a.node.startswith("PERSON:") and len(left) > 1 and right[1:] == left
    woman = dropped and genders.usual(" ".join(right)) == "f"
    return "may be her father" if woman and genders.usual(" ".join(left)) != "f" else None


def one_article(a: Side, b: Side) -> str | None:
    """Within-article resolution, which sees more, kept them apart."""
    together = mark(b.node) in a.features.companions or mark(a.node) in b.features.companions
    return "told apart in one article" if together else None


def other_times(a: Side, b: Side) -> str | None:
    """Of people: an organisation outlives them."""
    if not a.node.startswith("PERSON:"):
        return None
    f, g = a.features.months.keys() - {-1}, b.features.months.keys() - {-1}
    gap = max(min(f), min(g)) - min(max(f), max(g)) if f and g else 0
    return f"{gap // 12} years apart" if gap > 24 else None


def rarer_unit(a: Side, b: Side) -> str | None:
    """`American Express Bank`, of American Express."""
    short, long = sorted((a, b), key=lambda s: len(s.node))
    if not long.node.startswith(f"{short.node} ") or not kinds.without_kind(split(long.node)[1]):
        return None
    often = short.features.articles >= kinds.RARER * long.features.articles
    return "may be a unit" if often else None


def common_name(a: Side, b: Side) -> str | None:
    _, key = split(a.node)
    common = a.node.startswith("PERSON:") and key.split()[-1] in words.COMMON_SURNAMES
    return "a common surname" if common else None


def rare_name(a: Side, b: Side) -> str | None:
    """`Bob Dole` and `Robert Dole`, `Mikhael Gorbachev` and `Mikhail Gorbachev`."""
    (kind, left), (_, right) = split(a.node), split(b.node)
    is_rare = kind == "PERSON" and left != right and rare.hardly_two(left, right)
    return "a rare name" if is_rare else None


Comparison = Callable[[Side, Side], str | None]

WEIGHTS: Final[tuple[tuple[Comparison, float], ...]] = (
    (shared_titles, +0.10),
    (some_company, +0.10),
    (much_company, +0.20),
    (same_country, +0.05),
    (other_country, -0.15),
    (other_gender, -0.40),
    (her_father, -0.20),
    (one_article, -0.30),
    (other_times, -0.10),
    (rarer_unit, -0.10),
    (common_name, -0.05),
    (rare_name, +0.10),
)


def compare(a: Side, b: Side) -> Match:
    """Score 0 to 1 with its reasons. Symmetric. 0 where the names cannot be one entity's."""
    base = names(a.node, b.node)
    if not base.score or namesakes.base(a.node) == namesakes.base(b.node):
        return base
    score, reasons = base.score, [f"{base.reason} {base.score:.2f}"]
    for comparison, weight in WEIGHTS:
        reason = comparison(a, b)
        if reason is not None:
            score += weight
            reasons.append(f"{reason} {weight:+.2f}")
    return Match(round(min(max(score, 0.0), 1.0), 4), "; ".join(reasons))
