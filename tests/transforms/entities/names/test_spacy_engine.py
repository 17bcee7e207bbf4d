import pytest

from transforms.entities import tag
from transforms.entities.names import EngineError
from transforms.entities.names.spacy_engine import _model


def test_without_spacy_or_without_the_model_the_error_says_so():
    with pytest.raises(EngineError, match="spaCy"):
        tag("Oslo", engine="spacy:no_such_model")


def test_a_model_of_spacy(tmp_path):
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "GPE", "pattern": "Oslo"}, {"label": "DATE", "pattern": "Monday"}]
    )
    nlp.to_disk(tmp_path / "model")
    _model.cache_clear()
    (mention,) = tag("Rain in Oslo on Monday", engine=f"spacy:{tmp_path / 'model'}")
    assert (mention.start, mention.end, mention.text, mention.entity_type) == (8, 12, "Oslo", "LOC")
