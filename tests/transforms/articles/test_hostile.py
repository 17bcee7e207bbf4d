"""Bad input: none of it stops, hangs or bloats a run, and each says what it was."""

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import tempfile
import time
import zipfile
from functools import reduce
from pathlib import Path

import pytest
import zstandard

from tests.processes import unprivileged
from transforms.articles import Source, read
from transforms.articles.draft import Problem
from transforms.articles.worker import Worker

from .conftest import SEEN

STORY = "Rivers rose across the province on Monday, officials said, after two days of rain."
FLOOD = b"a" * (96 << 20)


def outcomes(results):
    return [getattr(result, "reason", "article") for result in results]


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members, mode="w:gz"):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for entry, data in members:
            info = entry if isinstance(entry, tarfile.TarInfo) else tarfile.TarInfo(entry)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def link(kind):
    info = tarfile.TarInfo("link.txt")
    info.type, info.linkname = kind, "/etc/passwd"
    return info


NESTED = reduce(lambda inner, _: gzip.compress(inner, mtime=0), range(5), b"x")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.txt.gz", gzip.compress(FLOOD)),
        ("bomb.txt.bz2", bz2.compress(FLOOD)),
        ("bomb.txt.xz", lzma.compress(FLOOD)),
        ("bomb.txt.zst", zstandard.compress(FLOOD)),
        ("bomb.zip", zipped(**{"a.txt": FLOOD})),
        ("bomb.tar.gz", tarred([("a.txt", FLOOD)])),
        (
            "nested.gz",
            NESTED,
        ),
    ],
)
def test_bombs(reading, name, data):
    results = reading(name, data)
    assert set(outcomes(results)) == {"too_large"}
    assert len(results) <= 2  # a member of an archive, and what would come after it


def test_documents_over_the_cap(reading):
    page = b"<html><body>" + b"<p>text</p>" * (50 << 17) + b"</body></html>"
    assert outcomes(reading("page.html", page)) == ["too_large"]
    line = b'{"text": "' + b"x" * (17 << 20) + b'"}\n'
    good = f'{{"text": "{STORY}"}}\n'.encode()
    assert outcomes(reading("a.jsonl", good + line + good)) == ["article", "too_large", "article"]


def test_entities_are_not_expanded(reading):
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    feed = (
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{lol}<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel>'
        f"<item><title>a</title><description>{STORY} &l9; &f;</description></item></channel></rss>"
    )
    started = time.process_time()
    (result,) = reading("feed.xml", feed)
    assert time.process_time() - started < 2
    assert "lollol" not in getattr(result, "body", "")
    assert "root:" not in getattr(result, "body", "")


@pytest.mark.parametrize("depth", [20_000])
def test_deep_nesting(reading, depth):
    deep = "<div>" * depth + STORY + "</div>" * depth
    assert len(reading("page.html", f"<html><body>{deep}<p>{STORY}</p></body></html>")) == 1
    assert outcomes(reading("a.json", "[" * depth + "]" * depth)) == ["invalid_json"]
    feed = (
        f"<rss><channel><item><description><![CDATA[{deep}]]></description></item></channel></rss>"
    )
    assert len(reading("feed.xml", feed)) == 1


def test_a_page_that_hangs_is_ended_and_the_next_is_read():
    worker = Worker()
    page = f"<html><body><p>{STORY}</p><p>{STORY}</p></body></html>".encode()
    try:
        assert not isinstance(worker.extract(page), Problem)
        started = time.monotonic()
        slow = b"<html><body>" + b"<p><a>x</a>" * 200_000
        assert worker.extract(slow, 0.05) == Problem(
            "timeout", "extraction took longer than 0.05 s and was ended"
        )
        assert time.monotonic() - started < 5
        assert not isinstance(worker.extract(page), Problem)
    finally:
        worker.close()


@pytest.mark.parametrize(
    "member", ["../up.txt", "/etc/passwd", "a/../../b.txt", "..\\up.txt", "C:\\x"]
)
def test_paths_that_leave_the_archive(reading, member):
    members = {member: STORY, "good.txt": STORY}
    assert sorted(outcomes(reading("a.zip", zipped(**members)))) == ["article", "unsafe_path"]
    data = tarred([(name, text.encode()) for name, text in members.items()])
    assert outcomes(reading("a.tar.gz", data)) == ["unsafe_path", "article"]


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE]
)
def test_links_and_devices_in_an_archive(reading, kind):
    data = tarred([(link(kind), b""), ("good.txt", STORY.encode())])
    assert outcomes(reading("a.tgz", data)) == ["not_regular", "article"]


@pytest.mark.parametrize("packing", ["tar.gz", "tar"])
def test_truncated_archives_keep_what_was_readable(reading, packing):
    members = [(f"{n}.txt", f"{STORY} {os.urandom(3000).hex()}".encode()) for n in range(3)]
    data = tarred(members, "w:gz" if packing == "tar.gz" else "w")
    cut = data[:-2000] if packing == "tar.gz" else data[: 3 * 512 + 2 * 6144 + 3000]
    assert outcomes(reading(f"a.{packing}", cut)) == ["article", "article", "truncated"]


@pytest.mark.parametrize(
    "packing",
    [gzip.compress, lambda data: bz2.compress(data, 1), lzma.compress, zstandard.compress],
)
@pytest.mark.parametrize("cut", [1, 150_000])
def test_truncated_streams_keep_what_was_readable(reading, packing, cut):
    lines = [json.dumps({"text": f"{STORY} {os.urandom(500).hex()}"}) for _ in range(1000)]
    packed = packing("".join(f"{line}\n" for line in lines).encode())
    *rows, last = reading("a.jsonl", packed[:-cut])
    assert last.reason == "truncated"
    assert len([row for row in rows if not hasattr(row, "reason")]) > (900 if cut == 1 else 500)


MEMBERS = [(f"{n}.txt", f"{STORY} {n}".encode()) for n in range(3)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (tarred(MEMBERS, "w") + tarred(MEMBERS, "w"), ["article"] * 6),
        (tarred(MEMBERS, "w")[: 2 * 1024], ["article", "article", "truncated"]),  # between two
        (tarred(MEMBERS, "w")[: 2 * 1024 + 100], ["article", "article", "truncated"]),
        (tarred(MEMBERS, "w").replace(b"1.txt", b"x.txt"), ["article", "truncated"]),  # checksum
        (tarred(MEMBERS, "w") + b"noise" * 200, ["article"] * 3 + ["truncated"]),
    ],
)
def test_no_entry_of_a_tar_is_passed_over(reading, data, expected):
    assert outcomes(reading("a.tar", data)) == expected


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        (60, ["article", "article", "article", "truncated"]),  # only its table of contents
        (2500, ["article", "article", "truncated", "truncated"]),  # a member and the archive
    ],
)
def test_truncated_zip_keeps_what_was_readable(reading, packing, cut, expected):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for n in range(3):
            archive.writestr(f"{n}.txt", f"{STORY} {os.urandom(3000).hex()}")
    results = reading("a.zip", stream.getvalue()[:-cut])
    assert outcomes(results) == expected
    assert [r.raw_member for r in results[:3]] == ["0.txt", "1.txt", "2.txt"]


def test_the_rejects_of_a_file_are_bounded(reading):
    lines = b'{"text"\xff\x00: \n' * 2500 + f'{{"text": "{STORY}"}}\n{{}}\n'.encode()
    results = reading("a.jsonl", lines)
    assert len(results) == 1002
    assert outcomes(results)[-2:] == ["article", "invalid_json"]
    assert results[-1].detail == "and 1,501 more: 1,500 invalid_json, 1 no_body"


def test_a_long_or_broken_array_is_read_element_by_element(reading):
    records = [f'{{"title": "{n}", "text": "{STORY} {"x" * (1 << 20)}"}}' for n in range(20)]
    whole = f"[{','.join(records)}]"
    results = reading("a.json", whole)
    assert outcomes(results) == ["article"] * 20
    assert [r.raw_member for r in results] == [str(n) for n in range(1, 21)]
    enveloped = f'{{"status": "ok", "articles": {whole}, "n": [1]}}'
    assert reading("a.json", enveloped) == results
    few = f'[{{"text": "{STORY}"}}, {{"text": }}, {{"text": "{STORY}"}}, {{"te'
    assert outcomes(reading("a.json", few)) == ["article", "invalid_json", "article", "truncated"]
    assert outcomes(reading("a.json", f'{{"text": "{"x" * (17 << 20)}"}}')) == ["too_large"]


def test_what_is_no_regular_file(tmp_path):
    (tmp_path / "raw").mkdir()
    secret = tmp_path / "secret.txt"
    secret.write_text(STORY)
    os.mkfifo(tmp_path / "raw" / "fifo.txt")
    (tmp_path / "raw" / "out.txt").symlink_to(secret)
    (tmp_path / "raw" / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "raw" / "folder.txt").mkdir()
    found = {
        name: outcomes(read(tmp_path / "raw" / name, name, Source(), SEEN))
        for name in ("fifo.txt", "out.txt", "loop.txt", "folder.txt", "gone.txt")
    }
    assert found == {
        "fifo.txt": ["not_regular"],
        "out.txt": ["not_regular"],
        "loop.txt": ["not_regular"],
        "folder.txt": ["not_regular"],
        "gone.txt": ["vanished"],
    }


def test_permissions():
    with tempfile.TemporaryDirectory() as folder:  # pytest's own is closed to all but its user
        Path(folder).chmod(0o755)
        path = Path(folder) / "a.txt"
        path.write_text(STORY)
        path.chmod(0)
        assert unprivileged(reasons_in, path) == ["unreadable"]


def reasons_in(path):
    return outcomes(read(path, path.name, Source(), SEEN))


@pytest.mark.parametrize("name", [b"new\nline.txt", b"latin\xe9.txt"])
def test_odd_file_names(tmp_path, name):
    path = tmp_path / os.fsdecode(name)
    path.write_text(STORY)
    assert outcomes(read(path, path.name, Source(), SEEN)) == ["article"]


@pytest.mark.parametrize(
    ("data", "body"),
    [
        ("\ufeff" + STORY, STORY),
        (b'{"text": "Rivers\\ud83d rose on Monday."}', "Rivers rose on Monday."),
        (
            "Rivers\u00ad rose\x00 on\u00a0Monday.\r\n\r\n\r\nMore.",
            "Rivers rose on Monday.\n\nMore.",
        ),
        ("Die Fl\u00fcsse stiegen.".encode("cp1252"), "Die Flüsse stiegen."),
        (
            "Die FlÃ¼sse stiegen am Montag über die Ufer.",
            "Die Flüsse stiegen am Montag über die Ufer.",
        ),
        ("Cafe\u0301 geschlossen.", "Café geschlossen."),
    ],
)
def test_hygiene(reading, data, body):
    (article,) = reading(
        "a.json" if b"{" in (data if isinstance(data, bytes) else b"") else "a.txt", data
    )
    assert article.body == body
