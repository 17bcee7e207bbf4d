"""Which reader a document gets: by its content first, by its name where content is silent."""

import re
from collections.abc import Callable, Iterator

from transforms.articles.anpa import read_anpa
from transforms.articles.draft import Draft, Problem, RefusedError
from transforms.articles.feed import read_feed
from transforms.articles.incoming import Incoming
from transforms.articles.json_file import read_json
from transforms.articles.json_lines import read_json_lines
from transforms.articles.mail import SEPARATOR, read_mail, read_mailbox
from transforms.articles.newsml1 import read_newsml1
from transforms.articles.newsml_g2 import read_newsml_g2
from transforms.articles.nitf import read_nitf
from transforms.articles.pages import read_html
from transforms.articles.table_csv import delimiter_of, names_known, read_csv
from transforms.articles.table_parquet import read_parquet
from transforms.articles.text import read_text
from transforms.articles.warc import warc_reader

Reader = Callable[[Incoming], Iterator[Draft | Problem]]

MARK = re.compile(rb"^(?:\xef\xbb\xbf)?\s*")
PROLOGUE = re.compile(
    rb"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>|\s+)*", re.S | re.I
)
ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p)\b", re.I)
# A letter's header: a line that only mail has, after no line that is none.
MAIL = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?"
    rb"(?:MIME-Version|Message-ID|Received|Return-Path|DKIM-Signature):",
    re.I,
)
FIRST_OBJECT = re.compile(rb"\s*\{.*\}\s*\r?\n\s*\{")  # two JSON objects on two lines

FEW = 10  # NULs that a text may hold

# The element that an XML document begins with.
ROOTS: dict[str, Reader] = {
    **dict.fromkeys(("rss", "feed", "rdf", "channel"), read_feed),
    **dict.fromkeys(("newsitem", "packageitem", "newsmessage", "conceptitem"), read_newsml_g2),
    **dict.fromkeys(("knowledgeitem", "planningitem", "catalogitem"), read_newsml_g2),
    **dict.fromkeys(("contentset", "contentmeta", "itemmeta", "groupset"), read_newsml_g2),
    "newsml": read_newsml1,
    "nitf": read_nitf,
}


def reader_for(found: Incoming) -> Reader:
    """The reader for this document; raises RefusedError for one of no known form."""
    head = found.head
    if not head.strip():
        raise RefusedError("empty", "nothing in it")
    body = head[MARK.match(head).end() :]  # type: ignore[union-attr]
    if body.startswith(b"WARC/"):
        return warc_reader(reader_for)
    if body.startswith(b"PAR1"):
        return read_parquet
    if b"\x01" in head[:64] and b"\x02" in head and b"\0" not in head:
        return read_anpa
    if body.startswith(b"<") and (reader := _markup(body)):
        return reader
    if body.startswith((b"{", b"[")) and (reader := _json(body, found.name.lower())):
        return reader
    if head.count(b"\0") > len(head) // 1000 + FEW:
        raise RefusedError("unknown_format", "binary, not text")
    if SEPARATOR.match(body):
        return read_mailbox
    if MAIL.match(body) or found.name.lower().endswith(".eml"):
        return read_mail
    if _is_table(body, found):
        return read_csv
    if HTML.search(body[:2048]) and found.name.lower().endswith((".html", ".htm", ".xhtml")):
        return read_html
    return read_text


def _markup(body: bytes) -> Reader | None:
    start = PROLOGUE.match(body)
    root = ROOT.match(body, start.end() if start else 0)
    if root and (reader := ROOTS.get(root[1].decode("latin-1").lower())):
        return reader
    return read_html if HTML.search(body) else None


def _json(body: bytes, name: str) -> Reader | None:
    if name.endswith((".jsonl", ".ndjson", ".jl")) or FIRST_OBJECT.match(body):
        return read_json_lines
    if name.endswith(".json") or re.match(rb'[\[{]\s*(?:["{\[\]}])', body):
        return read_json
    return None


def _is_table(body: bytes, found: Incoming) -> bool:
    """Whether the first line is a row of names that we know, or the name says so."""
    if found.name.lower().endswith((".csv", ".tsv")):
        return True
    first = body.split(b"\n", 1)[0].decode("utf-8", "replace").lower()
    names = [name.strip(' "\r') for name in first.split(delimiter_of(first))]
    return (
        len(names) > 1
        and names_known(names, found.source)
        and all(n and len(n) < 40 for n in names)
    )
