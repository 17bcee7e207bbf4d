"""Making again: what an older version made, and what was damaged, from the same raw files."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows import annotate, annotator, entry, link, read, rows, state
from flows.redirects import followed
from flows.workspace import StageError
from tests.flows.runs import run_bare, tables, write
from transforms.articles.article import Article
from transforms.entities import across
from warehouse.errors import StoreDamaged
from warehouse.read import parquet

SAMPLES = Path(__file__).parent.parent.parent / "raw"
STORY = "Title: Ferry\nDate: 2026-03-07\n\nMarta Boldt of Trieste met Nadia Kurz on Tuesday."


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What this version makes of the samples."""
    root = tmp_path_factory.mktemp("fresh")
    run_bare(SAMPLES, root)
    return tables(root)


@pytest.fixture(scope="module")
def old_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as an older version made them: its readers let a word stand at the end of every
    text, it found no dates, and gave entities other ids."""
    root = tmp_path_factory.mktemp("old")
    with pytest.MonkeyPatch.context() as patch:
        for module in (annotate, entry, link, rows, state):
            patch.setattr(module, "PIPELINE_VERSION", "0")
        patch.setattr(read, "read", old_reader(read.read))
        patch.setattr(annotator.transform, "annotate", old_annotator(annotator.transform.annotate))
        named = across.entity_id
        patch.setattr(across, "entity_id", lambda root: "old-" + named(root))
        patch.setattr("transforms.entities.entities.entity_id", across.entity_id)
        run_bare(SAMPLES, root)
    return root


def old_reader(new: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    def old(*arguments: Any) -> Iterator[Any]:
        for item in new(*arguments):
            yield (
                replace(item, body=item.body + "\nAdvertisement")
                if isinstance(item, Article)
                else item
            )

    return old


def old_annotator(new: Callable[..., Any]) -> Callable[..., Any]:
    def old(*arguments: Any) -> Any:
        return replace(new(*arguments), dates=(), dates_where=())

    return old


@pytest.fixture
def warehouse(old_version: Path, tmp_path: Path) -> Path:
    shutil.copytree(old_version, tmp_path / "w", copy_function=shutil.copy2)
    return tmp_path / "w"


def test_what_an_older_version_made_is_made_again(
    warehouse: Path, fresh: dict[str, list[str]]
) -> None:
    before = parquet("article_versions", warehouse=warehouse)
    ids = parquet("entities", ["entity_id"], warehouse)["entity_id"].to_pylist()
    assert parquet("date_mentions", warehouse=warehouse).num_rows == 0
    counts = run_bare(SAMPLES, warehouse, reprocess=True)
    assert (counts.articles_new, counts.articles_updated, counts.articles_again) == (0, 0, 11)
    assert tables(warehouse) == fresh
    after = parquet("article_versions", warehouse=warehouse)
    assert after["superseded_at"].to_pylist() == before["superseded_at"].to_pylist()
    redirects = parquet("entity_redirects", warehouse=warehouse)["old_entity_id"].to_pylist()
    assert sorted(redirects) == sorted(ids) and ids[0].startswith("old-")


def test_only_what_is_of_another_version_is_made_again(warehouse: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(SAMPLES, raw, copy_function=shutil.copy2)
    write(raw / "ferry.txt", STORY)
    counts = run_bare(raw, warehouse)
    assert (counts.articles_new, counts.articles_again) == (1, 0)
    counts = run_bare(raw, warehouse, reprocess=True)
    assert (counts.articles_again, counts.articles_unchanged) == (11, 1)
    run_bare(raw, tmp_path / "fresh")
    assert tables(warehouse) == tables(tmp_path / "fresh")


def test_a_file_rewritten_meanwhile_is_a_new_version(warehouse: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(SAMPLES, raw, copy_function=shutil.copy2)
    path = raw / "adriatic-wire/2026-03-02-strike.txt"
    path.write_text(path.read_text() + "\nNobody was hurt.\n")
    counts = run_bare(raw, warehouse, reprocess=True)
    assert (counts.articles_updated, counts.articles_again) == (1, 10)
    past = parquet("article_versions", ["raw_path", "version"], warehouse).to_pylist()
    assert {"raw_path": "adriatic-wire/2026-03-02-strike.txt", "version": 1} in past


def test_readers_have_the_older_tables_until_all_is_done(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the machine went down")

    before = tables(warehouse)
    monkeypatch.setattr(annotate, "find_copies", fail)
    with pytest.raises(StageError, match="went down"):
        run_bare(SAMPLES, warehouse, reprocess=True)
    assert tables(warehouse) == before


def test_nothing_of_this_version_is_made_again(tmp_path: Path) -> None:
    run_bare(SAMPLES, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}
    assert run_bare(SAMPLES, tmp_path, reprocess=True).articles_again == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")} == before


def scratch(path: Path) -> None:
    """Change bytes in the middle, size and footer untouched."""
    whole = bytearray(path.read_bytes())
    whole[40 : len(whole) // 2] = bytes(len(whole) // 2 - 40)
    path.write_bytes(whole)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made")
    run_bare(SAMPLES, root)
    return root


@pytest.mark.parametrize(
    "lost",
    [
        ["articles/month=2026-03", "runs"],
        ["entity_mentions/month=2026-03", "files"],
        ["article_versions/month=2026-03"],
        ["entities", "documents"],
        ["entity_merges", "rejects"],
    ],
)
def test_what_is_damaged_is_made_again_from_raw(
    made: Path, fresh: dict[str, list[str]], tmp_path: Path, lost: list[str]
) -> None:
    root = tmp_path / "w"
    shutil.copytree(made, root, copy_function=shutil.copy2)
    paths = [f"parquet/{name}/data.parquet" for name in lost]
    for path in paths:
        scratch(root / path)
    counts = run_bare(SAMPLES, root, rebuild=True)
    assert tables(root) == fresh
    assert [w.partition(" ")[0] for w in counts.warnings if "again" in w] == sorted(paths)
    assert all((root / ".damaged" / path).exists() for path in paths)


def test_a_file_that_went_with_the_damage_takes_its_articles(made: Path, tmp_path: Path) -> None:
    raw, root = tmp_path / "raw", tmp_path / "w"
    shutil.copytree(SAMPLES, raw, copy_function=shutil.copy2)
    shutil.copytree(made, root, copy_function=shutil.copy2)
    (raw / "adriatic-wire/2026-03-02-strike.txt").unlink()
    for lost in ("files", "documents"):
        (root / f"parquet/{lost}/data.parquet").unlink()
    with pytest.raises(StoreDamaged, match=r"files/data.parquet; `dateline run --rebuild`"):
        run_bare(raw, root)
    assert run_bare(raw, root, rebuild=True).articles_gone == 1
    run_bare(raw, tmp_path / "fresh")
    assert tables(root) == tables(tmp_path / "fresh")


def test_redirects_are_followed_to_an_entity_that_is_there() -> None:
    redirects = {"a": "b", "b": "c", "x": "y", "y": "x", "c": "gone", "again": "c"}
    assert followed(redirects | {"c": "d"}, {"d", "again"}) == {"a": "d", "b": "d", "c": "d"}
    assert followed(redirects, {"again"}) == {}
