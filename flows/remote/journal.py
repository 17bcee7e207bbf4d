"""A push as a list of copies that anyone can finish: all of it happens, or none of it.

As with a local commit (`warehouse.journal`), everything new lies beside, under `.push/`, before the
journal is written. From then on the push is decided: whoever comes next finishes it, whichever
machine that is.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from flows.remote.place import Place
from warehouse.layout import Manifest, parse_manifest

MANIFEST = "parquet/_latest.json"
JOURNAL = ".push/journal.json"


@dataclass(frozen=True, slots=True)
class Push:
    """`files` lie under `staging` and go to the same paths; `manifest` is what is published then,
    and `base` the run that it follows."""

    base: str | None
    staging: str
    files: list[str]
    deletes: list[str]
    manifest: dict[str, Any]


def manifest_of(remote: Place) -> Manifest:
    """What is published there; an empty manifest where nothing is."""
    content = remote.read(MANIFEST)
    return parse_manifest(content) if content else Manifest()


def decide(remote: Place, push: Push) -> bool:
    """Write the journal; False when another machine's is there, or has been carried out."""
    if not remote.create(JOURNAL, json.dumps(asdict(push)).encode()):
        return False
    if manifest_of(remote).run_id == push.base:
        return True
    remote.remove([JOURNAL])
    return False


def finish(remote: Place) -> None:
    """Carry out the push that is decided, if any."""
    content = remote.read(JOURNAL)
    if content is None:
        return
    try:
        push = Push(**json.loads(content))
    except ValueError:  # cut off while it was written: nothing was decided
        remote.remove([JOURNAL])
        return
    try:
        carry_out(remote, push)
    except FileNotFoundError:
        if remote.read(JOURNAL) == content:
            raise
        return  # another machine has finished it meanwhile
    remote.remove([JOURNAL])
    remote.remove(remote.files(push.staging))


def carry_out(remote: Place, push: Push) -> None:
    """Mark the manifest, so that readers of several files wait; copy; publish the new manifest."""
    there = manifest_of(remote)
    if there.run_id not in (push.base, push.manifest["run_id"]):
        return
    write(remote, asdict(there) | {"publishing": push.manifest["run_id"]})
    remote.remove(push.deletes)
    # The database last: its readers need nothing else.
    for path in push.files:
        remote.copy(f"{push.staging}/{path}", path)
    write(remote, push.manifest)


def write(remote: Place, manifest: dict[str, Any]) -> None:
    remote.write(MANIFEST, json.dumps(manifest).encode())
