from pathlib import Path

import pytest

from dashboard.snapshot import Snapshot, latest
from tests.dashboard import small


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small.build(tmp_path_factory.mktemp("dashboard"))


@pytest.fixture(scope="session")
def snapshot(published: Path) -> Snapshot:
    return latest(published)
