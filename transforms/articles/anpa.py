"""Wire messages between control characters: IPTC 7901 and ANPA 1312.

A message is SOH header STX text ETX trailer EOT. Lines are wrapped, an indent begins a paragraph;
in ANPA `^` begins and `<` or `=` ends a line of display type.
"""

import re
from collections.abc import Iterator

from transforms.articles.draft import Draft, Problem
from transforms.articles.encoding import decode
from transforms.articles.incoming import Incoming
from transforms.articles.text import byline_of

FORM = r"\x01(?P<header>[^\x01\x02]*)\x02(?P<text>[^\x01\x03]*)(?:\x03(?P<trailer>[^\x01\x04]*))?"
MESSAGE = re.compile(FORM)
MESSAGE_BYTES = re.compile(FORM.encode())
# 051015 MAR 26: day, hour and minute, as IPTC 7901 closes a message
IPTC_DATE = re.compile(r"\b(\d\d)(\d\d)(\d\d)\s*(?:GMT|Z)?\s+([A-Z]{3})\s+(\d\d(?:\d\d)?)\b")
# AP-NY-03-05-26 1015EST: month, day and year
ANPA_DATE = re.compile(r"\b(\d\d)-(\d\d)-(\d\d)\s+(\d\d)(\d\d)([A-Z]{1,4})\b")
SERIAL = re.compile(r"\s*([a-zA-Z]{2,4}\d{3,5})\b")
DISPLAY = re.compile(r"^\s*\^(.*?)[<=]?\s*$")
# AM-EU--Flood, 1st Ld-Writethru,250: what the desk calls the story, and what it has done to it
SLUG = re.compile(r"\s*(?:(?:am|pm|bc)-\S.{0,80}|eds: .*)", re.I)
BYLINE = re.compile(r"\s*By\s", re.I)


def read_anpa(incoming: Incoming) -> Iterator[Draft | Problem]:
    """A draft for each message; several are numbered from 1, and an empty one is nothing."""
    text = decode(incoming.whole()).replace("\r\n", "\n").replace("\r", "\n")
    messages = list(MESSAGE.finditer(text))
    for number, message in enumerate(messages, 1):
        if len(messages) > 1 and not (message["header"].strip() or message["text"].strip()):
            continue
        yield _message(message, str(number) if len(messages) > 1 else None)
    if not messages:
        yield Problem("no_body", "a start of header, but no text after it")


def _message(message: re.Match[str], member: str | None) -> Draft:
    lines = message["text"].split("\n")
    display = [found[1].strip() for line in lines if (found := DISPLAY.match(line))]
    bylines = [line for line in display if BYLINE.match(line)]
    titles = [line for line in display if line not in bylines]
    plain = [line.rstrip("< ") for line in lines if not DISPLAY.match(line)]
    first = next((n for n, line in enumerate(plain) if line.strip()), 0)
    body = paragraphs(plain[first + 1 :] if SLUG.fullmatch(plain[first]) else plain)
    serial = SERIAL.match(message["header"])
    return Draft(
        body=body,
        title=next((line for line in titles if not SLUG.fullmatch(line)), None)
        or next(iter(titles), _slug(message["header"])),
        bylines=tuple(bylines[:1]) or tuple(filter(None, [byline_of(body)])),
        published=tuple((date, "header") for date in _dates(message)),
        provider_id=serial[1] if serial else None,
        member=member,
    )


def paragraphs(lines: list[str]) -> str:
    """Wrapped lines as paragraphs, a blank line between them; an indent or a blank begins one."""
    found: list[list[str]] = [[]]
    for line in lines:
        if not line.strip() or line.startswith(("  ", "\t")):
            found.append([])
        found[-1].append(line.strip())
    return "\n\n".join(filter(None, (" ".join(filter(None, words)) for words in found)))


def _slug(header: str) -> str | None:
    """The keyword line, the last of the header."""
    lines = [line.strip() for line in header.split("\n") if line.strip()]
    return lines[-1] if len(lines) > 1 else None


def _dates(message: re.Match[str]) -> Iterator[str]:
    """ISO dates in the trailer, then in the text's last line."""
    for text in (message["trailer"] or "", message["text"][-200:], message["header"]):
        for day, hour, minute, month, year in IPTC_DATE.findall(text):
            yield f"{day} {month} {year} {hour}:{minute} GMT"
        for month, day, year, hour, minute, zone in ANPA_DATE.findall(text):
            yield f"20{year}-{month}-{day} {hour}:{minute} {zone}"
