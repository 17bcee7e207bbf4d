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
        *["the ", "1 ", "five-", "May ", "1990s, ", "a year ", "early ", "12:", "\n", "(", "3/"],
        "from May to Friday or 7 a.m. (0600 GMT) two long In 2008. At 5 p.m. ",
    ],
)
def test_long_pathological_text_takes_linear_time(unit: str) -> None:
    began = time.process_time()
    tag(unit * (200_000 // len(unit)), PUBLISHED)
    assert time.process_time() - began < 10
