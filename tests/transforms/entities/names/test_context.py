import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.entities.names.context import (
    CAPS,
    LATER_REACH,
    MIXED,
    NAME_REACH,
    REACH,
    TITLE,
    contexts,
    worth_reading,
)
from transforms.entities.names.features import word_features
from transforms.entities.names.tokens import blocks


@pytest.mark.parametrize(
    "text, line",
    [
        ("OIL PRICES FALL", CAPS),
        ("Oil Prices Fall as Storm Ends", TITLE),
        ("Oil prices fall as the storm ends in Lima", MIXED),
        ("Rosa Quispe", MIXED),
        ("U.S.", MIXED),
    ],
)
def test_the_case_of_a_line(text, line):
    (block,) = blocks(f"{text}\nThe storm has ended.")
    cases = np.array([word_features(w).case for w in block.words], np.uint8)
    found = contexts(np.array(block.spaces), cases)
    assert found[0] == 3 * 2 + line
    assert found[-1] == MIXED


@settings(deadline=None)
@given(st.lists(st.booleans(), max_size=80))
def test_what_is_read_lies_near_capitals(capitalised):
    marks = np.array(capitalised, bool)
    reading = worth_reading(marks)
    at = reading.places
    places = np.flatnonzero(marks)
    far = [min((abs(p - i) for p in places), default=99) for i in range(len(marks))]
    assert list(at) == [i for i, d in enumerate(far) if d <= REACH + 1]
    assert list(at[reading.gaps]) == [i for i, d in enumerate(far) if d == REACH + 1]
    assert list(at[reading.later]) == [i for i, d in enumerate(far) if d <= LATER_REACH]
    assert list(at[reading.name]) == [i for i, d in enumerate(far) if d <= NAME_REACH]


def test_no_words():
    assert len(contexts(np.zeros(0, np.int64), np.zeros(0, np.uint8))) == 0
