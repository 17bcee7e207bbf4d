"""What may be set, and where that is written down."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
VARIABLE = re.compile(r"\bDATELINE_[A-Z_]+\b")


def test_the_readme_lists_every_setting() -> None:
    known = set(VARIABLE.findall((ROOT / "flows/settings.py").read_text()))
    listed = {
        name
        for line in (ROOT / "README.md").read_text().splitlines()
        if line.startswith("| `DATELINE_")
        for name in VARIABLE.findall(line)
    }
    assert listed == known
