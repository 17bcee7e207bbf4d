"""A file written again without one record: that one is nowhere in it, all others are as before."""

import io
import json

import pytest

from tests.transforms.articles.erasing.samples import FILES, GONE, RECORDS, composite, unpacked
from transforms.articles import Article, Source
from transforms.articles.erasing import UnwritableError, write_without


def articles(reading, name, data):
    return [one for one in reading(name, data) if isinstance(one, Article)]


@pytest.mark.parametrize("name", FILES)
def test_one_record_goes_and_the_others_stay(reading, name):
    before = list(reading(name, FILES[name]))
    gone = [one for one in before if GONE in getattr(one, "body", "")]
    assert len(before) >= 3 and gone and GONE.encode() in unpacked(FILES[name])
    members, out = frozenset(one.raw_member for one in gone), io.BytesIO()
    write_without(name, io.BytesIO(FILES[name]), Source(), members, out)
    after = list(reading(name, out.getvalue()))  # with no reject in the place of one
    asked = {one.raw_member.replace("response", "request") for one in gone}  # in a crawl
    assert after == [o for o in before if o.raw_member not in members | asked]
    assert GONE.encode() not in unpacked(out.getvalue())


def test_a_crawl_stays_one_gzip_member_a_record():
    out = io.BytesIO()
    gone = frozenset(["urn:uuid:response-Brindle"])
    write_without("a.warc.gz", io.BytesIO(FILES["a.warc.gz"]), Source(), gone, out)
    assert out.getvalue().count(b"\x1f\x8b\x08") == 4


@pytest.mark.parametrize(
    ("name", "data", "member"),
    [
        ("story.txt", b"One story.", "1"),
        ("record.json", b'{"title": "River", "body": "It rose."}', "1"),
    ],
)
def test_what_cannot_be_written_again_says_so(name, data, member):
    with pytest.raises(UnwritableError):
        write_without(name, io.BytesIO(data), Source(), frozenset([member]), io.BytesIO())


def test_a_composite_of_nothing_else_goes_whole():
    kept, out = RECORDS[0], io.BytesIO()
    gone = composite()["associations"][:1]
    data = json.dumps([kept, {**composite(), "associations": gone, "headline": "Alder"}]).encode()
    write_without("a.json", io.BytesIO(data), Source(), frozenset(["2#1"]), out)
    assert json.loads(out.getvalue()) == [kept, None]
