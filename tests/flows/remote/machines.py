"""Machines for tests: a working copy each, which may die at any step of a push."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows import settings
from flows.job import run
from flows.remote.copy import Copy, published
from flows.remote.place import Place
from flows.remote.session import working
from flows.workspace import Counts
from tests.warehouse import killed
from warehouse.layout import read_manifest

WRITES = ("put", "create", "write", "copy", "remove")


class Killed(BaseException):
    """The process is gone at this point."""


def run_remote(raw: str, warehouse: str) -> Counts:
    """One run over URLs, without Prefect."""
    chosen = settings.from_environment(raw, warehouse)
    with working(chosen) as said:
        work = run(chosen)
        work.counts.warnings += said
        return work.counts


def two_runs(folder: Path) -> tuple[Path, Path]:
    """Two warehouses, of a first run and of a second one after it."""
    first, second = folder / "first", folder / "second"
    killed.base(first)
    shutil.copytree(first, second)
    killed.run(second)
    return first, second


def machine(folder: Path, remote: Place, run: Path | None = None) -> Copy:
    """A machine whose last run left `run`; what it knows of the remote stays from before."""
    root = folder / "warehouse"
    if run:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(run, root)
    folder.mkdir(parents=True, exist_ok=True)
    return Copy(remote, root)


def same(copy: Copy, remote: Place) -> bool:
    """Whether what is published here is there, byte for byte, and nothing else."""
    paths = published(read_manifest(copy.layout))
    there = remote.files().keys() - {"parquet/_latest.json"}
    return there == set(paths) and all(
        remote.read(path) == (copy.layout.root / path).read_bytes() for path in paths
    )


def moved(monkeypatch: pytest.MonkeyPatch, way: str) -> list[str]:
    """The remote paths of all files that are `put` or `fetch`ed from now on."""
    seen: list[str] = []
    original: Callable[..., None] = getattr(Place, way)

    def noted(self: Place, pairs: Any) -> None:
        pairs = list(pairs)
        seen.extend(str(pair[1 if way == "put" else 0]) for pair in pairs)
        original(self, pairs)

    monkeypatch.setattr(Place, way, noted)
    return seen


def dies(monkeypatch: pytest.MonkeyPatch, nth: int, act: Callable[[], object]) -> bool:
    """Do something in a process that dies before its nth write there; False when that was more
    than it wrote."""
    left = iter(range(nth))

    def guarded(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if next(left, None) is None:
                raise Killed
            return original(*arguments, **named)

        return call

    with monkeypatch.context() as patch:
        for name in WRITES:
            patch.setattr(Place, name, guarded(getattr(Place, name)))
        try:
            act()
        except Killed:
            return True
    return False
