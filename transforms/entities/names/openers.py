"""Common words to which only a headline or a sentence's beginning gives a capital: `Flood`."""

from transforms.entities.names.found import Found
from transforms.entities.names.tokens import Block

_SURE = 0.85  # confidence from which a word is a name, whatever else the article has
_ENDS = frozenset('.!?:”"’')
_SHORT = 4  # letters of a word in capitals that may be an acronym


def without_openers(block: Block, found: list[Found]) -> list[Found]:
    """The names without words that the article else writes small, and never so within a name in
    its sentences."""
    openers = {f.span for f in found if _is_opener(block, f)}
    if not openers:
        return found
    small = {word for word in block.words if word.islower()}
    named = {word for f in found if f.span not in openers for word in _words(block, f)}

    def is_common(f: Found) -> bool:
        return f.span in openers and all(
            _is_in(word, small) and word not in named for word in _words(block, f)
        )

    return [f for f in found if not is_common(f)]


def _is_opener(block: Block, f: Found) -> bool:
    """One word at the beginning, or words in capitals: `STEEL FIRMS`."""
    first, last, _ = f.span
    if f.confidence >= _SURE:
        return False
    if first == last and begins_sentence(block, first):
        return True
    return all(len(w) > _SHORT and w.isupper() for w in block.words[first : last + 1])


def begins_sentence(block: Block, i: int) -> bool:
    """Whether the word at `i` begins the text, a line or a sentence."""
    return i < 1 or block.spaces[i] == 2 or block.words[i - 1] in _ENDS


def _words(block: Block, f: Found) -> list[str]:
    return [word.lower() for word in block.words[f.span[0] : f.span[1] + 1]]


def _is_in(word: str, small: set[str]) -> bool:
    """Whether it, its plural or its singular is."""
    return word in small or f"{word}s" in small or (word.endswith("s") and word[:-1] in small)
