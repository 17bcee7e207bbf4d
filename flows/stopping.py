"""A wish to stop, heard between batches: a run told to end does so where nothing is half done."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_wish = threading.Event()


class Stopped(Exception):  # noqa: N818
    """The run was told to end, and did: nothing of it is published."""

    def __init__(self) -> None:
        super().__init__("stopped before it was done")


def check() -> None:
    """Raises Stopped once the wish to stop has come."""
    if _wish.is_set():
        raise Stopped


def wait(seconds: float) -> None:
    """Sleep, but not through a wish to stop. Raises Stopped."""
    _wish.wait(seconds)
    check()


def wish(*_: Any) -> None:
    """Ask the run of this process to end after the batch in hand: a handler of signals."""
    _wish.set()


@contextmanager
def heard(*signals: signal.Signals) -> Iterator[None]:
    """SIGTERM, and what else is named, ask to stop while the block runs, instead of ending the
    process at once. Prefect installs a handler of its own around each flow, so each stage says
    this anew."""
    if threading.current_thread() is not threading.main_thread():
        yield  # handlers belong to the main thread
        return
    before = {number: signal.signal(number, wish) for number in (signal.SIGTERM, *signals)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
