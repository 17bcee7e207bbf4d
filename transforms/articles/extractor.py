"""The process that extracts pages: one page in, one draft or problem out, over pipes.

Extraction of a hostile page can hang inside C code, which only the kernel can end. So the process
arms a timer before each page whose signal it does not handle, and bounds its own memory.
Messages are JSON between lengths: what comes back from here is not trusted with more.
"""

import json
import os
import resource
import signal
from dataclasses import asdict
from typing import Any

from transforms.articles.draft import Draft, Problem, RefusedError
from transforms.articles.encoding import decode
from transforms.articles.html import page
from transforms.articles.limits import EXTRACT_MEMORY
from transforms.articles.messages import ANSWER, PAGE


def main() -> None:
    """Answers pages from standard input until it ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    # Neither is right to inherit: a keyboard's interrupt is for the parent, whose end closes our
    # input; and a parent that ignores alarms would take the time limit away.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (EXTRACT_MEMORY, EXTRACT_MEMORY))
    with os.fdopen(os.dup(0), "rb") as pages:
        while len(head := pages.read(PAGE.size)) == PAGE.size:
            length, seconds = PAGE.unpack(head)
            data = pages.read(length)
            signal.setitimer(signal.ITIMER_REAL, seconds)
            answer = json.dumps(_answer(data)).encode()
            signal.setitimer(signal.ITIMER_REAL, 0)
            answers.write(ANSWER.pack(len(answer)) + answer)
            answers.flush()


def _answer(data: bytes) -> dict[str, Any]:
    try:
        found = page(decode(data))
    except RefusedError as refused:
        found = Problem(refused.reason, refused.detail)
    except MemoryError:
        found = Problem("too_large", "takes too much memory to extract")
    except Exception as error:  # a library's own fault on hostile input
        found = Problem("no_body", f"cannot be extracted: {type(error).__name__}: {error}"[:300])
    return {"draft" if isinstance(found, Draft) else "problem": asdict(found)}


if __name__ == "__main__":
    main()
