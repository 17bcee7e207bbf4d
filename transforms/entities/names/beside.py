"""What the words beside a name say of its kind: `the tanker [Adria Star]` is a ship."""

from transforms.entities.names.decode import TYPES, Span
from transforms.entities.names.tokens import Block
from transforms.entities.names.words import words

_ORG, _LOC, _MISC = (TYPES.index(t) for t in ("ORG", "LOC", "MISC"))
_ARTICLE_REACH = 2  # words before: `the Brazilian Amazon`


def by_neighbours(block: Block, span: Span) -> Span:
    """The span with the kind that a word beside it tells."""
    first, last, kind = span
    if _is_ship(block, first):
        return first, last, _MISC
    if kind == _LOC and first == last and _is_company(block, first):
        return first, last, _ORG
    return span


def _is_ship(block: Block, first: int) -> bool:
    if first < 2 or block.spaces[first] != 1:
        return False
    noun, before = block.words[first - 1], block.words[first - 2]
    return noun in words("ships") or (before, noun) == ("aircraft", "carrier")


def _is_company(block: Block, i: int) -> bool:
    """`Amazon` without the article that belongs to the forest and the river."""
    word = block.words[i].lower()
    if word not in words("places_with_the"):
        return False
    before = (w.lower() for w in block.words[max(0, i - _ARTICLE_REACH) : i])
    after = block.words[i + 1].lower() if i + 1 < len(block.words) else ""
    return "the" not in before and after not in words("of_places_with_the")
