"""A file written again without one record: that one is nowhere in it, all others are as before."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from transforms.articles import Article, Source
from transforms.articles.erasing import UnwritableError, write_without

WORDS = ("Alder", "Brindle", "Corvane")
GONE = "Brindle"  # a word of the record that goes
RECORDS = [
    {
        "title": f"{word} rises",
        "url": f"https://example.org/{word}",
        "date": f"2026-03-0{number}",
        "body": f'{word} rose in the north, "officials" said,\nafter two days of rain in {word}.',
    }
    for number, word in enumerate(WORDS, 1)
]


def written_csv(records):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(records[0]))
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode()


def parquet():
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(RECORDS), out, row_group_size=2)
    return out.getvalue()


def feed():
    items = "".join(
        f"<item><title>{r['title']}</title><link>{r['url']}</link>"
        f"<description>{r['body']}</description></item>"
        for r in RECORDS
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode()


def message():
    items = "".join(
        f'<newsItem guid="urn:x:{w}"><itemMeta><itemClass qcode="ninat:text"/></itemMeta>'
        f"<contentSet><inlineData>{r['body']}</inlineData></contentSet></newsItem>"
        for w, r in zip(WORDS, RECORDS, strict=True)
    )
    return (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        f"{items}</itemSet></newsMessage>"
    ).encode()


def warc(packing=bytes):
    records = []
    for word, record in zip(WORDS, RECORDS, strict=True):
        page = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{record['body']}".encode()
        ask = f"GET /{word} HTTP/1.1\r\n\r\n".encode()
        for kind, data in (("request", ask), ("response", page)):
            head = (
                f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{kind}-{word}>\r\n"
                f"WARC-Target-URI: {record['url']}\r\nContent-Type: application/http\r\n"
                f"Content-Length: {len(data)}\r\n\r\n"
            )
            records.append(packing(head.encode() + data + b"\r\n\r\n"))
    return b"".join(records)


def zipped(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(entries):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in entries.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


LINES = "".join(json.dumps(record) + "\n" for record in RECORDS).encode()
TEXTS = {
    f"{word}.txt": f"Title: {r['title']}\n\n{r['body']}".encode()
    for word, r in zip(WORDS, RECORDS, strict=True)
}
WIDE = "\ufeff".encode("utf-16-le") + written_csv(RECORDS).decode().encode("utf-16-le")
FILES = {
    "a.jsonl": LINES,
    "no-end.jsonl": LINES.rstrip(),
    "listed.jsonl": json.dumps(RECORDS).encode() + b"\n" + LINES.replace(b"org/", b"org/2/"),
    "list.json": json.dumps(RECORDS, indent=1).encode(),
    "envelope.json": json.dumps({"status": "ok", "articles": RECORDS}).encode(),
    "a.csv": written_csv(RECORDS),
    "wide.csv": WIDE,
    "a.parquet": parquet(),
    "feed.xml": feed(),
    "message.xml": message(),
    "a.warc": warc(),
    "a.warc.gz": warc(gzip.compress),
    "a.jsonl.gz": gzip.compress(LINES),
    "a.jsonl.bz2": bz2.compress(LINES),
    "a.jsonl.xz": lzma.compress(LINES),
    "a.csv.zst": zstandard.ZstdCompressor().compress(written_csv(RECORDS)),
    "texts.zip": zipped(TEXTS),
    "lines.zip": zipped({"more/a.jsonl.gz": gzip.compress(LINES), "b.txt": b"Calm in Zadar."}),
    "texts.tar": tarred(TEXTS),
    "lines.tar.gz": gzip.compress(tarred({"a.jsonl": LINES, "b.txt": b"Calm in Zadar."})),
}


def articles(reading, name, data):
    return [one for one in reading(name, data) if isinstance(one, Article)]


def unpacked(data):
    """Everything in a file that may be packed, as one string of bytes."""
    if data.startswith(b"\x1f\x8b"):
        return unpacked(gzip.decompress(data))
    if data.startswith(b"BZh"):
        return unpacked(bz2.decompress(data))
    if data.startswith(b"\xfd7z"):
        return unpacked(lzma.decompress(data))
    if data.startswith(b"\x28\xb5\x2f\xfd"):
        return unpacked(zstandard.ZstdDecompressor().stream_reader(data).read())
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return data + b"".join(unpacked(archive.read(n)) for n in archive.namelist())
    if data.startswith(b"PAR1"):
        return repr(pq.read_table(io.BytesIO(data)).to_pylist()).encode() + data
    return data.replace(b"\0", b"")


@pytest.mark.parametrize("name", FILES)
def test_one_record_goes_and_the_others_stay(reading, name):
    before = articles(reading, name, FILES[name])
    gone = [one for one in before if GONE in one.body]
    assert len(before) >= 3 and gone and GONE.encode() in unpacked(FILES[name])
    members, out = frozenset(one.raw_member for one in gone), io.BytesIO()
    write_without(name, io.BytesIO(FILES[name]), Source(), members, out)
    after = articles(reading, name, out.getvalue())
    assert after == [one for one in before if one not in gone]
    assert GONE.encode() not in unpacked(out.getvalue())


def test_a_crawl_stays_one_gzip_member_a_record():
    out = io.BytesIO()
    gone = frozenset(["urn:uuid:response-Brindle"])
    write_without("a.warc.gz", io.BytesIO(FILES["a.warc.gz"]), Source(), gone, out)
    assert out.getvalue().count(b"\x1f\x8b\x08") == 4


@pytest.mark.parametrize(
    ("name", "data", "member"),
    [
        ("two.txt", b"\x01a0001\n\x02One.\x03\n\x01a0002\n\x02Two.\x03\n", "1"),
        ("a.jsonl.lz4", b"\x04\x22\x4d\x18" + bytes(20), "1"),
        ("composite.json", b'{"uri": "u", "type": "composite", "associations": []}', "1"),
    ],
)
def test_what_cannot_be_written_again_says_so(name, data, member):
    with pytest.raises((UnwritableError, OSError, EOFError)):
        write_without(name, io.BytesIO(data), Source(), frozenset([member]), io.BytesIO())
