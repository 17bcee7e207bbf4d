"""The lead of an article, where a page sets it apart from the text and the extractor leaves it out.

Pages give their description to those who link to them, and many print the same words between the
headline and the text: only what both places have is taken, so that no teaser of another story is.
"""

import re
from collections.abc import Iterable

from transforms.articles.html_around import Shown, is_caption
from transforms.articles.html_facts import Facts, fold, text_at

# By its classes: what a site takes for a second headline.
HEADLINE = re.compile(r"\bdek|-dek|dek\b|\wDek|strapline|sub-?(?:head|titl)|titulo|titre", re.I)
SHORTEST, LONGEST = 20, 800  # characters of a part of a lead, and of a lead
AROUND = 40  # characters that may stand around the description: a place, a label
COVERED = 0.8  # share of the description that must be found
CUT = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")


def lead_of(
    facts: Facts, shown: Iterable[Shown], body: str, titles: Iterable[str]
) -> tuple[str, ...]:
    """The paragraphs of the lead, as the page prints them before `body`; mostly none."""
    known, whole = {fold(title) for title in titles}, fold(body)
    texts = [block.text for block in shown if _may_lead(block) and fold(block.text) not in known]
    for description in _descriptions(facts):
        found = _parts(texts, description) if fold(description) not in known else ()
        if found and not any(fold(part) in whole for part in found):
            return found
    return ()


def _descriptions(facts: Facts) -> tuple[str, ...]:
    """What a page says in short of its article, each once."""
    stated = [text_at(facts.article, key) for key in ("description", "abstract")]
    stated += [
        facts.first_meta(name) for name in ("og:description", "description", "twitter:description")
    ]
    return tuple(dict.fromkeys(text for text in stated if text and len(text) >= SHORTEST))


def _may_lead(block: Shown) -> bool:
    if is_caption(block) or not SHORTEST <= len(block.text) <= LONGEST:
        return False
    return not HEADLINE.search(block.classes)


def _parts(texts: Iterable[str], description: str) -> tuple[str, ...]:
    """Those of `texts` that make up `description`, which may be cut off at its end."""
    cut = CUT.search(description) is not None
    stated, found, rest = fold(CUT.sub("", description)), dict[str, str](), ""
    length = 0
    for text in texts:
        folded = fold(text)
        if stated in folded and (cut or len(folded) <= len(stated) + AROUND):
            return (text,)
        if folded not in found and (folded in stated or (rest and folded.startswith(rest))):
            found[folded] = text
            length += min(len(folded), len(rest) or len(folded))
            rest = stated.partition(folded)[2].strip()
    return tuple(found.values()) if length >= COVERED * len(stated) else ()
