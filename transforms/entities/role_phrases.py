"""The words of a role: `U.S. Secretary of the Interior`, read forwards or backwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from transforms.entities.role_words import (
    ABBREVIATED,
    BEFORE_THEN,
    BODIES,
    COMPOUNDS,
    DETERMINERS,
    DROPPED,
    FIELDS,
    FOLLOWERS,
    FRESH,
    HEADS,
    INCOMPLETE,
    INNER,
    LONGEST,
    MODIFIERS,
    NEVER_FIRST,
    NEVER_LAST,
    OF,
    OPENERS,
    PORTFOLIOS,
    PREFIX,
    STATUS,
    UNITS,
    VERBS_TOO,
    Token,
    is_head,
    is_modifier,
)
from transforms.entities.words import LEGAL

ADJECTIVES: Final = 2  # unknown words that may stand between `the` and a role
OWNER: Final = 6  # words that the name of whose a role is may have


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` (exclusive), the head at `head`; `bounded` by `the` or `X's`."""

    start: int
    head: int
    end: int
    bounded: bool


def backwards(tokens: Sequence[Token], end: int) -> Phrase | None:
    """The role whose last word is right before `end`, with the `then` of `the then mayor`."""
    head = _head_before(tokens, end)
    if head is None:
        return None
    start = _reach(tokens, head)
    if head - start > LONGEST or (start == head == end - 1 and tokens[head].word in INCOMPLETE):
        return None
    if start > 1 and tokens[start - 1].text == "then" and tokens[start - 2].word in BEFORE_THEN:
        start -= 1
    before = tokens[start - 1] if start else None
    if before is not None and before.text in "-–—/" and before.end == tokens[start].start:
        return None  # `owner/|manager`, but `ZENDA, Feb 6 - |President`
    return Phrase(start, head, end, _is_bounded(tokens, start))


def _is_bounded(tokens: Sequence[Token], start: int) -> bool:
    """`the |president`, `the company's new |chairman`, `its founder and |chairman`."""
    if start > 1 and tokens[start - 1].word == "and" and is_head(tokens[start - 2]):
        start = _reach(tokens, start - 2)
    while start and tokens[start - 1].word in FRESH:
        start -= 1
    if start > 1 and _is_adjective(tokens[start - 1]) and tokens[start - 1].glued:
        start -= 1
    return start > 0 and _opens(tokens[start - 1])


def _reach(tokens: Sequence[Token], head: int) -> int:
    """Where the words that lead up to a head begin: `|Reserve Bank of New York president`."""
    start = head
    while (step := _step(tokens, start)) and head - start <= LONGEST:
        start -= step
    while start < head and (tokens[start].text in NEVER_FIRST or tokens[start].word in LEGAL):
        start += 1  # no `Co vice president` of `Quill, Brisk and Co vice president`
    return start


def _step(tokens: Sequence[Token], start: int) -> int:
    """How many tokens before `start` go on with what begins there: 0 where nothing does."""
    if start < 1 or not tokens[start].glued or tokens[start - 1].ends_sentence:
        return 0
    if _is_another(tokens[start - 1], tokens[start]) or _is_verb(tokens, start - 1):
        return 0
    if is_modifier(tokens[start - 1]) or _is_compound(tokens[start - 1], tokens[start]):
        return 1
    if start < 2 or not tokens[start - 1].glued:
        return 0
    before, between, after = tokens[start - 2 : start + 1]
    body = between.word == "of" and before.word in BODIES and before.text[0].isupper()
    body = body and not is_head(after)  # `the Office of |Senator Quint|`
    two = between.word == "and" and {before.word, after.word} <= PORTFOLIOS
    return 2 if body or two else 0


def _is_another(first: Token, second: Token) -> bool:
    """`the aide |President Quint fired`: a common head before a title is somebody else's."""
    title = second.text.istitle() and second.word in HEADS
    return title and first.text in HEADS - MODIFIERS


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """`Brisk claimed |President Quint lied`, but not `its claimed |president`."""
    return tokens[at].text in VERBS_TOO and not (at and _opens(tokens[at - 1]))


def _is_compound(first: Token, second: Token) -> bool:
    """`Under Secretary`, and `New York` in a title, but not `new Finance Minister`."""
    if f"{first.word} {second.word}" in COMPOUNDS:
        return True
    name = second.text[0].isupper() and second.word not in MODIFIERS | HEADS
    return first.text == "New" and name


def _head_before(tokens: Sequence[Token], end: int) -> int | None:
    """The head itself, or the one of `Secretary of the Interior`."""
    if not end or tokens[end - 1].ends_sentence or tokens[end - 1].word in NEVER_LAST:
        return None  # `ambassador to Peru of the |Quint| government`
    if is_head(tokens[end - 1], abbreviated=True):
        field = end > 2 and tokens[end - 1].word in PORTFOLIOS and tokens[end - 2].word in OF
        return end - 3 if field and is_head(tokens[end - 3]) else end - 1
    at = end - 1
    while at > 0 and end - at < LONGEST and tokens[at].glued:
        token = tokens[at]
        if at < end - 1 and token.word in OF and is_head(tokens[at - 1]):
            return at - 1
        if token.ends_sentence or not (
            token.is_word and (token.stands_out or token.word in INNER | FIELDS | {"its", "a"})
        ):
            return None
        at -= 1
    return None


def forwards(tokens: Sequence[Token], start: int) -> Phrase | None:
    """The role that starts at `start`, after `the`, `his` or `Maduro's`."""
    bounded = False
    at = start
    while at < len(tokens) and at - start < 4 and _opens(tokens[at]):
        bounded, at = True, at + 1
    if not bounded and (behind := _owner(tokens, at)):
        bounded, at = True, behind
    while bounded and at < len(tokens) and tokens[at].word in FRESH:
        at += 1
    first = at
    at += bounded and at < len(tokens) and tokens[at].text == "then"
    unknown = ADJECTIVES if bounded else 0
    while at < len(tokens) and at - first < LONGEST:
        if not is_modifier(tokens[at]):
            unknown -= 1
            if unknown < 0 or not _is_adjective(tokens[at]):
                break
        elif is_head(tokens[at]) and not _goes_on(tokens, at):
            end = _complement(tokens, at + 1)
            alone = end == at + 1 and first == at and tokens[at].word in INCOMPLETE
            return None if alone else Phrase(first, at, end, bounded)
        at += 1
    if at < len(tokens) and tokens[at].text.endswith(".") and is_head(tokens[at]):
        return Phrase(first, at, at + 1, bounded)
    return None


def _owner(tokens: Sequence[Token], start: int) -> int:
    """Where the role begins behind `Widget Group's`, 0 where no such name opens."""
    for at in range(start, min(start + OWNER, len(tokens))):
        if tokens[at].is_possessive:
            return at + 1
        if not (tokens[at].is_word and tokens[at].stands_out):
            break
    return 0


def _is_adjective(token: Token) -> bool:
    """A word that may be one, unknown as it is: `the |popular| mayor`, but no `of`."""
    known = FOLLOWERS | OPENERS | INNER | DETERMINERS | HEADS
    return token.text.isalpha() and token.text.islower() and token.word not in known


def _opens(token: Token) -> bool:
    return token.word in DETERMINERS or token.is_possessive


def _goes_on(tokens: Sequence[Token], head: int) -> bool:
    """`chief executive officer`: a later head follows at once."""
    at = head + 1
    while at < len(tokens) and tokens[at].glued and is_modifier(tokens[at]):
        if is_head(tokens[at]):
            return True
        at += 1
    return at < len(tokens) and tokens[at].glued and tokens[at].word in HEADS


def _complement(tokens: Sequence[Token], at: int) -> int:
    """The end of `of the Interior` after a head; the head's own end where nothing is named."""
    if at < len(tokens) and tokens[at].word in STATUS["elect"]:
        at += 1
    end = at
    if at >= len(tokens) or tokens[at].word not in OF:
        return end
    inner = at + 1
    while inner < len(tokens) and inner - at < LONGEST:
        token = tokens[inner]
        if token.word in OPENERS and token.stands_out and tokens[inner - 1].word in INNER:
            break  # `chairman of Widget on |Monday`
        if token.word in FIELDS and token.text.islower():
            end = inner + 1
        elif token.is_word and (token.stands_out or token.is_possessive):
            end = inner + 1
            if token.text.endswith(".") and (len(token.text) > 4 or token.word in LEGAL):
                break
        elif token.word not in INNER | DETERMINERS:
            break
        inner += 1
    return _through_body(tokens, end)


def _through_body(tokens: Sequence[Token], end: int) -> int:
    """The end of `of the BIS counterintelligence service`, where common words end in a body's."""
    for at in range(end, min(end + 3, len(tokens))):
        token = tokens[at]
        if not token.glued or not token.text.islower() or token.word in FOLLOWERS | INNER:
            break
        if token.word in UNITS:
            return at + 1
    return end


def status_of(tokens: Sequence[Token]) -> str:
    """What the words of a role say of its status; the strongest word wins."""
    said = {t.word for t in tokens} | {
        part.strip() for t in tokens for part in t.text.lower().split("-")
    }
    for status, words in STATUS.items():
        if not words.isdisjoint(said):
            return status
    return "current"


def spoken(text: str, tokens: Sequence[Token]) -> str:
    """The role as it is said, without the words that only say its status."""
    kept = list(tokens)
    while len(kept) > 1 and kept[0].word in DROPPED:
        kept = kept[1:]
    role = " ".join(PREFIX.sub("", text[kept[0].start : kept[-1].end]).split())
    keeps = kept[-1].word in ABBREVIATED or "." in kept[-1].text[:-1]  # `Sen.`, `U.S.`
    return role if keeps else role.rstrip(".")
