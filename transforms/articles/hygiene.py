"""Text hygiene: one clean form of a text, its paragraphs kept."""

import re
import unicodedata

import ftfy
from ftfy.badness import is_bad

# Soft hyphens, zero-width spaces and joiners outside scripts that need them, BOMs, NULs,
# controls, lone surrogates, noncharacters: nothing a reader would see.
INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\x0b]")
LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\x0c]")
AROUND_LINE_ENDS = re.compile(" *\n *")
BLANK_LINES = re.compile("\n{3,}")
# All but what stands near a character beyond ASCII: mojibake holds one, and is no longer than this.
FAR = re.compile("([\x00-\x7f]{6})[\x00-\x7f]+([\x00-\x7f]{6})")


def clean_text(text: str) -> str:
    """`text` in NFC, with plain spaces and line ends, no more than one blank line in a row.

    >>> clean_text("a\\u00a0b\\r\\n\\r\\n\\r\\nc\\u00ad")
    'a b\\n\\nc'
    """
    if not text.isascii():
        text = _compose(_repair(text))
        text = SPACES.sub(" ", text)
    elif "\t" in text or "\x0b" in text:
        text = SPACES.sub(" ", text)
    text = LINE_ENDS.sub("\n", text)
    text = INVISIBLE.sub("", text)
    if " \n" in text or "\n " in text:
        text = AROUND_LINE_ENDS.sub("\n", text)
    if "\n\n\n" in text:
        text = BLANK_LINES.sub("\n\n", text)
    return text.strip()


def clean_line(text: str) -> str:
    """`text` as one line with single spaces: for titles, names and other short fields."""
    return " ".join(clean_text(text).split())


def _repair(text: str) -> str:
    """`text` with mojibake undone where ftfy is certain of it, paragraph by paragraph."""
    if not is_bad(FAR.sub(r"\1\2", text)):  # ftfy's test is slow, and plain English most of news
        return text
    parts = (ftfy.fix_encoding(part) if is_bad(part) else part for part in text.split("\n"))
    return "\n".join(parts)


def _compose(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
