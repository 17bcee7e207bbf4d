"""Whether the machine's clock is set back while we look on."""

import asyncio
import time
from collections.abc import AsyncIterator

DRIFT = 30.0  # seconds by which a clock may be put right without a word


async def set_back(pause: float) -> AsyncIterator[float]:
    """Look every `pause` seconds; yields by how many the clock was set back, when it was."""
    latest = ahead()
    while True:
        await asyncio.sleep(pause)
        if (back := latest - ahead()) > DRIFT:
            latest -= back
            yield back
        latest = max(latest, ahead())


def ahead() -> float:
    """How far the clock is ahead of one that nobody can set."""
    return time.time() - time.monotonic()
