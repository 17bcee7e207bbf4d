"""Whether the names tagger that the settings ask for can be had, before a run begins."""

from flows.errors import CommandError
from transforms.entities import tag
from transforms.entities.names import EngineError


def check_engine(ner: str) -> None:
    """CommandError when it cannot: found out later, every article would lose its mentions."""
    try:
        tag("", engine=ner)
    except EngineError as error:
        raise CommandError(f"DATELINE_NER: {' '.join(str(error).split())}") from error
