"""Newsletters: a letter in a file of its own, or many in a mailbox (mbox)."""

import email
import email.policy
import re
from collections.abc import Iterable, Iterator
from email.message import Message
from email.utils import parseaddr
from functools import partial

from transforms.articles.boilerplate import without
from transforms.articles.draft import Draft, Problem, RefusedError, apart
from transforms.articles.encoding import decode
from transforms.articles.fragment import text_of_html
from transforms.articles.incoming import Incoming
from transforms.articles.limits import MAX_DOCUMENT

# The line before each letter of a mailbox: who sent it, and when.
SEPARATOR = re.compile(
    rb"From \S*[ \t]+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d[^\n]*\n"
)
QUOTED = re.compile(rb"^>(>*From )", re.M)
MOST_PARTS = 200
ENOUGH = 200  # characters from which on a plain part is not only "see the HTML part"


def read_mail(incoming: Incoming) -> Iterator[Draft | Problem]:
    """The one letter in the file."""
    yield from _letter(incoming.whole(), None)


def read_mailbox(incoming: Incoming) -> Iterator[Draft | Problem]:
    """A draft or problem for each letter, numbered from 1; an empty one is nothing."""
    number, held = 0, bytearray()
    for at, line in numbered(incoming.stream()):
        if at != number:
            yield from _numbered(bytes(held), number)
            number = at
            held.clear()
        elif len(held) <= MAX_DOCUMENT:
            held += line
    yield from _numbered(bytes(held), number)


def numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each line of a mailbox with the number of its letter; a letter begins with its separator."""
    number, blank = 0, True
    for line in lines:
        number += blank and SEPARATOR.match(line) is not None
        blank = not line.strip()
        yield number, line


def _numbered(letter: bytes, number: int) -> Iterator[Draft | Problem]:
    if len(letter) > MAX_DOCUMENT:
        yield Problem("too_large", f"a letter over {MAX_DOCUMENT >> 20} MiB", str(number))
    elif letter.strip():
        unquoted = QUOTED.sub(rb"\1", letter)
        yield from apart(partial(_letter, unquoted, str(number)), str(number))


def _letter(data: bytes, member: str | None) -> Iterator[Draft | Problem]:
    letter = email.message_from_bytes(data, policy=email.policy.default)
    body = _body(letter)
    if not body.strip():
        yield Problem("no_body", "a letter without text", member)
        return
    name, address = parseaddr(_header(letter, "From") or "")
    date = _header(letter, "Date")
    yield Draft(
        body=body,
        title=_header(letter, "Subject"),
        published=((date, "header"),) if date else (),
        provider_id=(_header(letter, "Message-ID") or "").strip("<> ") or None,
        source=name or address.split("@")[-1] or None,
        language=_header(letter, "Content-Language"),
        member=member,
    )


def _body(letter: Message) -> str:
    """The plain text where it is more than a note, else that of the HTML part."""
    plain, marked = "", ""
    for number, part in enumerate(letter.walk()):
        if number > MOST_PARTS or part.is_multipart() or part.get_filename():
            continue
        if part.get_content_type() == "text/plain":
            plain = plain or _text(part)
        elif part.get_content_type() == "text/html":
            marked = marked or text_of_html(_text(part))
    return without(plain if len(plain) >= ENOUGH or not marked else marked, "letter")


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    try:
        return decode(payload, part.get_content_charset()) if isinstance(payload, bytes) else ""
    except RefusedError:
        return ""


def _header(letter: Message, name: str) -> str | None:
    """A header's decoded text; broken ones, on which the library fails, are none."""
    try:
        return " ".join(str(letter.get(name) or "").split()) or None
    except (ValueError, TypeError, AttributeError, IndexError):
        return None
