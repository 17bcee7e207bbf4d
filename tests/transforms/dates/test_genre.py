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


def test_a_year_named_by_the_way_does_not_lead_the_story_away() -> None:
    text = HISTORY + " Nobody had seen such damage since 1618. On April 20 the mayor fled."
    assert values(text)[-1] == "1945-04-20"
