"""A clock that is set while somebody looks on."""

import asyncio

import pytest

from flows import clock

HOUR = 3600.0
CASES = [
    # how far the clock is ahead at each look; what is told
    ([0, -HOUR, -HOUR], [HOUR]),
    ([0, 24 * HOUR, 23 * HOUR, 23 * HOUR], [HOUR]),
    ([0, -HOUR, -2 * HOUR], [HOUR, HOUR]),
    ([0, -2, 2, -3], []),
    ([0, 24 * HOUR, 24 * HOUR], []),
]


@pytest.mark.parametrize(("looks", "told"), CASES)
def test_what_is_told(
    looks: list[float], told: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look asks once when it sees nothing to tell, and ends the test after the last."""
    now = iter(looks)
    state = {"ahead": next(now)}

    async def sleep(_: float) -> None:
        try:
            state["ahead"] = next(now)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr(clock, "ahead", lambda: state["ahead"])
    monkeypatch.setattr(clock.asyncio, "sleep", sleep)

    async def watch() -> list[float]:
        found = []
        try:
            async for seconds in clock.set_back(5):
                found.append(seconds)
        except EOFError:
            pass
        return found

    assert asyncio.run(watch()) == told
