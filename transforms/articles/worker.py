"""Runs page extraction in a process of its own, which is ended when a page takes too long."""

import atexit
import os
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import BinaryIO, cast

from transforms.articles.draft import Draft, Problem
from transforms.articles.limits import EXTRACT_SECONDS
from transforms.articles.messages import ANSWER, decoded, sent

ROOT = Path(__file__).parents[2]
GRACE = 30.0  # seconds for a process to start on a busy machine, before it is taken for dead


class Worker:
    """One extracting process, started when needed and again after it was ended."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def extract(self, data: bytes, seconds: float = EXTRACT_SECONDS) -> Draft | Problem:
        """The article of a page, or a `timeout` problem after `seconds`; never hangs."""
        with self._lock:
            process = self.process or self._start()
            try:
                sent(cast(BinaryIO, process.stdin).fileno(), data, seconds)
                return decoded(_read(process, seconds + GRACE))
            except (OSError, EOFError, TimeoutError, ValueError) as error:
                return _death(self.close(), seconds, error)

    def _start(self) -> subprocess.Popen[bytes]:
        paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
        self.process = subprocess.Popen(
            # -P: modules of ours, never those of the folder that the user happens to be in
            [sys.executable, "-P", "-m", "transforms.articles.extractor"],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )
        return self.process

    def close(self) -> int | None:
        """Ends the process; returns its exit status, negative for a signal."""
        process, self.process = self.process, None
        if process is None:
            return None
        _close_pipes(process)
        try:
            return process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def let_go(self) -> None:
        """Forgets a process that is another's, without ending it."""
        if self.process:
            _close_pipes(self.process)
            self.process.returncode = 0  # not our child: nothing to wait for
            self.process = None


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        try:
            cast(BinaryIO, pipe).close()
        except OSError:
            continue  # closed or broken already


def _read(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    """The next answer; raises EOFError when the process died, TimeoutError when it is silent."""
    descriptor, until = cast(BinaryIO, process.stdout).fileno(), time.monotonic() + seconds
    (length,) = ANSWER.unpack(_bytes(descriptor, ANSWER.size, until))
    return _bytes(descriptor, length, until)


def _bytes(descriptor: int, count: int, until: float) -> bytes:
    parts: list[bytes] = []
    while count:
        if not select.select([descriptor], [], [], max(0.0, until - time.monotonic()))[0]:
            raise TimeoutError
        if not (data := os.read(descriptor, min(count, 1 << 20))):
            raise EOFError
        parts.append(data)
        count -= len(data)
    return b"".join(parts)


def _death(status: int | None, seconds: float, error: Exception) -> Problem:
    if isinstance(error, TimeoutError) or (
        status is not None and status < 0 and -status in (9, 14)
    ):
        return Problem("timeout", f"extraction took longer than {seconds:g} s and was ended")
    return Problem("no_body", f"extraction broke down (exit status {status})")


_WORKER = Worker()
atexit.register(_WORKER.close)


def worker() -> Worker:
    """This process's worker; a forked process gets its own."""
    return _WORKER


def _after_fork() -> None:
    """Lets go of the parent's pipes: held open here, they would outlive the parent."""
    global _WORKER
    _WORKER.let_go()
    _WORKER = Worker()


os.register_at_fork(after_in_child=_after_fork)
