"""The Streamlit shell, as `serve.py` starts it: a page for the address in the browser."""

import argparse
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from dashboard import links
from dashboard.page import Page
from dashboard.shell import mount, wanted
from dashboard.snapshot import NothingPublishedError, ask
from dashboard.views import PAGES, empty


def warehouse() -> Path:
    """The folder that the command line names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--warehouse", type=Path, default=Path("warehouse"))
    return Path(parser.parse_args().warehouse)


def show(name: str) -> None:
    """Go where a reader clicked, else show the page for the address in the browser."""
    if address := wanted():
        page, parameters = links.parse(address)
        st.switch_page(PLACES[page], query_params=parameters)
    parameters = links.said(st.query_params.to_dict())
    made = answer(name, parameters)
    st.set_page_config(page_title=f"{made.title} · Dateline", layout="wide")
    mount(made, links.link(name, **parameters))


def answer(name: str, parameters: Mapping[str, str]) -> Page:
    try:
        return ask(warehouse(), lambda snapshot: PAGES[name](snapshot, parameters))
    except NothingPublishedError:
        return empty.page(name)


def place(name: str) -> st.Page:
    """A page of the app at its own path."""
    return st.Page(lambda: show(name), title=name.capitalize(), url_path=name)


PLACES = {name: place(name) for name in PAGES}
HOME = st.Page(lambda: show(links.PAGES[0]), title="Dateline", url_path="home", default=True)
st.navigation([HOME, *PLACES.values()], position="hidden").run()
