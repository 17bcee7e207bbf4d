import pytest

from transforms.entities.names.consistency import consistent
from transforms.entities.names.decode import TYPES
from transforms.entities.names.found import Found
from transforms.entities.names.tokens import blocks

# Names as the network marked them: [name|T] is found, with confidence .97; <name|T> with .4.
# Below it what the article as a whole supports, in order.
CASES = [
    (
        "[Ilmar Toomsalu|P] spoke. Then Ilmar Toomsalu left.",
        ["Ilmar Toomsalu P", "Ilmar Toomsalu P"],
    ),
    ("[Toomsalu|P] spoke. Then Toomsalu left.", ["Toomsalu P", "Toomsalu P"]),
    ("<Toomsalu|P> spoke. Then Toomsalu left.", ["Toomsalu P"]),
    ("TOOMSALU WINS\n[Toomsalu|P] spoke.", ["TOOMSALU P", "Toomsalu P"]),
    ("[Toomsalu|P] spoke. At Toomsalu Fisheries he works.", ["Toomsalu P"]),
    ("[Party|O] of all. The Party left.", ["Party O"]),
    ("[Kolde|L], [Kolde|L] and <Kolde|P> rose.", ["Kolde L", "Kolde L", "Kolde L"]),
    ("[Kolde|L] and [Kolde|P] rose.", ["Kolde L", "Kolde P"]),
    ("[Ana Kolde|P] left, and <Kolde|L> rose.", ["Ana Kolde P", "Kolde P"]),
    ("[Ana Kolde|P] left for [Kolde|L].", ["Ana Kolde P", "Kolde L"]),
    ("[Ana Kolde|P] left. [Kolde|L], 30, won.", ["Ana Kolde P", "Kolde P"]),
    ("[Ana Kolde|P] left. In [Kolde|L], 2019, he won.", ["Ana Kolde P", "Kolde L"]),
    ("[Kolde Maritime|O] fell, and <Kolde|L> rose.", ["Kolde Maritime O", "Kolde O"]),
    (
        "[Kolde Maritime|O], [Ana Kolde|P], <Kolde|L>.",
        ["Kolde Maritime O", "Ana Kolde P", "Kolde L"],
    ),
    ("<Salva|L> [Kolde|P] and [Ana|P] <Split|O>.", ["Salva Kolde P", "Ana Split P"]),
    ("[Salva|L] [Kolde|P] and <Ana|L> <Split|O>.", ["Salva L", "Kolde P", "Ana L", "Split O"]),
    ("<Salva|L>, [Kolde|P] and [Ana|P] <or|O>.", ["Salva L", "Kolde P", "Ana P", "or O"]),
    ("[Kolde Maritime|O] in [Kolde's Oslo|L].", ["Kolde Maritime O", "Kolde O", "Oslo L"]),
    ("[Ana|P] left [Ana’s Oslo|L].", ["Ana P", "Ana P", "Oslo L"]),
    ("[Ana|P] left [Martha's Vineyard|L].", ["Ana P", "Martha's Vineyard L"]),
    ("[Kolde Maritime|O] and [Kolde's Group|O].", ["Kolde Maritime O", "Kolde's Group O"]),
    ("<Kolde|L>\n[Ana Koldé|P] left. [Koldé|P] rose.", ["Kolde P", "Ana Koldé P", "Koldé P"]),
    ("KOLDE WINS\n[Koldé|P] rose.", ["KOLDE P", "Koldé P"]),
    ("It rained, said <Kolde|L>, the mayor. Kolde left.", ["Kolde P"]),
    ("It rained, said <Kolde|O>, and left.", ["Kolde O"]),
    ("It rained, said [Kolde|O], the maker of it.", ["Kolde O"]),
    # Common words that only the beginning of a headline or a sentence gives a capital.
    ("<Flood|L> shuts [Oslo|L]\n\nThe flood rose.", ["Oslo L"]),
    ("<Floods|L> shut [Oslo|L]\n\nThe flood rose.", ["Oslo L"]),
    ("[Flood|L] rose.\n\nThe flood rose.", ["Flood L"]),
    ("<Flood|P> quits\n\n[Ana Flood|P] fled the flood.", ["Flood P", "Ana Flood P"]),
    ("The <Flood|O> rose. A flood.", ["Flood O"]),
    ("OSLO TO RAISE <CAPITAL|L>\n\nIt needs capital.", []),
    ("<STEEL FIRMS|O> GROW\n\nA steel firm grew.", []),
    (
        "<STEEL FIRMS|O> GROW\n\n[Kolde Steel|O], a steel firm, grew.",
        ["STEEL FIRMS O", "Kolde Steel O"],
    ),
    ("[Oslo|L]. <Paris|L> [Kolde|P] sang. [Kolde|P] left.", ["Oslo L", "Paris Kolde P", "Kolde P"]),
    ("In [Split|L] [Kolde|P] sang. [Kolde|P] left.", ["Split L", "Kolde P", "Kolde P"]),
    ("[Split|L] [Kolde|P] sang. [Kolde|P] left.", ["Split Kolde P", "Kolde P"]),
    ("Nothing.", []),
]


def parse(marked):
    text, marks = "", []
    for part in marked.replace("<", "[").replace(">", "]").split("["):
        name, found, rest = part.partition("]")
        if found:
            name, _, kind = name.partition("|")
            marks.append((len(text), len(text) + len(name), kind))
        text += name + rest
    sure = [c == "[" for c in marked if c in "[<"]
    return text, [(*m, 0.97 if s else 0.4) for m, s in zip(marks, sure, strict=True)]


@pytest.mark.parametrize("marked, expected", CASES)
def test_consistent(marked, expected):
    text, marks = parse(marked)
    (block,) = blocks(text)
    found = []
    for start, end, kind, confidence in marks:
        inside = [i for i, s in enumerate(block.starts) if start <= s < end]
        kinds = [t[0] for t in TYPES]
        found.append(Found((inside[0], inside[-1], kinds.index(kind)), confidence))
    names = [
        f"{text[block.starts[f.span[0]] : block.starts[f.span[1]] + len(block.words[f.span[1]])]}"
        f" {TYPES[f.span[2]][0]}"
        for f in consistent(block, found)
    ]
    assert names == expected


@pytest.mark.parametrize("kind, names", [("MISC", 1), ("LOC", 2)])
def test_a_doubtful_last_name_of_no_other_kind_joins_the_first(kind, names):
    (block,) = blocks("Petra Kolde reported from Oslo.")
    first = Found((0, 0, TYPES.index("PERSON")), 0.45)
    last = Found((1, 1, TYPES.index(kind)), 0.55)
    assert len(consistent(block, [first, last])) == names
