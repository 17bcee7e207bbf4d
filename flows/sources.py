"""Which `source.toml` holds for a file: the one in its own folder, or the nearest above it."""

import hashlib
from pathlib import Path, PurePosixPath

from transforms.articles import Source
from transforms.articles.article import Reject
from transforms.articles.source import parse_source


class Sources:
    """The settings of every folder under `raw`, read when first asked for.

    A `source.toml` that cannot be used counts as absent, and is a reject.
    """

    def __init__(self, raw: Path) -> None:
        self._raw = raw
        self._found: dict[str, tuple[Source, str]] = {}
        self.rejects: list[Reject] = []

    def of(self, raw_path: str) -> tuple[Source, str]:
        """The settings for a file, and a short key that changes when they do."""
        return self._of_folder(str(PurePosixPath(raw_path).parent))

    def name_of(self, raw_path: str) -> str | None:
        """The name that the settings give the outlet."""
        return self.of(raw_path)[0].name

    def _of_folder(self, folder: str) -> tuple[Source, str]:
        if folder not in self._found:
            self._found[folder] = self._read(folder) or self._above(folder)
        return self._found[folder]

    def _above(self, folder: str) -> tuple[Source, str]:
        if folder in {".", ""}:
            return Source(), ""
        return self._of_folder(str(PurePosixPath(folder).parent))

    def _read(self, folder: str) -> tuple[Source, str] | None:
        path = self._raw / folder / "source.toml"
        try:
            text = path.read_text(encoding="utf-8-sig")
            return parse_source(text), hashlib.sha256(text.encode()).hexdigest()[:12]
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else None
            detail = f"settings left aside: {' '.join((why or str(error)).split())}"
            raw_path = f"{folder}/source.toml".removeprefix("./")
            self.rejects.append(Reject(raw_path, None, "scan", "bad_settings", detail))
            return None
