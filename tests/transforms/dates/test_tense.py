"""Which way a date without a year lies, from the words around it."""

import pytest

from transforms.dates.language import language
from transforms.dates.tense import direction
from transforms.dates.tokens import tokenise

CASES = [
    ("The minister said on *", "past"),
    ("The minister will speak on *", "future"),
    ("The minister is to speak on *", "future"),
    ("The minister is expected to speak on *", "future"),
    ("The summit will be held on *", "future"),
    ("The summit was held on *", "past"),
    ("It closed the plant on *", "past"),
    ("They need a deal by *", "future"),
    ("He will succeed Daniel P. Varga on *", "future"),
    ("On *, police arrested two men", "past"),
    ("On *, voters will choose a mayor", "future"),
    ("They analysed * 's vote", "past"),
    ("It comes ahead of * 's vote", "future"),
    ("The vote is on *", "future"),
    ("Polls close at *", "future"),
    ("A vote is planned for *", "future"),
    ("A vote is planned for Friday or *", "future"),
    ("It was to open on *", "planned"),
    ("It was due to open on *", "planned"),
    ("It could open on *", "future"),
    ("He could not be reached on *", None),
    ("The case is heard in *", None),
    ("The hearing was put off until *", "future"),
    ("The plan stands. It fell in June. In *", None),
    ("The fair, *", None),
    ("It fell. The fair: *", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_direction(text: str, expected: str | None) -> None:
    english = language("en")
    tokens = tokenise(text, english.alphabet)
    at = next(i for i in range(len(tokens.spans)) if tokens.word(i) == "*")
    assert direction(tokens, at, at + 1, english) == expected
