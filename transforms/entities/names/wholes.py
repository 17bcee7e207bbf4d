"""What belongs to a name though the network left it out, and what is two names."""

from transforms.entities.names.decode import TYPES, Span
from transforms.entities.names.edges import HYPHENS
from transforms.entities.names.tokens import Block
from transforms.entities.names.words import words

_PERSON, _ORG, _LOC, _MISC = (TYPES.index(t) for t in ("PERSON", "ORG", "LOC", "MISC"))
# Code points: text broken at a fixed width has longer lines, and breaks in the middle of names.
_SHORT_LINE = 50


def by_line(block: Block, span: Span) -> list[Span]:
    """A name that runs from one paragraph, headline or line of a list into the next is two."""
    first, last, kind = span
    for i in range(first + 1, last + 1):
        if block.spaces[i] == 2 and (i in block.paragraphs or _ends_line(block, i - 1)):
            return [(first, i - 1, kind), *by_line(block, (i, last, kind))]
    return [span]


def _ends_line(block: Block, last: int) -> bool:
    """Is the line that ends with this word no broken one: short, or in capitals?"""
    if len(block.words[last]) > 2 and block.words[last].isupper():
        return True
    first = last
    while first > 0 and block.spaces[first] != 2:
        first -= 1
        if block.starts[last] - block.starts[first] > _SHORT_LINE:
            return False
    return block.starts[last] + len(block.words[last]) - block.starts[first] < _SHORT_LINE


def joined(block: Block, spans: list[Span]) -> list[Span]:
    """One name of `[Party of] [Peru]`, `[South China] [Morning Post]` and `[European] [Court]`."""
    out: list[Span] = []
    for span in spans:
        if out and out[-1][1] + 1 == span[0] and _goes_on(block, out[-1], span):
            span = (out.pop()[0], span[1], _ORG)
        out.append(span)
    return out


def _goes_on(block: Block, name: Span, after: Span) -> bool:
    """Does the name end in `of`, is it a continent's adjective, or stands it before words that
    are no name alone, common ones or `Open`?"""
    first, last, kind = name
    if kind == _ORG and first < last and block.words[last] == "of":
        return True
    begin, noun, kind = after
    if begin == noun and block.words[noun] in words("tournaments") and block.spaces[begin] == 1:
        return True
    if kind != _ORG or block.spaces[begin] != 1:
        return False
    if first == last and block.words[first] in words("continental"):
        return True
    return block.words[noun] in words("common_nouns") and all(
        word in words("common_adjectives") for word in block.words[begin:noun]
    )


def prize(block: Block, span: Span, taken: set[int]) -> Span:
    """A prize with its noun; a tournament and a doctrine by their endings."""
    first, last, _ = span
    if first < last and block.words[last] in words("tournaments"):
        return first, last, _MISC
    after = last + 1
    if (
        after < len(block.words)
        and after not in taken
        and block.words[after] in words("prizes")
        and block.spaces[after] == 1
    ):
        return first, after, _MISC
    word = block.words[first]
    if first == last and len(word) > 5 and word.lower().endswith(tuple(words("doctrines"))):
        return first, last, _MISC
    return span


def whole(block: Block, span: Span, taken: set[int]) -> Span:
    """Takes in the full stop of an abbreviation and the other half of a hyphenated name."""
    first, last, kind = span
    at, n = block.words, len(block.words)
    if kind in (_PERSON, _ORG):
        while _hyphenated(block, last + 1, last + 2, taken):
            last += 2
        while _hyphenated(block, first - 1, first - 2, taken) and block.spaces[first] == 0:
            first -= 2
    if last + 1 < n and at[last + 1] == "." and not block.spaces[last + 1]:
        initials = len(at[last]) == 1 and first < last and at[last - 1] == "."
        state = kind == _LOC and first == last and at[last].lower() in words("states")
        if initials or state or (at[last].lower() in words("dotted") and first < last):
            last += 1
    return first, last, kind


def _hyphenated(block: Block, sign: int, half: int, taken: set[int]) -> bool:
    """Is there a hyphen, without spaces, and behind it a free capitalised word?"""
    if min(sign, half) < 0 or max(sign, half) >= len(block.words) or half in taken:
        return False
    later = max(sign, half)
    return (
        block.words[sign] in HYPHENS
        and block.spaces[later] == block.spaces[later - 1 if later == half else later] == 0
        and block.words[half][0].isupper()
    )
