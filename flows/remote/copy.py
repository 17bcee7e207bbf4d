"""The working copy of a remote warehouse: pulled when another machine has published, and pushed."""

import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from flows.errors import CommandError
from flows.remote.journal import MANIFEST, Push, decide, finish, manifest_of
from flows.remote.place import Place
from warehouse.journal import fingerprint, roll_forward
from warehouse.layout import Layout, Manifest, read_manifest, write_json, write_manifest

DATABASE = "news.duckdb"
TRIES = 5


@dataclass(slots=True)
class State:
    """When copy and remote last were the same: run `base`, and of each file the remote's tag with
    size and mtime_ns here."""

    machine: str = field(default_factory=lambda: uuid.uuid4().hex[:12])
    base: str | None = None
    files: dict[str, list[str | int]] = field(default_factory=dict)


class Copy:
    """A working copy. One process at a time: the caller holds a lock."""

    def __init__(self, remote: Place, root: Path) -> None:
        self.remote, self.layout = remote, Layout(root)
        self._kept = root.with_name(root.name + ".json")
        known = json.loads(self._kept.read_text()) if self._kept.exists() else {}
        self.state = State(**known)

    def pull(self) -> list[str]:
        """Be as the remote is, unless only this machine has gone on; says what that dropped.

        Finishes the push that any machine left. Raises CommandError when all is gone there.
        """
        finish(self.remote)
        roll_forward(self.layout)
        theirs, ours = manifest_of(self.remote).run_id, read_manifest(self.layout).run_id
        base = self.state.base
        if theirs is None and base is not None:
            raise CommandError(
                f"nothing is published in {self.remote.url} any more, run {base} was; to start "
                f"anew, remove {self.layout.root.parent}"
            )
        if theirs in (base, ours):
            if theirs == ours != base:
                self._settled(ours)
            return []
        self._download()
        if ours == base:
            return []
        return [f"run {ours} was never pushed and is dropped: {self.remote.url} is at {theirs}"]

    def push(self) -> bool:
        """Publish there what is published here; False when it is already.

        Raises CommandError when another machine has published meanwhile.
        """
        manifest, state = read_manifest(self.layout), self.state
        if manifest.run_id in (None, state.base):
            return False
        if manifest_of(self.remote).run_id != state.base:
            raise self._overtaken(manifest.run_id)
        paths = published(manifest)
        changed = [path for path in paths if self._here(path) != state.files.get(path, [])[1:]]
        staging = f".push/{state.machine}"
        self.remote.remove(self.remote.files(staging))
        self.remote.put((self.layout.root / path, f"{staging}/{path}") for path in changed)
        deletes = sorted(state.files.keys() - set(paths))
        push = Push(state.base, staging, changed, deletes, asdict(manifest))
        if not decide(self.remote, push):
            self.remote.remove(self.remote.files(staging))
            raise self._overtaken(manifest.run_id)
        finish(self.remote)
        self._settled(manifest.run_id)
        return True

    def _overtaken(self, run_id: str | None) -> CommandError:
        return CommandError(
            f"another machine has published to {self.remote.url} meanwhile: run {run_id} was not "
            "pushed, the next one starts from what is there"
        )

    def _download(self) -> None:
        """Fetch what differs, until one run's files are here."""
        for _ in range(TRIES):
            before = manifest_of(self.remote)
            tags = self._tags()
            now = {path: [tags.get(path), *self._here(path)] for path in published(before)}
            self._fetch([path for path, is_ in now.items() if is_ != self.state.files.get(path)])
            if manifest_of(self.remote) == before and before.publishing is None:
                break
            finish(self.remote)
        else:
            raise CommandError(f"{self.remote.url} is being published to all the time")
        for path in set(self._files()) - set(published(before)):
            (self.layout.root / path).unlink()
        if before.database:  # by which the warehouse knows its own
            os.utime(self.layout.database, ns=(before.database[1], before.database[1]))
        write_manifest(self.layout, before)
        self._settled(before.run_id)

    def _fetch(self, paths: list[str]) -> None:
        beside = self.layout.root.with_name(self.layout.root.name + ".fetching")
        pairs = {path: beside / str(number) for number, path in enumerate(paths)}
        self.remote.fetch(pairs.items())
        for path, local in pairs.items():
            (self.layout.root / path).parent.mkdir(parents=True, exist_ok=True)
            local.replace(self.layout.root / path)

    def _settled(self, run_id: str | None) -> None:
        """Set down that copy and remote are the same now."""
        tags = self._tags()
        paths = published(read_manifest(self.layout))
        self.state.base = run_id
        self.state.files = {path: [tags.get(path, ""), *self._here(path)] for path in paths}
        write_json(self._kept, asdict(self.state))

    def _tags(self) -> dict[str, str]:
        found = self.remote.files("parquet") | self.remote.files(DATABASE)
        return {path: tag for path, tag in found.items() if path != MANIFEST}

    def _here(self, path: str) -> list[str | int]:
        return list(fingerprint(self.layout.root / path) or ())

    def _files(self) -> Iterator[str]:
        """All Parquet files of the copy."""
        for path in self.layout.parquet.rglob("*.parquet"):
            yield path.relative_to(self.layout.root).as_posix()


def published(manifest: Manifest) -> list[str]:
    """The files that a manifest tells of, the database last."""
    return [*sorted(manifest.sizes), DATABASE] if manifest.database else sorted(manifest.sizes)
