"""Text that surrounds articles and is no part of any: patterns, by where they stand."""

import re
import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("boilerplate.toml")
SHORT = 300  # characters over which no paragraph is taken for boilerplate


def without(text: str, where: str) -> str:
    """`text` without its short paragraphs that match the list `where`; all of it where nothing
    would be left."""
    if lists()[where].search(text) is None:
        return text
    kept = [p for p in text.split("\n\n") if len(p) > SHORT or not lists()[where].fullmatch(p)]
    return "\n\n".join(kept) or text


@cache
def lists() -> dict[str, re.Pattern[str]]:
    """Each list as one pattern, for any case."""
    found = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {key: re.compile("|".join(f"(?:{p})" for p in own), re.I) for key, own in found.items()}
