"""A title in the plural, said of each who is named behind it: `Senators |Quint| and |Byte|`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from transforms.entities.mention import EntityMention
from transforms.entities.role_phrases import backwards, spoken, status_of
from transforms.entities.role_place import BLANK, WINDOW
from transforms.entities.role_said import Said
from transforms.entities.role_words import ABBREVIATED, HEADS, NUMBERS, tokens_of

# Between two who share it: `Pat Quint (R-Kan.) and Ada Byte`.
_BETWEEN: Final = re.compile(r"(?:,? ?\([^()]{1,20}\)| of [A-Z]\w+)?(?:, and |, | and | & )")
_PLURAL: Final = re.compile(r"\b(\w+(?:s|men|women)\.?),? $")
_ENDINGS: Final = (("women", "woman"), ("men", "man"), ("ies", "y"), ("s.", "."), ("s", ""))
REACH: Final = 30  # characters before a name that the plural takes


def shared(text: str, people: Sequence[EntityMention]) -> Mapping[int, Sequence[Said]]:
    """Where names begin -> the role that each shares with the next or with the one before."""
    said: dict[int, Sequence[Said]] = {}
    for run in _runs(text, people):
        for role in _plural(text, run[0].start):
            said |= {mention.start: (role,) for mention in run}
    return said


def _runs(text: str, people: Sequence[EntityMention]) -> Iterator[list[EntityMention]]:
    """The people named one behind the other, two or more."""
    run: list[EntityMention] = []
    for mention in sorted(people, key=lambda m: m.start):
        if run and not _BETWEEN.fullmatch(text, run[-1].end, mention.start):
            if len(run) > 1:
                yield run
            run = []
        run.append(mention)
    if len(run) > 1:
        yield run


def _plural(text: str, start: int) -> Iterator[Said]:
    """The role in the plural that ends before `start`, said in the singular."""
    plural = _PLURAL.search(text, max(0, start - REACH), start)
    head = _singular(plural[1]) if plural else ""
    if not plural or not head:
        return
    far = max(0, start - WINDOW, text.rfind(BLANK, 0, start))
    tokens = tokens_of(text, far, plural.end(1))
    tokens[-1] = replace(tokens[-1], text=head)
    phrase = backwards(tokens, len(tokens))
    if phrase is not None and phrase.head == len(tokens) - 1:
        start = phrase.start
        while start < phrase.head and tokens[start].word in NUMBERS:
            start += 1
        said = tokens[start : phrase.end]
        many = spoken(text, said)
        role = many.removesuffix(plural[1].rstrip(".")) + head
        yield Said(role, status_of(said), said[0].start, said[-1].end)


def _singular(word: str) -> str:
    """`Senator` of `Senators`, nothing of a word that is no role's."""
    for plural, singular in _ENDINGS:
        if word.endswith(plural):
            one = word.removesuffix(plural) + singular
            if one.lower().rstrip(".") in HEADS | ABBREVIATED:
                return one
    return ""
