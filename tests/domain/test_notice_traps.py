"""The traps of phone and form mail: each holds by the provider's own format, and without any by structure."""

from dataclasses import replace

import pytest

from assistant.domain.reading import Kind, Verdict
from assistant.domain.triage import Context
from tests.domain.mails import DESK, OWN, judged

by_format_and_without = pytest.mark.parametrize(
    "desk", [DESK, replace(DESK, formats=())], ids=["its format", "no format"]
)


@by_format_and_without
def test_name_and_number_stand_in_a_header_only(desk: Context) -> None:
    reading = judged(
        "From: Asterisk PBX <asterisk@pbx.example>\nSubject: [PBX]: New message 3 in mailbox 101\n"
        "Message-ID: <Asterisk-3-1-101-9@pbx.example>\nX-Asterisk-CallerID: 3035550142\n"
        "X-Asterisk-CallerIDName: SAMPLE IDA\n\nDear Pat Owner:\n\n"
        "\tJust wanted to let you know you were just left a 0:42 long message (number 3)\n"
        "in mailbox 101, so you might want to check it. Thanks!\n",
        desk,
    )
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, Kind.VOICEMAIL)
    assert (reading.contact.name, reading.contact.phone) == ("SAMPLE IDA", "+13035550142")
    assert (reading.duration_s, reading.text) == (42, "")


@by_format_and_without
def test_everything_stands_in_the_subject(desk: Context) -> None:
    reading = judged(
        "From: Voicemail <voicemail@carrier.example>\n"
        "Subject: [EXTERNAL] Voice Message Attached from 3035550142 - Ida Sample\n\n"
        "Time: Nov 18, 2026 2:31 PM\nClick attachment to listen to Voice Message\n",
        desk,
    )
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, Kind.VOICEMAIL)
    assert (reading.contact.name, reading.contact.phone) == ("Ida Sample", "+13035550142")


@by_format_and_without
@pytest.mark.parametrize("name", ["3035550142", "name unavailable", "WIRELESS CALLER"])
def test_a_name_slot_that_holds_the_number_or_a_filler_is_no_name(desk: Context, name: str) -> None:
    reading = judged(
        "From: Voicemail <voicemail@carrier.example>\n"
        f"Subject: Voice Message Attached from 3035550142 - {name}\n\nTime: Nov 18, 2026 2:31 PM\n",
        desk,
    )
    assert (reading.contact.name, reading.contact.phone) == (None, "+13035550142")


@by_format_and_without
def test_a_callers_name_comes_without_a_number(desk: Context) -> None:
    reading = judged(
        "From: Google Voice <voice-noreply@google.com>\nSubject: New missed call from Ida A. Sample\n\n"
        "<https://voice.google.com>\n\nMissed call from Ida A. Sample\n\n"
        "call back <https://voice.google.com/calls>\nYOUR ACCOUNT <https://voice.google.com> HELP CENTER\n",
        desk,
    )
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, Kind.MISSED_CALL)
    assert (reading.contact.name, reading.contact.phone, reading.text) == ("Ida A. Sample", None, "")


@by_format_and_without
def test_0_42_minutes_are_seconds_and_the_number_in_the_footer_is_the_providers(desk: Context) -> None:
    reading = judged(
        "From: noreply@dialtone.example\nSubject: New Mailbox Message from +13035550142\n\n"
        "A new message has been left for mailbox 402 (Pat). The message is 0:42 minutes, and has been\n"
        "attached to this email.\n\nTranscription:\nMy bow broke, please call.\n\n-- \n"
        "Dial Tone, support 303-555-0199\n",
        desk,
    )
    assert (reading.duration_s, reading.text) == (42, "My bow broke, please call.")
    assert (reading.contact.phone, reading.other_phones) == ("+13035550142", ())


@by_format_and_without
def test_a_page_that_says_everything_twice_is_read_once(desk: Context) -> None:
    page = (
        '<div style="display:none">Name: Ida Sample Email: ida@post.example Message: My bow broke.</div>'
        "<p>Sent via form submission from Violins</p><p><b>Name:</b> Ida Sample</p>"
        "<p><b>Email:</b> ida@post.example, accepts marketing: true</p><p><b>Message:</b> My bow broke.</p>"
        "<p>Manage Submissions</p><p>Does this submission look like spam? Report it here.</p>"
    )
    reading = judged(
        "From: Squarespace <form-submission@squarespace.info>\nReply-To: <ida@post.example>\n"
        "Subject: Form Submission - New Form\nContent-Type: text/html; charset=utf-8\n\n"
        f"<html><body>{page}</body></html>\n",
        desk,
    )
    assert (reading.contact.name, reading.contact.email, reading.text) == (
        "Ida Sample",
        "ida@post.example",
        "My bow broke.",
    )


@by_format_and_without
def test_a_form_that_writes_from_the_owners_own_address_is_the_visitors(desk: Context) -> None:
    reading = judged(
        f"From: Violins <{OWN}>\nTo: {OWN}\nSubject: New Entry: Contact\n"
        "X-Mailer: PHPMailer 6.9.1 (https://github.com/PHPMailer/PHPMailer)\n\n"
        "--- Name ---\n\nIda Sample\n\n--- Email ---\n\nida@post.example\n\n"
        "--- Message ---\n\nMy bow broke.\n\nSent from Violins\n",
        desk,
    )
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, Kind.WEB_FORM)
    assert (reading.contact.email, reading.reply_to) == ("ida@post.example", "ida@post.example")
    assert reading.text == "My bow broke."


@by_format_and_without
@pytest.mark.parametrize("value", ["IPM.Note", "anonymous", ""])
def test_a_senseless_header_on_ordinary_mail_makes_no_call(desk: Context, value: str) -> None:
    reading = judged(
        "From: Ida Sample <ida@post.example>\nSubject: My bow\n"
        f"X-CallingTelephoneNumber: {value}\nX-VoiceMessageDuration: 1\n\n"
        "Hello, my bow broke. Could you have a look on Friday?\n\nIda\n",
        desk,
    )
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, Kind.EMAIL)


@pytest.mark.parametrize(
    ("country", "written", "number"),
    [
        ("DE", "030 23125142", "+493023125142"),
        ("DE", "0049 30 23125142", "+493023125142"),
        ("GB", "020 7946 0142", "+442079460142"),
        ("FR", "06 39 98 01 42", "+33639980142"),
        ("US", "(303) 555-0142", "+13035550142"),
        ("DE", "+1 303 555 0142", "+13035550142"),
    ],
)
@by_format_and_without
def test_a_national_number_is_read_as_in_the_owners_country(
    desk: Context, country: str, written: str, number: str
) -> None:
    reading = judged(
        f"From: Phone <noreply@carrier.example>\nSubject: Voicemail from {written}\n\nRegards\n",
        replace(desk, region=country),
    )
    assert reading.contact.phone == number
