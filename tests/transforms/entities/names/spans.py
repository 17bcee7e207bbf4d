"""Texts with the spans of names marked: `[Flint|LOC], [Mich|PERSON]. He`."""

from transforms.entities.names.decode import TYPES, Span
from transforms.entities.names.tokens import Block, blocks


def read(marked: str) -> tuple[str, Block, list[Span]]:
    """The text without its marks, its words, and the marks as spans of these."""
    text, at = "", []
    for part in marked.split("["):
        name, bar, rest = part.partition("|")
        if bar:
            kind, _, rest = rest.partition("]")
            at.append((len(text), len(text) + len(name), TYPES.index(kind)))
            text += name + rest
        else:
            text += part
    (block,) = blocks(text)
    ends = [start + len(word) for start, word in zip(block.starts, block.words, strict=True)]
    return text, block, [(block.starts.index(s), ends.index(e), kind) for s, e, kind in at]
