"""What ends a command: one line on standard error, and the exit status that goes with it."""


class UsageError(Exception):
    """The command was misused: exit status 2."""


class CommandError(Exception):
    """The command could not do its job: exit status 1."""


class TerminatedError(Exception):
    """The command was told to end by SIGTERM, and did: exit status 143, as systemd expects."""
