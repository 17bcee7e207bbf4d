"""`dateline dashboard`: the dashboard in the browser, on loopback."""

import argparse
import os
import socket
import sys
from pathlib import Path

from flows import settings
from flows.commands.options import add_warehouse
from flows.commands.run import check_local
from flows.errors import CommandError

HOST = "127.0.0.1"
SERVER = Path(__file__).parents[2] / "dashboard" / "serve.py"  # run, not imported: it knows no flow


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "dashboard",
        help="the dashboard in the browser, on loopback",
        description="Show the published Parquet files in the browser. Ctrl-C ends it.",
    )
    add_warehouse(parser, "DIR")
    parser.add_argument("--port", type=int, default=8501, help="default 8501")
    parser.add_argument("--open", action="store_true", help="open the browser, too")
    parser.set_defaults(command=command)


def command(arguments: argparse.Namespace) -> int:
    """Become the server: what stops this command stops it."""
    chosen = settings.from_environment(warehouse=arguments.warehouse)
    check_local("dashboard", chosen.warehouse_url)
    if not free(arguments.port):
        raise CommandError(f"port {arguments.port} is taken: choose another with --port")
    print(f"Dashboard of {chosen.warehouse} on http://{HOST}:{arguments.port}", flush=True)
    headless = str(not arguments.open).lower()
    said = [str(chosen.warehouse.absolute()), str(arguments.port), headless]
    os.execv(sys.executable, [sys.executable, str(SERVER), *said])


def free(port: int) -> bool:
    """Whether the port can be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True
