"""A warehouse on another machine: pushed whole or not at all, pulled where another went ahead."""

import json
import shutil
from pathlib import Path

import pytest

from flows.errors import CommandError
from flows.remote.journal import manifest_of
from flows.remote.place import Place, place
from tests.flows.remote.machines import dies, machine, moved, same, two_runs
from warehouse.commit import trusted_database
from warehouse.health import damaged
from warehouse.layout import Manifest, read_manifest


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return two_runs(tmp_path_factory.mktemp("runs"))


@pytest.fixture
def remote(tmp_path: Path) -> Place:
    return place(f"file://{tmp_path}/remote")


def test_a_push_makes_the_remote_as_the_copy_is(
    runs: tuple[Path, Path], remote: Place, tmp_path: Path
) -> None:
    here = machine(tmp_path / "a", remote, runs[0])
    assert (here.pull(), here.push(), here.push()) == ([], True, False)
    assert same(here, remote)
    assert manifest_of(remote) == read_manifest(here.layout)


def test_only_what_changed_moves(
    runs: tuple[Path, Path], remote: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(tmp_path / "a", remote, runs[0]).push()
    other = machine(tmp_path / "b", remote)
    other.pull()
    put, fetched = moved(monkeypatch, "put"), moved(monkeypatch, "fetch")
    machine(tmp_path / "a", remote, runs[1]).push()
    assert other.pull() == []
    assert {path.partition("/")[2].partition("/")[2] for path in put} == set(fetched)
    assert "parquet/articles/month=2026-01/data.parquet" not in fetched
    assert "parquet/articles/month=2026-02/data.parquet" in fetched
    assert same(other, remote)
    fetched.clear()
    assert (other.pull(), other.push(), fetched) == ([], False, [])


def test_a_copy_that_was_pulled_is_a_whole_warehouse(
    runs: tuple[Path, Path], remote: Place, tmp_path: Path
) -> None:
    machine(tmp_path / "a", remote, runs[0]).push()
    other = machine(tmp_path / "b", remote)
    other.pull()
    assert damaged(other.layout, deep=True) == []
    assert trusted_database(other.layout) == other.layout.database


def test_another_machine_that_published_meanwhile_is_noticed(
    runs: tuple[Path, Path], remote: Place, tmp_path: Path
) -> None:
    machine(tmp_path / "a", remote, runs[0]).push()
    machine(tmp_path / "b", remote).pull()
    machine(tmp_path / "a", remote, runs[1]).push()
    late = machine(tmp_path / "b", remote, runs[0])
    manifest = json.loads(late.layout.manifest.read_text()) | {"run_id": "third"}
    late.layout.manifest.write_text(json.dumps(manifest))
    with pytest.raises(CommandError, match="another machine has published"):
        late.push()
    assert manifest_of(remote).run_id == "second"
    assert late.pull() == [f"run third was never pushed and is dropped: {remote.url} is at second"]
    assert same(late, remote)


def test_two_that_push_at_once_do_not_mix(
    runs: tuple[Path, Path], remote: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(tmp_path / "a", remote, runs[0]).push()
    machine(tmp_path / "b", remote).pull()
    slow, fast = (machine(tmp_path / name, remote, runs[1]) for name in "ba")
    create = Place.create

    def overtaken(self: Place, path: str, content: bytes) -> bool:
        monkeypatch.setattr(Place, "create", create)
        fast.push()
        return create(self, path, content)

    monkeypatch.setattr(Place, "create", overtaken)
    with pytest.raises(CommandError, match="another machine has published"):
        slow.push()
    assert same(fast, remote)


@pytest.mark.parametrize("mender", ["a", "b"])
def test_a_push_killed_at_any_write_is_made_good_by_the_next_run_of_any_machine(
    mender: str, runs: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = []
    for nth in range(0, 1000, 2 if mender == "a" else 3):
        remote = place(f"file://{tmp_path}/{nth}/remote")
        machine(tmp_path / f"{nth}" / "a", remote, runs[0]).push()
        machine(tmp_path / f"{nth}" / "b", remote).pull()
        killed = machine(tmp_path / f"{nth}" / "a", remote, runs[1])
        if not dies(monkeypatch, nth, killed.push):
            break
        torn = manifest_of(remote).publishing
        after = machine(tmp_path / f"{nth}" / mender, remote)
        after.pull()
        after.push()
        assert same(after, remote)
        assert damaged(after.layout, deep=True) == []
        ends.append((torn, manifest_of(remote).run_id))
        shutil.rmtree(tmp_path / f"{nth}")
    assert ("second", "second") in ends
    # What was not decided when it died, its own machine alone can do.
    assert ((None, "base") in ends) == (mender == "b")


def test_a_remote_that_was_emptied_is_not_taken_for_a_new_one(
    runs: tuple[Path, Path], remote: Place, tmp_path: Path
) -> None:
    here = machine(tmp_path / "a", remote, runs[0])
    here.push()
    remote.remove(remote.files())
    with pytest.raises(CommandError, match=r"nothing is published .* any more"):
        here.pull()
    assert manifest_of(remote) == Manifest()
