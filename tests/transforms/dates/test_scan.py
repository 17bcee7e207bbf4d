"""How phrasings are looked for."""

from pathlib import Path

import pytest

from transforms.dates import language, tag

SAMPLES = sorted((Path(__file__).parents[3] / "raw").rglob("*.txt"))
TEXT = " ".join(path.read_text(encoding="utf-8") for path in SAMPLES)


@pytest.mark.parametrize("pays", [0, 3])
def test_one_pattern_for_all_phrasings_finds_what_each_of_them_does(
    monkeypatch: pytest.MonkeyPatch, pays: int
) -> None:
    language.language.cache_clear()
    expected = tag(TEXT)
    monkeypatch.setattr(language, "PAYS", pays)
    language.language.cache_clear()
    assert tag(TEXT) == expected
    starts = language.language("en").starts.values()
    assert any(start.any_of for start in starts)
    language.language.cache_clear()
