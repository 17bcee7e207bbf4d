"""Batches on a cluster: in order, and what is wrong is one clear line. The cluster itself is tested
in tests/cluster."""

import dataclasses
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from flows import runner
from flows.errors import CommandError
from flows.runner import check_runner, over_workers
from flows.settings import Settings
from tests.flows.runs import settings


def on(name: str, address: str = "") -> Settings:
    return dataclasses.replace(settings(Path("raw"), Path("w")), runner=name, address=address)


@pytest.fixture
def submitted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of the batches that go to a cluster, which works each off at once."""
    sizes: list[int] = []

    def submit(function: Callable[[Any], Any], batch: bytes) -> "Future[Any]":
        sizes.append(len(batch))
        future: Future[Any] = Future()
        try:
            future.set_result(runner.work_off.fn(function, batch))
        except OSError as error:
            future.set_exception(error)
        return future

    monkeypatch.setattr(runner.work_off, "submit", submit)
    return sizes


@pytest.mark.parametrize(("count", "sent"), [(0, 0), (1, 0), (2, 2), (9, 9)])
def test_batches_go_to_the_cluster_but_for_a_single_one(
    count: int, sent: int, submitted: list[int]
) -> None:
    assert list(over_workers(abs, range(-count, 0), on("dask"))) == list(range(count, 0, -1))
    assert len(submitted) == sent


def test_a_worker_without_our_files_is_told_so(submitted: list[int], tmp_path: Path) -> None:
    paths = [tmp_path / "none", tmp_path / "none either"]
    with pytest.raises(RuntimeError, match=r"cannot read .*none: workers need the file system"):
        list(over_workers(Path.read_text, paths, on("dask")))


@pytest.mark.parametrize(
    ("name", "address", "installed", "said"),
    [
        ("dask", "", False, r"prefect_dask is not installed .*-e '\.\[dask\]'"),
        ("ray", "", True, "give the --address"),
        ("dask", "tcp://10.0.0.5:8786", True, "set PREFECT_API_URL"),
        ("dask", "node5:8786", True, "set PREFECT_API_URL"),
    ],
)
def test_a_cluster_that_cannot_be_used_is_told_before_the_run(
    name: str, address: str, installed: bool, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setattr(runner, "find_spec", lambda _: object() if installed else None)
    monkeypatch.setattr(runner, "PREFECT_API_URL", type("Unset", (), {"value": lambda _: None})())
    with pytest.raises(CommandError, match=said):
        check_runner(on(name, address))


@pytest.mark.parametrize("address", ["", "tcp://127.0.0.1:8786", "localhost:8786"])
def test_a_cluster_on_loopback_needs_no_server_of_the_operators(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "find_spec", lambda _: object())
    monkeypatch.setattr(runner, "PREFECT_API_URL", type("Unset", (), {"value": lambda _: None})())
    check_runner(on("dask", address))
