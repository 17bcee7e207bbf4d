"""A commit as a list of renames that can be replayed: all of it happens, or none of it.

Everything new lies under `.staging` before the journal is written. From then on the commit is
decided: whoever opens the warehouse next finishes it.
"""

import json
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from warehouse.layout import (
    Layout,
    Manifest,
    mark_publishing,
    sync_directory,
    write_json,
    write_manifest,
)


@dataclass(frozen=True)
class Journal:
    """What a commit does: files to delete, files to move (source to target), the manifest."""

    run_id: str
    renames: list[tuple[str, str]]
    deletes: list[str]
    manifest: dict[str, Any]


def commit(layout: Layout, journal: Journal) -> None:
    """Decide the commit, then carry it out."""
    write_json(layout.journal, asdict(journal))
    roll_forward(layout)


def roll_forward(layout: Layout) -> bool:
    """Finish the commit that a crash may have left; True when there was one."""
    if not layout.journal.exists():
        return False
    journal = Journal(**json.loads(layout.journal.read_text()))
    mark_publishing(layout, journal.run_id)
    for path in journal.deletes:
        (layout.root / path).unlink(missing_ok=True)
    for source, target in journal.renames:
        move(layout.root / source, layout.root / target)
    write_manifest(layout, described(layout, Manifest(**journal.manifest)))
    layout.journal.unlink()
    sync_directory(layout.root)
    return True


def move(source: Path, target: Path) -> None:
    """Replace the target by the source; nothing to do when an earlier attempt did."""
    if source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
        sync_directory(target.parent)


def described(layout: Layout, manifest: Manifest) -> Manifest:
    """The manifest with what the published files are now."""
    sizes = {
        path.relative_to(layout.root).as_posix(): path.stat().st_size
        for path in layout.every_file()
    }
    return replace(manifest, publishing=None, sizes=sizes, database=fingerprint(layout.database))


def fingerprint(path: Path) -> tuple[int, int] | None:
    """Size and mtime_ns of a file, None when there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns


def clear_staging(layout: Layout) -> None:
    """Drop what an unfinished run left."""
    shutil.rmtree(layout.staging, ignore_errors=True)
