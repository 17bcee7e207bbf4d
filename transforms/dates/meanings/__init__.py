"""The meanings that phrasings name in the language files."""

from collections.abc import Callable, Mapping

from transforms.dates.context import Meaning, Situation
from transforms.dates.meanings.calendar import calendar, day_of_month
from transforms.dates.meanings.clock import clock
from transforms.dates.meanings.days import (
    deictic,
    part_of_day,
    week_of,
    weekday,
    weekday_of_month,
)
from transforms.dates.meanings.durations import duration, no_date, set_of, vague, window
from transforms.dates.meanings.fiscal import fiscal
from transforms.dates.meanings.holidays import holiday
from transforms.dates.meanings.relative import ago, relative, season_ago, weekend
from transforms.dates.scan import Parts

MEANINGS: Mapping[str, Callable[[Parts, Situation], Meaning | None]] = {
    function.__name__: function
    for function in (
        *(calendar, day_of_month, weekday_of_month, clock, weekday, deictic, part_of_day),
        *(relative, ago, season_ago, week_of, duration, window, set_of, vague, holiday, weekend),
        *(fiscal, no_date),
    )
}
