"""A run that dies by SIGKILL at a chosen point, for the tests of recovery."""

import os
import signal
import sys
from datetime import date
from pathlib import Path
from types import FrameType

from tests.warehouse import sample
from warehouse.store import Store


def base(root: Path) -> None:
    """A first run over three months."""
    days = [date(2026, 1, 5), date(2026, 2, 5), date(2026, 3, 5), None]
    with Store(root) as store, store.begin("base", sample.AT) as tx:
        tx.upsert(
            sample.batch(*({"article_id": f"a{no}", "day": day} for no, day in enumerate(days)))
        )
        tx.put("entities", sample.entities("velde"))
        tx.commit()


def run(root: Path) -> None:
    """A second run: one article new, one changed and moved, one gone, one entity more."""
    with Store(root) as store, store.begin("second", sample.AT) as tx:
        moved = {"article_id": "a1", "day": date(2026, 3, 1), "version": 2}
        tx.upsert(sample.batch({"article_id": "new", "entity": "mara"}, moved))
        tx.remove(["a2"])
        tx.put("entities", sample.entities("velde", "mara"))
        tx.commit()


def run_and_die(root: Path, function: str, call: int) -> None:
    """The second run, killed as it enters a function of the warehouse for the nth time."""
    seen = 0

    def watch(frame: FrameType, event: str, _: object) -> None:
        nonlocal seen
        if event == "call" and frame.f_code.co_name == function:
            seen += "/warehouse/" in frame.f_code.co_filename
            if seen == call:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    run(root)
