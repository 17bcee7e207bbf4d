"""The main job end to end, without Prefect: what a run leaves, and what a second one adds."""

import itertools
import shutil
import signal
from pathlib import Path

import duckdb
import pytest

from flows.workspace import StageError
from tests.flows import killed_run
from tests.flows.runs import run_bare, tables, write
from tests.processes import status

SAMPLES = Path(__file__).parent.parent.parent / "raw"
STORY = "TRIESTE, Italy (ADW) — The ferry Marta Boldt sank on Tuesday, Captain Nadia Kurz said."


def story(day: int, text: str = STORY, url: str = "") -> str:
    head = f"Title: Ferry, day {day}\nDate: 2026-03-{day:02}\n"
    return head + (f"Url: https://news.example/{url}\n" if url else "") + f"\n{text}\n"


def rows(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse / "news.duckdb"), read_only=True) as connection:
        return connection.sql(sql).fetchall()


def test_the_samples_give_articles_and_one_reject(tmp_path: Path) -> None:
    counts = run_bare(SAMPLES, tmp_path)
    assert (counts.articles_new, counts.rejects) == (11, {"truncated": 1})
    assert rows(tmp_path, "SELECT count(*) FROM article_versions") == [(1,)]
    assert rows(tmp_path, "SELECT count(*) > 80 FROM date_mentions") == [(True,)]


def test_a_second_run_finds_nothing_to_do_and_leaves_every_file_alone(tmp_path: Path) -> None:
    run_bare(SAMPLES, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}
    counts = run_bare(SAMPLES, tmp_path)
    assert (counts.articles_new, counts.articles_updated, counts.articles_unchanged) == (0, 0, 11)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")} == before


def test_a_rewritten_file_makes_a_version_and_a_removed_one_takes_its_rows(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    write(raw / "a.txt", story(3))
    write(raw / "b.txt", story(4, "Nothing happened in Pula on Monday."))
    run_bare(raw, warehouse)
    write(raw / "a.txt", story(3, STORY.replace("Tuesday", "Monday")))
    counts = run_bare(raw, warehouse)
    assert (counts.articles_updated, counts.articles_unchanged) == (1, 1)
    assert rows(warehouse, "SELECT raw_path, version FROM article_versions") == [("a.txt", 1)]
    (raw / "a.txt").unlink()
    counts = run_bare(raw, warehouse)
    assert (counts.files_gone, counts.articles_gone) == (1, 1)
    assert rows(warehouse, "SELECT raw_path FROM articles") == [("b.txt",)]
    assert rows(warehouse, "SELECT count(*) FROM article_versions") == [(0,)]
    assert rows(warehouse, "SELECT count(*) FROM entity_mentions WHERE text = 'Nadia Kurz'") == [
        (0,)
    ]


def test_a_touched_file_is_read_but_its_articles_are_not_made_again(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    write(raw / "a.txt", story(3))
    run_bare(raw, warehouse)
    write(raw / "a.txt", story(3))
    counts = run_bare(raw, warehouse)
    assert (counts.files_changed, counts.articles_updated, counts.articles_unchanged) == (0, 0, 1)


FILES = {
    "a.txt": story(3, url="ferry"),
    "b.txt": story(5, STORY.replace("Tuesday", "Monday"), url="ferry"),
    "c.txt": story(4, "Captain Kurz of the Marta Boldt was heard in Trieste on Wednesday."),
    "d.txt": story(6, "Nadia Kurz, the former captain, left Trieste for Zadar last week."),
}


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What one run makes of all the files."""
    root = tmp_path_factory.mktemp("together")
    for name, text in FILES.items():
        write(root / "raw" / name, text)
    run_bare(root / "raw", root / "warehouse")
    return tables(root / "warehouse")


@pytest.mark.parametrize(
    "order", [tuple(FILES), *itertools.islice(itertools.permutations(FILES), 5, 24, 6)]
)
def test_files_arriving_in_any_order_give_equal_tables(
    tmp_path: Path, together: dict[str, list[str]], order: tuple[str, ...]
) -> None:
    for name in order:
        write(tmp_path / "raw" / name, FILES[name])
        run_bare(tmp_path / "raw", tmp_path / "found")
    assert tables(tmp_path / "found") == together


def test_removing_a_correction_brings_the_first_text_back(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    write(raw / "a.txt", FILES["a.txt"])
    run_bare(raw, tmp_path / "expected")
    write(raw / "b.txt", FILES["b.txt"])
    run_bare(raw, tmp_path / "found")
    (raw / "b.txt").unlink()
    run_bare(raw, tmp_path / "found")
    assert tables(tmp_path / "found") == tables(tmp_path / "expected")


KILLS = [
    ("flows.ingest:over_processes", 1),
    ("flows.ingest:set_down", 1),
    ("flows.annotate:annotate_batch", 2),
    ("flows.annotate:link", 1),
    ("warehouse.commit:build", 1),
    ("warehouse.journal:write_json", 1),
    ("warehouse.journal:mark_publishing", 1),
    ("warehouse.journal:move", 1),
    ("warehouse.journal:move", 4),
    ("warehouse.journal:write_manifest", 1),
]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    root = tmp_path_factory.mktemp("undisturbed")
    shutil.copytree(SAMPLES, root / "raw" / "samples")
    run_bare(root / "raw", root / "warehouse")
    return tables(root / "warehouse")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse after its first run, with a raw folder that has changed since."""
    root = tmp_path_factory.mktemp("begun")
    write(root / "raw" / "a.txt", FILES["a.txt"])
    run_bare(root / "raw", root / "warehouse")
    shutil.copytree(SAMPLES, root / "raw" / "samples")
    (root / "raw" / "a.txt").unlink()
    return root


@pytest.mark.parametrize(("point", "nth"), KILLS)
def test_a_killed_run_is_made_good_by_the_next(
    tmp_path: Path, begun: Path, undisturbed: dict[str, list[str]], point: str, nth: int
) -> None:
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True, copy_function=shutil.copy2)
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    assert status(killed_run.main, raw, warehouse, point, nth) == -signal.SIGKILL
    run_bare(raw, warehouse)
    assert tables(warehouse) == undisturbed


def test_a_run_that_would_lose_an_article_publishes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import annotate

    monkeypatch.setattr(annotate, "batches", lambda work: iter(()))
    with pytest.raises(StageError, match="publish failed: 11 articles were read and have no row"):
        run_bare(SAMPLES, tmp_path)
    assert not (tmp_path / "news.duckdb").exists()


def test_a_source_at_home_elsewhere_means_another_place(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    head = "Title: A speech\nDate: 2026-03-03\n\n"
    write(raw / "local" / "a.txt", head + "The mayor of Newport spoke on Monday.\n")
    newport = "SELECT country_code FROM entities WHERE name = 'Newport'"
    focus = "SELECT home_country, focus_country, focus_score FROM articles"
    for home in ("US", "GB"):
        write(raw / "local" / "source.toml", f'country = "{home}"\n')
        run_bare(raw, warehouse)
        assert rows(warehouse, newport) == [(home,)]
        assert rows(warehouse, focus) == [(home, home, 1.0)]


def test_an_article_of_another_language_has_what_there_are_rules_for(tmp_path: Path) -> None:
    spanish = "LIMA (ADW) - El ministro Hugo Salvatierra renunció el martes, dijo un portavoz."
    german = "BERLIN (ADW) - Die Ministerin trat am Dienstag zurück, wie ein Sprecher mitteilte."
    write(tmp_path / "raw/es.txt", story(5, spanish))
    write(tmp_path / "raw/de.txt", story(6, german))
    counts = run_bare(tmp_path / "raw", tmp_path / "warehouse")
    assert counts.unannotated == {"de": 1}
    dated = "SELECT language, timex_value FROM date_mentions WHERE section = 'body'"
    assert rows(tmp_path / "warehouse", dated) == [("es", "2026-03-03")]
    named = "SELECT text FROM entity_mentions WHERE section = 'body' AND entity_type = 'PERSON'"
    assert rows(tmp_path / "warehouse", named) == [("Hugo Salvatierra",)]
