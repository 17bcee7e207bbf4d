from datetime import date

from transforms.dates import tag

PUBLISHED = date(2015, 3, 26)
HISTORY = (
    "The town was founded in 1232. It burned in 1349. On 4 June 1525 peasants stormed the castle. "
    "War came in 1618 and ended in 1648. In March 1945 bombs fell. On April 11 soldiers arrived."
)
NEWS = (
    "The castle, built in 1232 and burned in 1349, 1525, 1618 and 1648, will reopen Monday, the "
    "mayor said Wednesday. Repairs began in March last year. It will host a fair on April 11."
)


def values(text: str) -> list[str]:
    return [m.timex_value for m in tag(text, PUBLISHED)]


def test_history_chains_from_mention_to_mention() -> None:
    assert values(HISTORY)[-1] == "1945-04-11"


def test_news_counts_from_publication_whatever_years_it_names() -> None:
    assert values(NEWS)[-4:] == ["2015-03-30", "2015-03-25", "2014-03", "2015-04-11"]


def test_a_year_over_a_section_leads_the_story() -> None:
    text = HISTORY + "\n\n1947: Peace\n\nOn January 3 a market opened. On November 23 it closed."
    assert values(text)[-2:] == ["1947-01-03", "1947-11-23"]


def test_three_far_years_make_a_short_history_where_nothing_speaks_from_the_present() -> None:
    text = "War came in 1904 and 1905. In March 1908 it ended. On April 4 the king fled."
    assert values(text)[-1] == "1908-04-04"
    assert values(text + " The mayor spoke on Friday.")[3] == "2015-04-04"


def test_a_year_named_by_the_way_does_not_lead_the_story_away() -> None:
    text = HISTORY + " Nobody had seen such damage since 1618. On April 20 the mayor fled."
    assert values(text)[-1] == "1945-04-20"
