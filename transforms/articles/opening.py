"""Opening a file that may be anything: only a regular file is read, and none can hang us."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from transforms.articles.draft import RefusedError

FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY  # a FIFO opens without a writer


def open_regular(path: Path, root: Path | None = None) -> BinaryIO:
    """The file at `path`; raises RefusedError for what is no regular file or cannot be read.

    A symbolic link is followed only where it leads to a file below `root`, its own folder without.
    """
    try:
        descriptor = os.open(_inside(path, root or path.parent), FLAGS)
    except OSError as error:
        raise refusal(error) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise RefusedError("not_regular", "a FIFO, socket, device or folder")
    return os.fdopen(descriptor, "rb")


def _inside(path: Path, root: Path) -> Path:
    if not path.is_symlink():
        return path
    target = Path(os.path.realpath(path, strict=True))
    if not target.is_relative_to(os.path.realpath(root)):
        raise RefusedError("not_regular", "a symbolic link that leads out of the folder")
    return target


def refusal(error: OSError) -> RefusedError:
    """What an error of the file system says of a file."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return RefusedError("vanished", "no longer there")
    if error.errno in (errno.ELOOP, errno.ENXIO, errno.ENODEV):
        return RefusedError("not_regular", error.strerror or "no regular file")
    return RefusedError("unreadable", error.strerror or "cannot be opened")
