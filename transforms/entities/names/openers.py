"""Common words to which only a headline or a sentence's beginning gives a capital: `Flood`."""

from transforms.entities.names.found import Found
from transforms.entities.names.tokens import Block

_SURE = 0.85  # confidence from which a word is a name, whatever else the article has
_ENDS = frozenset('.!?:”"’')
_SHORT = 4  # letters of a word in capitals that may be an acronym


def without_openers(block: Block, found: list[Found]) -> list[Found]:
    """The names without single words that the article else writes small, and never so within a
    sentence."""
    openers = [f for f in found if _is_opener(block, f)]
    if not openers:
        return found
    small = {word for word in block.words if word.islower()}
    within = {
        word.lower()
        for f in found
        if f not in openers
        for word in block.words[f.span[0] : f.span[1] + 1]
    }
    common = [
        f for f in openers if _is_in(_word(block, f), small) and _word(block, f) not in within
    ]
    return [f for f in found if f not in common] if common else found


def _is_opener(block: Block, f: Found) -> bool:
    first, last, _ = f.span
    if first < last or f.confidence >= _SURE:
        return False
    word = block.words[first]
    return begins_sentence(block, first) or (len(word) > _SHORT and word.isupper())


def begins_sentence(block: Block, i: int) -> bool:
    """Whether the word at `i` begins the text, a line or a sentence."""
    return i < 1 or block.spaces[i] == 2 or block.words[i - 1] in _ENDS


def _word(block: Block, f: Found) -> str:
    return block.words[f.span[0]].lower()


def _is_in(word: str, small: set[str]) -> bool:
    """Whether it, its plural or its singular is."""
    return word in small or f"{word}s" in small or (word.endswith("s") and word[:-1] in small)
