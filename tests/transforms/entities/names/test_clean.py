import pytest

from transforms.entities.names.clean import clean
from transforms.entities.names.decode import TYPES
from transforms.entities.names.tokens import blocks

# What the network marked, and what remains of it. `[ ]` encloses the span.
CASES = [
    ("met [the European Union] here", "LOC", "European Union"),
    ("in [The Hague] today", "LOC", "The Hague"),
    ("said [A.B. Castell] then", "PERSON", "A.B. Castell"),
    ("[Mr. Ilmar Toomsalu] said", "PERSON", "Ilmar Toomsalu"),
    ("[Prime Minister Ana Brezovar] said", "PERSON", "Ana Brezovar"),
    ("the [President] said", "PERSON", "President"),
    ("[Plastworks Q3] profit falls", "ORG", "Plastworks"),
    ("the [Toomsalu Q3] sells well", "MISC", "Toomsalu Q3"),
    ("[General Plastworks] rose", "ORG", "General Plastworks"),
    ("[Brezovar's] house", "PERSON", "Brezovar"),
    ("in Oslo[’s Parliament] today", "ORG", "Parliament"),
    ("shares in [Castell] AG rose", "PERSON", "Castell AG"),
    ("the [Michigan] AG said", "LOC", "Michigan"),
    ("[Brezovar’s] house", "PERSON", "Brezovar"),
    ("[“Brezovar”] is", "PERSON", "Brezovar"),
    ("[Marie]-Claude Ott said", "PERSON", "Marie-Claude"),
    ("Anne-[Lise Toomsalu] said", "PERSON", "Anne-Lise Toomsalu"),
    ("the [Brezovar]-led government", "PERSON", "Brezovar"),
    ("[Oslo]-Bergen train", "LOC", "Oslo"),
    ("in the [U.S]. army", "LOC", "U.S."),
    ("by [Castell Inc]. on Monday", "ORG", "Castell Inc."),
    ("near [Calif]. officials say", "LOC", "Calif."),
    ("to [Oslo]. Then", "LOC", "Oslo"),
    ("he saw [Castell]. Then", "PERSON", "Castell"),
    ("[(]", "ORG", None),
    ("Castell Corp <[CST]> rose", "ORG", None),
    ("Castell Corp <[CST].L> rose", "ORG", None),
    ("Castell Corp ([CST].N) rose", "ORG", None),
    ("Castell Corp (NYSE: [CST]) rose", "ORG", None),
    ("Castell Corp (Nasdaq:[CST]) rose", "ORG", None),
    ("<[Castell Corp]> rose", "ORG", "Castell Corp"),
    ("<[Castell]> rose", "ORG", "Castell"),
    ("the party ([CST]) won", "ORG", "CST"),
    ("who won: [CST]", "ORG", "CST"),
    ("purse [M（] 93", "PERSON", "M"),
    ("said [‹Castell›] then", "PERSON", "Castell"),
    ("at Castell-[Toomsalu Co]. today", "ORG", "Castell-Toomsalu Co."),
    ("[MS Castell] spoke", "PERSON", "MS Castell"),
    ("[MS CASTELL] SPOKE", "PERSON", "CASTELL"),
    ("the [Institute of the] same name", "ORG", "Institute"),
    ("won the [Toomsalu Peace] Prize on Monday", "MISC", "Toomsalu Peace Prize"),
    ("won [Toomsalu] prize money", "PERSON", "Toomsalu"),
    ("in [southern Songkhla province] on", "LOC", "Songkhla"),
    ("in [south-west Yukon] on", "LOC", "Yukon"),
    ("the [South Island] of", "LOC", "South Island"),
    ("the [Plaza de armas] of", "LOC", "Plaza de armas"),
    ("[southern Ilmar Band] plays", "ORG", "southern Ilmar Band"),
    ("of [Castell], Inc. on", "PERSON", "Castell, Inc."),
    ("of [Castell] Ltd on", "LOC", "Castell Ltd"),
    ("of the [Inc] on", "ORG", None),
    ("said [The] on", "ORG", None),
    ("the Minister of [Health and Sport] said", "ORG", None),
    ("a minister for the [Interior] said", "MISC", None),
    ("the [Labour] Minister said", "ORG", None),
    ("the [National Security] Adviser said", "ORG", None),
    ("the [Castell] adviser said", "ORG", "Castell"),
    ("the [Norwegian] minister said", "MISC", "Norwegian"),
    ("the prime minister of [Norway] said", "LOC", "Norway"),
    ("the Ministry of [Health] said", "ORG", "Health"),
    ("at [7am] on", "LOC", None),
    ("in [11th Avenue] on", "LOC", "11th Avenue"),
    ("Ana Brezovar ([D]., Conn.) said", "PERSON", None),
    ("said [D]. to", "PERSON", "D"),
]


@pytest.mark.parametrize("marked, kind, expected", CASES)
def test_clean(marked, kind, expected):
    text = marked.replace("[", "").replace("]", "")
    start, end = marked.index("["), marked.index("]") - 1
    (block,) = blocks(text)
    inside = [
        i
        for i, (word, at) in enumerate(zip(block.words, block.starts, strict=True))
        if start <= at and at + len(word) <= end
    ]
    found = clean(block, [(inside[0], inside[-1], TYPES.index(kind))])
    names = [
        text[block.starts[first] : block.starts[last] + len(block.words[last])]
        for first, last, _ in found
    ]
    assert names == ([expected] if expected else [])


def test_a_doctrine_is_no_organisation():
    (block,) = blocks("the rise of Toomsaluism there")
    assert clean(block, [(3, 3, TYPES.index("ORG"))]) == [(3, 3, TYPES.index("MISC"))]


def test_an_organisation_of_somewhere_is_one_name():
    (block,) = blocks("the Reading Society of Peru met")
    org, place = TYPES.index("ORG"), TYPES.index("LOC")
    assert clean(block, [(1, 3, org), (4, 4, place)]) == [(1, 4, org)]
    assert clean(block, [(1, 2, org), (4, 4, place)]) == [(1, 2, org), (4, 4, place)]


def test_a_common_noun_ends_the_name_before_it():
    (block,) = blocks("in Kolde Airways and Kolde, University and Party")
    org, place = TYPES.index("ORG"), TYPES.index("LOC")
    assert clean(block, [(1, 1, place), (2, 2, org)]) == [(1, 2, org)]
    assert clean(block, [(4, 4, place), (6, 6, org)]) == [(4, 4, place), (6, 6, org)]
    assert clean(block, [(1, 1, place), (2, 2, place)]) == [(1, 1, place), (2, 2, place)]


@pytest.mark.parametrize(
    "text, whole",
    [
        ("Kolde Morning Post", True),
        ("Kolde Central Bank", True),
        ("Kolde Castell Bank", False),  # `Castell Bank` may be a name by itself
        ("Kolde Stock Exchange", True),
        ("European Castell Council", True),
        ("Kolde Central Choir", False),
        ("Kolde Eastern Airlines", True),
    ],
)
def test_common_words_alone_are_no_organisation(text, whole):
    (block,) = blocks(text)
    org, place = TYPES.index("ORG"), TYPES.index("LOC")
    pieces = [(0, 0, place), (1, 2, org)]
    assert clean(block, pieces) == ([(0, 2, org)] if whole else pieces)


@pytest.mark.parametrize(
    "text, names",
    [
        ("Allard\nBlom", ["Allard", "Blom"]),
        (f"{'it rained and ' * 4}Allard\nBlom", ["Allard\nBlom"]),  # a line broken at its width
    ],
)
def test_lines_of_a_list_are_two_names(text, names):
    (block,) = blocks(text)
    last = len(block.words) - 1
    found = clean(block, [(last - 1, last, TYPES.index("PERSON"))])
    assert [text[block.starts[a] : block.starts[b] + len(block.words[b])] for a, b, _ in found] == (
        names
    )


@pytest.mark.parametrize("between", ["\n\n", "\n \n", "\r\n\r\n", "\u2029"])
def test_no_name_runs_into_the_next_paragraph(between):
    line = "The coat was tested on the coast of Norway for a week by Marit Solberg"
    (block,) = blocks(f"{line}{between}Halden makes others.")
    person, last = TYPES.index("PERSON"), block.words.index("Halden")
    assert clean(block, [(last - 2, last, person)]) == [
        (last - 2, last - 1, person),
        (last, last, person),
    ]


def test_a_name_is_whole_where_a_line_is_broken():
    line = "The coat was tested on the coast of Norway for a week by Marit"
    (block,) = blocks(f"{line}\nSolberg of Halden.")
    name = (block.words.index("Marit"), block.words.index("Solberg"), TYPES.index("PERSON"))
    assert clean(block, [name]) == [name]


def test_a_headline_and_its_dateline_are_two_places():
    (block,) = blocks("STORM ENDS IN OSLO\nOSLO, Norway")
    place = TYPES.index("LOC")
    assert clean(block, [(3, 4, place)]) == [(3, 3, place), (4, 4, place)]


def test_a_title_cut_off_its_name_is_no_name():
    (block,) = blocks("said Sen. Ida Lowe and Sen. In all")
    person = TYPES.index("PERSON")
    assert clean(block, [(1, 1, person), (3, 4, person)]) == [(3, 4, person)]
    assert clean(block, [(6, 6, person)]) == [(6, 6, person)]


@pytest.mark.parametrize("pieces", [[(1, 2, "ORG")], [(1, 1, "LOC"), (2, 2, "ORG")]])
def test_a_tournament_is_no_organisation(pieces):
    (block,) = blocks("the Kolde Open began")
    spans = [(first, last, TYPES.index(kind)) for first, last, kind in pieces]
    assert clean(block, spans) == [(1, 2, TYPES.index("MISC"))]
