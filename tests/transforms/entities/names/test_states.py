import pytest

from tests.transforms.entities.names.spans import read
from transforms.entities.names.decode import TYPES
from transforms.entities.names.states import with_states

# What the network marked, and the names with states by themselves.
CASES = [
    ("in [Flint|LOC], [Mich|PERSON]. He", "[Flint|LOC], [Mich.|LOC] He"),
    ("in [Flint, Mich|LOC]. He", "[Flint|LOC], [Mich.|LOC] He"),
    ("FLINT, [Mich|ORG]. (AP)", "[FLINT|LOC], [Mich.|LOC] (AP)"),
    ("near Flint Hill, Mich., on", "near [Flint Hill|LOC], [Mich.|LOC], on"),
    ("in [Reno|PERSON], Nev. He", "[Reno|LOC], [Nev.|LOC] He"),
    ("of [Castell Maritime|ORG], [Pa|PERSON]. He", "[Castell Maritime|ORG], [Pa.|LOC] He"),
    ("IRVINE, Calif 1996", "[IRVINE|LOC], [Calif|LOC] 1996"),
    ("in [Tampa|LOC], [Fla. Sen|PERSON]. Ana", "[Tampa|LOC], [Fla.|LOC] Sen. Ana"),
    ("in [Tampa|LOC], [Fla. Castell|ORG] rose", "[Tampa|LOC], [Fla.|LOC] [Castell|ORG] rose"),
    ("[Ana Brezovar|PERSON], [D-Pa|PERSON].", "[Ana Brezovar|PERSON], D-[Pa.|LOC]"),
    ("[Ana Brezovar|PERSON] ([R-Ohio|ORG])", "[Ana Brezovar|PERSON] (R-[Ohio|LOC])"),
    ("in [Albany, N.Y.|LOC], and", "[Albany|LOC], [N.Y.|LOC], and"),
    ("in [Albany|LOC], N. Y. He", "[Albany|LOC], [N. Y.|LOC] He"),
    ("in [Reno Falls|ORG], [W|PERSON].Va on", "[Reno Falls|ORG], [W.Va|LOC] on"),
    ("[Ana Brezovar|PERSON], D-[R.I|LOC].", "[Ana Brezovar|PERSON], D-[R.I.|LOC]"),
    ("in [Washington, D.C.|LOC] now", "[Washington, D.C.|LOC] now"),
    (
        "[Ana Castell|PERSON], [N.J. Brezovar|PERSON]",
        "[Ana Castell|PERSON], [N.J. Brezovar|PERSON]",
    ),
    ("met [Ana|PERSON], La Paz's mayor", "[Ana|PERSON], La Paz"),
    ("on Sunday, Mass was said", "Sunday, Mass"),
    ("it was cold, wash. They", "cold, wash. They"),
    ("[Ana Brezovar|PERSON] ([R-TX|PERSON]) said", "[Ana Brezovar|PERSON] (R-[TX|LOC]) said"),
    ("a [D-Day|MISC] plan", "[D-Day|MISC] plan"),
]


@pytest.mark.parametrize("marked, expected", CASES)
def test_states(marked, expected):
    text, block, spans = read(marked)
    shown = text
    for first, last, kind in reversed(with_states(block, spans)):
        start, end = block.starts[first], block.starts[last] + len(block.words[last])
        shown = f"{shown[:start]}[{text[start:end]}|{TYPES[kind]}]{shown[end:]}"
    assert expected in shown
    assert shown.count("[") == expected.count("[")
