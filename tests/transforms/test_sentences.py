import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.sentences import sentences

CASES = [  # `|` marks the boundaries
    "Talks failed.|The minister left.",
    "Mr. Okafor met Dr. Lind on Nov. 3.|They agreed.",
    "He moved to the U.S. in May.|She stayed.",
    "It opened in the U.S.|The crowd cheered.",
    "Shares of Quillon Inc. fell 3.5 percent.|Rivals rose.",
    "“We won’t go,” she said.|“Why?” he asked.|“Because.”",
    "It began at 9 a.m. Monday.|It ended at 5 p.m.|The hall was empty.",
    "J. R. Varga spoke.|No. 7 won.|He said no.|They left.",
    "Wait … what?|Really!|Yes.",
    "First paragraph without a stop|\n\nSecond one.|\nThird.",
    "",
    "   ",
]
SPANISH = [
    "El Sr. Ibáñez llegó a EE.UU. ayer.|¿Por qué?|Nadie lo sabe.",
    "La reunión con la Dra. Paz terminó.|Hubo acuerdo.",
]


def split(text: str, language: str = "en") -> list[str]:
    plain = text.replace("|", " ")
    return [plain[a:b] for a, b in sentences(plain, language)]


@pytest.mark.parametrize("text", CASES)
def test_english(text: str) -> None:
    assert split(text) == [part.strip() for part in text.split("|") if part.strip()]


@pytest.mark.parametrize("text", SPANISH)
def test_spanish(text: str) -> None:
    assert split(text, "es") == [part.strip() for part in text.split("|")]


def test_hard_wrapped_lines_do_not_split() -> None:
    text = "The council met on\nMonday to discuss the\nbudget.\n\nIt was approved."
    assert len(sentences(text)) == 2


@given(st.text(alphabet="ab AB.!?\n\"'”1 U.S.", max_size=200))
def test_spans_are_ordered_and_cover_all_but_whitespace(text: str) -> None:
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("unit", [".", '"', "a.", "\n ", ". ", "(", "a", "U.S. ", "? "])
def test_pathological_input_takes_linear_time(unit: str) -> None:
    start = time.process_time()
    sentences(unit * 200_000)
    assert time.process_time() - start < 3
