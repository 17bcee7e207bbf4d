"""A Prefect server of our own, on loopback, where no other is named. It ends with its parent.

python -m flows.local_server PORT PARENT
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from flows.errors import CommandError

HOST = "127.0.0.1"
PORTS = range(4200, 4300)
PATIENCE = 120.0  # seconds to start in; it takes 5 to 15 where the machine is not busy
SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


class LocalServer:
    """A server as a child process. `scheduling` has it plan runs and show its pages."""

    def __init__(self, scheduling: bool, port: int | None = None) -> None:
        self.scheduling = scheduling
        self.port = port or (free_port() if scheduling else any_port())
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.address}/api"

    def start(self) -> None:
        """Start it, without waiting."""
        environment = {**os.environ, "PREFECT__SERVER_FINAL": "1"}
        environment.pop("PREFECT_API_URL", None)
        if not self.scheduling:
            environment |= {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT_UI_ENABLED": "0"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "flows.local_server", str(self.port), str(os.getpid())],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # a keyboard's interrupt is for us, who still need it then
        )

    def wait(self) -> None:
        """Wait until it answers. CommandError when it does not."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit and self.alive:
            if answers(self.api_url):
                return
            time.sleep(0.2)
        raise CommandError(f"no Prefect server could be started on {self.address}")

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """End it, by force where it takes its time."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


@contextmanager
def at_hand(known: str | None = None, scheduling: bool = False) -> Iterator[LocalServer | None]:
    """A Prefect server for the block: the one that the environment or Prefect's profile names, else
    the `known` one, else one of our own, which is given."""
    from prefect.settings import PREFECT_API_URL

    if named := PREFECT_API_URL.value() or known:
        with _used(named):
            yield None
        return
    server = LocalServer(scheduling)
    server.start()
    try:
        server.wait()
        with _used(server.api_url):
            try:
                yield server
            finally:
                _say_all()
    finally:
        server.stop()


def _say_all() -> None:
    """Have Prefect send what it still keeps for the server. At exit it would be sent to nobody,
    and tried again for a minute."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (APILogWorker, EventsWorker):
        worker.drain_all(timeout=5)


@contextmanager
def _used(api_url: str) -> Iterator[None]:
    """Have all threads of this process and the processes that it starts use a server."""
    from prefect.context import refresh_global_settings_context

    before = os.environ.get("PREFECT_API_URL")
    os.environ["PREFECT_API_URL"] = api_url
    refresh_global_settings_context()
    try:
        yield
    finally:
        if before is None:
            del os.environ["PREFECT_API_URL"]
            refresh_global_settings_context()


def answers(api_url: str) -> bool:
    """Whether a Prefect server is ready there."""
    try:
        with urllib.request.urlopen(f"{api_url}/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def free_port() -> int:
    """Prefect's usual port, or the first free one after it."""
    for port in PORTS:
        with socket.socket() as probe:
            # As the server itself asks for it: a port that was just given back is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise CommandError(f"no port between {PORTS[0]} and {PORTS[-1]} is free for a Prefect server")


def any_port() -> int:
    """A free port that no other run, starting now too, is about to take."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def main(port: str, parent: str) -> None:
    """Become the server. The kernel ends it when the parent is gone, however that died."""
    ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() != int(parent):
        return
    command = ["-m", "uvicorn", "--factory", "prefect.server.api.server:create_app"]
    options = ["--host", HOST, "--port", port, "--log-level", "error", "--lifespan", "on"]
    os.execv(sys.executable, [sys.executable, *command, *options])


if __name__ == "__main__":
    main(*sys.argv[1:])
