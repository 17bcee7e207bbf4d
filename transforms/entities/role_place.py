"""A name in its text, with the words around it that may say a role."""

import re
from typing import Final

from transforms.entities.role_words import LINKS, Token, may_end_role, tokens_of

WINDOW: Final = 200  # characters to either side of a name
BLANK: Final = "\n\n"
WORD: Final = 40  # characters that the longest word beside a name has
_FIRST: Final = re.compile(r"\s*(?:[,(]|(\w+))")
_OPENING: Final = frozenset(phrase.split()[0] for phrase in LINKS)


class Place:
    """A name in its text, and where names start. Most names have no role beside them, so the words
    around one are taken apart only where the next word allows for one. None are taken from beyond a
    blank line: a headline's role does not go on in the body.
    """

    __slots__ = ("_after", "_before", "end", "names", "start", "text")

    def __init__(self, text: str, start: int, end: int, names: frozenset[int]) -> None:
        self.text, self.start, self.end, self.names = text, start, end, names
        self._before: list[Token] | None = None
        self._after: list[Token] | None = None

    @property
    def before(self) -> list[Token]:
        """The tokens before the name, none where the last cannot end a role."""
        if self._before is None:
            far = max(0, self.start - WINDOW)
            blank = self.text.rfind(BLANK, far, self.start)
            window = (far if blank < 0 else blank, self.start)
            self._before = tokens_of(self.text, *window) if self._may_end() else []
        return self._before

    @property
    def after(self) -> list[Token]:
        """The tokens after the name, none where the first cannot lead to a role."""
        if self._after is None:
            far = min(len(self.text), self.end + WINDOW)
            blank = self.text.find(BLANK, self.end, far)
            window = (self.end, far if blank < 0 else blank)
            self._after = tokens_of(self.text, *window) if self._may_begin() else []
        return self._after

    def _may_end(self) -> bool:
        said = self.text[max(0, self.start - WORD) : self.start].rstrip()
        return said.endswith(",") or may_end_role(said[said.rfind(" ") + 1 :])

    def _may_begin(self) -> bool:
        first = _FIRST.match(self.text, self.end)
        return first is not None and (first[1] is None or first[1].lower() in _OPENING)
