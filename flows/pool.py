"""CPU parallelism inside one task: batches over processes, results in the order of the batches."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")


def over_processes(
    function: Callable[[Batch], Result], batches: Iterable[Batch], workers: int
) -> Iterator[Result]:
    """`map(function, batches)` over `workers` processes.

    At most two batches a worker are under way, so that a long list does not pile up in memory.
    A single batch runs in this process: starting others would cost more than it saves.
    """
    pending = iter(batches)
    head = list(islice(pending, 2))
    if len(head) < 2 or workers == 1:
        yield from map(function, [*head, *pending])
        return
    # Prefect runs threads, and a forked copy of a threaded process can hang.
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        running: deque[Future[Result]] = deque(pool.submit(function, batch) for batch in head)
        for batch in pending:
            running.append(pool.submit(function, batch))
            if len(running) >= 2 * workers:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
