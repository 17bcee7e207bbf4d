"""What language a text is in."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

ENOUGH = 400  # characters of the text that are looked at
TOO_FEW = 20  # letters below which a guess is worth nothing
LETTER = re.compile(r"[^\W\d_]")
CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
THREE_LETTERS = {"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es"}
ENGLISH_ALONE = frozenset(
    ("the", "of", "and", "that", "to", "with", "from", "was", "for", "is", "by", "its", "said")
)
ENGLISH_SHARE = 0.15
# Lead in log-likelihood, a character. Results of companies reach .05, prose has .6 and more.
CLEARLY = 0.1
CONSTRUCTED = {"eo", "ia", "ie", "io", "la", "vo"}  # no newspaper in them; taken for lists of names


def language_of(text: str, stated: str | None = None) -> str | None:
    """ISO 639-1 code: that of the text where it is long enough to tell, else the stated one.

    Where a text says little, as a table of results does, the stated language or English stands
    unless another is clearly likelier.
    """
    sample = text[:ENOUGH]
    if _plainly_english(sample):
        return "en"
    if len(LETTER.findall(sample)) < TOO_FEW:
        return language_code(stated)
    likely = dict(_identifier().rank(sample))
    best = max(likely, key=lambda code: likely[code])
    presumed = language_code(stated) or "en"
    lead = likely[best] - likely.get(presumed, -1e9)
    return str(best) if lead > CLEARLY * len(sample) else presumed


def _plainly_english(sample: str) -> bool:
    """Whether so many words are of English alone that the identifier, which is slow, can rest."""
    words = sample.lower().split()
    return sum(map(ENGLISH_ALONE.__contains__, words)) >= max(5, len(words) * ENGLISH_SHARE)


def language_code(stated: str | None) -> str | None:
    """The language part of a tag such as `en-US`, `pt_BR` or `eng`."""
    found = CODE.fullmatch((stated or "").strip())
    if not found:
        return None
    code = found[1].lower()
    return THREE_LETTERS.get(code, code)


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    two_letters = {code for code in identifier.labels if len(code) == 2}
    identifier.set_languages(two_letters - CONSTRUCTED)
    return identifier
