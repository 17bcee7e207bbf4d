"""Pages that are drawn by a script: their text lies in the JSON that the script starts from."""

import json
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from transforms.articles.fragment import text_of_html

STRING = re.compile(r'"((?:[^"\\]|\\.){500,})"')
PARAGRAPH = re.compile(r"(?:<|\\u003[cC])p\b")


def body_in_scripts(scripts: Iterable[etree._Element]) -> str:
    """The text of the longest marked-up string in a page's scripts; none of them is run."""
    return text_of_html(max(_strings(scripts), key=len, default=""))


def _strings(scripts: Iterable[etree._Element]) -> Iterator[str]:
    for script in scripts:
        for found in STRING.finditer(script.text or ""):
            if len(PARAGRAPH.findall(found[1])) > 2 and (text := _decoded(found[1])):
                yield text


def _decoded(literal: str) -> str | None:
    try:
        value = json.loads(f'"{literal}"', strict=False)
    except ValueError:
        return None
    return value if isinstance(value, str) else None
