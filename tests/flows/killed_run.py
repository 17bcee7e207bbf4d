"""Runs the main job and kills it with SIGKILL at a chosen point.

python -m tests.flows.killed_run RAW WAREHOUSE MODULE:FUNCTION NTH-CALL
"""

import importlib
import os
import signal
import sys
from pathlib import Path
from typing import Any

from tests.flows.runs import run_bare


def main(raw: str, warehouse: str, point: str, nth: str) -> None:
    module_name, _, name = point.partition(":")
    module = importlib.import_module(module_name)
    original, calls = getattr(module, name), 0

    def fatal(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == int(nth):
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments, **named)

    setattr(module, name, fatal)
    run_bare(Path(raw), Path(warehouse))


if __name__ == "__main__":
    main(*sys.argv[1:])
