import pytest

from transforms.dates import numbers
from transforms.dates.language import language

VALUES = language("en").classes["numword"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("5", 5),
        ("1,500", 1500),
        ("2.5", 2.5),
        ("2 1 / 2", 2.5),
        ("1 / 2", 0.5),
        ("twenty - five", 25),
        ("twenty four", 24),
        ("two hundred and ten", 210),
        ("three thousand four hundred", 3400),
        ("hundred", 100),
    ],
)
def test_count(words: str, value: float) -> None:
    assert numbers.count(words.split(), VALUES) == value


@pytest.mark.parametrize(
    ("words", "year"),
    [("nineteen ninety - six", 1996), ("twenty twenty", 2020), ("eighteen twelve", 1812)],
)
def test_spoken_year(words: str, year: int) -> None:
    assert numbers.spoken_year(words.split(), VALUES) == year
