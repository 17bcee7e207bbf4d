"""Seasons of the southern hemisphere: summer begins in December there."""

from dataclasses import replace

from transforms.dates.scan import Candidate

# Countries, ISO 3166-1 alpha-2, whose people mean December to February by summer.
CODES = "AO AR AU BO BR BW CL FJ LS MG MU MZ NA NZ PE PY SZ UY ZA ZM ZW"
SOUTHERN = frozenset(CODES.split())


def turned(candidate: Candidate) -> Candidate:
    """A candidate whose season is the southern one: `southern` counts quarters from December."""
    parts = dict(candidate.parts)
    if candidate.meaning not in ("calendar", "relative", "season_ago") or "season" not in parts:
        return candidate
    parts["southern"] = (int(parts.pop("season")) + 2) % 4
    return replace(candidate, parts=parts)
