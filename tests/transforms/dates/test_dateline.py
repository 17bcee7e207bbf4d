from datetime import date

import pytest

from transforms.dates import tag

STORY = " Nine people died Monday. A trial starts April 9."


@pytest.mark.parametrize(
    ("dateline", "published", "monday"),
    [
        ("NAIROBI, March 26, 2013 -", None, "2013-03-25"),
        ("Nairobi (Tuesday, March 26, 2013):", None, "2013-03-25"),
        ("NAIROBI, March 26 (Courier) -", None, "XXXX-WXX-1"),
        ("NAIROBI, March 26 (Courier) -", date(2013, 3, 26), "2013-03-25"),
        # Printed two days later: the dateline's day is what the reporter called today.
        ("NAIROBI, March 24 (Courier) -", date(2013, 3, 26), "2013-03-18"),
        # Too far from publication to be a dateline.
        ("NAIROBI, March 4 (Courier) -", date(2013, 3, 26), "2013-03-25"),
        ("On March 24 a bus crashed.", date(2013, 3, 26), "2013-03-25"),
    ],
)
def test_weekdays_count_from_the_dateline(
    dateline: str, published: date | None, monday: str
) -> None:
    (mention,) = (m for m in tag(dateline + STORY, published) if m.text == "Monday")
    assert mention.timex_value == monday
