import pytest

from train.names.corpus import Words, encode
from train.names.mend import mended
from train.names.murmur import murmur64
from transforms.entities.names.decode import LABELS


def marked(text):
    """`[Bank of|ORG] [Peru|LOC]` -> a document as the sets give them."""
    plain, entities = "", []
    for part in text.split("["):
        name, found, rest = part.partition("]")
        if found:
            name, _, kind = name.partition("|")
            entities.append({"start": len(plain), "end": len(plain) + len(name), "type": kind})
        plain += name + rest
    return {"id": "x", "text": plain, "entities": entities}


@pytest.mark.parametrize(
    "given, expected",
    [
        ("the [Bank of|ORG] [Peru|LOC] said", "the [Bank of Peru|ORG] said"),
        ("the [Bank|ORG] of [Peru|LOC] said", "the [Bank|ORG] of [Peru|LOC] said"),
        ("the [Bank of|ORG], [Peru|LOC] said", "the [Bank of|ORG], [Peru|LOC] said"),
        ("[Lima|LOC] [Peru|LOC]", "[Lima|LOC] [Peru|LOC]"),
        ("in [southern Peru|LOC] now", "in southern [Peru|LOC] now"),
        ("in [Lima province|LOC] now", "in [Lima|LOC] province now"),
        ("in [South Africa|LOC] now", "in [South Africa|LOC] now"),
        ("the [Plaza de armas|LOC]", "the [Plaza de armas|LOC]"),
        ("the [southern party|ORG]", "the [southern party|ORG]"),
    ],
)
def test_labels_are_mended(given, expected):
    assert mended(marked(given)) == marked(expected)


def test_an_example():
    words = Words()
    (example,) = encode(marked("[Ana Brezovar|PERSON] left [Oslo|LOC]. (Well)"), words)
    labels = [LABELS[i] for i in example.labels]
    assert labels == ["B-PERSON", "E-PERSON", "O", "S-LOC", "O", "O", "O", "O"]
    assert [list(words.ids)[i - 1] for i in example.ids[:4]] == ["Ana", "Brezovar", "left", "Oslo"]
    assert example.context[0] // 3 == 2


# Values of the reference implementation, seed 1.
def test_murmur_hash_of_spacys_string_store():
    assert murmur64(b"apple") == 8566208034543834098
