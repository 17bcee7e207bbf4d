"""WARC: every record is an article or a reject, once."""

import gzip

import pytest

STORY = "Rivers rose across the province on Monday, officials said, after two days of rain."
PAGE = (
    f"<html><head><title>Rivers rise</title></head><body><p>{STORY}</p><p>{STORY}</p></body></html>"
)


def record(kind, number, block, url="https://example.org/a"):
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Date: 2026-03-05T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(body, status="200 OK", kind="text/html", extra=""):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n"
    return head.encode() + body


PACKED = gzip.compress(PAGE.encode())
RECORDS = [
    ("warcinfo", b"software: x\r\n", "not_text"),
    ("request", b"GET /a HTTP/1.1\r\n\r\n", "not_text"),
    ("response", response(PAGE.encode()), "article"),
    ("response", response(PACKED, extra="Content-Encoding: gzip\r\n"), "article"),
    # The header says packed, but the crawler unpacked it.
    ("response", response(PAGE.encode(), extra="Content-Encoding: gzip\r\n"), "article"),
    ("response", response(b"gone", "404 Not Found"), "no_body"),
    ("response", response(b"\x89PNG", kind="image/png"), "not_text"),
    ("response", response(b"<html><body></body></html>"), "no_body"),
    ("metadata", b"a: b\r\n", "not_text"),
    ("conversion", f"Rivers rise\n\n{STORY}\n".encode(), "article"),
]
WARC = b"".join(record(kind, n, block) for n, (kind, block, _) in enumerate(RECORDS))
OUTCOMES = [outcome for _, _, outcome in RECORDS]


def outcomes(results):
    return [getattr(result, "reason", "article") for result in results]


@pytest.mark.parametrize("packed", [False, True])
def test_every_record_is_accounted_for(reading, packed):
    results = reading("a.warc.gz" if packed else "a.warc", gzip.compress(WARC) if packed else WARC)
    assert outcomes(results) == OUTCOMES
    assert [r.raw_member for r in results] == [f"urn:uuid:{n}" for n in range(len(RECORDS))]
    assert {r.url for r in results if hasattr(r, "url")} == {"https://example.org/a"}


def test_repeated_ids_stay_apart(reading):
    results = reading("a.warc", record("request", 1, b"x") * 3)
    assert len({result.raw_member for result in results}) == 3


@pytest.mark.parametrize("packed", [False, True])
def test_truncated_archive_keeps_what_was_readable(reading, packed):
    whole = b"".join(record("response", n, response(PAGE.encode())) for n in range(3))
    cut = gzip.compress(whole, 0)[:-150] if packed else whole[:-100]
    assert outcomes(reading("a.warc", cut)) == ["article", "article", "truncated"]
