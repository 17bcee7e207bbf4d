import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.entities.names.features import (
    ALL_CAPS,
    CAPITALISED,
    FORM_ROWS,
    LETTERS,
    LEXICAL_ROWS,
    shape,
    word_features,
)


@pytest.mark.parametrize(
    "word, expected",
    [
        ("Castell", "Xxx"),
        ("U", "X"),
        ("2019", "dd"),
        ("McGraw", "XxXxx"),
        ("-", "-"),
        ("ÉTÉ", "XX"),
    ],
)
def test_shape(word, expected):
    assert shape(word) == expected


@pytest.mark.parametrize(
    "word, case",
    [
        ("oslo", LETTERS),
        ("Oslo", LETTERS | CAPITALISED),
        ("OSLO", LETTERS | CAPITALISED | ALL_CAPS),
        ("A", LETTERS | CAPITALISED),
        ("4th", 0),
        ("東京", LETTERS),
    ],
)
def test_case(word, case):
    assert word_features(word).case == case


def test_a_headline_and_the_text_share_a_pool_but_a_common_word_does_not():
    pool = {w: word_features(w).pool_key for w in ("CASTELL", "Castell", "May", "may")}
    assert pool["CASTELL"] == pool["Castell"]
    assert pool["May"] != pool["may"]


@given(st.text(min_size=1))
def test_rows_are_in_their_tables_and_never_the_empty_row(word):
    features = word_features(word)
    assert all(0 < row < LEXICAL_ROWS for row in features.lexical)
    assert all(0 < row < FORM_ROWS for row in features.form)


def test_a_huge_word_costs_no_more_than_a_long_one():
    assert len(word_features("x" * 5_000_000).lexical) < 60
