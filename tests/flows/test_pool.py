"""Batches over processes: every batch once, in order."""

import pytest

from flows.pool import over_processes


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 9])
def test_every_batch_gives_its_result_in_order(count: int, workers: int) -> None:
    batches = iter(range(-count, 0))
    assert list(over_processes(abs, batches, workers)) == list(range(count, 0, -1))
