"""Reading bytes as if they lay under raw/."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from transforms.articles import Article, Reject, Source, read

SEEN = datetime(2026, 6, 1, 12, tzinfo=UTC)
Reading = Callable[..., list[Article | Reject]]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """`reading(name, data, source)` writes a file of that name and reads it."""

    def write_and_read(name: str, data: bytes | str, source: Source = Source()):  # noqa: B008
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(read(path, name, source, SEEN))

    return write_and_read
