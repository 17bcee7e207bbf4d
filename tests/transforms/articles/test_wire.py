"""IPTC 7901 and ANPA messages, and letters."""

from datetime import date

STORY = "Rivers rose across the province on Monday, officials said."
IPTC = (
    "\x01abc1234 4 pol 0210\r\nRivers-Floods\r\n\x02   OSIJEK, Croatia, March 5 (Example) -\r\n"
    "Rivers rose across the province.\r\n   A second paragraph,\r\nwrapped.\r\n"
    "\x03 051015 MAR 26\r\n\x04"
)
ANPA = (
    "\x16\x16\x01a0123 r i bc-rivers 03-05 0120\r\n\x02^Rivers rise across the province<\r\n"
    "^By ANA PÉREZ=\r\n^Example Press Writer=\r\n   OSIJEK (Example) -- Rivers rose.\r\n"
    "   More rain is expected.\r\nAP-NY-03-05-26 1015EST\r\n\x03"
)
LETTER = f"""Return-Path: <news@example.org>
From: Example Post <news@example.org>
Subject: =?utf-8?q?Fl=C3=BCsse?= rise
Date: Thu, 5 Mar 2026 10:15:00 +0100
Message-ID: <17@example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

See the HTML part.
--b
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><body><p>{STORY}</p><p>Fl=FCsse.</p><script>alert(1)</script></body></html>
--b--
"""


def test_iptc(reading):
    (article,) = reading("a.txt", IPTC)
    assert article.title == "Rivers-Floods"
    assert article.published_at.isoformat() == "2026-03-05T10:15:00+00:00"
    assert article.provider_id == "abc1234"
    first, second = article.body.split("\n\n")
    assert first.endswith("- Rivers rose across the province.")
    assert second == "A second paragraph, wrapped."


def test_anpa(reading):
    (article,) = reading("a.txt", ANPA.encode("cp1252"))
    assert article.title == "Rivers rise across the province"
    assert article.authors == ("Ana Pérez",)
    assert (article.published_on, article.zone) == (date(2026, 3, 5), "-05:00")
    assert article.body.startswith("OSIJEK (Example) -- Rivers rose.\n\nMore rain")


SLUGGED = (
    "\x01a0533 rsbylzyv-r nta 03-02 0231\r\n\x02AM-EU--Flood, 1st Ld-Writethru,250\r\n"
    "^BC-EU-FLOOD<\r\n^Rivers rise<\r\n^Eds: UPDATES with quote.\r\n   By Ana Pérez\r\n"
    "   OSIJEK (Example) -- Rivers rose.<\r\n   Rain.<\r\n\x0303-05-26 1015EST\r\n\x04"
)


def test_a_slug_is_no_title_and_a_quad_mark_no_text(reading):
    (article,) = reading("a.txt", SLUGGED)
    assert (article.title, article.authors) == ("Rivers rise", ("Ana Pérez",))
    assert article.body == "By Ana Pérez\n\nOSIJEK (Example) -- Rivers rose.\n\nRain."
    assert article.published_at.isoformat() == "2026-03-05T15:15:00+00:00"


def test_several_messages_in_one_file(reading):
    assert [r.raw_member for r in reading("a.txt", IPTC + IPTC)] == ["1", "2"]


def test_letter(reading):
    for name in ("a.eml", "a.txt"):
        (article,) = reading(name, LETTER)
        assert article.title == "Flüsse rise"
        assert article.source == "Example Post"
        assert article.provider_id == "17@example.org"
        assert article.published_on == date(2026, 3, 5)
        assert article.body == f"{STORY}\n\nFlüsse."


def test_letter_without_text(reading):
    data = "MIME-Version: 1.0\nSubject: x\nContent-Type: image/png\n\nabc"
    assert [r.reason for r in reading("a.eml", data)] == ["no_body"]


def test_what_stands_around_a_newsletter_is_left_out(reading):
    hidden = "<div style='display:none'>Only the list of letters shows this</div>"
    around = "<p><a href='/u'>Unsubscribe from this list</a></p><p>Im Browser ansehen</p>"
    marked = LETTER.replace("<body>", f"<body>{hidden}").replace("<script>", f"{around}<script>")
    (article,) = reading("a.eml", marked)
    assert article.body == f"{STORY}\n\nFlüsse."
