"""A text as tokens, and as a string of one character per token.

Every word that the language file knows has a character of its own, numbers have one for what they
can be (a day, a year, a clock minute...), and all other words share a few. Phrasings then are
ordinary regular expressions over that string, and Python's `re` scans it at C speed.
"""

import re
from dataclasses import dataclass

from transforms.sentences import is_wrapped

TOKEN = re.compile(
    r"\d+(?:,\d{3})+(?![\d])"  # 1,500
    r"|\d+\.\d+(?![\d.]*\d)"  # 2.5
    r"|\d+(?:st|nd|rd|th|s|[ºª])?(?![^\W_])"  # 5, 3rd, 1990s
    r"|\d+"
    r"|FY(?=\d\d)"  # FY2012
    r"|[^\W\d_]\w*+"  # a word, or F16
    r"|['’](?:s|S)\b"
    r"|\n\s*+"
    r"|[^\w\s]|_"
)
OTHER, NAME, LINE = "x", "X", "\n"
LONGEST_SENTENCE = 200  # tokens
FIRST_CHAR = 0xE000  # private use area: known words
FIRST_NUMBER = 0xF800
SAME = {
    "’": "'",
    "‘": "'",
    "–": "-",
    "—": "-",
    "‑": "-",
    "−": "-",
    "’s": "'s",
    "'S": "'s",
    "’S": "'s",
}

NUMBER_KINDS = (
    *("zero", "d1", "d00", "d0x", "d12", "d23", "d24", "d31", "d59", "d99"),
    *("d3", "year", "d4", "big", "comma", "dec", "ord31", "ordbig", "decade", "decade2", "decade3"),
)
NUMBER_CHAR = {kind: chr(FIRST_NUMBER + i) for i, kind in enumerate(NUMBER_KINDS)}
SMALL = ("d1", "d12", "d23", "d24", "d31")
# Which kinds of number a placeholder stands for.
NUMBER_CLASSES = {
    "day": ("d0x", *SMALL),
    "monthnum": ("d0x", "d1", "d12"),
    "hour": ("zero", "d00", "d0x", "d1", "d12", "d23", "d24"),
    "minute": ("d00", "d0x", "d12", "d23", "d24", "d31", "d59"),
    "year": ("year",),
    "hhmm": ("year", "d4"),
    "oldyear": ("d1", "d12", "d23", "d24", "d31", "d59", "d99", "d3", "year", "d4"),
    "yy": ("d00", "d0x", "d12", "d23", "d24", "d31", "d59", "d99"),
    "int": ("zero", "d1", "d00", "d0x", *SMALL[1:], "d59", "d99", "d3", "year", "d4", "comma"),
    "dec": ("dec",),
    "dayth": ("ord31",),
    "nth": ("ord31", "ordbig"),
    "decade": ("decade",),
    "decade2": ("decade2",),
    "olddecade": ("decade3",),
}


def number_kind(token: str) -> str | None:
    """What a token that begins with a digit can be; None for a number glued to a suffix."""
    if not token.isdigit() or not token.isascii():
        return suffixed_kind(token)
    n = int(token) if len(token) <= 4 else 0
    if len(token) == 1:
        return "d1" if n else "zero"
    if len(token) == 2:
        if token[0] == "0":
            return "d0x" if n else "d00"
        limits = ((12, "d12"), (23, "d23"), (24, "d24"), (31, "d31"), (59, "d59"))
        return next((kind for limit, kind in limits if n <= limit), "d99")
    if len(token) == 4:
        return "year" if 1000 <= n < 2200 else "d4"
    return "d3" if len(token) == 3 else "big"


def suffixed_kind(token: str) -> str | None:
    """Kind of `1,500`, `2.5`, `3rd`, `1990s`."""
    if "," in token:
        return "comma"
    if "." in token:
        return "dec"
    if token[-1] == "s" and token[-2] == "0" and token[:-1].isascii():
        return {5: "decade", 3: "decade2", 4: "decade3"}.get(len(token))
    digits = token.rstrip("stndrhºª")
    if digits.isascii() and digits.isdigit() and token[-1] != "s" and len(digits) < 5:
        return "ord31" if 1 <= int(digits) <= 31 else "ordbig"
    return None


class Alphabet(dict[str, str]):
    """Token as written -> its character."""

    def __missing__(self, token: str) -> str:
        first = token[0]
        if first.isdigit():
            kind = number_kind(token)
            return NUMBER_CHAR[kind] if kind else OTHER
        if first == "\n":
            return LINE
        return NAME if first.isupper() else OTHER

    def add(self, word: str, cased: bool) -> str:
        """The character of a known word (lower case), made on first use.

        A cased word counts only when written with a capital (`May`, `MAY`). One that is not cased
        counts in any case, unless a cased word took the capital forms.
        """
        key = f"^{word}" if cased else word
        char = self.get(key) or chr(FIRST_CHAR + len(self))
        self[key] = char
        forms = (word.capitalize(), word.upper())
        for form in forms if cased else (word, *forms):
            if cased and form != word:
                self[form] = char
            else:
                self.setdefault(form, char)
        return char

    def chars(self, word: str) -> set[str]:
        """Every character that a word in any case can have."""
        forms = (word, word.capitalize(), word.upper())
        return {self[form] for form in forms if form in self}


@dataclass(frozen=True, slots=True)
class Tokens:
    """A tokenised text: `chars[i]` stands for `text[spans[i][0]:spans[i][1]]`."""

    text: str
    spans: list[tuple[int, int]]
    chars: str
    words: list[str]

    def word(self, i: int) -> str:
        """Token `i`, lower case, with plain quotes and hyphens; empty beyond the ends."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def raw(self, i: int) -> str:
        """Token `i` as written; empty beyond the ends."""
        if not 0 <= i < len(self.spans):
            return ""
        start, end = self.spans[i]
        return self.text[start:end]

    def breaks(self, first: int, after: int) -> bool:
        """Whether a sentence seems to end between two tokens."""
        if after - first > LONGEST_SENTENCE:  # keeps the time linear in the text's length
            return True
        stops = (i for i in range(first, after) if self.raw(i) in (".", "!", "?"))
        return LINE in self.chars[first:after] or any(self.raw(i + 1)[:1].isupper() for i in stops)

    def slice(self, first: int, after: int) -> str:
        """The text from token `first` to before token `after`."""
        return self.text[self.spans[first][0] : self.spans[after - 1][1]]


def tokenise(text: str, alphabet: Alphabet) -> Tokens:
    """Tokens of a text, in one pass. A line break is a token, which no phrasing crosses, unless
    the text is hard-wrapped."""
    wrapped = is_wrapped(text)
    spans, chars, words = [], [], []
    for match in TOKEN.finditer(text):
        token = match[0]
        if wrapped and token[0] == "\n" and token.count("\n") == 1:
            continue
        spans.append(match.span())
        chars.append(alphabet[SAME.get(token, token)])
        lower = token.lower()
        words.append(SAME.get(lower, lower))
    return Tokens(text, spans, "".join(chars), words)
