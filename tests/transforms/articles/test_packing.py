"""Every format in every packing reads as it does unpacked, under the name of its place inside."""

import bz2
import gzip
import lzma
from dataclasses import replace

import pytest
import zstandard

from tests.transforms.articles.erasing.samples import FILES, lz4, tarred, zipped
from tests.transforms.articles.test_agency import TEXTS
from tests.transforms.articles.test_mail import LETTER, OTHER, SEPARATOR
from tests.transforms.articles.test_read import CASES
from tests.transforms.articles.test_wire import ANPA, IPTC
from transforms.articles import Article

DOCUMENTS = {
    **CASES,
    **TEXTS,
    "wire.txt": "date 2026-03-05\ntitle Rivers rise\n\nRivers rose on Monday, officials said.",
    "iptc.txt": IPTC,
    "anpa.txt": ANPA,
    "message.xml": FILES["message.xml"],
    "table.csv": FILES["a.csv"],
    "table.tsv": "title\tdate\ttext\nRivers rise\t2026-03-05\tRivers rose on Monday, they said.\n",
    "table.parquet": FILES["a.parquet"],
    "crawl.warc": FILES["a.warc"],
    "letter.eml": LETTER,
    "letters.mbox": f"{SEPARATOR}{LETTER}\n{SEPARATOR}{OTHER}",
}
COMPRESSIONS = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.compress,
    "lz4": lz4,
}
ARCHIVES = {
    "zip": zipped,
    "tar": tarred,
    **{
        f"tar.{suffix}": lambda entries, pack=pack: pack(tarred(entries))
        for suffix, pack in COMPRESSIONS.items()
    },
}


def sample(name):
    data = DOCUMENTS[name]
    return data.encode() if isinstance(data, str) else data


def placed(results, raw_path, folder=None):
    """What would be read from another place."""
    return [
        replace(one, raw_path=raw_path, raw_member="#".join(filter(None, (folder, one.raw_member))))
        for one in results
    ]


@pytest.mark.parametrize("suffix", COMPRESSIONS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_compressed(reading, name, suffix):
    plain, path = reading(name, sample(name)), f"{name}.{suffix}"
    assert any(isinstance(one, Article) for one in plain)
    found = reading(path, COMPRESSIONS[suffix](sample(name)))
    assert placed(found, path) == placed(plain, path)


@pytest.mark.parametrize("suffix", ARCHIVES)
def test_archived(reading, suffix):
    path, entries = f"all.{suffix}", {f"2026/{name}": sample(name) for name in DOCUMENTS}
    found = reading(path, ARCHIVES[suffix](entries))
    assert found == [
        one
        for name in DOCUMENTS
        for one in placed(reading(name, sample(name)), path, f"2026/{name}")
    ]
