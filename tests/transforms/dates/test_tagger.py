import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.dates import tag
from transforms.dates.language import language

PUBLISHED = date(2026, 3, 5)
WORDS = sorted(w for w in language("en").alphabet if w.isascii() and w[0] != "^")
DIGITS = [
    "0",
    "00",
    "12",
    "24",
    "31",
    "99",
    "366",
    "1066",
    "2026",
    "9999",
    "99999999",
    "1,500",
    "2.5",
]
words = st.lists(st.sampled_from([*WORDS, *DIGITS, ".", "-", "/", ":", "'", ","]), max_size=40)


def check(text: str) -> None:
    for published in (PUBLISHED, None, date(1, 1, 1), date(9999, 12, 31)):
        mentions = tag(text, published)
        at = 0
        for m in mentions:
            assert at <= m.start < m.end
            assert text[m.start : m.end] == m.text
            if m.begins_on and m.ends_before:
                assert m.begins_on < m.ends_before
            at = m.end
        assert mentions == tag(text, published)


@settings(max_examples=300, deadline=None)
@given(words)
def test_any_words_give_sound_mentions(tokens: list[str]) -> None:
    check(" ".join(tokens))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_gives_sound_mentions(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "unit",
    [
        *[
            "the ",
            "1 ",
            "five-",
            "May ",
            "1990s, ",
            "a year ",
            "early ",
            "12:",
            "\n",
            "(",
            "3/",
            "Monday or ",
        ],
        "from May to Friday or 7 a.m. (0600 GMT) two long In 2008. At 5 p.m. ",
    ],
)
def test_long_pathological_text_takes_linear_time(unit: str) -> None:
    began = time.process_time()
    tag(unit * (200_000 // len(unit)), PUBLISHED)
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("text", "home", "value", "begins"),
    [
        ("Floods hit this summer.", "ZA", "2026-SU", date(2025, 12, 1)),
        ("Floods hit this summer.", "GB", "2026-SU", date(2026, 6, 1)),
        ("Floods hit this summer.", None, "2026-SU", date(2026, 6, 1)),
        ("Snow closed the pass last winter.", "AR", "2025-WI", date(2025, 6, 1)),
        ("It rained in the spring of 2024.", "AU", "2024-SP", date(2024, 9, 1)),
        ("It rained in the autumn of 2024.", "NZ", "2024-FA", date(2024, 3, 1)),
    ],
)
def test_seasons_are_those_of_the_outlets_hemisphere(
    text: str, home: str | None, value: str, begins: date
) -> None:
    (mention,) = tag(text, date(2026, 2, 10), home_country=home)
    assert (mention.timex_value, mention.grain) == (value, "season")
    assert mention.begins_on is not None and mention.begins_on.date() == begins


@pytest.mark.parametrize(
    ("text", "home", "value"),
    [
        ("The form was stamped 3/5/2026.", None, "2026-03-05"),
        ("The form was stamped 3/5/2026.", "US", "2026-03-05"),
        ("The form was stamped 3/5/2026.", "GB", "2026-05-03"),
        ("The form was stamped 3/13/2026.", "GB", "2026-03-13"),
        ("The form was stamped 3/5/2026 and 25/5/2026.", None, "2026-05-03"),
        ("The form was stamped 3/5/2026 and 5/25/2026.", "IE", "2026-03-05"),
    ],
)
def test_a_date_in_figures_is_read_as_its_text_or_its_outlets_country_writes_it(
    text: str, home: str | None, value: str
) -> None:
    assert tag(text, date(2026, 6, 1), home_country=home)[0].timex_value == value
