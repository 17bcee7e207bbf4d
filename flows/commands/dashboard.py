"""`dateline dashboard`: the dashboard in the browser, on loopback."""

import argparse
import os
import socket
import sys
from pathlib import Path

from flows import settings
from flows.commands.run import check_local
from flows.errors import CommandError

HOST = "127.0.0.1"
APP = Path(__file__).parents[2] / "dashboard" / "app.py"
# Said again here, so that no configuration of the user's own opens the door or phones home.
FIXED = {"server.address": HOST, "browser.gatherUsageStats": "false"}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "dashboard",
        help="the dashboard in the browser, on loopback",
        description="Show the published Parquet files in the browser. Ctrl-C ends it.",
    )
    parser.add_argument("--warehouse", metavar="DIR")
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
    line = server(chosen.warehouse, arguments.port, arguments.open)
    os.execv(line[0], line)


def free(port: int) -> bool:
    """Whether the port can be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True


def server(warehouse: Path, port: int, opens: bool) -> list[str]:
    """The command line of the server."""
    options = FIXED | {"server.port": str(port), "server.headless": str(not opens).lower()}
    flags = [f"--{name}={value}" for name, value in options.items()]
    end = ["--", "--warehouse", str(warehouse.absolute())]
    return [sys.executable, "-m", "streamlit", "run", str(APP), *flags, *end]
