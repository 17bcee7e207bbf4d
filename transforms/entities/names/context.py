"""What stands around a word that is no word: the space before it, the case of its line."""

import numpy as np
from numpy.typing import NDArray

from transforms.entities.names.features import ALL_CAPS, CAPITALISED, LETTERS

MIXED, TITLE, CAPS = 0, 1, 2
CONTEXTS = 9  # space before (3) x case of the line (3)


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
