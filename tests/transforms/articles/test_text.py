from datetime import date

import pytest

STORY = "Rivers rose across the province on Monday, officials said, after two days of rain."


def test_date_and_story_on_the_first_line(reading):
    (article,) = reading("a.txt", f" date 2026-03-05 {STORY}\n\nA second paragraph.\n")
    assert article.published_on == date(2026, 3, 5)
    assert (article.published_from, article.published_precision) == ("header", "day")
    assert article.body == f"{STORY}\n\nA second paragraph."
    assert article.title is None


def test_key_value_header(reading):
    header = (
        "Title: Rivers rise\nDate: 2026-03-05T21:30:00-05:00\nURL: https://example.org/a?utm_source=x\n"
        "Source: Example Wire\nAuthor: Ana Pérez and Tom Lund\nSection: world\n"
    )
    (article,) = reading("a.txt", f"{header}\n{STORY}\n")
    assert article.title == "Rivers rise"
    assert article.published_at.isoformat() == "2026-03-06T02:30:00+00:00"
    assert (article.published_on, article.zone) == (date(2026, 3, 5), "-05:00")
    assert article.url == "https://example.org/a"
    assert article.source == "Example Wire"
    assert article.authors == ("Ana Pérez", "Tom Lund")
    assert article.body == STORY


@pytest.mark.parametrize(
    "first_line",
    [
        "Correction: the river is the Drava.",  # a story may begin with a colon
        "date palms were planted along the river this week.",
        "OSIJEK, Croatia (Example) — Rivers rose.",
    ],
)
def test_what_is_no_header(reading, first_line):
    (article,) = reading("a.txt", f"{first_line}\n\n{STORY}\n")
    assert article.title is None
    assert article.published_at is None
    assert article.body.startswith(first_line)


def test_headline_set_apart(reading):
    (article,) = reading("a.txt", f"Rivers rise across the province\n\nBy ANA PÉREZ\n\n{STORY}\n")
    assert article.title == "Rivers rise across the province"
    assert article.authors == ("Ana Pérez",)
    assert article.body.startswith("By ANA PÉREZ")
