"""WARC crawls (Common Crawl's CC-NEWS and WET): a draft or problem for each record."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from fastwarc.stream_io import BrotliReader, GzipReader
from fastwarc.warc import ArchiveIterator, WarcRecord, any_type

from transforms.articles.draft import Draft, Problem, RefusedError, within
from transforms.articles.guarded import Forward
from transforms.articles.incoming import Incoming, incoming
from transforms.articles.limits import MAX_DOCUMENT

Records = Iterator[Draft | Problem]
CARRIERS = {"response", "resource", "conversion"}  # record types that hold documents
GZIP = b"\x1f\x8b"
TEXT_TYPES = ("text/", "html", "xml", "json", "octet-stream")


def warc_reader(
    reader_for: Callable[[Incoming], Callable[[Incoming], Records]],
) -> Callable[[Incoming], Records]:
    """A WARC reader that gives each document in it to the reader that `reader_for` finds."""

    def read_warc(warc: Incoming) -> Records:
        seen: set[str] = set()
        try:
            for record in records_of(warc):
                member = member_of(record, seen)
                for found in _record(record, warc, reader_for):
                    yield within(found, member)
                    if isinstance(found, Problem) and found.reason == "truncated":
                        return  # nothing can follow
        except OSError as error:
            raise RefusedError(
                "invalid_warc", f"record after number {len(seen)}: {error}"
            ) from error

    return read_warc


def records_of(warc: Incoming) -> Iterator[WarcRecord]:
    """The records of any type. Content encodings are left alone: some crawlers undo them and keep
    the header that says so."""
    return iter(
        ArchiveIterator(
            Forward(warc.stream()), record_types=any_type, quirks_mode=True, auto_decode="transfer"
        )
    )


def member_of(record: WarcRecord, seen: set[str]) -> str:
    """The record's id, or its position where it has none of its own."""
    name = (record.headers.get("WARC-Record-ID") or "").strip("<> ")
    name = name if name and name not in seen else f"byte {record.stream_pos}"
    seen.add(name)
    return name


def target_of(record: WarcRecord) -> str | None:
    """The address of the page that a record is about; some crawlers put it in `<>`."""
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None


def _record(
    record: WarcRecord,
    warc: Incoming,
    reader_for: Callable[[Incoming], Callable[[Incoming], Records]],
) -> Records:
    url = target_of(record)
    if problem := _not_a_page(record):
        yield replace(problem, url=url)
        return
    try:
        payload = _payload(record)
        document = incoming("", cast(BinaryIO, io.BytesIO(payload)), warc.source)
        for found in reader_for(document)(document):
            yield replace(found, url=found.url or url)
    except RefusedError as refused:
        yield Problem(refused.reason, f"{refused.detail} ({url})", url=url)
    except OSError:
        raise
    except Exception as error:  # a library's own fault on this page costs no other record
        yield Problem("unknown_format", f"{type(error).__name__}: {error} ({url})"[:300], url=url)


def _not_a_page(record: WarcRecord) -> Problem | None:
    """Why a record holds no page, by its own type, its status and the type of what it holds."""
    if (own := str(record.record_type)) not in CARRIERS:
        return Problem("not_text", f"record of type {own}")
    status = record.http_headers.status_code if record.http_headers else None
    if status is not None and status != 200:
        return Problem("no_body", f"HTTP status {status}")
    kind = (record.http_content_type or "").lower()
    if kind and not any(text in kind for text in TEXT_TYPES):
        return Problem("not_text", f"a response of type {kind}")
    return None


def _payload(record: WarcRecord) -> bytes:
    """The document, its encodings undone; raises RefusedError."""
    payload = bytes(record.reader.read(MAX_DOCUMENT + 1))
    if len(payload) > MAX_DOCUMENT:
        raise RefusedError("too_large", f"more than {MAX_DOCUMENT >> 20} MiB in one record")
    headers = record.http_headers
    chunked = headers is not None and "Transfer-Encoding" in headers
    if len(payload) < record.content_length and not chunked:
        raise RefusedError("truncated", f"{len(payload)} of {record.content_length} bytes")
    brotli = headers is not None and headers.get("Content-Encoding") == "br"
    return _unpacked(payload) if brotli or payload.startswith(GZIP) else payload


def _unpacked(payload: bytes) -> bytes:
    """A payload that is still packed; itself where it turns out not to be."""
    opener = GzipReader if payload.startswith(GZIP) else BrotliReader
    try:
        unpacked = bytes(opener(io.BytesIO(payload)).read(MAX_DOCUMENT + 1))
    except (OSError, ValueError):
        return payload
    if len(unpacked) > MAX_DOCUMENT:
        raise RefusedError("too_large", f"unpacks to more than {MAX_DOCUMENT >> 20} MiB")
    return unpacked or payload
