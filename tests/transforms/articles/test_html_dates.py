"""Dates as pages show them: with a time, in many tongues, the change apart from the publication."""

import pytest

from transforms.articles.html_dates import shown_dates, without_date_lines
from transforms.articles.source import Source
from transforms.articles.timestamps import parse_stamp

SHOWN = """March 5, 2026 @ 6:20 pm|2026-03-05 18:20
By Ana Pérez • Published Mar. 5, 2026, 6:20 PM ET • 3 min read|2026-03-05 18:20
Publié le 5 mars 2026 à 18h20|2026-03-05 18:20
Publicado: 05/03/2026 18:20|2026-03-05 18:20
5 de março de 2026 às 18h20|2026-03-05 18:20
05.03.2026, 18:20 Uhr|2026-03-05 18:20
5. března 2026|2026-03-05 00:00
2026. március 5. 18:20|2026-03-05 18:20
5 Mart 2026 Perşembe|2026-03-05 00:00
2026年03月05日18:20|2026-03-05 18:20
입력 2026.03.05. 오후 6:20|2026-03-05 18:20
Updated: 6 March 2026 / Published: 5 March 2026|
Updated: 6 March 2026 | Published: 5 March 2026|2026-03-05 00:00
Aktualisiert am 6. März 2026|
The river has not been so high since 1997|
Prices rose by 5.3.2026 % of nothing|"""


@pytest.mark.parametrize(
    ("line", "at"), [line.rsplit("|", 1) for line in SHOWN.split("\n")], ids=lambda value: value
)
def test_a_date_that_a_line_shows(line, at):
    found = [parse_stamp(text, Source(day_first=True)) for text, _ in shown_dates([line])]
    assert [f"{stamp.at:%Y-%m-%d %H:%M}" for stamp in found if stamp] == ([at] if at else [])


TEXT = "The river rose by two metres on Monday, and the villages below the dam were told to leave."


@pytest.mark.parametrize("line", ["segunda-feira, 5 de março de 2026 às 18:20", "5.3.2026"])
def test_a_line_that_is_only_a_date_is_no_text(line):
    assert without_date_lines(f"{line}\n\n{TEXT}\n\n5 March 2026") == f"{TEXT}\n\n5 March 2026"
    assert without_date_lines(f"The flood of {line}, in pictures\n\n{TEXT}").endswith(TEXT)
