"""A sample article against its reviewed mentions; run this file to write them anew.

PYTHONPATH=. python tests/transforms/dates/test_sample.py
"""

from datetime import date
from pathlib import Path

from transforms.dates import tag

FOLDER = Path(__file__).parent
PUBLISHED = date(2027, 5, 12)


def table() -> str:
    """One line a mention: text, type, value, modifier, interval, anchor."""
    text = (FOLDER / "sample.txt").read_text(encoding="utf-8")
    rows = [
        (m.text, m.timex_type, m.timex_value, m.modifier, m.begins_on, m.ends_before, m.anchor_text)
        for m in tag(text, PUBLISHED)
    ]
    return "".join("\t".join(str(field or "") for field in row) + "\n" for row in rows)


def test_sample_article() -> None:
    assert table() == (FOLDER / "sample.tsv").read_text(encoding="utf-8")


if __name__ == "__main__":
    (FOLDER / "sample.tsv").write_text(table(), encoding="utf-8")
