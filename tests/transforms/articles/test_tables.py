"""CSV, TSV and Parquet dumps."""

import io
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from transforms.articles import Source

STORY = "Rivers rose across the province on Monday, officials said."
HEADER = "title,date,url,text\n"


def row(n, text=STORY):
    return f'Story {n},2026-03-0{n},https://example.org/{n},"{text}"\n'


def test_csv_with_paragraphs_in_quotes(reading):
    two = f'{STORY}\n\nA ""second"" paragraph.'
    one, other = reading("a.csv", HEADER + row(1, two) + row(2))
    assert one.body == f'{STORY}\n\nA "second" paragraph.'
    assert (one.raw_member, other.raw_member) == ("2", "5")
    assert (one.title, one.published_on) == ("Story 1", date(2026, 3, 1))


def test_broken_quotes_cost_their_own_row_only(reading):
    broken = f'Story 2,2026-03-02,https://example.org/2,"{STORY}\n'
    results = reading("a.csv", HEADER + row(1) + broken + row(3) + row(4, STORY + "\n\nMore."))
    kinds = [
        (r.raw_member, getattr(r, "reason", r.title if hasattr(r, "title") else None))
        for r in results
    ]
    assert kinds == [("2", "Story 1"), ("3", "invalid_csv"), ("4", "Story 3"), ("5", "Story 4")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_seen_in_the_header_whatever_the_name(reading, delimiter):
    data = (
        delimiter.join(["headline", "body"])
        + "\n"
        + delimiter.join(["Rivers", "Rivers rose."])
        + "\n"
    )
    (article,) = reading("dump.txt", data)
    assert (article.title, article.body) == ("Rivers", "Rivers rose.")


def test_spreadsheet_unicode_text(reading):
    data = "headline\tbody\nFlüsse\tDie Flüsse stiegen.\n".encode("utf-16")
    (article,) = reading("dump.txt", data)
    assert article.title == "Flüsse"


def test_columns_under_other_names_are_mapped(reading):
    source = Source(fields={"body": "Nachricht", "title": "Titel"})
    (article,) = reading("a.csv", "Titel,Nachricht\nFlüsse,Die Flüsse stiegen.\n", source)
    assert (article.title, article.body) == ("Flüsse", "Die Flüsse stiegen.")


def test_csv_without_a_known_column(reading):
    assert [r.reason for r in reading("a.csv", "x,y\n1,2\n")] == ["invalid_csv"]


@pytest.mark.parametrize("name", ["a.parquet", "a.bin"])
def test_parquet(reading, name):
    table = pa.table(
        {
            "title": ["Rivers rise", None],
            "text": [STORY, None],
            "published": pa.array([1772704800000, None], pa.timestamp("ms", "UTC")),
            "embedding": [[0.1], [0.2]],
        }
    )
    stream = io.BytesIO()
    pq.write_table(table, stream)
    article, reject = reading(name, stream.getvalue())
    assert (article.title, article.published_on) == ("Rivers rise", date(2026, 3, 5))
    assert (reject.reason, reject.raw_member) == ("no_body", "2")
    assert [r.reason for r in reading(name, stream.getvalue()[:-30])] == ["truncated"]
