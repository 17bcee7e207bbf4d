"""Every command of the README and the manual does what the page shows."""

import os
import re
import shlex
import subprocess
from pathlib import Path

import duckdb
import pytest

from flows.cli import command_line
from tests.pages import BLOCK, MADE, MANUAL, README, ROOT, answered, clone, taken_in, timeless
from transforms.articles import parse_source
from transforms.entities import judgements

# A `dateline` command of a block that is not run here, as a service, a crontab and a shell hold it.
UNRUN = re.compile(r"^(?!\$ )(?:.*[ =/])?dateline ((?:run|serve|status|query|dashboard)\b.*)", re.M)
RUN = {"console", "pycon"}
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def test_the_readme_shows_what_its_commands_print(tmp_path: Path) -> None:
    shown = README.read_text(encoding="utf-8")
    assert timeless(answered(shown, clone(tmp_path / "clone"))) == timeless(shown)


@pytest.fixture(scope="module")
def after_a_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return taken_in(tmp_path_factory.mktemp("clone") / "clone")


SHOWING = [page for page in MANUAL if BLOCK.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.stem)
def test_the_manual_shows_what_its_commands_print(page: Path, after_a_run: Path) -> None:
    shown = page.read_text(encoding="utf-8")
    assert timeless(answered(shown, after_a_run)) == timeless(shown)


def test_what_duckdb_is_given_on_its_command_line_answers(after_a_run: Path) -> None:
    page = (ROOT / "docs" / "dashboards.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^duckdb (.*)", page, re.MULTILINE)
    readonly, database, sql = shlex.split(line)
    assert readonly == "-readonly"
    with duckdb.connect(str(after_a_run / database), read_only=True) as connection:
        assert connection.sql(sql).fetchall()


def test_the_sql_that_a_dashboard_is_given_answers(after_a_run: Path) -> None:
    page = (ROOT / "docs" / "dashboards.md").read_text(encoding="utf-8")
    view, series = (sql for kind, sql in FENCED.findall(page) if kind == "sql")
    with duckdb.connect() as memory:
        memory.execute(view.replace("/srv/news", str(after_a_run)))
        assert memory.sql("FROM articles").fetchall()
    with duckdb.connect(str(after_a_run / "warehouse/news.duckdb"), read_only=True) as database:
        assert database.sql(series).fetchall()


def unrun() -> list[str]:
    pages = (page.read_text(encoding="utf-8") for page in [README, *MANUAL])
    blocks = (block for page in pages for kind, block in FENCED.findall(page) if kind not in RUN)
    return [line for block in blocks for line in UNRUN.findall(block)]


@pytest.mark.parametrize("command", unrun())
def test_a_command_that_is_not_run_here_is_at_least_understood(command: str) -> None:
    words = shlex.split(command, comments=True)
    said = [word for word in words if word not in (">", ">>", "2>&1")]
    redirected = sum(word in (">", ">>") for word in words)
    command_line().parse_args(said[: len(said) - redirected])


def test_such_commands_are_found() -> None:
    assert len(unrun()) >= 15


def test_make_ends_in_the_command_that_is_run_in_its_place() -> None:
    for target, command in MADE.items():
        plan = subprocess.run(
            [*target.split(), "--dry-run", "--no-print-directory"],
            cwd=ROOT,
            env={name: value for name, value in os.environ.items() if name != "MAKEFLAGS"},
            check=True,
            capture_output=True,
            text=True,
        )
        assert plan.stdout.splitlines()[-1] == f".venv/bin/{command}"


@pytest.mark.parametrize("page", [README, *MANUAL], ids=lambda page: page.stem)
def test_each_page_it_points_to_is_there(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_example_of_judgements_can_be_read() -> None:
    page = (ROOT / "docs" / "entities.md").read_text(encoding="utf-8")
    example = page.partition("```csv\n")[2].partition("```")[0]
    found, complaints = judgements.read(example.splitlines(keepends=True))
    assert (len(found), complaints) == (3, [])


def test_the_example_of_source_settings_can_be_read() -> None:
    page = (ROOT / "docs" / "your-articles.md").read_text(encoding="utf-8")
    source = parse_source(page.partition("```toml\n")[2].partition("```")[0])
    assert (source.zone, source.day_first, len(source.fields)) == ("Europe/Zagreb", True, 3)
