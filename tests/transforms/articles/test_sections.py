import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.articles.sections import dateline_place, sections

BODY = "Rivers rose on Monday, officials said. " * 12

# text, the sections' names and, for all but the body, their text
CASES = [
    (BODY, {}),
    ("CARACAS, Venezuela (AP) — " + BODY, {"dateline": "CARACAS, Venezuela (AP) — "}),
    ("SALVADOR, Feb 26 - " + BODY, {"dateline": "SALVADOR, Feb 26 - "}),
    ("BEIJING, Nov. 24 (Xinhua) -- " + BODY, {"dateline": "BEIJING, Nov. 24 (Xinhua) -- "}),
    ("London (Reuters) - " + BODY, {"dateline": "London (Reuters) - "}),
    (
        "(Editor's note: Paragraph two was corrected.)\n\nPARIS (AP) — " + BODY,
        {"dateline": "PARIS (AP) — "},
    ),
    ("[Updates with quotes]\nLondon (Reuters) - " + BODY, {"dateline": "London (Reuters) - "}),
    (
        "(Corrects the day.)\n(Adds detail.)\n\nBy ANA PÉREZ\n\nOSIJEK — " + BODY,
        {"byline": "By ANA PÉREZ\n\n", "dateline": "OSIJEK — "},
    ),
    (
        "By ANA PÉREZ\n\n(Adds a minister's answer.)\n\nOSIJEK — " + BODY,
        {"byline": "By ANA PÉREZ\n\n", "dateline": "OSIJEK — "},
    ),
    ("(The price rose.)\n\n" + BODY, {}),
    ("(AP) Rivers rose — slowly. " + BODY, {}),
    ("The price rose - as expected - to 5. " + BODY, {}),
    (
        "By ANA PÉREZ, Example Press\n\nOSIJEK — " + BODY,
        {"byline": "By ANA PÉREZ, Example Press\n\n", "dateline": "OSIJEK — "},
    ),
    ("By Monday the rivers had risen.\n\n" + BODY, {}),
    (
        BODY + "\n\n___\n\nPérez reported from Zagreb.",
        {"trailer": "___\n\nPérez reported from Zagreb."},
    ),
    (
        BODY + "\n\nReporting by Ana Pérez; Editing by Tom Lund",
        {"trailer": "Reporting by Ana Pérez; Editing by Tom Lund"},
    ),
    (
        BODY + "\n\nAna Pérez and Tom Lund contributed to this report.",
        {"trailer": "Ana Pérez and Tom Lund contributed to this report."},
    ),
    (BODY + "\n\nClashes were reported from three towns, the ministry said.", {}),
    ("___\n\n" + BODY + "\n\n" + BODY, {}),  # a rule that the story comes after
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sections(text, expected):
    found = {s.name: text[s.start : s.end] for s in sections(text)}
    found.pop("body")
    assert {name: part.lstrip("\n") for name, part in found.items()} == expected


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("CARACAS, Venezuela (AP) — ", "CARACAS, Venezuela"),
        ("SALVADOR, Feb 26 - ", "SALVADOR"),
        ("London (Reuters) - ", "London"),
        ("", None),
    ],
)
def test_dateline_place(dateline, place):
    assert dateline_place(dateline + BODY) == place


@given(st.text(alphabet="AB a.\n_-—(),By", max_size=80))
def test_sections_cover_the_text_in_order(text):
    ends = [0, *(s.end for s in sections(text))]
    assert [s.start for s in sections(text)] == ends[:-1]
    assert ends[-1] == len(text)
