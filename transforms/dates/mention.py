"""The record that the date tagger yields."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["published", "mention", "none"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression with its meaning and the reason for it.

    `start` and `end` are code points into the tagged text, half-open. `begins_on` and
    `ends_before` bound the half-open interval it means, naive, in the article's own zone, midnight
    for whole days; both None when it cannot be placed. `timex_value` and `modifier` are TIMEX3's.
    `anchor` says what the interval was computed from, `anchor_text` that anchor as written (the
    earlier mention, or the publication date in ISO form), `rule` the rule that decided.
    """

    start: int
    end: int
    text: str
    timex_type: TimexType
    timex_value: str
    modifier: str | None
    begins_on: datetime | None
    ends_before: datetime | None
    grain: str | None  # minute, hour, day, week, month, quarter, season, year, decade, century...
    anchor: Anchor
    anchor_text: str | None
    rule: str
