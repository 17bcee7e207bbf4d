"""CPU parallelism inside one task: batches over processes, results in the order of the batches."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from typing import Protocol, TypeVar

from flows import stopping

Batch = TypeVar("Batch")
Result = TypeVar("Result")
Given = TypeVar("Given", covariant=True)


class Future(Protocol[Given]):
    """What will have a result: of `concurrent.futures`, of Prefect."""

    def result(self) -> Given: ...


def over_processes(
    function: Callable[[Batch], Result], batches: Iterable[Batch], workers: int
) -> Iterator[Result]:
    """`map(function, batches)` over `workers` processes.

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
        try:
            yield from in_order(partial(pool.submit, function), chain(head, pending), workers)
        except BaseException:
            pool.shutdown(cancel_futures=True)  # waits for the batches in hand
            raise


def in_order(
    submit: Callable[[Batch], Future[Result]], batches: Iterable[Batch], workers: int
) -> Iterator[Result]:
    """The results of batches that are submitted, in their order.

    At most two batches a worker are under way, so that a long list does not pile up in memory.
    Raises Stopped between batches when the run was told to end.
    """
    running: deque[Future[Result]] = deque()
    for batch in batches:
        running.append(submit(batch))
        if len(running) >= 2 * workers:
            yield _next(running)
    while running:
        yield _next(running)


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
