"""What goes through the pipes between a `Worker` and its extracting process.

Apart from both, so that whoever reads only text and JSON never loads the extractor's libraries.
"""

import json
import os
import struct

from transforms.articles.draft import Draft, Problem

PAGE = struct.Struct("<Id")  # bytes of the page, seconds it may take; the page follows
ANSWER = struct.Struct("<I")  # bytes of the answer; the answer, JSON, follows


def decoded(answer: bytes) -> Draft | Problem:
    """The draft or problem in an answer."""
    fields = json.loads(answer)
    if "problem" in fields:
        return Problem(**fields["problem"])
    draft = fields["draft"]
    lists = {name: tuple(draft[name]) for name in ("bylines", "notes")}
    return Draft(**{**draft, **lists, "published": tuple(map(tuple, draft["published"]))})


def sent(pipe: int, data: bytes, seconds: float) -> None:
    """Writes a page to the descriptor `pipe`, unbuffered: a fork must find nothing to repeat."""
    left = memoryview(PAGE.pack(len(data), seconds) + data)
    while left:
        left = left[os.write(pipe, left) :]
