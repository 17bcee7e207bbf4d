"""Which failures another try can mend: a file system or network that hiccups, and nothing else."""

import errno
import os
from collections.abc import Iterator

import duckdb

# Not among them: a full or read-only disk, a missing file, a refused permission, a failed check.
PASSING = {
    errno.EAGAIN,
    errno.EBUSY,
    errno.ECONNABORTED,
    errno.ECONNRESET,
    errno.EHOSTDOWN,
    errno.EHOSTUNREACH,
    errno.EINTR,
    errno.EIO,
    errno.ENETDOWN,
    errno.ENETRESET,
    errno.ENETUNREACH,
    errno.ENFILE,
    errno.ESTALE,
    errno.ETIMEDOUT,
}
SAID = tuple(os.strerror(number) for number in PASSING)


def passing(error: BaseException) -> bool:
    """Whether the error, or one that it came from, may be gone at another try."""
    return any(_passing(cause) for cause in causes(error))


def _passing(error: BaseException) -> bool:
    if isinstance(error, duckdb.IOException):  # tells the system's error in words only
        return str(error).rstrip().endswith(SAID)
    return isinstance(error, OSError) and error.errno in PASSING


def of_the_server(error: Exception) -> bool:
    """Whether the Prefect server, not the run, is what an error is about."""
    package = type(error).__module__.partition(".")[0]
    return package in ("httpx", "prefect") or str(error).startswith("Failed to reach API")


def causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what it was raised from, and so on."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
