"""What a candidate is read against: publication date, earlier mentions, the words around."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from functools import cached_property

from transforms.dates.language import Language
from transforms.dates.mention import Anchor, TimexType
from transforms.dates.periods import Day, Period, end_day, first_day
from transforms.dates.scan import Candidate
from transforms.dates.tense import Direction, direction
from transforms.dates.tokens import Tokens

STORY_GRAINS = ("week", "month", "season", "southern")  # and finer
FIGURES_REACH = 30  # tokens before an expression
FAR_DAYS, FAR_YEAR = 31, 366
COARSE = 10  # how many units long a mention may be that the unit is counted from
DAYS = {
    "weekend": 2,
    "week": 7,
    "month": 30,
    "season": 91,
    "southern": 91,
    "quarter": 91,
    "half": 182,
    "year": 365,
    "decade": 3652,
    "century": 36525,
    "millennium": 365250,
}  # a day for all others


@dataclass(frozen=True, slots=True)
class Reference:
    """A period that others are counted from, and its words."""

    period: Period
    text: str
    kind: Anchor
    at: int = 0  # token at which it stands
    point: Day | None = None  # the day counted to, where the period is longer ("a year ago")

    @property
    def day(self) -> Day:
        """The day from which to count on."""
        return first_day(self.period) if self.point is None else self.point

    @property
    def is_precise(self) -> bool:
        """Whether counting on from its day loses nothing."""
        return self.point is not None or self.period.grain not in DAYS


@dataclass(frozen=True, slots=True)
class Context:
    """The state that reading a text carries from mention to mention."""

    published: Reference | None
    narrative: bool  # dates chain from mention to mention, not from the publication date
    zone: tzinfo | None = None  # the article's own, where known
    last: Reference | None = None  # the last placed mention
    dated: Reference | None = None  # the last one that stated its year
    month: Reference | None = None  # the first month of its sentence
    last_day: Reference | None = None  # ... that was a day or finer
    story: Reference | None = None  # ... that was a month or finer: where a narrative has got to
    heading: Reference | None = None  # the year that heads the section
    fiscal: Reference | None = None  # the last quarter, unless longer spans were spoken of since

    def after(self, reference: Reference, modified: bool = False) -> "Context":
        """The context once a mention was placed; `modified` if it named a part (`early 1927`)."""
        grain = reference.period.grain
        fine = grain in ("day", "part", "hour", "minute", "second")
        return replace(
            self,
            last=reference,
            last_day=reference if fine else self.last_day,
            story=reference if fine or modified or grain in STORY_GRAINS else self.story,
            fiscal=reference if grain == "quarter" and self.is_over(reference) else self.fiscal,
        )

    def is_over(self, reference: Reference) -> bool:
        """Whether a period had ended when the text was published, so that figures are of it."""
        return self.published is None or end_day(reference.period) <= self.published.day

    def without_fiscal(self) -> "Context":
        """The context once figures of another span (nine months) were given."""
        return replace(self, fiscal=None) if self.fiscal else self


@dataclass(frozen=True)  # no slots: tense and figures are looked for once, and only if asked for
class Situation:
    """A candidate in its text."""

    context: Context
    candidate: Candidate
    tokens: Tokens
    language: Language

    @cached_property
    def direction(self) -> Direction | None:
        """Whether the words around speak of the past or of the future."""
        return direction(self.tokens, self.candidate.first, self.candidate.after, self.language)

    @property
    def looks_ahead(self) -> bool:
        """Whether the words around speak of the future, or of what was the future once."""
        return self.direction in ("future", "planned")

    @cached_property
    def has_figures(self) -> bool:
        """Whether figures stand near, so that `a year earlier` compares results."""
        first, figures = self.candidate.first, self.language.sets["figures"]
        return any(self.tokens.word(i) in figures for i in range(first - FIGURES_REACH, first + 10))

    @property
    def base(self) -> Reference | None:
        """What deictic words count from: publication in news, the last mention in a narrative."""
        c = self.context
        return (c.last or c.published) if c.narrative else c.published

    @property
    def year_told(self) -> Reference | None:
        """A far date with its year, earlier in the sentence: the year is meant here too."""
        told, c = self.context.dated, self.context
        if told is None or c.published is None or abs(told.day - c.published.day) <= FAR_YEAR:
            return None
        return None if self.tokens.breaks(told.at, self.candidate.first) else told

    @property
    def now(self) -> Reference | None:
        """What `this year` and `ago` count from: publication, in a narrative too."""
        return self.context.published or self.context.last

    @property
    def mentioned(self) -> Reference | None:
        """What anaphoric words count from: the last mention, else publication."""
        return self.context.last or self.context.published

    def mentioned_for(self, grain: str) -> Reference | None:
        """The same for a unit: `the previous week` does not count from `2008`."""
        c = self.context
        if c.last is None or DAYS.get(c.last.period.grain, 1) <= COARSE * DAYS.get(grain, 1):
            return self.mentioned
        if c.narrative:
            return c.story or c.last
        return c.last_day or c.published or c.last

    @property
    def clock_day(self) -> Reference | None:
        """The day that a bare time of day belongs to."""
        last, narrative = self.context.last_day, self.context.narrative
        return self.still(last) if last else None if narrative else self.context.published

    def has_yet_to_come(self, last: Reference) -> bool:
        """Whether news that tells of the past cannot mean what was mentioned."""
        c = self.context
        ahead = c.published is not None and last.day > c.published.day
        return ahead and not c.narrative and self.direction == "past"

    def still(self, last: Reference) -> Reference:
        """What was mentioned, or publication where news has come back from another time."""
        c, first = self.context, self.candidate.first
        if c.narrative or c.published is None or abs(last.day - c.published.day) <= FAR_DAYS:
            return last
        left = first - last.at > FIGURES_REACH or self.tokens.breaks(last.at, first)
        return c.published if left else last


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a candidate means. The interval is the period's unless `span` gives one."""

    timex_type: TimexType
    value: str
    rule: str
    period: Period | None = None
    span: tuple[datetime | None, datetime | None] | None = None
    modifier: str | None = None
    reference: Reference | None = None
    anchors: bool = True  # whether later mentions may count from it
    point: Day | None = None  # where in the period they count from; its first day for None
