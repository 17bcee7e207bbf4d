"""The commands of the README and the manual, run as a reader would.

A `console` block holds commands after `$` and what each prints; a `pycon` block is a session of
Python. A page's blocks run in order, in a folder with a copy of `raw/`: the README's in a fresh
clone, the manual's after a first run. `python -m tests.pages [PAGE...]` writes the answers in.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.flows.runs import run_bare

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
# Generated pages have tests of their own.
MANUAL = sorted({*(ROOT / "docs").glob("*.md")} - {ROOT / "docs" / "questions.md"})
BLOCK = re.compile(r"```(console|pycon)\n(.*?)```", re.DOTALL)
# `make` sets up an environment that the tests run in already: what it ends in is run instead.
MADE = {"make run": "dateline run"}
# Runs in the tests that it stands for.
NOT_HERE = {"make test"}
# What differs from run to run: seconds, the number of tests, when the runs were.
CLOCK = [
    (r"(?m)^  Seconds .*", "  Seconds"),
    (r"\d[\d,]* passed.*", "passed"),
    (r"\b\d+ (s|min|h) ago", "ago"),
    (r"(?m)^  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d  ", "  "),
]


def clone(folder: Path) -> Path:
    """A folder as a fresh clone has it, with its programs on the way to be found."""
    shutil.copytree(ROOT / "raw", folder / "raw")
    (folder / ".venv" / "bin").mkdir(parents=True)
    for name, command in {"dateline": "-m flows.cli", "python": ""}.items():
        program = folder / ".venv" / "bin" / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {command} "$@"\n')
        program.chmod(0o755)
    return folder


def taken_in(folder: Path) -> Path:
    """A clone after its first run."""
    run_bare(clone(folder) / "raw", folder / "warehouse")
    return folder


def answered(text: str, folder: Path) -> str:
    """The README with what its commands print in `folder` written below them."""
    return BLOCK.sub(lambda block: f"```{block[1]}\n{session(*block.groups(), folder)}```", text)


def session(kind: str, block: str, folder: Path) -> str:
    if kind == "pycon":
        return python_session(block, folder)
    written = ""
    for part in re.findall(r"^\$ .*\n(?:(?!\$ ).*\n)*", block, re.MULTILINE):
        line, _, answer = part.partition("\n")
        command = line.removeprefix("$ ").partition(" #")[0].strip()
        written += f"{line}\n" + (answer if command in NOT_HERE else shell(command, folder))
    return written


def shell(command: str, folder: Path) -> str:
    return output(["sh", "-c", MADE.get(command, command)], folder)


def python_session(block: str, folder: Path) -> str:
    """A Python session, each of whose statements is one line."""
    written = ""
    lines = re.findall(r"^>>> (.*)$", block, re.MULTILINE)
    script = "\n".join(f"print({'>>> ' + line!r})\n_show({line!r})" for line in lines)
    start = "def _show(line):\n    exec(compile(line, '-', 'single'), globals())\n"
    written += output([sys.executable, "-c", start + script], folder)
    return written


def output(command: list[str], folder: Path) -> str:
    """What a command prints, which must not fail nor complain."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    environment |= {
        "PATH": f"{folder}/.venv/bin:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PREFECT_HOME": str(folder / ".prefect"),
        "COLUMNS": "100",
    }
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=240
    )
    assert (done.returncode, done.stderr.strip()) == (0, ""), f"{command}: {done.stderr}"
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def timeless(text: str) -> str:
    """The text without what differs from run to run."""
    for pattern, constant in CLOCK:
        text = re.sub(pattern, constant, text)
    return text


def rewrite(page: Path, folder: Path) -> None:
    """Write into a page what its commands print now, where that is another thing."""
    shown = page.read_text(encoding="utf-8")
    found = answered(shown, clone(folder) if page == README else taken_in(folder))
    if timeless(found) != timeless(shown):
        page.write_text(found, encoding="utf-8")


if __name__ == "__main__":
    for page in map(Path.absolute, map(Path, sys.argv[1:] or [README, *MANUAL])):
        with tempfile.TemporaryDirectory() as folder:
            rewrite(page, Path(folder) / "clone")
