import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.entities import EntityMention, tag
from transforms.entities.names import EngineError
from transforms.entities.names.weights import WEIGHTS, WeightsError, load_arrays

STORY = """LIMA, Peru (AP) — Peruvian President Rosa Quispe said on Monday that the government
of Peru would sign an agreement with the World Bank. Quispe's ministers met in Lima.
"""


def names(text):
    return {(m.text, m.entity_type) for m in tag(text)}


def test_a_story():
    expected = {
        ("Peru", "LOC"),
        ("Lima", "LOC"),
        ("Rosa Quispe", "PERSON"),
        ("Quispe", "PERSON"),
        ("World Bank", "ORG"),
        ("Peruvian", "MISC"),
    }
    assert expected <= names(STORY)


def test_in_another_language_only_sure_names():
    text = "Según el fiscal, Rosa Quispe llegó a Lima. Asimismo, el abogado de Rosa Quispe calló."
    sure = tag(text, "es")
    assert ("Rosa Quispe", "PERSON") in {(m.text, m.entity_type) for m in sure}
    assert sure == [m for m in tag(text, "en") if m.confidence >= 0.75] != tag(text, "en")


def test_a_byline_and_a_dateline():
    text = "By Rosa Quispe\nLIMA, Peru (Reuters) - The storm ended, Rosa Quispe said in Lima."
    expected = ["Rosa Quispe", "LIMA", "Peru", "Reuters", "Rosa Quispe", "Lima"]
    assert [m.text for m in tag(text)] == expected


def test_what_a_rule_adds_to_a_name_makes_it_no_less_sure():
    (with_form, alone) = (tag(f"Shares of Halden Maritime{form} fell.")[0] for form in (" plc", ""))
    assert (with_form.text, alone.text) == ("Halden Maritime plc", "Halden Maritime")
    assert with_form.confidence > 0.5


def check(text: str) -> list[EntityMention]:
    mentions = tag(text)
    end = 0
    for m in mentions:
        assert end <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.text
        assert m.text.strip() == m.text
        assert 0 < m.confidence < 1
        end = m.end
    return mentions


@settings(deadline=None)
@given(st.text())
def test_any_text(text):
    check(text)


@given(st.lists(st.sampled_from(["rain", "snow", "wind"]), min_size=8, max_size=20))
@settings(max_examples=20, deadline=None)
def test_words_far_from_any_capital_change_nothing(far):
    """They are not even read; the same number of letters stands in for them."""
    near = "the storm had ended by noon"
    text = f"Oslo said {near} {' '.join(far)} {near} in Lima"
    assert tag(text) == tag(text.replace("wind", "hail").replace("snow", "rain"))


ODD = st.sampled_from(
    ["\ud800", "\x00", "\u0301", "\u202e", "İ", "ß", "𝔘", "\r", "U.S.", "-", "’s"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(ODD, st.sampled_from(STORY.split()), st.just(" ")), max_size=40))
def test_any_mixture_of_news_and_noise(parts):
    check("".join(parts))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["Oslo", "Lima", "", "x" * 30, "(", STORY]), max_size=5))
def test_what_was_tagged_before_changes_nothing(others):
    alone = tag(STORY)
    for other in others:
        tag(other)
    assert tag(STORY) == alone


@pytest.mark.parametrize("text", ["x" * 5_000_000, "Ab.-" * 20_000, "Ab." * 20_000, "A\n" * 50_000])
def test_long_lines_take_linear_time(text):
    began = time.process_time()
    check(text)
    assert time.process_time() - began < 30


def test_unknown_engines_are_refused():
    with pytest.raises(EngineError, match="no such engine"):
        tag("Oslo", engine="nltk")


def test_weights_with_another_hash_are_refused(tmp_path: Path):
    copy = tmp_path / WEIGHTS.name
    copy.write_bytes(WEIGHTS.read_bytes() + b" ")
    with pytest.raises(WeightsError, match="missing"):
        load_arrays(copy)
    copy.with_suffix(".sha256").write_text(WEIGHTS.with_suffix(".sha256").read_text())
    with pytest.raises(WeightsError, match="hash"):
        load_arrays(copy)
