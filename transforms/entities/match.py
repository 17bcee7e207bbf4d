"""What a comparison yields: a score that says why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """`score` 0 (two people) to 1 (one name); `reason` says what was compared."""

    score: float
    reason: str
