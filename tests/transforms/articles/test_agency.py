"""NewsML-G2, NewsML 1, NITF and ninjs: text items are read, all others say what they are."""

import json
from datetime import date

import pytest

STORY = "Rivers rose across the province on Monday, officials said, after two days of rain."
NITF = f"""<nitf><head><title>Rivers rise</title><docdata><doc-id id-string="r-17"/>
<date.issue norm="20260305T101500Z"/></docdata></head><body><body.head><hedline>
<hl1>Rivers rise</hl1></hedline>
<byline>By <person>Ana Pérez</person>, <byttl>Staff Writer</byttl></byline>
<dateline>OSIJEK, Croatia (Example)</dateline></body.head><body.content><p>{STORY}</p>
<media><media-caption>A river.</media-caption></media><p>{STORY}</p></body.content></body></nitf>"""


def g2(item_class="text", content="", kind="newsItem"):
    return f"""<?xml version="1.0"?><{kind} xmlns="http://iptc.org/std/nar/2006-10-01/"
guid="urn:newsml:example.org:17" xml:lang="en"><itemMeta><itemClass qcode="ninat:{item_class}"/>
<provider><name>Example Wire</name></provider><versionCreated>2026-03-06T08:00:00Z</versionCreated>
</itemMeta><contentMeta><contentCreated>2026-03-05T10:15:00Z</contentCreated>
<headline>Rivers rise</headline></contentMeta><contentSet>{content}</contentSet></{kind}>"""


XHTML = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>Rivers</title></head><body><p>{STORY}</p><p>{STORY}</p></body></html></inlineXML>"""
NEWSML1 = f"""<NewsML><NewsEnvelope><SentFrom><Party FormalName="Example Wire"/></SentFrom>
</NewsEnvelope><NewsItem><Identification><NewsIdentifier><ProviderId>example.org</ProviderId>
<DateId>20260305</DateId><NewsItemId>17</NewsItemId></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20260305T101500+0000</FirstCreated></NewsManagement><NewsComponent>
<NewsLines><HeadLine>Rivers rise</HeadLine><ByLine>By Ana Pérez</ByLine></NewsLines>
<NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent>{STORY * 9}</DataContent>
</ContentItem></NewsComponent><NewsComponent><Role FormalName="Main"/><ContentItem><DataContent>
<p>{STORY}</p><p>{STORY}</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem>
</NewsML>"""


def ninjs(**fields):
    item = {"uri": "urn:example:17", "type": "text", "versioncreated": "2026-03-05T10:15:00Z"}
    return json.dumps({**item, "headline": "Rivers rise", **fields})


TEXTS = {
    "nitf.xml": NITF,
    "g2-nitf.xml": g2(content=f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>'),
    "g2-xhtml.xml": g2(content=XHTML),
    "newsml1.xml": NEWSML1,
    "ninjs-1.json": ninjs(body_xhtml=f"<p>{STORY}</p><p>{STORY}</p>", body_text=STORY),
    "ninjs-2.json": ninjs(
        headlines=[{"role": "main", "value": "Rivers rise"}],
        bodies=[
            {"role": "html", "contenttype": "text/html", "value": f"<p>{STORY}</p><p>{STORY}</p>"}
        ],
    ),
    "ninjs-nitf.json": ninjs(bodies=[{"role": "nitf", "value": NITF}]),
}


@pytest.mark.parametrize("name", TEXTS)
def test_text_items(reading, name):
    (article,) = reading(name, TEXTS[name])
    assert article.title == "Rivers rise"
    assert article.published_on == date(2026, 3, 5)
    paragraphs = article.body.split("\n\n")
    assert len(paragraphs) == 2
    assert paragraphs[0].endswith(STORY)


def test_nitf_joins_place_and_day_of_a_dateline(reading):
    place = "<location>OSIJEK, Croatia</location><story.date>March 5</story.date>"
    (article,) = reading("a.xml", NITF.replace("OSIJEK, Croatia (Example)", place))
    assert article.body.startswith("OSIJEK, Croatia, March 5 — ")


def test_nitf_prints_its_dateline_and_names_its_author(reading):
    (article,) = reading("nitf.xml", NITF)
    assert article.body.startswith("OSIJEK, Croatia (Example) — Rivers rose")
    assert article.authors == ("Ana Pérez",)
    assert article.provider_id == "r-17"


def test_newsml1_identity_outlives_its_revision(reading):
    (article,) = reading("newsml1.xml", NEWSML1)
    assert article.provider_id == "urn:newsml:example.org:20260305:17"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("picture.xml", g2("picture", XHTML), "not_text"),
        ("package.xml", g2("composite", kind="packageItem"), "not_text"),
        ("planning.xml", g2("newscoverage", kind="planningItem"), "not_text"),
        ("concept.xml", g2("concept", kind="conceptItem"), "not_text"),
        (
            "scores.xml",
            g2(content='<inlineXML contenttype="application/sportsml+xml"><s><t/></s></inlineXML>'),
            "not_text",
        ),
        ("empty.xml", g2(), "no_body"),
        ("video.json", ninjs(type="video", description_text=STORY), "not_text"),
        ("event.json", ninjs(eventDetails={}, body_text=STORY), "not_text"),
        (
            "package.json",
            ninjs(type="composite", associations={"a": {"type": "picture"}}),
            "not_text",
        ),
        ("empty.json", ninjs(), "no_body"),
    ],
)
def test_other_items(reading, name, data, reason):
    assert [result.reason for result in reading(name, data)] == [reason]


def test_every_item_of_a_message_is_accounted_for(reading):
    items = (g2(content=XHTML), g2("picture"), g2(kind="packageItem"), g2(content=XHTML))
    inner = "".join(item.removeprefix('<?xml version="1.0"?>') for item in items)
    message = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/>'
        f"<itemSet>{inner}</itemSet></newsMessage>"
    )
    results = reading("message.xml", message)
    assert [result.raw_member for result in results] == ["1", "2", "3", "4"]
    assert [getattr(result, "reason", "article") for result in results] == [
        "article",
        "not_text",
        "not_text",
        "article",
    ]


def test_composite_without_text_of_its_own_gives_the_texts_in_it(reading):
    part = json.loads(ninjs(body_text=STORY))
    data = ninjs(type="composite", associations=[part, {"type": "picture", "uri": "x"}])
    (article,) = reading("composite.json", data)
    assert article.body == STORY
