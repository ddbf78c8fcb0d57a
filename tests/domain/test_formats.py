"""Formats: what is read from notices of phone and form systems, and the traps of reading them."""

import json
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.format_files import Example, shipped_examples, shipped_formats
from assistant.domain.fields import What, read_fields
from assistant.domain.formats import read_notice
from assistant.domain.pattern import PatternError, compile_pattern, fold, lower, match, search
from assistant.domain.reading import Kind, Verdict
from assistant.domain.spoken import clean_name, duration_seconds, split_caller
from assistant.domain.triage import judge
from tests.domain.mails import DESK, STRANGER, judged, mail


@pytest.mark.parametrize("example", shipped_examples(), ids=lambda each: each.format)
def test_each_shipped_format_reads_its_own_example(example: Example) -> None:
    reading = judged(example.mail, STRANGER)
    assert example.misread(reading) == {}


def test_every_shipped_format_has_an_example() -> None:
    assert {each.name for each in shipped_formats()} == {each.format for each in shipped_examples()}


def test_every_mail_a_shipped_format_describes_is_shown_by_an_example() -> None:
    """A shape taken away leaves the mail to the shapes behind it: then some example comes out otherwise."""
    unshown = []
    for each in shipped_formats():
        examples = [example for example in shipped_examples() if example.format == each.name]
        for place in range(len(each.shapes)):
            without = replace(each, shapes=each.shapes[:place] + each.shapes[place + 1 :])
            read = [read_notice(mail(example.mail), (without,), DESK.desk) for example in examples]
            whole = [read_notice(mail(example.mail), (each,), DESK.desk) for example in examples]
            if read == whole:
                unshown.append(f"{each.name}, mail {place + 1}")
    assert unshown == []


def test_labelled_notices_are_read_right(samples: Path) -> None:
    folder = samples / "phone-and-forms"
    labels = json.loads((folder / "labels.json").read_text())
    wrong = []
    for name, wanted in labels.items():
        reading = judge(mail((folder / name).read_bytes().decode("latin-1")), STRANGER)
        if wanted["kind"] == "not_a_lead":
            right = reading.verdict is Verdict.NOT_LEAD
        else:
            got = (
                reading.kind,
                reading.contact.phone,
                reading.contact.email,
                reading.duration_s,
                reading.reply_to,
            )
            keys = ("kind", "caller_phone", "contact_email", "duration_s", "reply_route")
            right = got == tuple(wanted[key] for key in keys)
        if not right:
            wrong.append(name)
    assert wrong == []


def test_a_number_in_a_header_beats_one_in_the_text() -> None:
    reading = judged(
        """
From: "The PBX" <asterisk@pbx.example>
Subject: New message 3 in mailbox 101
X-Asterisk-CallerID: 3035550142
X-Asterisk-CallerIDName: SAMPLE IDA

Dear Pat Owner:

	Just wanted to let you know you were just left a 0:42 long message (number 3)
in mailbox 101 from SAMPLE IDA, on Wednesday. Questions: 303-555-0199
"""
    )
    assert reading.contact.phone == "+13035550142"


def test_the_owners_own_number_is_never_the_callers() -> None:
    reading = judged(
        """
From: Voicemail Service <voicemail@script.example>
Subject: New Voicemail from +13035550156

You received a new voicemail from +13035550156 to your number +13035550100.

Transcription: Call me, it is Lou.
"""
    )
    assert reading.contact.phone == "+13035550156"
    assert reading.other_phones == ()


@pytest.mark.parametrize(
    "name", ["WIRELESS CALLER", "Unknown", "name unavailable", "3035550142", "<anonymous>", ""]
)
def test_a_placeholder_is_no_name(name: str) -> None:
    assert clean_name(name) is None


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("0:42", 42),
        ("0:42 minutes", 42),
        ("0:42 seconds", 42),
        ("00:00:42", 42),
        ("28 seconds", 28),
        ("19s", 19),
        ("00:01:12", 72),
        ("1 min 5 s", 65),
        ("27", 27),
        ("soon", None),
        ("", None),
    ],
)
def test_durations_are_read_in_every_shape(written: str, seconds: int | None) -> None:
    assert duration_seconds(written) == seconds


@pytest.mark.parametrize(
    ("written", "name", "number"),
    [
        ('"SAMPLE IDA" <3035550142>', "SAMPLE IDA", "3035550142"),
        ("Ida Sample (303) 555-0142", "Ida Sample", "(303) 555-0142"),
        ("(303) 555-0142", "", "(303) 555-0142"),
        ("Ida A. Sample", "Ida A. Sample", ""),
    ],
)
def test_a_caller_is_taken_apart(written: str, name: str, number: str) -> None:
    caller = split_caller(written)
    assert (caller.name, caller.number) == (name, number)


def test_a_line_of_the_message_that_looks_like_a_field_stays_in_the_message() -> None:
    fields = read_fields("Name: Ida\n\nEmail: ida@post.example\n\nMessage: Two storeys.\nRef: green door\n")
    assert [(each.what, each.value) for each in fields][-1] == (What.TEXT, "Two storeys.\nRef: green door")


def test_an_empty_value_takes_no_other_label() -> None:
    fields = read_fields("Phone Number:\nBody:\nIs this desk reversible?\n", extra={"body": What.TEXT})
    assert [(each.what, each.value) for each in fields] == [
        (What.PHONE, ""),
        (What.TEXT, "Is this desk reversible?"),
    ]


@pytest.mark.parametrize(
    ("subject", "kind", "phone"),
    [
        ("New voicemail from (303) 555-0142", Kind.VOICEMAIL, "+13035550142"),
        ("Verpasster Anruf von 030 23125 142", Kind.MISSED_CALL, "+493023125142"),
        ("Appel manqué de 06 39 98 01 42", Kind.MISSED_CALL, "+33639980142"),
        ("Nuevo mensaje de voz de +34 910 050 142", Kind.VOICEMAIL, "+34910050142"),
    ],
)
def test_a_provider_without_a_format_is_read_all_the_same(subject: str, kind: Kind, phone: str) -> None:
    reading = judged(f"From: Phone <noreply@carrier.example>\nSubject: {subject}\n\nRegards\n", STRANGER)
    assert (reading.verdict, reading.kind, reading.contact.phone) == (Verdict.LEAD, kind, phone)
    assert reading.format == "generic"
    assert reading.text == ""


@pytest.mark.parametrize(
    "text",
    [
        "Name: Ida Sample\nE-Mail: ida@post.example\nNachricht: Können Sie meine Geige stimmen?",
        "Nom : Ida Sample\nCourriel : ida@post.example\nMessage : Pouvez-vous réparer mon violon ?",
        "Nombre: Ida Sample\nCorreo electrónico: ida@post.example\nMensaje: ¿Puede arreglar mi violín?",
    ],
)
def test_a_form_is_read_in_other_languages(text: str) -> None:
    reading = judged(f"From: Site <noreply@host.example>\nSubject: Kontaktformular\n\n{text}\n")
    assert (reading.kind, reading.contact.name, reading.reply_to) == (
        Kind.WEB_FORM,
        "Ida Sample",
        "ida@post.example",
    )
    assert reading.text.endswith("?")
    assert reading.acknowledge


def test_a_person_who_mentions_a_voicemail_is_a_person() -> None:
    reading = judged(
        "From: Ida Sample <ida@post.example>\nSubject: my voicemail\n\nI left you a voicemail, "
        "303-555-0142. Any news?\n"
    )
    assert reading.kind is Kind.EMAIL


def test_a_voicemail_that_only_wants_a_click_is_no_inquiry() -> None:
    reading = judged(
        "From: Voicemail Service <vm@msg.example>\nSubject: Voicemail from unknown caller (0:47)\n\n"
        "You have a new voicemail.\n\nClick here to listen. Login required.\nhttps://msg.example/listen\n"
    )
    assert reading.verdict is not Verdict.LEAD


def test_a_provider_notice_of_unknown_shape_is_shown() -> None:
    reading = judged(
        "From: Google Voice <voice-noreply@google.com>\nSubject: Somebody reached you\n\nSee the app.\n"
    )
    assert reading.verdict is Verdict.UNDECIDED


def test_a_form_notice_forwarded_by_hand_names_the_visitor() -> None:
    reading = judged(
        f"""
From: Pat Owner <info@violins.example>
Subject: Fwd: Form Submission - New Form

can you take this one?

---------- Forwarded message ---------
From: Squarespace <form-submission@squarespace.info>
Date: Wed, Nov 18, 2026 at 1:58 PM
Subject: Form Submission - New Form
To: <{"pat"}@violins.example>

Sent via form submission from *Violins*

*Name:* Sol Sample

*Email:* sol@post.example

*Message:* A new bow, please.
"""
    )
    assert (reading.contact.name, reading.reply_to, reading.text) == (
        "Sol Sample",
        "sol@post.example",
        "A new bow, please.",
    )


def test_an_outlook_recall_notice_is_no_voicemail() -> None:
    reading = judged(
        "From: Ida Sample <ida@post.example>\nSubject: Recall: Voice Mail\nX-CallingTelephoneNumber: "
        "IPM.Note\n"
        "X-VoiceMessageDuration: 1\n\nIda Sample would like to recall the message.\n"
    )
    assert reading.kind is not Kind.VOICEMAIL


def test_robocalls_and_pitches_through_a_form_are_no_leads() -> None:
    reading = judged(
        "From: Site <wordpress@violins.example>\nReply-To: arnold@boosters.example\nSubject: New Entry: "
        "Contact Form\n"
        "X-Mailer: PHPMailer 6.9\n\n--- Name ---\n\nArnold\n\n--- Message ---\n\n"
        "I can get your website to rank on the first page of Google. May I send a free audit?\n"
    )
    assert reading.verdict is Verdict.NOT_LEAD


# --- the pattern language ---------------------------------------------------------------------------


def test_a_pattern_reads_its_holes() -> None:
    pattern = compile_pattern("New voicemail from {caller} at {date}")
    assert match(pattern, "new  Voicemail from (303) 555-0142 at 3:18 PM") == {
        "caller": "(303) 555-0142",
        "date": "3:18 PM",
    }
    assert match(pattern, "New voicemail from Ida at last") is None


@pytest.mark.parametrize("source", ["{name", "{nome}", "{name}{number}", "{*}", " "])
def test_a_pattern_that_cannot_work_is_refused(source: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(source)


def test_a_hostile_text_does_not_slow_a_pattern_down() -> None:
    pattern = compile_pattern("a{name}a{number}a{duration}a{name}b")
    text = fold("a" * 60_000)
    began = time.process_time()
    assert search(pattern, text, lower(text)) is None
    assert time.process_time() - began < 2


@settings(max_examples=60)
@given(st.text(max_size=400), st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str, subject: str) -> None:
    clean = subject.replace("\r", " ").replace("\n", " ")
    message = mail(
        f"From: Ida <ida@post.example>\nSubject: {clean}\n\n{text}".encode("utf-8", "ignore").decode()
    )
    assert judge(message, DESK).reasons


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(shipped_examples()), st.randoms(use_true_random=False))
def test_a_notice_cut_doubled_or_shuffled_is_read_without_a_crash(example: Example, chance: Random) -> None:
    head, _, body = example.mail.strip("\n").partition("\n\n")
    headers, lines = head.split("\n"), body.split("\n")
    chance.shuffle(headers)
    lines = [line for line in lines for _ in range(chance.randrange(3))]
    raw = "\n".join((*headers, *headers[: chance.randrange(3)], "", *lines))
    message = mail(raw[: chance.randrange(len(raw) // 2, len(raw) + 1)])
    assert judge(message, DESK).reasons
    assert judge(message, replace(DESK, formats=())).reasons


def test_every_field_is_told_once_with_the_line_of_the_mail_it_came_from() -> None:
    reading = judged(
        "From: RingCentral <notify@ringcentral.com>\n"
        "Subject: New Voice Message from Ida Sample (303) 555-0158 on 11/18/2026 2:31 PM\n\n"
        "Voice Message\n\nFrom: Ida Sample (303) 555-0158\nLength: 00:27\n"
        'Voicemail Preview: "My bow broke."\n'
    )
    told = [(each.value, each.line) for each in reading.fields]
    assert len(told) == len(set(told))
    assert ("00:27", "Length: 00:27") in told
    assert any(line.startswith("Subject: New Voice Message") for _, line in told)
