"""Values to HTML. Every template escapes by default: what an article says is never markup."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard import links, words

HTML = Path(__file__).parent / "html"


@cache
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HTML),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(link=links.link, words=words, pages=links.PAGES)
    return made


def render(template: str, **values: Any) -> str:
    """The HTML of `html/<template>.html`, filled in."""
    return environment().get_template(f"{template}.html").render({"page": template} | values)


@cache
def asset(name: str) -> str:
    """A file beside the templates, as it is."""
    return (HTML / name).read_text(encoding="utf-8")
