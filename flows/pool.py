"""CPU parallelism inside one task: batches over processes, results in the order of the batches."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from flows import stopping

Batch = TypeVar("Batch")
Result = TypeVar("Result")


def over_processes(
    function: Callable[[Batch], Result], batches: Iterable[Batch], workers: int
) -> Iterator[Result]:
    """`map(function, batches)` over `workers` processes.

    At most two batches a worker are under way, so that a long list does not pile up in memory.
    A single batch runs in this process: starting others would cost more than it saves. Raises
    Stopped between batches when the run was told to end.
    """
    pending = iter(batches)
    head = list(islice(pending, 2))
    if len(head) < 2 or workers == 1:
        for batch in (*head, *pending):
            yield function(batch)
            stopping.check()
        return
    # Prefect runs threads, and a forked copy of a threaded process can hang.
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=die_with_parent) as pool:
        running: deque[Future[Result]] = deque(pool.submit(function, batch) for batch in head)
        try:
            for batch in pending:
                running.append(pool.submit(function, batch))
                if len(running) >= 2 * workers:
                    yield _next(running)
            while running:
                yield _next(running)
        except BaseException:
            pool.shutdown(cancel_futures=True)  # waits for the batches in hand
            raise


def _next(running: "deque[Future[Result]]") -> Result:
    """The result of the oldest batch. Raises Stopped when the run was told to end meanwhile."""
    try:
        result = running.popleft().result()
    except BrokenProcessPool:
        stopping.check()  # the workers may have been told to end along with us
        raise
    stopping.check()
    return result


def die_with_parent() -> None:
    """End this worker with the process that works with it: it would else wait for ever for its next
    batch when that is killed."""
    with_parent(lambda: os._exit(1))


def with_parent(end: Callable[[], None]) -> None:
    """Call `end` when the process that started this one is gone, however that died."""
    if parent := multiprocessing.parent_process():
        threading.Thread(target=lambda: (parent.join(), end()), daemon=True).start()
