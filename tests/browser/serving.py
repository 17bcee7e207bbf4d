"""A dashboard of its own for a test, as the command starts it."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.local_server import any_port

PATIENCE = 120.0  # seconds on a busy machine; what a start should take is for the benchmark


@contextmanager
def dashboard(warehouse: Path) -> Iterator[str]:
    """The address of a dashboard of a warehouse, which ends with the block."""
    port = any_port()
    line = [sys.executable, "-m", "flows.cli", "dashboard", "--port", str(port)]
    server = subprocess.Popen([*line, "--warehouse", str(warehouse)], stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        if server.poll() is not None:
            raise RuntimeError(f"the dashboard ended with status {server.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(f"no answer from {address} in {PATIENCE:.0f} s")
