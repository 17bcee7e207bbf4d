"""What an article says of a person that tells bearers of one surname apart: woman or man, office,
elder or younger. Asked only where a short name may be said of somebody else.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from transforms.entities import genders, words
from transforms.entities.forms import Form
from transforms.entities.role_said import Said
from transforms.entities.role_words import HONORIFICS
from transforms.entities.roles import said_of

_KIN: Final = dict.fromkeys(words.KIN_FEMALE, "f") | dict.fromkeys(words.KIN_MALE, "m")
_NOUNS: Final = dict.fromkeys(words.NOUNS_FEMALE, "f") | dict.fromkeys(words.NOUNS_MALE, "m")
# `his wife |Ida Lee|`, and with a comma before and behind.
_BEFORE: Final = re.compile(rf"\b({'|'.join(_KIN)})(,)? (?:[A-Z]\w*\. )?$")
_CLOSED: Final = re.compile(r"[,.;)]| and\b")
# `|Ida Lee|, a young actress,`, but no `the agent of an actress`, and no `actress Ann Quill`.
_ADJECTIVES: Final = r"(?:(?!(?:of|for|to|and|who|whose|with|by|in)\b)[\w-]+ ){0,3}"
_BEHIND: Final = re.compile(
    rf"(?:, | (?:is|was) (?=an? ))(?:(?:an?|the|its|their) {_ADJECTIVES})?"
    rf"({'|'.join(_NOUNS)})\b(?! [A-Z])"
)
_WIFE_OF: Final = re.compile(rf", (?:the )?({'|'.join(_KIN)}) of\b")
_AGE: Final = re.compile(r"\b(?:(elder|older|senior)|(younger|junior)) $", re.IGNORECASE)
_REACH: Final = 40  # characters before a name
_PARENTS: Final = frozenset({"father", "mother"})
_CHILDREN: Final = frozenset({"son", "daughter"})


def gender(text: str, forms: Sequence[Form]) -> str:
    """`f`, `m` or ``: of one person's mentions, by title, by what stands beside them, by a given
    name that is a woman's or a man's, and at last by a title that is said of both (`Chairman`)."""
    titles = {t for f in forms for t in f.titles}
    beside = {g for f in forms for g in _beside(text, f)}
    given = {genders.usual(f.name.key) for f in forms} - {""}
    by_title = genders.by_title(titles - words.SAID_OF_BOTH), genders.by_title(titles)
    for found in ({by_title[0]} - {""}, beside, given, {by_title[1]}):
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _beside(text: str, form: Form) -> Iterator[str]:
    kin = _kin(text, form)
    if kin:
        yield _KIN[kin]
    behind = _BEHIND.match(text, form.mention.end) if " " in form.name.key else None
    if behind:
        yield _NOUNS[behind[1]]
    of = _WIFE_OF.match(text, form.mention.end)
    if of:
        yield _KIN[of[1]]


def _kin(text: str, form: Form) -> str:
    """`wife` of `his wife, |Ida Lee|,`."""
    start, end = form.mention.start, form.mention.end
    found = _BEFORE.search(text, max(0, start - _REACH), start)
    if found is None or (found[2] and not _CLOSED.match(text, end)):
        return ""
    return found[1]


def fitting(
    text: str, form: Form, people: Mapping[int, Sequence[Form]], names: frozenset[int]
) -> Collection[int]:
    """Of the people whom a short name fits by its words those whom it fits by office, or as the
    elder or the younger; all of them where that says nothing. `names` are where names start."""
    aged = _AGE.search(text, max(0, form.mention.start - _REACH), form.mention.start)
    if aged:
        mine, others = (_PARENTS, _CHILDREN) if aged[1] else (_CHILDREN, _PARENTS)
        kin = {no: {_kin(text, f) for f in forms} for no, forms in people.items()}
        found = [no for no, k in kin.items() if k & mine]
        return found or [no for no, k in kin.items() if not k & others] or people
    said = set(_offices(text, [form], names))
    if not said:
        return people
    theirs = {no: set(_offices(text, forms, names)) for no, forms in people.items()}
    exact = [no for no, offices in theirs.items() if offices & said]
    words_ = {office for office, _ in said}
    near = [no for no, offices in theirs.items() if words_ & {word for word, _ in offices}]
    return exact or near or people


def _offices(text: str, forms: Sequence[Form], names: frozenset[int]) -> Iterator[tuple[str, bool]]:
    """`(senator, True)` of `former Sen. |Gorse|`: the words of each office, and if it is past."""
    for form in forms:
        for said in said_of(text, form.mention, names):
            for word in _words(said):
                yield word, said.status == "former"


def _words(said: Said) -> Iterator[str]:
    for word in said.role.lower().replace(".", "").split():
        long = words.ABBREVIATED_TITLES.get(word, word)
        if long in words.TITLES - words.COMMON_TITLES - HONORIFICS:
            yield long
