"""raw/ on another machine, mirrored here: what changed is fetched, what went is removed.

A run reads the mirror, so every path and every row is as it would be there.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from flows.errors import CommandError, UsageError
from flows.remote.place import AT_ONCE, Place
from warehouse.layout import write_json

NAME_BYTES = 255  # what a file system takes


def mirror(remote: Place, folder: Path) -> list[str]:
    """Make `folder` as the remote folder is; says what cannot be held as files here.

    Raises UsageError when nothing is there, CommandError when all that was there is gone:
    a store does not tell an emptied folder from one that never was.
    """
    index = folder.with_name(folder.name + ".json")
    known: dict[str, str] = json.loads(index.read_text()) if index.exists() else {}
    wanted, complaints = fitting(remote.files())
    if not wanted and known:
        raise CommandError(f"--raw: all {len(known):,} files are gone from {remote.url}")
    if not wanted:
        raise UsageError(f"--raw: {remote.url} does not exist or holds no files")
    folder.mkdir(parents=True, exist_ok=True)
    remove(folder, known.keys() - wanted.keys())
    known = {path: tag for path, tag in known.items() if path in wanted}
    changed = [path for path, tag in wanted.items() if known.get(path) != tag]
    for begin in range(0, len(changed), AT_ONCE):
        some = fetched(remote, folder, changed[begin : begin + AT_ONCE])
        known |= {path: wanted[path] for path in some}
        write_json(index, known)
    write_json(index, known)
    return [f"{remote.url}: {complaint}" for complaint in complaints]


def fitting(files: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """The files that can lie in a folder here, and what is to be said of the others.

    Names that begin with a dot are left alone, as in a local raw/; so none climbs out of it.
    """
    seen = {path: tag for path, tag in files.items() if not hidden(path)}
    folders = {str(parent) for path in seen for parent in PurePosixPath(path).parents}
    misfits = sorted(path for path in seen if not fits(path) or path in folders)
    said = f"{len(misfits):,} names are no file names, {misfits[0]!r} for one" if misfits else ""
    return {path: seen[path] for path in seen.keys() - set(misfits)}, [said] if said else []


def hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def fits(path: str) -> bool:
    """Whether every part of a path is a file name."""
    parts = path.split("/")
    return all(part and "\0" not in part and len(part.encode()) <= NAME_BYTES for part in parts)


def fetched(remote: Place, folder: Path, paths: list[str]) -> Iterator[str]:
    """Fetch files beside, then put them in place; those that went meanwhile are left out."""
    beside = folder.with_name(folder.name + ".fetching")
    shutil.rmtree(beside, ignore_errors=True)
    pairs = {path: beside / str(number) for number, path in enumerate(paths)}
    try:
        remote.fetch(pairs.items())
    except FileNotFoundError:
        for pair in pairs.items():
            try:
                remote.fetch([pair])
            except FileNotFoundError:
                continue
    for path, local in pairs.items():
        if local.exists():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(local, folder / path)
            yield path


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        for parent in (folder / path).parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()
