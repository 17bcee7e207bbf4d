"""Layouts of datelines: what stands before the story, and what only looks like it."""

import pytest

from transforms.articles.datelines import find
from transforms.articles.sections import dateline_place, sections

STORY = "Rivers rose on Monday, officials said. " * 5

# What stands before the story: its towns, what they lie in, who reports.
LAYOUTS = [
    ("CARACAS, Venezuela (AP) — ", "CARACAS", "Venezuela", "AP"),
    ("TURIN, March 3 - ", "TURIN", "", ""),
    ("BRUSSELS 1996-08-28\n", "BRUSSELS", "", ""),
    ("TRIPOLI, Lebanon 1996-08-25\n", "TRIPOLI", "Lebanon", ""),
    ("MONTGOMERY, Ala.\n1996-08-22\n", "MONTGOMERY", "Ala.", ""),
    ("ISTANBUL, Turkey (AP)_ ", "ISTANBUL", "Turkey", "AP"),
    ("WARSAW, Poland (AP) _\n\n", "WARSAW", "Poland", "AP"),
    ("GRONINGEN, the Netherlands, March 31 - ", "GRONINGEN", "the Netherlands", ""),
    ("OAKLAND , N.J., March 2  - ", "OAKLAND", "N.J.", ""),
    ("ROME, March 13, Reuter - ", "ROME", "", "Reuter"),
    ("ST. LOUIS, May 6, 2021 /PRNewswire/ -- ", "ST. LOUIS", "", "PRNewswire"),
    ("NEW YORK--(BUSINESS WIRE)--", "NEW YORK", "", "BUSINESS WIRE"),
    ("SINGAPORE (May 6, 2021) — ", "SINGAPORE", "", ""),
    ("Madrid, 3 May (EFE).- ", "Madrid", "", "EFE"),
    ("New Delhi, Aug 5 (PTI) ", "New Delhi", "", "PTI"),
    ("MOSCOW, August 3. /TASS/. ", "MOSCOW", "", "TASS"),
    ("PARIS/LONDON (Reuters) - ", "PARIS LONDON", "", "Reuters"),
    ("SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) - ", "SYDNEY KUALA LUMPUR", "", "IPS"),
    ("ISLAMABAD: ", "ISLAMABAD", "", ""),
    ("Doha: ", "Doha", "", ""),
    ("SRINAGAR, Mar 03: ", "SRINAGAR", "", ""),
    ("Kampala | ", "Kampala", "", ""),
    ("KAMPALA | Xinhua | ", "KAMPALA", "", "Xinhua"),
    ("Nairobi — ", "Nairobi", "", ""),
    ("Mumbai, India – ", "Mumbai", "India", ""),
    ("• LISBON, 4 June — ", "LISBON", "", ""),
    ("(NEW YORK) — ", "NEW YORK", "", ""),
    ("(CNN) — ", "", "", "CNN"),
    ("LISBON\n", "LISBON", "", ""),
    # Behind a headline that stands in the text, and who reports.
    ("Rivers rise.\nBONN 1996-08-28\n", "BONN", "", ""),
    ("Rivers rise\nAna Pérez\nBONN 1996-08-28\n", "BONN", "", ""),
    ("Rivers rise again. COLUMBUS, Ohio (AP) — ", "COLUMBUS", "Ohio", "AP"),
    ("Rivers rise again. COLUMBUS — ", "COLUMBUS", "", ""),
    ("CRICKET - Rain stops play.\nLEEDS 1996-08-23\n", "LEEDS", "", ""),
]
# What is none, though it is laid out like one.
OTHERS = [
    "HALDEN QUITS - ",
    "HALDEN MARITIME (HMA) - ",
    "Opinion: ",
    "WARNING: ",
    "Scottdale: ",  # a village, which nobody knows
    "Paris-based ",
    "London - based trader Quill said so. ",
    "Rivers rose by 3 p.m. EST, Nov. 6.\n\n",
    "The Colts, trailing 14-0 at the start, ",
    "THE RAVEN.\n",
    "MONDAY, March 3 - ",
    "The price rose - as expected - to 5. ",
    "He left London — again. ",
    "Ana Pérez, Zagreb: ",
]


def _shown(text, head):
    line = find(text)
    towns, regions = (" ".join(text[a:b] for a, b in s) for s in (line.places, line.regions))
    agency = text[slice(*line.agency)] if line.agency else ""
    return text[: line.end] == head, towns, regions, agency


@pytest.mark.parametrize(("head", "towns", "regions", "agency"), LAYOUTS)
def test_layouts(head, towns, regions, agency):
    assert _shown(head + STORY, head) == (True, towns, regions, agency)


@pytest.mark.parametrize("head", OTHERS)
def test_no_dateline(head):
    assert find(head + STORY) is None


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("Rivers rise.\nAna Pérez\nBONN 1996-08-28\n", "body byline dateline body"),
        ("By ANA PÉREZ\nSpecial to the Zagreb Mail\nBONN, May 3 — ", "byline dateline body"),
        ("By ANA PÉREZ\nExample Press Writer\nBONN — ", "byline dateline body"),
        ("Rivers rise.\nBonn and Oder rise.\nBONN 1996-08-28\n", "body dateline body"),
        ("Ana Pérez\nRivers rise.\n", "body"),
    ],
)
def test_who_reports_between_headline_and_dateline(head, parts):
    named = [s.name for s in sections(head + STORY)]
    assert " ".join(n for i, n in enumerate(named) if not i or named[i - 1] != n) == parts


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("PARIS/LONDON (Reuters) - ", "PARIS/LONDON"),
        ("MONTGOMERY, Ala.\n1996-08-22\n", "MONTGOMERY, Ala."),
        ("(CNN) — ", None),
    ],
)
def test_place_shown(head, place):
    assert dateline_place(head + STORY) == place
