"""Progress bars on a terminal; nothing where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from flows.workspace import Progress as Report

LABELS = {"ingest": "Reading files", "annotate": "Annotating articles", "publish": "Publishing"}


@contextmanager
def bars() -> Iterator[Report]:
    """A function to report progress to, drawn on standard error while the block runs."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as drawn:
        tasks = {}

        def report(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                for finished in tasks.values():  # its clock would go on
                    drawn.stop_task(finished)
                tasks[stage] = drawn.add_task(LABELS.get(stage, stage), total=total)
            drawn.update(tasks[stage], advance=done, total=total)

        yield report
