"""Triage: what a mail is judged to be, why, and whether a first note would be proper."""

import time
from dataclasses import replace
from datetime import date

import pytest

from assistant.domain.mailbox import Role
from assistant.domain.message import TEXT_LIMIT, Body, Message
from assistant.domain.reading import Kind, Verdict
from assistant.domain.rules import Rule, RuleBy
from assistant.domain.triage import Context, judge, settled_by_headers
from tests.domain.mails import DESK, OWN, judged, letter, mail


@pytest.mark.parametrize(
    "text",
    [
        "Hi, my violin buzzes on the G string. Can you have a look this week?\n\nIda Sample\n303-555-0142",
        "how much to replace a bridge",
        "Need someone to look at my cello. I am home all day. Ida",
        "Guten Tag, meine Geige hat einen Riss. Was würde die Reparatur kosten?\n\nMit Grüßen\nIda Muster",
        "Bonjour, je cherche un luthier pour mon violon. Quel serait le prix ?\n\nCordialement, Ida",
        "Buenos días, quisiera saber cuánto cuesta cambiar las cuerdas.\n\nGracias, Ida",
        "Dear Pat, you repaired my bow on the 6th and it is broken again. I am not happy.\n\nIda",
    ],
)
def test_a_person_who_wants_something_is_a_lead_with_acknowledgement(text: str) -> None:
    reading = judged(letter(text))
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, Kind.EMAIL)
    assert reading.acknowledge
    assert reading.reply_to == "ida@post.example"
    assert all(reason.endswith(".") for reason in reading.reasons)


def test_a_small_firm_may_write_from_info() -> None:
    reading = judged(
        letter(
            "Good morning,\n\ncan you come today? Our piano is out of tune.",
            sender="Bakery <info@bakery.example>",
        )
    )
    assert (reading.verdict, reading.acknowledge) == (Verdict.LEAD, True)


def test_a_number_in_the_signature_is_the_persons() -> None:
    reading = judged(letter("Hello, do you rent violins?\n\n-- \nIda Sample\nTel. 303-555-0142"))
    assert reading.contact.phone == "+13035550142"


MACHINES = [
    ("Auto-Submitted: auto-generated", "Your balance", Kind.NOTIFICATION),
    ("Auto-Submitted: auto-replied", "Re: bow", Kind.AUTO_REPLY),
    ("X-Autoreply: yes", "Re: bow", Kind.AUTO_REPLY),
    ("Precedence: auto_reply", "Re: bow", Kind.AUTO_REPLY),
    ("List-Unsubscribe: <https://news.example/u>", "Quick question, Pat", Kind.NEWSLETTER),
    ("Precedence: bulk", "Survey", Kind.NEWSLETTER),
    (
        "To: strings@lists.example\nList-Id: <s.lists.example>\nList-Post: <mailto:strings@lists.example>",
        "[strings] rosin?",
        Kind.MAILING_LIST,
    ),
    ("X-Loop: 1", "status", Kind.NOTIFICATION),
]


@pytest.mark.parametrize(("headers", "subject", "kind"), MACHINES)
def test_i18_nothing_automatic_is_acknowledged_although_it_asks(
    headers: str, subject: str, kind: Kind
) -> None:
    reading = judged(letter("Can you answer this question?", subject, headers))
    assert (reading.verdict, reading.kind, reading.acknowledge) == (Verdict.NOT_LEAD, kind, False)


@pytest.mark.parametrize(("headers", "subject", "kind"), MACHINES)
def test_headers_alone_set_a_machines_mail_aside(headers: str, subject: str, kind: Kind) -> None:
    message = replace(mail(letter("?", subject, headers, sender="Post <news@post.example>")), body=None)
    early = settled_by_headers(message, replace(DESK, owner_names=(), own_addresses=frozenset()))
    assert early is not None
    assert (early.verdict, early.kind) == (Verdict.NOT_LEAD, kind)


def test_headers_alone_never_make_an_inquiry_and_wait_for_the_text_of_notices() -> None:
    for raw in (
        letter("Hello?"),
        letter("Hello?", "Bow", "Precedence: bulk"),
        letter("x", "New Entry: Contact Form", "Auto-Submitted: auto-generated"),
        letter("x", "Voicemail from 303 555 0142", "Auto-Submitted: auto-generated"),
    ):
        assert settled_by_headers(replace(mail(raw), body=None), DESK) is None


def test_a_bounce_is_a_bounce_although_it_says_auto_replied() -> None:
    reading = judged(
        "From: MAILER-DAEMON@mx.example (Mail Delivery System)\nReturn-Path: <>\nSubject: Undelivered "
        "Mail Returned to Sender\n"
        "Auto-Submitted: auto-replied\nContent-Type: multipart/report; report-type=delivery-status; "
        "boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nI'm sorry.\n--b\nContent-Type: "
        "message/delivery-status\n\nStatus: 5.1.1\n--b--\n"
    )
    assert reading.kind is Kind.BOUNCE


def test_a_read_receipt_is_no_person() -> None:
    reading = judged(
        "From: Ida Sample <ida@post.example>\nSubject: Read: Invoice\n"
        "Content-Type: multipart/report; report-type=disposition-notification; "
        "boundary=b\n\n--b\nContent-Type: text/plain\n\nwas read\n--b--\n"
    )
    assert (reading.verdict, reading.kind) == (Verdict.NOT_LEAD, Kind.NOTIFICATION)


def test_auto_response_suppress_alone_proves_no_robot() -> None:
    reading = judged(letter("Hello, can you repair a cello?", headers="X-Auto-Response-Suppress: All"))
    assert (reading.verdict, reading.acknowledge) == (Verdict.LEAD, False)
    assert reading.no_acknowledgement


@pytest.mark.parametrize(
    ("subject", "text", "sender"),
    [
        (
            "Your order #12 has shipped",
            "Your order is on its way.\nTracking: 1Z55\nPlease do not reply to this email.",
            "Shop <ship-confirm@shop.example>",
        ),
        (
            "Receipt for your purchase",
            "TOTAL 19.13\nVISA ****4410\nThank you for your visit!",
            "Shop <receipts@shop.example>",
        ),
        (
            "Ihre Bestellung wurde versandt",
            "Diese E-Mail wurde automatisch erstellt, bitte nicht antworten.",
            "Laden <versand@laden.example>",
        ),
        (
            "Votre code de vérification",
            "Votre code est 1234. Ne pas répondre à ce message automatique.",
            "Banque <alertes@banque.example>",
        ),
        (
            "Can you make it?",
            "You have an appointment. Confirm here: https://d.example/c",
            "Dentist <no-reply@dentist.example>",
        ),
        (
            "THIS WEEK: rosin",
            "ROSIN A $17.85\nROSIN B $28.40\nSTRINGS $98.00\n\nCall the counter. Can't find it? Ask for Lou.",
            "Wholesale <sales@wholesale.example>",
        ),
    ],
)
def test_machines_without_standard_headers_are_set_aside(subject: str, text: str, sender: str) -> None:
    reading = judged(letter(text, subject, sender=sender))
    assert (reading.verdict, reading.acknowledge) == (Verdict.NOT_LEAD, False)


def test_a_customer_who_quotes_a_newsletter_is_a_customer() -> None:
    reading = judged(
        letter(
            "Hello Pat, is this offer still open?\n\nIda\n\nOn Mon, 16 Nov 2026 Violins "
            "<owner@violins.example> wrote:\n"
            "> Strings half price.\n> Unsubscribe | View in browser",
            "Re: Strings",
            "In-Reply-To: <1@violins.example>",
        )
    )
    assert reading.verdict is Verdict.LEAD


REPLY = "In-Reply-To: <7@violins.example>\nReferences: <7@violins.example>"
QUOTE = "\n\nOn Mon, 16 Nov 2026 Pat Owner <owner@violins.example> wrote:\n> Tuesday at nine?\n"


@pytest.mark.parametrize(
    "text",
    [
        "Thank you so much, it sounds wonderful!",
        "Vielen Dank, alles bestens!",
        "Merci beaucoup !",
        "Mil gracias, quedó perfecto.",
    ],
)
def test_thanks_alone_ask_for_nothing(text: str) -> None:
    reading = judged(letter(text + QUOTE, "Re: violin", REPLY))
    assert (reading.verdict, reading.kind) == (Verdict.NOT_LEAD, Kind.THANKS)


def test_a_question_under_thanks_is_a_lead() -> None:
    reading = judged(
        letter(
            "Hi Pat,\n\nthanks again for the great work. The only thing, the bridge leans a little. Is "
            "that normal?\n\nIda",
            "Thanks again",
        )
    )
    assert (reading.verdict, reading.acknowledge) == (Verdict.LEAD, True)


@pytest.mark.parametrize(
    "text",
    [
        "Yes, Tuesday works",
        "Perfect. Use the side door.",
        "Dienstag um neun passt mir.",
        "Thanks, Tuesday at 9 is good",
    ],
)
def test_a_bare_confirmation_is_a_lead_without_acknowledgement(text: str) -> None:
    reading = judged(letter(text + QUOTE, "Re: violin", REPLY))
    assert (reading.verdict, reading.acknowledge) == (Verdict.LEAD, False)
    assert "going on" in reading.no_acknowledgement


@pytest.mark.parametrize("text", ["Tuesday it is!", "\U0001f44d", "Ok pour mardi 9h"])
def test_a_day_alone_or_a_thumb_is_a_yes(text: str) -> None:
    reading = judged(letter(text + QUOTE, "Re: violin", REPLY))
    assert (reading.verdict, reading.confirms_only) == (Verdict.LEAD, True)


@pytest.mark.parametrize(
    "text", ["Rather Wednesday.", "Not on Tuesday", "Lieber Mittwoch", "Tuesday at nine?"]
)
def test_another_day_is_no_bare_yes(text: str) -> None:
    assert not judged(letter(text + QUOTE, "Re: violin", REPLY)).confirms_only


def test_an_absence_without_headers_is_an_automatic_reply_where_it_answers() -> None:
    away = "Ich bin bis 4.12. nicht im Büro und lese Ihre Mail danach."
    reading = judged(letter(away + QUOTE, "Re: Geige", REPLY))
    assert (reading.verdict, reading.kind) == (Verdict.NOT_LEAD, Kind.AUTO_REPLY)
    asks = "I am out of the office until Monday. Could you call me then about my violin?"
    assert judged(letter(asks + QUOTE, "Re: violin", REPLY)).verdict is Verdict.LEAD


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "Invoice 4711",
            "Dear Pat,\n\nplease find attached invoice 4711 for $119.00.\n\nKind regards\nWood Inc",
        ),
        (
            "Rechnung 4711",
            "Sehr geehrte Frau Owner,\n\nanbei unsere Rechnung.\n\nMit freundlichen Grüßen\nHolz",
        ),
        ("Votre colis", "Bonjour, votre colis a été expédié."),
        ("Booking", "Dear Pat, thank you for your booking. We look forward to your stay."),
    ],
)
def test_who_sends_an_invoice_or_a_parcel_asks_for_nothing(subject: str, text: str) -> None:
    reading = judged(letter(text, subject, sender="Wood Inc <info@wood.example>"))
    assert reading.verdict is not Verdict.LEAD
    assert not reading.acknowledge


def test_a_question_about_an_invoice_is_a_lead() -> None:
    text = "Hello Pat, is the bow in the attached invoice the one we talked about?"
    assert judged(letter(text, "Invoice 4711")).verdict is Verdict.LEAD


def test_a_stranger_under_the_owners_own_name_is_shown_and_never_acknowledged() -> None:
    boss = "Pat Owner <boss.office771@post.example>"
    reading = judged(letter("Are you at your desk? I need you to do something for me.", sender=boss))
    assert (reading.verdict, reading.acknowledge) == (Verdict.UNDECIDED, False)
    assert "your own name" in reading.reasons[0]


def test_a_text_for_somebody_else_is_shown_as_perhaps_a_wrong_number() -> None:
    def text_message(words: str) -> str:
        return (
            "From: (303) 555-0183 <13035550100.13035550183.4mayTr@txt.voice.google.com>\n"
            f"Subject: New text message from (303) 555-0183\n\n<https://voice.google.com>\n{words}\n"
            "YOUR ACCOUNT <https://voice.google.com> HELP CENTER <https://support.google.com/voice>\n"
            "To respond to this text message, reply to this email or visit Google Voice.\n"
        )

    assert judged(text_message("Hi, is this Jessica? We met on Saturday")).verdict is Verdict.UNDECIDED
    assert judged(text_message("Hi, is this Pat? My bow broke")).verdict is Verdict.LEAD


def test_what_the_provider_marked_as_spam_and_asks_for_nothing_is_set_aside() -> None:
    reading = judged(letter("A thing that renews the fire of every couple.", headers="X-Spam-Flag: YES"))
    assert (reading.verdict, reading.kind) == (Verdict.NOT_LEAD, Kind.SPAM)


@pytest.mark.parametrize(
    "text",
    [
        "You are warmly invited to our Advent concert on December 6 at 5 pm. Bring your family!",
        "Liebe Nachbarn, wir laden Sie herzlich zur Eröffnung unserer Ausstellung ein.",
        "Bonjour, nous vous invitons à notre soirée portes ouvertes.",
    ],
)
def test_an_invitation_is_shown_and_gets_no_note(text: str) -> None:
    reading = judged(letter(text, "Invitation", sender="Rita Hill <rita@gallery.example>"))
    assert (reading.verdict, reading.acknowledge) == (Verdict.UNDECIDED, False)


def test_who_invites_the_owner_to_do_his_work_is_a_customer() -> None:
    text = "We would like to invite you to our school. Could you show our pupils how a violin is made?"
    assert judged(letter(text, "Workshop")).acknowledge


def test_who_is_only_in_copy_acknowledges_nothing() -> None:
    reading = judged(letter("Can you fix it?", headers=f"To: Sol <sol@post.example>\nCc: {OWN}"))
    assert (reading.verdict, reading.acknowledge) == (Verdict.LEAD, False)
    assert "in copy" in reading.no_acknowledgement


def test_a_problem_closed_with_thanks_is_no_mere_thank_you() -> None:
    reading = judged(
        letter(
            "The bridge of my violin fell over and the sound post with it. 44 Elm St.\n\nThanks, Ida",
            "violin",
        )
    )
    assert reading.verdict is Verdict.LEAD


@pytest.mark.parametrize(
    "text",
    [
        "Hi Pat, I saw violins.example. Do you do your own SEO? You are losing calls. Worth a quick call?",
        "You have been pre-approved for up to $75,000. No collateral. Business loan today?",
        "Dear Beneficiary, you have won the lottery. Send your bank account details.",
    ],
)
def test_a_pitch_or_fraud_is_no_lead(text: str) -> None:
    reading = judged(letter(text, "quick question", sender="Jess Hale <jess@growth.example>"))
    assert reading.verdict is Verdict.NOT_LEAD
    assert reading.kind is Kind.SPAM


def test_whoever_asks_for_what_the_owner_sells_is_no_pitch() -> None:
    reading = judged(
        letter(
            "Hello,\n\nwe need our website and our brochure translated into German. Could you quote us "
            "a price?\n\nIda Sample\n303-555-0142"
        )
    )
    assert reading.verdict is Verdict.LEAD


def test_a_list_posting_that_calls_the_owner_by_name_is_shown() -> None:
    headers = "List-Id: <town.lists.example>\nList-Post: <mailto:town@lists.example>"
    reading = judged(
        letter(
            "Pat Owner, are you on this list - could you have a look at my violin?",
            "[town] violin maker?",
            headers,
        )
    )
    assert (reading.verdict, reading.acknowledge) == (Verdict.UNDECIDED, False)


def test_what_lies_in_junk_is_at_most_undecided() -> None:
    junk = replace(DESK, role=Role.JUNK)
    reading = judged(letter("Hello Pat, would you look at my violin? It hisses.\n\nIda"), junk)
    assert (reading.verdict, reading.acknowledge) == (Verdict.UNDECIDED, False)
    assert reading.reasons[0] == "Lies in Junk."


def test_our_own_mark_is_own_and_a_copied_one_is_not() -> None:
    def ours(message: Message) -> bool:
        return message.headers.get("X-Assistant") == "right"

    desk = replace(DESK, is_ours=ours)
    assert judged(letter("Draft waits.", headers="X-Assistant: right"), desk).kind is Kind.OWN
    assert judged(letter("Can you repair a bow?", headers="X-Assistant: wrong"), desk).verdict is Verdict.LEAD


def test_a_lead_mailed_to_oneself_is_for_the_person_named_below() -> None:
    reading = judged(
        f"From: Pat Owner <{OWN}>\nSubject: lead Ida Sample\n\nida@post.example\n303-555-0142\nwants a "
        f"new bow\n"
    )
    assert reading.verdict is Verdict.LEAD
    assert (reading.contact.name, reading.contact.email, reading.contact.phone) == (
        "Ida Sample",
        "ida@post.example",
        "+13035550142",
    )
    assert reading.reply_to == "ida@post.example"


@pytest.mark.parametrize(
    ("subject", "text", "name", "matter"),
    [
        ("lead Mrs. Hill, leaking tap", "hill@post.example", "Mrs. Hill", "leaking tap"),
        ("lead mrs hill", "303-555-0142", "Mrs Hill", ""),
        ("Lead: Mrs Ann O'Hill wants a new tap", "303-555-0142", "Mrs Ann O'Hill", "wants a new tap"),
        ("lead: frau hill, hahn tropft", "hill@post.example", "Frau Hill", "hahn tropft"),
        ("lead Frau Hügel Wasserhahn tropft", "hill@post.example", "Frau Hügel", "Wasserhahn tropft"),
        ("lead", "Herr Dr. von Thal, 303-555-0142", "Herr Dr. von Thal", ""),
        ("lead", "Boiler\nMme Rivière\nriviere@post.example", "Mme Rivière", ""),
        ("lead violin", "Señora Gil 303-555-0142", "Señora Gil", "violin"),
        ("lead Drum repair", "303-555-0142", None, "Drum repair"),
    ],
)
def test_somebody_called_by_title_and_name_is_named_so(
    subject: str, text: str, name: str | None, matter: str
) -> None:
    reading = judged(f"From: Pat Owner <{OWN}>\nSubject: {subject}\n\n{text}\n")
    assert (reading.contact.name, reading.subject) == (name, matter)


def test_other_own_mail_in_the_inbox_is_own() -> None:
    assert judged(f"From: Pat Owner <{OWN}>\nSubject: shopping\n\nrosin, strings\n").kind is Kind.OWN


def test_a_form_from_the_owners_own_address_is_the_visitors() -> None:
    reading = judged(
        f"From: Violins <{OWN}>\nReply-To: ida@post.example\nSubject: Anfrage über Ihre "
        f"Website\nX-Mailer: PHPMailer 6.9\n\n"
        "Name: Ida Muster\nTelefon: 030 23125 142\nNachricht: Bitte um Rückruf.\n"
    )
    assert (reading.kind, reading.contact.email, reading.contact.phone) == (
        Kind.WEB_FORM,
        "ida@post.example",
        "+493023125142",
    )


FORWARD = """

---------- Forwarded message ---------
From: Sol Sample <sol@post.example>
Date: Sun, Nov 1, 2026 at 2:05 PM
Subject: violin?
To: Ida <ida@post.example>

Who repairs violins here? 303-555-0158 is my cell.
"""


def test_a_friend_who_forwards_and_asks_to_write_to_her_is_only_the_messenger() -> None:
    reading = judged(
        letter("Hey Pat, my friend needs someone. Can you write to her directly?" + FORWARD, "Fwd: violin?")
    )
    assert (reading.contact.name, reading.reply_to, reading.contact.phone) == (
        "Sol Sample",
        "sol@post.example",
        "+13035550158",
    )


def test_a_customer_who_forwards_something_stays_the_customer() -> None:
    reading = judged(letter("Pat, can you take this one? Bill to us." + FORWARD, "Fwd: violin?"))
    assert reading.contact.email == "ida@post.example"


@pytest.mark.parametrize(
    ("headers", "context"),
    [
        ("Reply-To: other@elsewhere.example", DESK),
        ("Cc: " + ", ".join(f"p{number}@post.example" for number in range(11)), DESK),
        ("To: somebody@else.example", DESK),
        (
            "Authentication-Results: mx.example; dmarc=fail header.from=post.example",
            replace(DESK, trusted_servers=frozenset({"mx.example"})),
        ),
    ],
)
def test_a_lead_that_must_not_be_answered_by_a_note_says_why(headers: str, context: Context) -> None:
    reading = judged(
        letter("Hello Pat, can you repair my violin? I need it on Friday.\n\nIda", headers=headers), context
    )
    assert reading.verdict is Verdict.LEAD
    assert not reading.acknowledge
    assert reading.no_acknowledgement


@pytest.mark.parametrize("header", ["To: undisclosed-recipients:;", "X-Spam-Flag: YES"])
def test_what_is_sent_to_nobody_by_name_or_was_marked_as_spam_is_shown_at_most(header: str) -> None:
    reading = judged(letter("Hello Pat, can you repair my violin?\n\nIda", headers=header))
    assert reading.verdict is Verdict.UNDECIDED
    assert not reading.acknowledge


def test_an_untrusted_servers_word_about_forgery_counts_nothing() -> None:
    headers = "Authentication-Results: evil.example; dmarc=fail header.from=post.example"
    assert judged(letter("Hello, can you repair my violin?", headers=headers)).acknowledge


def test_the_owners_rule_wins_and_is_named() -> None:
    rule = Rule(RuleBy.ADDRESS, "ida@post.example", Verdict.NOT_LEAD, date(2026, 11, 2), 2)
    reading = judged(letter("Can you repair my violin?"), replace(DESK, rules=(rule,)))
    assert reading.verdict is Verdict.NOT_LEAD
    assert "2026-11-02, 2 times" in reading.reasons[0]


def test_a_rule_never_touches_a_bounce() -> None:
    rule = Rule(RuleBy.DOMAIN, "mx.example", Verdict.LEAD, date(2026, 11, 2))
    raw = "From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nSubject: Undelivered Mail\n\nUser unknown.\n"
    assert judged(raw, replace(DESK, rules=(rule,))).kind is Kind.BOUNCE


def test_nothing_that_cannot_be_read_is_dropped() -> None:
    reading = judged(letter("\ufffd\ufffd\ufffd x \ufffd\ufffd" * 20))
    assert (reading.verdict, reading.acknowledge) == (Verdict.UNDECIDED, False)


@pytest.mark.parametrize(
    "piece",
    [
        "\n",
        " ",
        "(",
        "a: ",
        "- ",
        "> ",
        "a@",
        "1 ",
        "a? ",
        "|",
        "$1 ",
        "thanks. ",
        "Name: x\n",
        "</a <a ",
        "from: ",
    ],
)
@pytest.mark.parametrize(
    "subject", ["Hello", "Voicemail from " + "1" * 2000, "New voicemail from " + " at " * 900]
)
def test_hostile_text_is_judged_in_time(piece: str, subject: str) -> None:
    text = (piece * (TEXT_LIMIT // len(piece)))[:TEXT_LIMIT]
    body = Body(text=text, fresh=text, forwarded=f"From: a@post.example\n{text}")
    message = replace(mail(letter("x")), body=body, subject=subject)
    began = time.process_time()
    judge(message, DESK)
    assert time.process_time() - began < 2
