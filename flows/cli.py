"""The command `dateline`."""

import argparse
import atexit
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from flows.commands import (
    annotate,
    dashboard,
    diff,
    extract,
    forget,
    query,
    run,
    serve,
    status,
    why,
)
from flows.errors import CommandError, TerminatedError, UsageError
from flows.settings import SettingError
from warehouse.errors import WarehouseError

COMMANDS = (run, serve, status, query, annotate, extract, diff, why, forget, dashboard)


def command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline", description="Raw news articles to a warehouse of who, where and when."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for module in COMMANDS:
        module.add_to(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns 0 for done, 1 for failed, 2 for misused."""
    parsed = command_line().parse_args(arguments)
    try:
        return _read(int(parsed.command(parsed)))
    except (UsageError, SettingError) as error:
        return _fail(str(error), 2)
    except (CommandError, WarehouseError) as error:
        return _fail(str(error), 1)
    except TerminatedError as error:
        return _fail(str(error), 143)
    except BrokenPipeError:
        return _unread(0)
    except KeyboardInterrupt:
        return _fail("interrupted", 130)


def _read(status: int) -> int:
    """The status, when what was printed has gone to its reader, or that has had enough."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _unread(status)
    return status


def _unread(status: int) -> int:
    """The status of a command whose reader, `head` say, has had enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _fail(message: str, status: int) -> int:
    print(f"dateline: {message}", file=sys.stderr)
    return status


def entry() -> NoReturn:
    """The command as a process: `main`, then an end that shows nothing but what it printed.

    DuckDB's binding takes what Prefect's threads still hold at exit for leaks, and fills the screen
    with them. So the process ends after the last exit handler (the first registered), and skips
    the interpreter's own taking-down, where that is printed.
    """
    finished: list[int] = []
    atexit.register(lambda: _leave(finished[0]) if finished else None)
    finished.append(main())
    sys.exit(finished[0])


def _leave(status: int) -> NoReturn:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    entry()
