"""Processes that tests start and may kill, forked from one that has imported what they need."""

import multiprocessing
from collections.abc import Callable
from typing import Any

# Imported once, by the server that each process is forked from.
PRELOAD = ["tests.flows.killed_run", "tests.warehouse.killed"]


def status(function: Callable[..., object], *arguments: Any) -> int | None:
    """Run a function in a process of its own: its exit status, minus the signal it died of."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    process = context.Process(target=function, args=arguments)
    process.start()
    process.join()
    return process.exitcode
