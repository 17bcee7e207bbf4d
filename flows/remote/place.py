"""A folder behind a URL: its files, read and written whole."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from flows.errors import CommandError, UsageError

AT_ONCE = 256  # files handed to the library, which moves several at a time
# What tells a file's contents, the best first: stores name it differently.
TAGS = ("ETag", "etag", "md5Hash", "content_md5", "mtime", "LastModified", "updated")


@dataclass(frozen=True, slots=True)
class Place:
    """Paths are relative to the folder, with `/`."""

    url: str
    fs: Any
    root: str

    def files(self, folder: str = "") -> dict[str, str]:
        """The files under a folder, each with what changes when its contents do."""
        self.fs.invalidate_cache()
        found = self.fs.find(self._at(folder) if folder else self.root, detail=True)
        start = len(self.root) + 1
        return {
            path[start:]: f"{info['size']}:{next((info[tag] for tag in TAGS if tag in info), '')}"
            for path, info in found.items()
            if info["type"] == "file" and not info.get("islink") and path[start:]
        }

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None when there is none."""
        try:
            return bytes(self.fs.cat_file(self._at(path)))
        except FileNotFoundError:
            return None

    def fetch(self, pairs: Iterable[tuple[str, Path]]) -> None:
        """Copy files here. FileNotFoundError for one that went."""
        for some in batches(pairs):
            for _, local in some:
                local.parent.mkdir(parents=True, exist_ok=True)
            self.fs.get([self._at(path) for path, _ in some], [str(local) for _, local in some])

    def put(self, pairs: Iterable[tuple[Path, str]]) -> None:
        """Copy local files there."""
        for some in batches(pairs):
            self.fs.put([str(local) for local, _ in some], [self._at(path) for _, path in some])

    def create(self, path: str, content: bytes) -> bool:
        """Write a file that is not there yet; False when it is. Atomic where the store can."""
        try:
            self.fs.pipe_file(self._at(path), content, mode="create")
        except FileExistsError:
            return False
        return True

    def write(self, path: str, content: bytes) -> None:
        """Replace a file at once."""
        if not self._local:
            self.fs.pipe_file(self._at(path), content)
            return
        self.fs.pipe_file(self._at(path) + ".new", content)
        os.replace(self._at(path) + ".new", self._at(path))

    def copy(self, source: str, target: str) -> None:
        """Replace a file at once by a copy of another, made where they lie."""
        if not self._local:
            self.fs.cp_file(self._at(source), self._at(target))
            return
        self.fs.cp_file(self._at(source), self._at(target) + ".new")
        os.replace(self._at(target) + ".new", self._at(target))

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, those that are there."""
        for path in paths:
            try:
                self.fs.rm_file(self._at(path))
            except FileNotFoundError:
                continue

    @property
    def _local(self) -> bool:
        """Whether writing a file takes more than one step, which readers would see."""
        return "file" in self.fs.protocol

    def _at(self, path: str) -> str:
        return f"{self.root}/{path}"


def place(url: str) -> Place:
    """The folder behind a URL. UsageError when nothing installed knows its kind."""
    import fsspec  # not before: most commands never need it

    options = {"auto_mkdir": True} if url.startswith("file:") else {}
    try:
        fs, root = fsspec.url_to_fs(url, **options)
    except (ImportError, ValueError) as error:
        said = " ".join(str(error).split())
        raise UsageError(f"{url}: {said}; for s3:// there is the extra `remote`") from error
    return Place(url, fs, str(root).rstrip("/"))


@contextmanager
def reached(url: str, then: str = "") -> Iterator[None]:
    """Turn what the other machine or the way there does into one clear line, and what `then` is."""
    try:
        yield
    except (CommandError, UsageError):
        raise
    except Exception as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise CommandError(f"{url}: {said}{then}") from error


def batches(pairs: Iterable[tuple[Any, Any]]) -> Iterator[list[tuple[Any, Any]]]:
    """The pairs, so many at once as one call takes."""
    left = iter(pairs)
    while some := list(islice(left, AT_ONCE)):
        yield some
