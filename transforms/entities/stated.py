"""Other names that the text itself states: `Katja Oswald, formerly Katja Brandl,`."""

import re
from itertools import pairwise
from typing import Final

from transforms.entities.forms import Groups

_ALSO: Final = re.compile(
    r",?\s\(?(?:(?:formerly|previously|originally|once|also|better|now)\s(?:known|called)\sas"
    r"|formerly|born|n[ée]e|a\.?k\.?a\.?|alias)\s"
)
_ENDS: Final = re.compile(r"[,;.)]|$")  # but `formerly |Maduro|'s vice president`


def stated_names(text: str, groups: Groups) -> None:
    """The names before and behind such words are one entity's."""
    for left, right in pairwise(groups.forms):
        also = left.kind == right.kind and _ALSO.fullmatch(
            text, left.mention.end, right.mention.start
        )
        if also and _ENDS.match(text, right.mention.end):
            groups.join(left.no, right.no)
