"""Every command of the README does what the README shows."""

import re
import subprocess
from pathlib import Path

from tests.readme import MADE, README, ROOT, answered, clone, timeless


def test_each_command_prints_what_the_readme_shows(tmp_path: Path) -> None:
    shown = README.read_text()
    assert timeless(answered(shown, clone(tmp_path / "clone"))) == timeless(shown)


def test_make_ends_in_the_command_that_is_run_in_its_place() -> None:
    for target, command in MADE.items():
        plan = subprocess.run(
            [*target.split(), "--dry-run"], cwd=ROOT, check=True, capture_output=True, text=True
        )
        assert plan.stdout.splitlines()[-1] == f".venv/bin/{command}"


def test_each_page_it_points_to_is_there() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", README.read_text())
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
