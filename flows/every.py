"""Durations as they are typed: `90s`, `15m`, `1h`, `2d`."""

import re
from datetime import timedelta

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def duration(text: str) -> timedelta:
    """`15m` as a timedelta. ValueError for anything else, and for none at all."""
    found = re.fullmatch(r"(\d+)([smhd])", text.strip())
    if not found or not int(found[1]):
        raise ValueError(f"{text!r} is no duration: 90s, 15m, 1h and 2d are")
    return timedelta(seconds=int(found[1]) * UNITS[found[2]])


def in_words(span: timedelta) -> str:
    """A duration in its largest unit, rounded down: `3 min`, `26 h`, `4 days`."""
    seconds = int(span.total_seconds())
    if seconds < 120:
        return f"{seconds} s"
    if seconds < 2 * 3600:
        return f"{seconds // 60} min"
    if seconds < 2 * 86_400:
        return f"{seconds // 3600} h"
    return f"{seconds // 86_400} days"
