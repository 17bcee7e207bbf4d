"""What a page gives to the shell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The title for the browser's tab, the HTML, and the id of what to bring into view."""

    title: str
    html: str
    anchor: str | None = None
