"""A fault on one record costs no other record of its file."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from transforms.articles import Article, Reject, feed, json_record, mail, reader

BODIES = [f"The ferry of {town} sailed on Monday." for town in ("Split", "BOOM", "Zadar")]
ROWS = [{"id": str(n), "body": body} for n, body in enumerate(BODIES)]
ITEMS = "".join(
    f"<item><title>{n}</title><description>{body}</description></item>"
    for n, body in enumerate(BODIES)
)
LETTERS = "\n".join(
    f"From a@example.org Mon Mar  2 10:00:0{n} 2026\nSubject: {n}\nMIME-Version: 1.0\n\n{body}\n"
    for n, body in enumerate(BODIES)
)
FILES = {
    "a.jsonl": "\n".join(map(json.dumps, ROWS)),
    "a.json": json.dumps(ROWS),
    "nested.jsonl": json.dumps(ROWS),
    "a.csv": "id,body\n" + "\n".join(f"{row['id']},{row['body']}" for row in ROWS),
    "a.rss": f"<rss version='2.0'><channel><title>Post</title>{ITEMS}</channel></rss>",
    "a.mbox": LETTERS,
    "a.parquet": b"",
}


def fails_on_boom(function):
    def failing(value, *others):
        if "BOOM" in str(value):
            raise AttributeError("a library's own fault")
        return function(value, *others)

    return failing


@pytest.mark.parametrize("name", FILES)
def test_a_fault_costs_one_record(name, reading, monkeypatch, tmp_path):
    monkeypatch.setattr(json_record, "plain", fails_on_boom(json_record.plain))
    monkeypatch.setattr(feed, "plain", fails_on_boom(feed.plain))
    monkeypatch.setattr(mail, "decode", fails_on_boom(mail.decode))
    data = FILES[name]
    if name == "a.parquet":
        pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "rows")
        data = (tmp_path / "rows").read_bytes()
    found = reading(name, data)
    assert [r.body.strip() for r in found if isinstance(r, Article)] == [BODIES[0], BODIES[2]]
    (reject,) = [r for r in found if isinstance(r, Reject)]
    assert (reject.reason, bool(reject.raw_member)) == ("unknown_format", True)


def test_a_fault_while_an_article_is_cleaned_costs_that_article(reading, monkeypatch):
    monkeypatch.setattr(reader, "finish", fails_on_boom(reader.finish))
    found = reading("a.jsonl", FILES["a.jsonl"])
    assert [type(result) for result in found] == [Article, Reject, Article]
