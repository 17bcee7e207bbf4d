"""The one Streamlit component: shows a page's HTML and says where a reader wants to go."""

import streamlit as st

from dashboard.page import Page
from dashboard.render import asset

FRAME = '<div id="dateline"></div><div id="tip" role="tooltip" hidden></div>'
# Streamlit's own paddings give way to the page's, and its way to the content, which ends before our
# navigation, to ours.
RESET = """<style>
.stMainBlockContainer { padding: 0; max-width: none; }
[data-testid="stSkipToContent"] { display: none; }
</style>"""
KEY, GO = "page", "address to go to"

_component = st.components.v2.component(
    "dateline.page", html=FRAME, css=asset("style.css"), js=asset("behaviour.js")
)


def mount(page: Page, address: str) -> None:
    """Show a page at its address."""
    st.html(RESET)
    data = {"html": page.html, "address": address, "anchor": page.anchor}
    _component(data=data, key=KEY, on_go_change=_remember)


def wanted() -> str | None:
    """The address that a reader chose since the page was shown; asked before the old page is made
    again for nothing.
    """
    address: str | None = st.session_state.pop(GO, None)
    return address


def _remember() -> None:
    st.session_state[GO] = st.session_state[KEY].go
