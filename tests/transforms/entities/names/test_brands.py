import pytest

from transforms.entities.names import tag


@pytest.mark.parametrize(
    "text, names",
    [
        ("The audit by Ernst & Young was late.", ["Ernst & Young"]),
        ("The audit by Ernst and Young was late.", ["Ernst and Young"]),
        ("MOODY\u2019S CUTS RATING OF PORT", ["MOODY\u2019S"]),
        ("Shares of McDonald's fell.", ["McDonald's"]),
        ("Shares of McDonald's Corp. fell.", ["McDonald's Corp."]),
        ("A note by Standard & Poor's Corp was read.", ["Standard & Poor's Corp"]),
        ("S and P said so; S&P cut it.", ["S and P", "S&P"]),
        ("It was led by Merrill Lynch Capital Markets.", ["Merrill Lynch Capital Markets"]),
        ("It was led by Kidder, Peabody & Co. on Monday.", ["Kidder, Peabody & Co."]),
        ("They talked to ensure U.N. access to the camp.", ["U.N."]),
        ("The U.N. Security Council voted on it.", ["U.N. Security Council"]),
        ("A WHO official said flu rose.", ["WHO"]),
        ("The EU, WHO and the IMF met.", ["EU", "WHO", "IMF"]),
        ("MAN WHO FELL IS FOUND", []),
        ("WHO WAS IT? he asked.", []),
    ],
)
def test_known_organisations_are_one_name(text, names):
    assert [(m.text, m.entity_type) for m in tag(text)] == [(name, "ORG") for name in names]


def test_a_person_of_that_name_stays_one():
    text = "Ida Lowe and Jan Ernst met. Lowe's house is old, and Ernst and Younger Halvorsen left."
    assert "ORG" not in {m.entity_type for m in tag(text)}
