"""Runs the main job, or an erasure, and kills it with SIGKILL at a chosen point."""

import importlib
import os
import signal
from pathlib import Path
from typing import Any

from flows.forget import forget
from flows.standing import Request
from tests.flows.runs import run_bare, settings


def main(raw: Path, warehouse: Path, point: str, nth: int, url: str | None = None) -> None:
    """A run that dies as it enters the function `point` (`module:function`) for the nth time; an
    erasure where a URL is given."""
    module_name, _, name = point.partition(":")
    module = importlib.import_module(module_name)
    original, calls = getattr(module, name), 0

    def fatal(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments, **named)

    setattr(module, name, fatal)
    if url:
        forget(settings(raw, warehouse), Request(url=url))
    else:
        run_bare(raw, warehouse)
