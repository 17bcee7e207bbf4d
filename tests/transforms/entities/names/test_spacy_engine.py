import pytest

from transforms.entities import tag
from transforms.entities.names import EngineError
from transforms.entities.names.spacy_engine import _model


def test_without_spacy_or_without_the_model_the_error_says_so():
    with pytest.raises(EngineError, match="spaCy"):
        tag("Oslo", engine="spacy:no_such_model")


def test_the_error_comes_even_where_there_is_nothing_to_read():
    with pytest.raises(EngineError, match="spaCy"):
        tag("", engine="spacy:no_such_model")


@pytest.fixture
def engine(tmp_path):
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "GPE", "pattern": "Oslo"}, {"label": "DATE", "pattern": "Monday"}]
    )
    nlp.to_disk(tmp_path / "model")
    _model.cache_clear()
    return f"spacy:{tmp_path / 'model'}"


def test_a_model_of_spacy(engine):
    (mention,) = tag("Rain in Oslo on Monday", engine=engine)
    assert (mention.start, mention.end, mention.text, mention.entity_type) == (8, 12, "Oslo", "LOC")


def test_a_text_longer_than_spacy_reads(engine):
    text = "Rain in Oslo on Monday. " * 5_000
    mentions = tag(text, engine=engine)
    assert len(mentions) == 5_000
    assert all(text[m.start : m.end] == "Oslo" for m in mentions)


def test_a_long_line_without_spaces(engine):
    assert tag("x" * 250_000, engine=engine) == []
