"""Woman or man: a folded name with its titles, and what they say."""

import pytest

from transforms.entities import genders

CASES = {
    ("ida gorse", ()): "f",
    ("james gorse", ()): "m",
    ("james gorse", ("ms",)): "f",  # a title says more than a name
    ("ida gorse", ("chairman",)): "f",
    ("quill gorse", ("chairman",)): "m",
    ("quill gorse", ("mr", "mrs")): "",
    ("ida", ()): "",  # one word may be a surname
    ("andrea gorse", ()): "",  # a woman in Ohio, a man in Rome
    ("jean gorse", ()): "",
}


@pytest.mark.parametrize(("key", "titles"), CASES)
def test_gender(key: str, titles: tuple[str, ...]) -> None:
    assert genders.of(key, titles) == CASES[key, titles]
