"""A run over remote folders: fetched before, pushed after; and a reader's way to what is there."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import CommandError
from flows.remote.copy import DATABASE, Copy
from flows.remote.journal import manifest_of
from flows.remote.mirror import mirror
from flows.remote.place import Place, place, reached
from flows.settings import Settings
from warehouse import lock
from warehouse.layout import Layout, read_manifest, write_json


@contextmanager
def working(settings: Settings) -> Iterator[list[str]]:
    """Local copies of what is remote while the block runs, which publishes into them.

    Gives what is to be said of them. What an earlier run published and could not push goes first;
    what the block published is pushed after it. Raises CommandError or UsageError when a remote
    cannot be reached or read, or when another machine has published there meanwhile; StoreBusy
    when another process works on the same copy.
    """
    said: list[str] = []
    if settings.raw_url:
        with locked(settings.raw), reached(settings.raw_url):
            said += mirror(place(settings.raw_url), settings.raw)
    if not settings.warehouse_url:
        yield said
        return
    with locked(settings.warehouse):
        with reached(settings.warehouse_url):
            copy = Copy(place(settings.warehouse_url), settings.warehouse)
            said += copy.pull()
            copy.push()
        yield said
        with reached(settings.warehouse_url, "; the next run pushes what this one published"):
            copy.push()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """The folder for this process alone. StoreBusy when another has it."""
    with lock.acquire(folder.parent / f"{folder.name}.lock"):
        yield


def readable(settings: Settings) -> Path:
    """A folder with the database that is published, fetched if it is on another machine.

    Raises CommandError when nothing is published there, or when it cannot be reached.
    """
    if not settings.warehouse_url:
        return settings.warehouse
    with reached(settings.warehouse_url):
        remote = place(settings.warehouse_url)
        run_id = manifest_of(remote).run_id
        if run_id is None:
            raise CommandError(f"nothing is published in {remote.url}: `dateline run` does that")
        if read_manifest(Layout(settings.warehouse)).run_id == run_id:
            return settings.warehouse
        folder = settings.warehouse.with_name("reading")
        fetch_database(remote, folder)
        return folder


def fetch_database(remote: Place, folder: Path) -> None:
    """Fetch the database unless it is here; a run may replace it meanwhile."""
    index, database = folder.with_name("reading.json"), folder / DATABASE
    known = json.loads(index.read_text()) if index.exists() and database.exists() else None
    while (tag := remote.files(DATABASE).get(DATABASE)) != known:
        beside = folder / f"{DATABASE}.new"
        remote.fetch([(DATABASE, beside)])
        beside.replace(database)
        known = tag
        write_json(index, known)
