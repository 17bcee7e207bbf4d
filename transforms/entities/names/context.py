"""What stands around a word that is no word: the space before it, the case of its line."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.entities.names.features import ALL_CAPS, CAPITALISED, LETTERS

MIXED, TITLE, CAPS = 0, 1, 2
CONTEXTS = 9  # space before (3) x case of the line (3)
REACH = 4  # as many words as the network sees on either side
# Of 8,600 names in worldwide-dev and conll2003-dev, five begin farther from a capital letter.
NAME_REACH = 2
LATER_REACH = NAME_REACH + 1  # the last layer reads the next neighbours


def contexts(spaces: NDArray[np.int64], cases: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The context, 0 to 8, of each word. `spaces` as in `Block`, `cases` as in `Word`."""
    if not len(spaces):
        return np.zeros(0, np.int64)
    firsts = np.flatnonzero(spaces == 2)
    if not len(firsts) or firsts[0]:
        firsts = np.append(0, firsts)
    lines = np.repeat(_line_cases(cases, firsts), np.diff(np.append(firsts, len(spaces))))
    return spaces * 3 + lines


def _line_cases(cases: NDArray[np.uint8], firsts: NDArray[np.intp]) -> NDArray[np.int64]:
    def count(bit: int) -> NDArray[np.int64]:
        return np.add.reduceat((cases & bit) != 0, firsts, dtype=np.int64)

    letters, capitalised, all_caps = count(LETTERS), count(CAPITALISED), count(ALL_CAPS)
    # Three words at least, so that a line "U.S." or a name alone is no headline.
    title = (letters > 3) & (capitalised * 10 >= letters * 6)
    caps = (letters > 2) & (all_caps * 10 >= letters * 7)
    return np.where(caps, CAPS, np.where(title, TITLE, MIXED))


@dataclass(frozen=True, slots=True)
class Reading:
    """Which words of a text are read, for names lie near capital letters.

    `places` are the places of the words that the first layer reads, in order. The rest are places
    in `places`: the outermost words of each stretch, which are read as `gaps`, that is, as
    nothing; the words that the `later` layers read, and those that can be of a `name`.
    """

    places: NDArray[np.intp]
    gaps: NDArray[np.intp]
    later: NDArray[np.intp]
    name: NDArray[np.intp]


def worth_reading(capitalised: NDArray[np.bool_]) -> Reading:
    """What to read of a text, by which words are capitalised."""
    places = np.flatnonzero(_within(capitalised, REACH + 1))

    def read(reach: int) -> NDArray[np.bool_]:
        return _within(capitalised, reach)[places]

    gaps, later = np.flatnonzero(~read(REACH)), np.flatnonzero(read(LATER_REACH))
    return Reading(places, gaps, later, np.flatnonzero(read(NAME_REACH)))


def _within(marked: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """Which places are at most `reach` from a marked one."""
    n = len(marked)
    edges = np.zeros(n + 2 * reach + 1, np.int64)  # +1 where a reach begins, -1 behind its end
    edges[:n] += marked
    edges[2 * reach + 1 :] -= marked
    covered: NDArray[np.bool_] = np.cumsum(edges)[reach : reach + n] > 0
    return covered
