"""JSON Lines: one record a line; a bad line is one reject and costs the others nothing."""

from collections.abc import Iterator
from functools import partial

from transforms.articles.draft import Draft, Problem, apart
from transforms.articles.incoming import Incoming
from transforms.articles.json_file import drafts_of, parsed
from transforms.articles.limits import MAX_DOCUMENT


def read_json_lines(incoming: Incoming) -> Iterator[Draft | Problem]:
    """A draft or problem for each line that is not blank; its member is the line's number."""
    for number, line in incoming.lines():
        member = str(number)
        if line is None:
            yield Problem("too_large", f"a line over {MAX_DOCUMENT >> 20} MiB", member)
            continue
        if not (line := line.strip()):
            continue
        try:
            record = parsed(line)
        except ValueError as error:
            yield Problem("invalid_json", f"line {number}: {error}", member)
            continue
        yield from apart(partial(drafts_of, record, incoming.source, member), member)
