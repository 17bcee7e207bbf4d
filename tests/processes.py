"""Processes that tests start and may kill, forked from one that has imported what they need."""

import multiprocessing
import os
import pickle
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


NOBODY = 65534


def unprivileged(function: Callable[..., Any], *arguments: Any) -> Any:
    """What a function returns where it has not root's rights: in a child process, under root."""
    if os.geteuid() != 0:
        return function(*arguments)
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            os.write(writing, pickle.dumps(function(*arguments)))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        found = answer.read()
    os.waitpid(child, 0)
    return pickle.loads(found)
