"""Names as keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.places.names import fold, hashed


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("St. Paul", "saint paul"),
        ("Saint Paul", "saint paul"),
        ("Ft. Worth", "fort worth"),
        ("The Hague", "hague"),
        ("São Paulo", "sao paulo"),
        ("Côte d'Ivoire", "cote divoire"),
        ("Venezuela’s", "venezuela"),
        ("Massachusetts'", "massachusetts"),
        ("Winston-Salem", "winston salem"),
        ("U.S.", "us"),
        ("Wall St", "wall st"),
        ("Москва", "москва"),
        ("Diyarbakır", "diyarbakir"),
        ("  ", ""),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


@given(st.text(max_size=40))
def test_fold_ignores_case_and_hash_is_48_bits(name: str) -> None:
    assert fold(fold(name)) == fold(fold(name).upper().casefold())
    assert 0 <= hashed(name) < 2**48
