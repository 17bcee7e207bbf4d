"""The page of questions shows what they answer."""

import re

from flows.questions import PATH, page

CLOCK = re.compile(r"\d{8}T[\d.]+Z|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*|(?<=seconds)\s+[\d.]+")


def test_the_page_is_up_to_date() -> None:
    shown = PATH.read_text(encoding="utf-8")
    head, _, runs = shown.partition("## How did the last ten runs go?")
    now_head, _, now_runs = page().partition("## How did the last ten runs go?")
    assert head == now_head, "run `make docs`"
    assert CLOCK.sub("", runs) == CLOCK.sub("", now_runs), "run `make docs`"
