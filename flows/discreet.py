"""What an error says, without what it quotes.

It goes into the log of runs and to Prefect's server, and both outlive an article that is erased.
"""

import re
import traceback
from pathlib import Path

ROOT = Path(__file__).parent.parent
OWN = ("flows", "warehouse", "transforms")  # whose errors name no text of an article
QUOTED = re.compile(r"(?<!\w)(?:'.*'|\".*\"|`.*`|“.*”)(?!\w)|(?<!\w)['\"`“].*")


def discreet(error: BaseException) -> str:
    """One line. A library's error may quote what it choked on: that is left out, and where it
    choked is said instead.

    >>> discreet(ValueError("cannot convert 'Rivers rise' to a date"))
    'cannot convert … to a date (ValueError)'
    """
    line = " ".join(str(error).split())
    kind = type(error)
    if kind.__module__.partition(".")[0] in OWN or isinstance(error, (OSError, MemoryError)):
        return line or kind.__name__
    return f"{QUOTED.sub('…', line)} ({kind.__name__}{_place(error)})".lstrip()


def _place(error: BaseException) -> str:
    """The last line of ours that the error came through."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(ROOT):
            return f" at {Path(frame.filename).relative_to(ROOT)}:{frame.lineno}"
    return ""
