"""News agencies: what each is called in a dateline, and which names are one agency's."""

import tomllib
from pathlib import Path
from typing import Final

_DATA: Final = tomllib.loads((Path(__file__).parent / "agencies.toml").read_text(encoding="utf-8"))
# Folded name -> the agency's own: in a dateline, `(AP)`; and wherever it stands.
IN_DATELINES: Final[dict[str, str]] = _DATA["in_datelines"]
ANYWHERE: Final[dict[str, str]] = _DATA["anywhere"]


def agency(folded: str) -> str | None:
    """The agency that a folded name means in a dateline, in full or in short."""
    return _ALL.get(folded)


def _fold(name: str) -> str:
    return name.lower().replace("-", " ").replace("'", "")


_ALL: Final = (
    {_fold(name): name for name in (*IN_DATELINES.values(), *ANYWHERE.values())}
    | ANYWHERE
    | IN_DATELINES
)
