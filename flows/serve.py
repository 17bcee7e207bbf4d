"""The main job on a schedule: Prefect plans the runs, and one process at a time does them.

docs/decisions/serve.md says why Prefect's own concurrency limit is not used for that.
"""

import asyncio
import multiprocessing
import os
import signal
from contextlib import suppress
from datetime import timedelta
from functools import partial
from uuid import UUID

from prefect import get_client
from prefect._internal import observers
from prefect.deployments.runner import EntrypointType
from prefect.runner import Runner, _scheduled_run_poller
from prefect.schedules import Cron, Interval, Schedule
from prefect.utilities.services import critical_service_loop

from flows import records
from flows.clock import set_back
from flows.every import duration
from flows.local_server import LocalServer
from flows.pipeline import dateline
from flows.records import say
from flows.settings import Settings
from flows.summary import several

POLL = 5.0  # seconds between questions for what is due
PAUSE = 30.0  # seconds before a server that did not answer is asked again


def _met(printed: str = "") -> None:
    """What Prefect's loops print of a server that does not answer, without its traceback."""
    if "Traceback" in printed:
        say(f"the Prefect server does not answer: {printed.splitlines()[-1]}")


for module in (observers, _scheduled_run_poller):
    module.critical_service_loop = partial(critical_service_loop, printer=_met)  # type: ignore[attr-defined]


def schedule_of(every: str | None, cron: str | None) -> Schedule:
    """The schedule that was asked for. ValueError for what is none."""
    if cron:
        return Cron(cron)
    return Interval(duration(every or ""))


async def serve(settings: Settings, schedule: Schedule, server: LocalServer | None) -> None:
    """Serve until SIGTERM or SIGINT; the run under way then ends after its batch in hand."""
    ending = asyncio.Event()
    keeper = asyncio.create_task(_keep(server)) if server else None
    while not ending.is_set():
        try:
            await _serve(settings, schedule, ending, server)
        except Exception as error:
            say(f"the Prefect server cannot be used, next try in {PAUSE:.0f} s: {_said(error)}")
            _listen(ending)
            with suppress(TimeoutError):
                await asyncio.wait_for(ending.wait(), PAUSE)
    if keeper:
        keeper.cancel()


async def _serve(
    settings: Settings, schedule: Schedule, ending: asyncio.Event, server: LocalServer | None
) -> None:
    runner = Runner(settings.label, query_seconds=POLL, prefetch_seconds=0, limit=1)
    loop = asyncio.get_running_loop()
    # The runner makes this its handler of SIGTERM; its own would kill a run after 30 seconds.
    runner.handle_sigterm = lambda *_: loop.call_soon_threadsafe(ending.set)
    deployment_id = await _deploy(runner, settings, schedule)
    clock = asyncio.create_task(_watch_clock(deployment_id, server))
    running = asyncio.create_task(runner.start())
    while not runner.started and not running.done():
        await asyncio.sleep(0.05)
    loop.add_signal_handler(signal.SIGINT, ending.set)
    say(f"serves {settings.shown_warehouse} as deployment dateline/{settings.label}")
    told = asyncio.create_task(ending.wait())
    await asyncio.wait({running, told}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    clock.cancel()
    if not running.done():
        await _end(runner)
    await running


async def _deploy(runner: Runner, settings: Settings, schedule: Schedule) -> UUID:
    """Make the deployment known to the server, and clear away what an earlier one left there."""
    deployment_id = await runner.aadd_flow(
        dateline,
        name=settings.label,
        schedule=schedule,
        paused=False,
        parameters=dict(settings.places),
        tags=[settings.label],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    missed = await asyncio.to_thread(records.clear, str(deployment_id))
    if missed:
        say(f"skipped {several(missed, 'scheduled run')}, due while nobody served")
    if isinstance(schedule.interval, timedelta):
        async with get_client() as client:
            await client.create_flow_run_from_deployment(deployment_id)  # the first one, now
    return deployment_id


async def _watch_clock(deployment_id: UUID, server: LocalServer | None) -> None:
    """Plan the runs anew when the clock was set back: those planned are then as far away as it
    went, and so is the next time that a server plans any."""
    async for seconds in set_back(POLL):
        say(f"the clock was set back by {seconds:.0f} s: plans the runs anew")
        await _plan_anew(deployment_id)
        if server:
            server.stop()
            server.start()


async def _plan_anew(deployment_id: UUID) -> None:
    """Have the server forget the runs that it has planned. One that is away is said, and does no
    harm: it plans when it is back."""
    try:
        async with get_client() as client:
            await client.pause_deployment(deployment_id)
            await client.resume_deployment(deployment_id)
    except Exception as error:
        say(f"could not plan anew at the Prefect server: {_said(error)}")


async def _end(runner: Runner) -> None:
    """Take no more runs, tell the one under way to end, and wait for it as long as it takes."""
    runner._scheduled_run_poller.stopping = True
    say("told to end: waits for the run under way" if multiprocessing.active_children() else "ends")
    told: set[int] = set()
    while children := multiprocessing.active_children():
        for pid in {child.pid for child in children if child.pid} - told:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
            told.add(pid)
        await asyncio.sleep(0.5)
    await runner.astop()


async def _keep(server: LocalServer) -> None:
    """Start our own server again when it has died."""
    while True:
        await asyncio.sleep(POLL)
        if not server.alive:
            say("the Prefect server has died: starts it again")
            server.start()
            await asyncio.to_thread(server.wait)


def _listen(ending: asyncio.Event) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ending.set)


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
