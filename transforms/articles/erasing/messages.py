"""Mailboxes and wire files without some of their letters or messages: an empty one stands there."""

from transforms.articles.anpa import MESSAGE_BYTES
from transforms.articles.erasing.out import Out
from transforms.articles.incoming import Incoming
from transforms.articles.mail import numbered

NOBODY = b"From nobody Thu Jan  1 00:00:00 1970\n\n"
NO_MESSAGE = b"\x01\x02\x03"


def mailbox_without(found: Incoming, members: frozenset[str], out: Out) -> None:
    """The letters of these numbers keep no more than a separator, which names nobody."""
    before = 0
    for number, line in numbered(found.stream()):
        if str(number) not in members:
            out.write(line)
        elif number != before:
            out.write(NOBODY)
        before = number


def wire_without(found: Incoming, members: frozenset[str], out: Out) -> None:
    """The messages of these numbers lose header, text and trailer."""
    data, at = found.whole(), 0
    for number, message in enumerate(MESSAGE_BYTES.finditer(data), 1):
        if str(number) in members:
            out.write(data[at : message.start()] + NO_MESSAGE)
            at = message.end()
    out.write(data[at:])
