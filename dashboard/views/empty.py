"""What every page shows before the first run: what to do."""

from dashboard.page import Page
from dashboard.render import render


def page(name: str) -> Page:
    return Page("Nothing published yet", render("empty", page=name))
