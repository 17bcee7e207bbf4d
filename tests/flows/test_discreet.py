"""What an error says in a log that outlives the article it was about."""

import errno

import pytest

from flows.discreet import discreet
from warehouse.errors import CheckFailed

CASES = [
    (ValueError("cannot convert 'Rivers rise' to a date"), "cannot convert … to a date"),
    (ValueError("it's 'Ana's river', it rose"), "it's …, it rose"),
    (ValueError('string "Rivers\nrise" to INT32'), "string … to INT32"),
    (ValueError("ends in 'Rivers ri"), "ends in …"),
    (KeyError("Rivers"), "…"),
    (RuntimeError("the machine went down"), "the machine went down"),
]
WHOLE = [
    (OSError(errno.ENOSPC, "No space left", "/w/a.parquet"), "[Errno 28] No space left: '/w/a"),
    (CheckFailed("check mention_exists failed: in_table='entities'"), "check mention_exists fai"),
    (MemoryError(), "MemoryError"),
]


@pytest.mark.parametrize(("error", "expected"), CASES)
def test_what_an_error_quotes_is_left_out(error: Exception, expected: str) -> None:
    assert discreet(error) == f"{expected} ({type(error).__name__})"


@pytest.mark.parametrize(("error", "expected"), WHOLE)
def test_what_names_no_article_is_said_whole(error: Exception, expected: str) -> None:
    assert discreet(error).startswith(expected)


def test_where_it_went_wrong_is_said() -> None:
    try:
        discreet(None)  # type: ignore[arg-type]
    except AttributeError as error:
        assert " at flows/discreet.py:" in discreet(error)
