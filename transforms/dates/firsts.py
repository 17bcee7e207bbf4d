"""Which characters a pattern can begin with, so that a scan tries only patterns that may fit.

Reads the sources that `language.Builder` writes: literals, `[sets]`, groups, lookarounds, `|`,
and the quantifiers `?` and `{0,6}`.
"""

OPTIONAL = ("?", "{0,6}")


def first_chars(source: str) -> set[str]:
    """All characters that a match of the pattern can begin with."""
    return alternatives(source, 0)[0]


def alternatives(source: str, at: int) -> tuple[set[str], bool, int]:
    """First characters, whether it can be empty, and the end, of `a|b|c` up to a `)` or the end."""
    chars: set[str] = set()
    empty = False
    while True:
        found, can_skip, at = sequence(source, at)
        chars |= found
        empty |= can_skip
        if at >= len(source) or source[at] == ")":
            return chars, empty, at
        at += 1  # past the `|`


def sequence(source: str, at: int) -> tuple[set[str], bool, int]:
    """The same for atoms in a row."""
    chars: set[str] = set()
    open_ = True  # whether all atoms so far can be empty
    while at < len(source) and source[at] not in "|)":
        found, can_skip, at = atom(source, at)
        quantifier = next((q for q in OPTIONAL if source.startswith(q, at)), "")
        at += len(quantifier)
        if open_:
            chars |= found
        open_ &= can_skip or bool(quantifier)
    return chars, open_, at


def atom(source: str, at: int) -> tuple[set[str], bool, int]:
    """The same for a literal, a set, a group or a lookaround (which takes no character)."""
    if source[at] == "[":
        end = source.index("]", at)
        return set(source[at + 1 : end]), False, end + 1
    if source[at] != "(":
        return {source[at]}, False, at + 1
    mark = next((m for m in ("?:", "?=", "?!", "?<=", "?<!") if source.startswith(m, at + 1)), "")
    found, can_skip, end = alternatives(source, at + 1 + len(mark))
    return (found, can_skip, end + 1) if mark in ("", "?:") else (set(), True, end + 1)
