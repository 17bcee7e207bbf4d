import pytest

from transforms.dates.firsts import first_chars
from transforms.dates.language import language
from transforms.dates.meanings import MEANINGS


@pytest.mark.parametrize("code", ["en", "es"])
def test_every_phrasing_names_a_meaning(code: str) -> None:
    known = language(code)
    meanings = {p.meaning for start in known.starts.values() for p in start.phrasings}
    assert meanings <= {*MEANINGS, "tail", "known_figures"}


@pytest.mark.parametrize("code", ["en", "es"])
def test_languages_have_the_same_sets_of_words(code: str) -> None:
    assert language(code).sets.keys() == language("en").sets.keys()


def test_a_language_without_a_file_is_read_as_english() -> None:
    assert language("xx") is language("en")


@pytest.mark.parametrize(
    ("source", "chars"),
    [
        ("abc", "a"),
        ("a?bc", "ab"),
        ("(?:a|b)?c", "abc"),
        ("(a(?:b|c)){0,6}[de]", "ade"),
        ("(?<=x)a", "a"),
        ("(?!x)(?:a?b)", "ab"),
        ("(?:(?:a)?(?:b)?)c", "abc"),
    ],
)
def test_first_chars(source: str, chars: str) -> None:
    assert first_chars(source) == set(chars)
