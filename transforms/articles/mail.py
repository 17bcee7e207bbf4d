"""Newsletters as `.eml` files."""

import email
import email.policy
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr

from transforms.articles.draft import Draft, Problem, RefusedError
from transforms.articles.encoding import decode
from transforms.articles.fragment import text_of_html
from transforms.articles.incoming import Incoming

MOST_PARTS = 200
ENOUGH = 200  # characters from which on a plain part is not only "see the HTML part"


def read_mail(incoming: Incoming) -> Iterator[Draft | Problem]:
    """The one letter in the file."""
    letter = email.message_from_bytes(incoming.whole(), policy=email.policy.default)
    body = _body(letter)
    if not body.strip():
        yield Problem("no_body", "a letter without text")
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
    return plain if len(plain) >= ENOUGH or not marked else marked


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
