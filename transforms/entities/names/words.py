"""Words that names begin or end with, out of `data/words.toml`."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def words(kind: str) -> frozenset[str]:
    """The list of that name. Raises `KeyError` if there is none."""
    return _all()[kind]


@cache
def _all() -> dict[str, frozenset[str]]:
    path = Path(__file__).parent / "data" / "words.toml"
    return {k: frozenset(v) for k, v in tomllib.loads(path.read_text(encoding="utf-8")).items()}
