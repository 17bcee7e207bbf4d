"""raw/ on another machine: what changed is fetched, what went is removed, nothing climbs out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import CommandError, UsageError
from flows.remote.mirror import fitting, mirror
from flows.remote.place import Place, place
from tests.flows.remote.machines import moved
from tests.flows.runs import write


@pytest.fixture
def remote(tmp_path: Path) -> Place:
    write(tmp_path / "remote" / "wire" / "a.txt", "one")
    write(tmp_path / "remote" / "wire" / "b.txt", "two")
    write(tmp_path / "remote" / "source.toml", "zone = 'UTC'")
    return place(f"file://{tmp_path}/remote")


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_mirror_follows_and_moves_only_what_changed(
    remote: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, here = tmp_path / "remote", tmp_path / "mirror" / "raw"
    fetched = moved(monkeypatch, "fetch")
    assert mirror(remote, here) == []
    assert files(here) == files(there)
    kept = (here / "wire" / "b.txt").stat().st_mtime_ns
    fetched.clear()
    write(there / "wire" / "a.txt", "ONE")
    (there / "source.toml").unlink()
    write(there / "source.toml" / "c.txt", "a folder by the name of a file")
    mirror(remote, here)
    assert files(here) == files(there)
    assert sorted(fetched) == ["source.toml/c.txt", "wire/a.txt"]
    assert (here / "wire" / "b.txt").stat().st_mtime_ns == kept
    fetched.clear()
    assert (mirror(remote, here), fetched) == ([], [])


def test_a_file_that_goes_while_it_is_fetched_is_left_out(
    remote: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = remote.files() | {"wire/gone.txt": "1:0"}
    monkeypatch.setattr(Place, "files", lambda *_: listed)
    mirror(remote, tmp_path / "raw")
    assert sorted(files(tmp_path / "raw")) == ["source.toml", "wire/a.txt", "wire/b.txt"]


def test_nothing_there_is_an_error_and_so_is_all_of_it_gone(remote: Place, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        mirror(place(f"file://{tmp_path}/nowhere"), tmp_path / "other")
    mirror(remote, tmp_path / "raw")
    remote.remove(remote.files())
    with pytest.raises(CommandError, match="all 3 files are gone"):
        mirror(remote, tmp_path / "raw")
    assert len(files(tmp_path / "raw")) == 3


@pytest.mark.parametrize(
    ("path", "kept", "said"),
    [
        ("a.txt", True, False),
        ("wire/à.txt", True, False),
        ("a\\..\\b.txt", True, False),
        ("../a.txt", False, False),
        ("wire/../../a.txt", False, False),
        (".hidden/a.txt", False, False),
        ("/etc/a.txt", False, True),
        ("wire//a.txt", False, True),
        ("wire/a\0.txt", False, True),
        (f"{'é' * 128}.txt", False, True),
        ("taken", False, True),
    ],
)
def test_names_that_cannot_be_files_here_are_told(path: str, kept: bool, said: bool) -> None:
    found, complaints = fitting({path: "1:x", "taken/b.txt": "1:y"})
    assert (path in found, bool(complaints)) == (kept, said)
    assert "taken/b.txt" in found


@given(st.lists(st.text(st.characters(codec="utf-8", categories=None) | st.sampled_from("./\\"))))
def test_no_name_climbs_out(paths: list[str]) -> None:
    root = Path("/somewhere/raw")
    for path in fitting(dict.fromkeys(paths, "1:x"))[0]:
        assert ".." not in (root / path).parts
        assert (root / path).is_relative_to(root) and (root / path) != root
