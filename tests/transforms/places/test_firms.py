"""Companies that go by a place's name. The tagger took names in bars for places."""

import re

import pytest

from transforms.entities.mention import EntityMention
from transforms.places.firms import with_firms

NAMED = "Hobart & Sons plc said so. "

CASES = [
    # The article names the company in full; the words beside its short name are said of companies.
    (NAMED + "|Hobart|'s profit fell.", "ORG"),
    (NAMED + "|Hobart| shares rose.", "ORG"),
    (NAMED + "Shares in |Hobart| rose.", "ORG"),
    (NAMED + "He has a stake in |Hobart| still.", "ORG"),
    (NAMED + "|Hobart| said it would close two shops.", "ORG"),
    (NAMED + "A merger with |Hobart| failed.", "ORG"),
    (NAMED + "It has a shop in |Hobart| too.", "LOC"),
    (NAMED + "A fair in |Hobart| reported losses.", "LOC"),
    (NAMED + "|Hobart|'s mayor was glad.", "LOC"),
    (NAMED + "|Perth| shares rose.", "LOC"),
    ("A bank said so. |Hobart| shares rose.", "LOC"),
    ("Greater Hobart Ltd said so. |Hobart| shares rose.", "LOC"),
    ("Hobart Stock Exchange said so. |Hobart| stock prices rose.", "LOC"),
    ("Hobart Symphony Orchestra said so. |Hobart| earned its name.", "LOC"),
    ("Canada Quill Inc said so. |Canada| said it would.", "LOC"),
    # One of its short names speaks for all that are not the town's.
    (NAMED + "|Hobart| said it would. |Hobart|, which makes jam, is in |Hobart|.", "ORG ORG LOC"),
    (NAMED + "|Hobart| plans to sell. |Hobart|, Ind., is its home.", "ORG LOC"),
    # What is said of nothing but companies needs no full name.
    ("|Hobart| posted a quarterly loss of 4 million dollars.", "ORG"),
    ("|Hobart| reported two deaths.", "LOC"),
    ("|HOBART| <HOB> TO SELL UNIT. |Hobart| is for sale.", "ORG ORG"),
    ("BANKS OF |OHIO| <BOHI> MERGE. |Ohio| is glad.", "ORG LOC"),
    ("|Hobart| (NYSE: HOB) fell.", "ORG"),
    ("|Hobart| (Tasmania) voted.", "LOC"),
]


@pytest.mark.parametrize(("marked", "kinds"), CASES)
def test_a_place_or_a_company(marked: str, kinds: str) -> None:
    text, names = "", []
    if full := re.match(r"([A-Z][\w&]*(?: [\w&]+)*?) said", marked):
        names.append(EntityMention(0, full.end(1), full[1], "ORG", 1.0))
    for i, part in enumerate(marked.split("|")):
        if i % 2:
            names.append(EntityMention(len(text), len(text) + len(part), part, "LOC", 1.0))
        text += part
    found = [n.entity_type for n in with_firms(text, names)]
    assert " ".join(found[1:] if full else found) == kinds
