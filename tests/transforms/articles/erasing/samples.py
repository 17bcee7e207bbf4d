"""Three articles in every kind of file that can hold several; one of them is to go."""

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
import zstandard
from fastwarc.stream_io import Lz4Reader, Lz4Writer

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


def lz4(data):
    out = io.BytesIO()
    writer = Lz4Writer(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


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


def mailbox():
    letters = [
        f"From {word.lower()}@example.org Thu Mar  5 10:0{number}:00 2026\r\n"
        f"Subject: {r['title']}\r\nFrom: {word} <{word}@example.org>\r\n\r\n"
        f"{r['body']}\r\n>From {word}, all night.\r\n\r\n"
        for number, (word, r) in enumerate(zip(WORDS, RECORDS, strict=True))
    ]
    return "".join(letters).encode()


def wire():
    messages = [
        f"\x01a000{number}\r\n{word}-river\r\n\x02  {r['body']}\r\n"
        f"\x03\r\n{word} 051000 MAR 26\x04\r\n"
        for number, (word, r) in enumerate(zip(WORDS, RECORDS, strict=True))
    ]
    return "".join(messages).encode("latin-1")


def composite(listed=True, inner=None):
    parts = [
        inner
        if inner and number == 1
        else {"uri": f"urn:x:{word}", "type": "text", "body_text": r["body"]}
        for number, (word, r) in enumerate(zip(WORDS, RECORDS, strict=True))
    ]
    parts.insert(1, {"uri": "urn:x:picture", "type": "picture"})
    held = parts if listed else {f"p{number}": part for number, part in enumerate(parts)}
    return {
        "uri": "urn:x",
        "type": "composite",
        "associations": held,
        "versioncreated": "2026-03-05",
    }


ONE_OF_IT = {
    "uri": "urn:y",
    "type": "text",
    "associations": [{"uri": "urn:z", "type": "text", "body_text": RECORDS[1]["body"]}],
}
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
    "composite.json": json.dumps(composite()).encode(),
    "composite-1.json": json.dumps(composite(listed=False)).encode(),
    "composites.json": json.dumps([RECORDS[0], composite(), composite(inner=ONE_OF_IT)]).encode(),
    "composites.jsonl": LINES + json.dumps(composite()).encode(),
    "letters.mbox": mailbox(),
    "three.wire": wire(),
    "a.warc": warc(),
    "a.warc.lz4": warc(lz4),
    "a.jsonl.lz4": lz4(LINES),
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
    if data.startswith(b"\x04\x22\x4d\x18"):
        return Lz4Reader(io.BytesIO(data)).read()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return data + b"".join(unpacked(archive.read(n)) for n in archive.namelist())
    if data.startswith(b"PAR1"):
        return repr(pq.read_table(io.BytesIO(data)).to_pylist()).encode() + data
    return data.replace(b"\0", b"")
