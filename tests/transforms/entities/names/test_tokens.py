import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.entities.names.tokens import blocks

CASES = [
    ("", []),
    ("  \n", []),
    ("Maduro's", ["Maduro", "'", "s"]),
    ("the U.S. army", ["the", "U", ".", "S", ".", "army"]),
    ("Rodri\u0301guez_x", ["Rodri\u0301guez", "_", "x"]),
    ("3,5 %", ["3", ",", "5", "%"]),
    ("東京 Tokyo", ["東京", "Tokyo"]),
]


@pytest.mark.parametrize("text, words", CASES)
def test_words(text, words):
    assert [w for block in blocks(text) for w in block.words] == words


def test_spaces_say_what_stands_before():
    (block,) = blocks("LIMA, Peru\n\nIt\trained")
    assert list(zip(block.words, block.spaces, strict=True)) == [
        ("LIMA", 2),
        (",", 0),
        ("Peru", 1),
        ("It", 2),
        ("rained", 1),
    ]


@given(st.text(), st.integers(1, 20))
def test_words_lie_where_they_say_and_cover_the_text(text, limit):
    covered = list(text)
    for block in blocks(text, limit):
        for word, start in zip(block.words, block.starts, strict=True):
            assert text[start : start + len(word)] == word
            covered[start : start + len(word)] = " " * len(word)
    assert not "".join(covered).strip()


@given(st.text(alphabet="ab \n.", max_size=60), st.integers(12, 30))
def test_a_short_word_is_never_cut(text, limit):
    whole = [w for block in blocks(text) for w in block.words]
    if all(len(w) < limit for w in whole):
        assert [w for block in blocks(text, limit) for w in block.words] == whole
