"""Letters: one in a file, or many in a mailbox."""

from datetime import date

TEXT = "The river rose by two metres on Monday, officials of the province said in the evening."
LETTER = f"""From: River Desk <desk@example.org>
Subject: =?utf-8?q?River_rises_in_Pore=C4=8D?=
Date: Thu, 5 Mar 2026 10:00:00 +0100
Message-ID: <1@example.org>

{TEXT}

>From the dam, {TEXT}
From there it went on.
"""
OTHER = LETTER.replace("<1@", "<2@").replace("Monday", "Friday")
SEPARATOR = "From desk@example.org Thu Mar  5 10:00:00 2026\n"


def test_a_mailbox_holds_a_letter_after_each_separator(reading):
    box = f"{SEPARATOR}{LETTER}\n{SEPARATOR}\n{SEPARATOR}{OTHER}\n"
    for data in (box, box.replace("\n", "\r\n")):
        first, second = reading("desk.mbox", data)
        assert (first.raw_member, second.raw_member) == ("1", "3")
        assert (first.title, first.provider_id) == ("River rises in Poreč", "1@example.org")
        assert first.published_on == date(2026, 3, 5)
        assert first.body == f"{TEXT}\n\nFrom the dam, {TEXT}\nFrom there it went on."
        assert second.body == first.body.replace("Monday", "Friday")


def test_a_letter_alone_is_no_mailbox(reading):
    (letter,) = reading("desk.eml", LETTER)
    assert letter.raw_member is None and letter.body.startswith(TEXT)


def test_a_letter_too_large_is_rejected_alone(reading):
    box = f"{SEPARATOR}{LETTER}\n{SEPARATOR}{'x' * 999}\n" + f"{'y' * 9999}\n" * 1700
    found = reading("desk.mbox", f"{box}\n{SEPARATOR}{OTHER}")
    assert [getattr(one, "reason", None) for one in found] == [None, "too_large", None]
