"""What lies in raw/, and what of it is new, changed or gone."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.scan import RawFile, on_disk, printable, scan
from transforms.articles.article import Reject


def names(raw: Path) -> set[str]:
    return {item.raw_path for item in scan(raw) if isinstance(item, RawFile)}


def reasons(raw: Path) -> dict[str, str]:
    return {item.raw_path: item.reason for item in scan(raw) if isinstance(item, Reject)}


def test_finds_files_in_all_folders_but_not_hidden_ones_or_settings(tmp_path: Path) -> None:
    for name in ("a.txt", "deep/er/b.txt", ".DS_Store", ".git/c.txt", "deep/source.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == {"a.txt", "deep/er/b.txt"}


def test_links_are_followed_to_files_inside_only(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (raw / "a.txt").write_text("x")
    (raw / "inside.txt").symlink_to("a.txt")
    (raw / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "loop").symlink_to(".")
    (raw / "self").symlink_to("self")
    (raw / "dangling").symlink_to("nowhere")
    assert names(raw) == {"a.txt", "inside.txt"}
    assert reasons(raw) == {
        "outside.txt": "not_regular",
        "loop": "not_regular",
        "self": "not_regular",
        "dangling": "vanished",
    }


def test_a_folder_is_streamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many files lie in it, no entry is taken before it is asked for."""
    for number in range(50):
        (tmp_path / f"{number}.txt").write_text("x")
    taken: list[str] = []
    scandir = os.scandir

    class Counted:
        def __init__(self, folder: Path) -> None:
            self.entries = scandir(folder)

        def __enter__(self) -> None:
            pass

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            return (taken.append(entry.name) or entry for entry in self.entries)

        def __exit__(self, *_: object) -> None:
            self.entries.close()

    monkeypatch.setattr("flows.scan.os.scandir", Counted)
    found = scan(tmp_path)
    for number in range(1, 4):
        next(found)
        assert len(taken) == number
    assert len(list(found)) == 47


def test_a_fifo_is_rejected_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path) == {"pipe.txt": "not_regular"}


@pytest.mark.parametrize(
    ("on_the_disk", "shown"),
    [
        (b"plain.txt", "plain.txt"),
        ("café.txt".encode(), "café.txt"),
        (b"caf\xe9.txt", "caf\\xe9.txt"),
        (b"back\\slash\xff", "back\\\\slash\\xff"),
        (b"new\nline", "new\nline"),
        (b"fake\\xe9", "fake\\\\xe9"),
    ],
)
def test_any_file_name_can_be_shown_and_found_again(on_the_disk: bytes, shown: str) -> None:
    assert printable(os.fsdecode(on_the_disk)) == shown
    assert os.fsencode(on_disk(shown)) == on_the_disk
