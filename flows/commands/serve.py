"""`dateline serve`: the main job on a schedule."""

import argparse
import asyncio
import contextlib

from flows import settings
from flows.commands.options import add_raw, add_warehouse
from flows.commands.run import check_places
from flows.errors import UsageError


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "serve",
        help="the main job on a schedule, one run at a time",
        description="Run the main job on a schedule, until SIGTERM. Prefect plans the runs: the "
        "server that PREFECT_API_URL names, or one of our own on loopback.",
    )
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument("--every", metavar="15m", help="a run now, then one every 90s, 15m, 1h...")
    when.add_argument("--cron", metavar="C", help="a cron expression, in UTC")
    add_raw(parser)
    add_warehouse(parser)
    parser.set_defaults(command=command)


def command(arguments: argparse.Namespace) -> int:
    chosen = settings.from_environment(arguments.raw, arguments.warehouse)
    check_places(chosen)
    settings.prepare_prefect(chosen)
    settings.prepare_workers()
    # Not before: importing Prefect reads the environment, and takes seconds.
    from prefect.settings import PREFECT_API_URL

    from flows.engine import check_engine
    from flows.local_server import at_hand
    from flows.runner import check_runner
    from flows.serve import schedule_of, serve
    from flows.serving import claimed

    try:
        schedule = schedule_of(arguments.every, arguments.cron)
    except ValueError as error:
        raise UsageError(" ".join(str(error).split())) from error
    check_engine(chosen.ner)
    check_runner(chosen)
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(at_hand(scheduling=True))
        said = arguments.every or arguments.cron
        stack.enter_context(claimed(chosen.warehouse, said, PREFECT_API_URL.value() or ""))
        if server:
            print(f"Prefect shows the runs on {server.address}", flush=True)
        asyncio.run(serve(chosen, schedule, server))
    return 0
