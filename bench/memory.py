"""What memory the processes of a served pipeline take."""

import os
import threading
import time
from pathlib import Path


class Memory(threading.Thread):
    """Samples the resident memory of all processes below this one, in MiB, by what they are."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.samples = dict[str, list[float]]()

    def run(self) -> None:
        while True:
            largest: dict[str, float] = {}
            for pid in below(os.getpid())[1:]:
                role = role_of(pid)
                largest[role] = max(largest.get(role, 0.0), resident(pid))
            for role in largest.keys() - {""}:
                self.samples.setdefault(role, []).append(largest[role])
            time.sleep(2)


def below(pid: int) -> list[int]:
    """A process and its descendants."""
    try:
        tasks = Path(f"/proc/{pid}/task").glob("*/children")
        found = [child for task in tasks for child in task.read_text().split()]
    except OSError:
        return []
    return [pid, *(grandchild for child in found for grandchild in below(int(child)))]


# What a process is, by the first of these words in its command line; browsers, and what Python
# keeps beside its processes, are strangers.
ROLES = {
    "chrom": "",
    "playwright": "",
    "resource_tracker": "",
    "dashboard": "dashboard",
    "uvicorn": "server",
    "flows.cli serve": "serve",
}


def role_of(pid: int) -> str:
    """What a process of the pipeline is: a run where it is nothing else, empty for a stranger."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
    return next((role for words, role in ROLES.items() if words in command), "run")


def resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGESIZE") / 2**20


def remaining(pids: list[int]) -> list[int]:
    """Those that still run: a process that nobody has reaped has no memory."""
    return [pid for pid in pids if resident(pid)]
