"""Notices of providers nobody wrote a format for: what their build alone tells, what must not be one."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.approaches import approach
from assistant.domain.frame import words_in_frame
from assistant.domain.message import Address
from assistant.domain.reading import Kind, Verdict
from assistant.domain.relay import hides_its_writer, is_relay, numbers_shown, who_is_passed_on
from assistant.domain.spoken import spelt_numbers
from assistant.domain.triage import judge
from tests.domain.mails import DESK, STRANGER, judged, mail

SENDERS = (
    "Ida Sample via Craftboard <reply+77ab12cd@mail.craftboard.example>",
    "Kestrel Phone <notifications@kestrel.example>",
    '"(303) 555-0142" <13035550100.13035550142.x9Qa@sms.kestrel.example>',
)
SUBJECTS = ("Ida Sample sent you a message", "New voicemail from Ida", "Neue Anfrage über Ihre Website")

# --- portals that pass on a person's words --------------------------------------------------------------

THROUGH_A_RELAY = """
From: Ida Sample via Craftboard <reply+77ab12cd@mail.craftboard.example>
Subject: Ida Sample sent you a message
List-Unsubscribe: <https://craftboard.example/u>

Hi Pat,

Ida Sample sent you a message:

Could you rehair two cello bows before Christmas?
We are in Concord.

Reply to this email to answer Ida.

You are receiving this email because you have a Craftboard profile. Unsubscribe
"""


def test_a_relay_is_the_way_to_answer_and_never_the_persons_address() -> None:
    reading = judged(THROUGH_A_RELAY)
    assert (reading.verdict, reading.kind, reading.contact.name) == (
        Verdict.LEAD,
        Kind.WEB_FORM,
        "Ida Sample",
    )
    assert reading.contact.email is None
    assert reading.reply_to == "reply+77ab12cd@mail.craftboard.example"
    assert reading.text == "Could you rehair two cello bows before Christmas?\nWe are in Concord."


def test_a_relay_that_stays_with_one_person_is_one_conversation_and_another_token_another() -> None:
    first, again = judged(THROUGH_A_RELAY), judged(THROUGH_A_RELAY.replace("two cello", "three viola"))
    other = judged(THROUGH_A_RELAY.replace("77ab12cd", "91cc04ee"))
    namesake = judged(THROUGH_A_RELAY.replace("Ida Sample", "Tom Sample"))
    assert first.thread == again.thread
    assert len({first.thread, other.thread, namesake.thread}) == 3


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (
            (
                "From: Craftboard <no-reply@craftboard.example>\n"
                "Reply-To: conversation-8841-22af@messages.craftboard.example\n"
                "Subject: New message from Ida S.\n\nYou have a new message from Ida S.\n\n"
                '"Do you also repair violas? Mine has an open seam."\n\nReply now: https://craftboard.example/t/1\n'
            ),
            "Ida S.",
            "Do you also repair violas? Mine has an open seam.",
        ),
        (
            (
                "From: Handwerkerfinder <noreply@handwerkerfinder.example>\n"
                "Subject: Ida Muster hat Ihnen eine Nachricht geschrieben\n\nGuten Tag,\n\n"
                "Ida Muster hat Ihnen eine Nachricht geschrieben:\n\nKönnten Sie bald vorbeikommen?\n\n"
                ""
                "Jetzt antworten: https://handwerkerfinder.example/n/5\n\nIhr Handwerkerfinder-Team\n"
            ),
            "Ida Muster",
            "Könnten Sie bald vorbeikommen?",
        ),
        (
            (
                "From: Artisans Proches <notification@artisans.example>\n"
                "Reply-To: demande-99a12b@reponse.artisans.example\n"
                "Subject: Nouvelle demande de devis de Claire Exemple\n\n"
                "Claire Exemple souhaite un devis.\n\n"
                ""
                "Son message :\nJe cherche un menuisier pour une armoire sur mesure.\n\nRépondre à Claire\n"
            ),
            "Claire Exemple",
            "Je cherche un menuisier pour une armoire sur mesure.",
        ),
        (
            (
                "From: Reformas Ya <avisos@reformasya.example>\n"
                "Subject: Ana Ejemplo busca un pintor en Sevilla\n\n"
                "Ana Ejemplo busca un pintor en Sevilla.\nTeléfono: +34 910 050 142\n"
                "Comentario: Quiero pintar dos habitaciones.\n\nVer solicitud\n"
            ),
            "Ana Ejemplo",
            "Quiero pintar dos habitaciones.",
        ),
        (
            (
                "From: Chatbox <notifications@chatbox.example>\nSubject: New conversation with Ida Sample\n\n"
                ""
                "Ida Sample wrote:\n> Do you open on Saturdays?\n> My bow needs hair.\n\n"
                "Email: ida@post.example\n"
            ),
            "Ida Sample",
            "Do you open on Saturdays?\nMy bow needs hair.",
        ),
        (
            (
                "From: Airhost <express@airhost.example>\nReply-To: 4kq9x0b71z@guest.airhost.example\n"
                "Subject: Re: Inquiry from Ida for Dec 4\n\nIda\n\nDoes the studio have a piano?\n\nReply\n"
                ""
                "You can also respond by replying to this email.\n"
            ),
            "Ida",
            "Does the studio have a piano?",
        ),
    ],
)
def test_a_portals_notice_names_the_person_and_holds_the_persons_words(
    text: str, name: str, said: str
) -> None:
    reading = judged(text)
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, Kind.WEB_FORM)
    assert (reading.contact.name, reading.text) == (name, said)


def test_a_stranger_behind_a_relay_writes_as_himself() -> None:
    reading = judged(
        "From: Ida Sample <a81bc99d7712ef40@sale.listboard.example>\nSubject: Violin case, black\n\n"
        "Hello, is the violin case still available? I could come by tonight.\n\nIda\n"
    )
    assert (reading.verdict, reading.kind, reading.contact.email) == (Verdict.LEAD, Kind.EMAIL, None)
    assert reading.reply_to == "a81bc99d7712ef40@sale.listboard.example"


def test_a_portal_that_only_hints_at_somebody_is_shown() -> None:
    reading = judged(
        "From: Linkboard <messages-noreply@linkboard.example>\nSubject: Ida just messaged you\n"
        'List-Unsubscribe: <https://linkboard.example/u>\n\n"Did you see my mail?"\n\nUnsubscribe\n'
    )
    assert (reading.verdict, reading.acknowledge) == (Verdict.UNDECIDED, False)


# --- the same senders write about themselves, too ---------------------------------------------------------


@pytest.mark.parametrize(
    ("sender", "subject", "text"),
    [
        ("Craftboard <no-reply@craftboard.example>", "Welcome to Craftboard, Pat!", "Your profile is live."),
        (
            "Craftboard <no-reply@craftboard.example>",
            "Your Craftboard invoice for October",
            "Your payment of $29.00 was received.\nName: Pat Owner\nEmail: owner@violins.example",
        ),
        (
            "Craftboard <no-reply@craftboard.example>",
            "5 customers near you are looking for violin makers",
            "Upgrade to Pro and answer them first.\n\nUpgrade: https://craftboard.example/pro",
        ),
        (
            "Craftboard <no-reply@craftboard.example>",
            "Ida S. left you a review",
            'Ida S. left you a 5 star review:\n\n"Lovely work, thank you."\n\nhttps://craftboard.example/r',
        ),
        (
            "Linkboard <invitations@linkboard.example>",
            "Ida Sample wants to connect",
            "Ida Sample sent you a connection request.\n\nAccept: https://linkboard.example/a",
        ),
        ("Paybox <service@paybox.example>", "Ida Sample sent you money", "Ida Sample sent you $40.00."),
        (
            "Docbox <no-reply@docbox.example>",
            "Ida Sample sent you a document to sign",
            "Review document: https://docbox.example/d",
        ),
        (
            "Kestrel Phone <noreply@kestrel.example>",
            "Your Kestrel bill is ready",
            "Your number (303) 555-0100 used 120 minutes. Missed calls: 4.",
        ),
        (
            "Kestrel Phone <noreply@kestrel.example>",
            "Voicemail storage almost full",
            "You have used 95% of your voicemail storage: https://kestrel.example/d",
        ),
        ("Kestrel Phone <pbx@kestrel.example>", "Daily call report", "Anbei die Anrufliste."),
        (
            "Storefront <no-reply@storefront.example>",
            "You have a new order from Ida Sample",
            "Order #1043\nName: Ida Sample\nEmail: ida@post.example\nTotal: $19.00",
        ),
        (
            "Formbox <notifications@formbox.example>",
            "You are close to your submission limit",
            'Your form "Contact" received 95 of 100 submissions. Upgrade: https://formbox.example/u',
        ),
        (
            "Handwerkerfinder <noreply@handwerkerfinder.example>",
            "Ida Muster hat Sie bewertet",
            "Ida Muster hat eine Bewertung hinterlassen: 5 Sterne.",
        ),
        (
            "Craftboard <no-reply@craftboard.example>",
            "Your request was sent",
            "Pat requested a quote from Sample Strings.\nWe'll let you know when they answer.",
        ),
        (
            "Bookbox <noreply@bookbox.example>",
            "Reminder: appointment with Ida Sample tomorrow",
            "Ida Sample, tomorrow 10:00. Manage: https://bookbox.example/m",
        ),
    ],
)
def test_what_a_portal_writes_about_itself_is_no_inquiry(sender: str, subject: str, text: str) -> None:
    reading = judged(f"From: {sender}\nSubject: {subject}\n\n{text}\n")
    assert (reading.verdict, reading.acknowledge) == (Verdict.NOT_LEAD, False)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Your weekly summary", "12 views this week.\n\nIda S. sent you a message on Tuesday."),
        ("Maria needs a new kitchen - what it cost her", "Maria needs a new kitchen. Here is what she paid."),
        ("Anna found something for you", "Anna wants you to save. Shop now: https://shop.example/x"),
    ],
)
def test_a_mailing_that_tells_of_somebody_is_never_answered(subject: str, text: str) -> None:
    reading = judged(
        f"From: Newsboard <news@newsboard.example>\n"
        f"Reply-To: reply-fe9a1570-77_HTML-456@e.newsboard.example\n"
        f"Subject: {subject}\nList-Unsubscribe: <https://newsboard.example/u>\n\n{text}\n"
    )
    assert reading.verdict is not Verdict.LEAD
    assert not reading.acknowledge


# --- calls and texts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        (
            'From: "(303) 555-0142" <13035550100.13035550142.x9Qa@sms.kestrel.example>\n'
            "Subject: SMS from (303) 555-0142"
        ),
        "From: +1 303-555-0142 (SMS) <sms-4a81bc@kestrel.example>\nSubject: New SMS",
        "From: 3035550142@mms.carrier.example\nSubject: ",
        (
            "From: Ida Sample <13035550100.13035550142.x9Qa@sms.kestrel.example>\n"
            "Subject: New text message from Ida"
        ),
    ],
)
def test_a_text_names_its_number_in_the_sender_and_is_answered_through_it(headers: str) -> None:
    reading = judged(f"{headers}\n\nAre you open on Saturday?\n")
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, Kind.TEXT_MESSAGE)
    assert (reading.contact.phone, reading.contact.email) == ("+13035550142", None)
    assert reading.reply_to == mail(f"{headers}\n\n").author.email
    assert reading.text == "Are you open on Saturday?"


@pytest.mark.parametrize(
    ("subject", "text", "kind", "name", "phone"),
    [
        ("You missed a call from Ida Sample", "Call back", Kind.MISSED_CALL, "Ida Sample", None),
        (
            "Missed Call Notification",
            "You missed a call from Ida Sample <3035550142> on 18 Nov.",
            Kind.MISSED_CALL,
            "Ida Sample",
            "+13035550142",
        ),
        (
            "Hai un nuovo messaggio in segreteria da +39 333 1234567",
            "Durata: 0:20",
            Kind.VOICEMAIL,
            None,
            "+393331234567",
        ),
        (
            "Ida Sample (303-555-0142) tried to reach you",
            "9:14 AM",
            Kind.MISSED_CALL,
            "Ida Sample",
            "+13035550142",
        ),
        (
            "New Kestrel voicemail from (303) 555-0142 for Extension 1",
            "0:31",
            Kind.VOICEMAIL,
            None,
            "+13035550142",
        ),
        (
            "(303) 555-0142 left you a voicemail",
            "Ida Sample (303) 555-0142",
            Kind.VOICEMAIL,
            "Ida Sample",
            "+13035550142",
        ),
        (
            "Herr Muster (030 23125 142) hat Sie angerufen",
            "Bitte nicht antworten.",
            Kind.MISSED_CALL,
            "Herr Muster",
            "+493023125142",
        ),
    ],
)
def test_a_subject_names_call_and_caller_in_any_order(
    subject: str, text: str, kind: Kind, name: str | None, phone: str | None
) -> None:
    reading = judged(
        f"From: Kestrel Phone <notifications@kestrel.example>\nSubject: {subject}\n\n{text}\n\n"
        "https://kestrel.example/c\n"
    )
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, kind)
    assert (reading.contact.name, reading.contact.phone) == (name, phone)
    assert not reading.acknowledge


def test_a_voicemail_without_number_counts_by_its_words_and_gives_the_number_spelt_in_them() -> None:
    reading = judged(
        "From: Kestrel <noreply@kestrel.example>\nSubject: New voicemail from Private Caller\n\n"
        "New voicemail on your Kestrel number (845) 555-0100\nFrom: Private Caller\n\n"
        '"hi I need a bow rehaired, my cell is three oh three five five five oh one four two, thanks"\n\n'
        "Play in the app\nhttps://kestrel.example/v\n"
    )
    assert (reading.verdict, reading.contact.name) == (Verdict.LEAD, None)
    assert reading.contact.phone == "+13035550142"


def test_the_frame_of_a_voicemail_is_not_what_was_said() -> None:
    reading = judged(
        "From: Kestrel <noreply@kestrel.example>\nSubject: New voicemail from (303) 555-0142\n\n"
        "Dear Pat,\n\n"
        "You have a new 0:31 voicemail in mailbox 4. We will keep it for 30 days.\n\nThe Kestrel team\n"
    )
    assert reading.text == ""


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("my cell is nine one four five five five oh one four six", ("9145550146",)),
        ("call double five five oh one four six please", ("5550146",)),
        ("null eins fünf eins zwei drei vier fünf", ("01512345",)),
        ("one or two days", ()),
    ],
)
def test_a_number_spelt_out_is_a_number(written: str, numbers: tuple[str, ...]) -> None:
    assert spelt_numbers(written) == numbers


# --- forms ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        (
            "nom = MUSTER\nprenom = Ida\nmail = ida@post.example\ntel = 0639980142\n"
            "message = Bonjour, un devis ?"
        ),
        (
            "Prénom      Ida\nNom         MUSTER\nEmail       ida@post.example\nTéléphone   06 39 98 01 42\n"
            ""
            "Message     Bonjour, un devis ?"
        ),
        (
            "Quel est votre nom ?\nIda MUSTER\nVotre email ?\nida@post.example\nVotre téléphone ?\n"
            "06 39 98 01 42\n"
            "Votre message ?\nBonjour, un devis ?"
        ),
    ],
)
def test_fields_are_read_however_a_form_prints_them(text: str) -> None:
    reading = judged(f"From: www-data <www-data@host.example>\nSubject: [SITE] message\n\n{text}\n")
    assert (reading.kind, reading.contact.name) == (Kind.WEB_FORM, "Ida MUSTER")
    assert (reading.contact.email, reading.contact.phone) == ("ida@post.example", "+33639980142")
    assert reading.text == "Bonjour, un devis ?"


def test_an_own_question_between_stacked_fields_keeps_its_answer() -> None:
    reading = judged(
        "From: Forms <forms-noreply@formbox.example>\nSubject: Your form has new responses\n\n"
        "Name\nIda Sample\n\nEmail\nida@post.example\n\nWhat is broken?\nThe bridge of my violin.\n"
    )
    assert (reading.kind, reading.contact.email) == (Kind.WEB_FORM, "ida@post.example")
    assert reading.text == "What is broken: The bridge of my violin."


def test_a_form_without_labels_names_its_visitor_at_the_top() -> None:
    reading = judged(
        "From: no-reply@sitebuilder.example\nReply-To: ida@post.example\n"
        "Subject: New message from your website\n\nIda Sample\nida@post.example\n303-555-0142\n\n"
        "Hello, do you rent out cellos?\n"
    )
    assert (reading.contact.name, reading.contact.phone) == ("Ida Sample", "+13035550142")
    assert reading.text == "Hello, do you rent out cellos?"


def test_four_labels_about_somebody_else_are_a_form_whoever_sends_them() -> None:
    reading = judged(
        "From: Leadportal <anfrage@leadportal.example>\nSubject: Neuer Auftrag in München\n\n"
        "Kunde: Ida Muster\nTelefon: 089 123456\nE-Mail: ida@post.example\n"
        "Beschreibung: Steg gebrochen.\n\nAuftrag ansehen\n"
    )
    assert (reading.kind, reading.contact.name) == (Kind.WEB_FORM, "Ida Muster")
    assert (reading.contact.email, reading.contact.phone) == ("ida@post.example", "+4989123456")
    assert reading.text == "Steg gebrochen."


@pytest.mark.parametrize(
    ("subject", "text", "name", "said"),
    [
        (
            "New text from Ida Sample (+1 303-555-0142)",
            "Ida Sample: Are you open Saturday?\n\nReply in OpenLine",
            "Ida Sample",
            "Are you open Saturday?",
        ),
        (
            "Ida Sample (+1 303-555-0142) left a voicemail for Main Line",
            'Ida Sample left a voicemail\n"Hi Pat, my bow broke."\n\nListen in OpenLine',
            "Ida Sample",
            "Hi Pat, my bow broke.",
        ),
        (
            "Voice Message from SAMPLE IDA (3035550142)",
            'Caller ID:\t"SAMPLE IDA" <3035550142>\nDuration:\t31 seconds',
            "SAMPLE IDA",
            "",
        ),
    ],
)
def test_who_called_and_the_words_are_told_apart(subject: str, text: str, name: str, said: str) -> None:
    reading = judged(f"From: OpenLine <noreply@openline.example>\nSubject: {subject}\n\n{text}\n")
    assert (reading.contact.name, reading.contact.phone) == (name, "+13035550142")
    assert reading.text == said


def test_an_answering_services_note_names_the_caller_and_a_hand_written_one_its_writer() -> None:
    labelled = "Name: Ida Sample\nPhone: (303) 555-0142\nMessage: When is my violin ready?\n"
    service = judged(f"From: Ringo <messages@ringo.example>\nSubject: Message for Pat\n\n{labelled}")
    assert (service.kind, service.contact.name) == (Kind.WEB_FORM, "Ida Sample")
    assert (service.contact.email, service.contact.phone) == (None, "+13035550142")
    herself = judged(f"From: Ida Sample <ida@post.example>\nSubject: My violin\n\n{labelled}")
    assert (herself.kind, herself.contact.email) == (Kind.EMAIL, "ida@post.example")


def test_the_place_somebody_moves_from_is_not_who_writes() -> None:
    reading = judged(
        "From: Ida Sample <quote-4471-aa81@inbox.movers.example>\nSubject: Quote request: 2 bedroom move\n\n"
        "Ida Sample wants a quote.\nFrom: Denver\nTo: Boulder\nNote: We have a piano.\n"
    )
    assert (reading.contact.name, reading.text) == ("Ida Sample", "We have a piano.")


def test_a_reply_to_that_stands_among_the_fields_is_the_visitors() -> None:
    reading = judged(
        "From: Immoportal <anfragen@immoportal.example>\nReply-To: Ida Muster <ida@post.example>\n"
        "Subject: Ihr Angebot: Werkstatt in Mitte\n\nName: Ida Muster\nTelefon: 030 23125 142\n"
        "E-Mail: ida@post.example\n\nNachricht:\nIst die Werkstatt noch frei?\n"
    )
    assert (reading.kind, reading.contact.email) == (Kind.WEB_FORM, "ida@post.example")
    assert reading.contact.phone == "+493023125142"


def test_the_support_number_below_a_notice_is_not_the_customers() -> None:
    reading = judged(
        "From: Craftboard <team@craftboard.example>\nSubject: New request from Ida\n\n"
        "Ida needs a violin bow.\n\n"
        "Email: ida@post.example\nComments: Baroque, please.\n\nCraftboard Ltd, support: 303-555-0199\n"
    )
    assert (reading.contact.email, reading.contact.phone) == ("ida@post.example", None)


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("number", "+13035550142", "Subject: (303) 555-0142 left you a voicemail"),
        ("name", "Ida Sample", "Ida Sample (303) 555-0142"),
        ("duration", "0:31", "Length: 0:31"),
    ],
)
def test_what_was_read_without_a_format_is_told_with_its_line(field: str, value: str, line: str) -> None:
    reading = judged(
        "From: Kestrel Phone <notifications@kestrel.example>\n"
        "Subject: (303) 555-0142 left you a voicemail\n\nIda Sample (303) 555-0142\nLength: 0:31\n"
    )
    assert (field, value, line) in {(each.name, each.value, each.line) for each in reading.fields}


# --- whatever comes ---------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SENDERS), st.sampled_from(SUBJECTS), st.text(max_size=400), st.text(max_size=60))
def test_no_notice_breaks_the_reader(sender: str, subject: str, text: str, more: str) -> None:
    clean = more.replace("\r", " ").replace("\n", " ")
    raw = f"From: {sender}\nSubject: {subject} {clean}\n\n{text}".encode("utf-8", "ignore").decode()
    assert judge(mail(raw), DESK).reasons


@pytest.mark.parametrize("motif", ["1", "a: ", "x  ", "Ida sent you ", "from ", "? ", "nine ", "message: "])
def test_a_hostile_notice_does_not_slow_the_reader_down(motif: str) -> None:
    message = mail(f"From: {SENDERS[0]}\nSubject: {SUBJECTS[0]}\n\n{motif * (60_000 // len(motif))}\n")
    began = time.process_time()
    judge(message, STRANGER)
    assert time.process_time() - began < 2


def test_a_national_number_in_a_signature_is_read_as_in_the_mails_own_country() -> None:
    reading = judged(
        "From: Ida Muster <ida@muster.example>\nSubject: Geige\n\nGuten Tag, was kostet ein neuer Steg?\n\n"
        "Viele Grüße\nIda Muster\n\n-- \nTel. 030 23125 142\n",
        STRANGER,
    )
    assert reading.contact.phone == "+493023125142"


# --- the parts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "relay"),
    [
        ("reply+8160b36a1c2d3e4f@messaging.portal.example", True),
        ("8kq2w7d1-reply@mail.portal.example", True),
        ("0exampletoken0exampletoken0@convo.portal.example", True),
        ("13035550163.13035550142.tOk@txt.phone.example", True),
        ("ida.sample1985@post.example", False),
        ("info@violins.example", False),
        ("order-12345@shop.example", False),
        ("a8f3k2m9x1q7@gmail.com", False),
    ],
)
def test_a_relay_shows_by_its_address(address: str, relay: bool) -> None:
    assert is_relay(address) is relay


def test_a_name_in_the_address_makes_it_the_writers_own() -> None:
    assert not hides_its_writer(Address("Ida Sample", "sample1985a22@firm.example"))
    assert hides_its_writer(Address("Ida Sample", "9c41d0a7e2b8@firm.example"))


@pytest.mark.parametrize(
    ("name", "domain", "who"),
    [
        ("Kim L. via Craftboard", "post.example", "Kim L."),
        ("Mehmet über Kleinmarkt", "mail.kleinmarkt.example", "Mehmet"),
        ("Kim L. (Craftboard)", "mail.craftboard.example", "Kim L."),
        ("Kim L. - Craftboard", "craftboard.example", "Kim L."),
        ("Kim Lee", "craftboard.example", ""),
        ("Kim from Accounts", "firm.example", ""),
    ],
)
def test_a_display_name_tells_who_is_behind_a_portal(name: str, domain: str, who: str) -> None:
    assert who_is_passed_on(Address(name, f"x@{domain}")) == who


def test_of_two_numbers_in_a_sender_the_last_is_the_other_persons() -> None:
    sender = Address("Ida", "13035550100.13035550142.x9@txt.phone.example")
    assert numbers_shown(sender)[0] == "+13035550142"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kim L. has requested a quote from Sample Strings", "Kim L."),
        ("Re: [Craftboard] Kim is looking for a luthier", "Kim"),
        ("A customer has a question", ""),
        ("Neue Anfrage von Ida Muster zu Ihrem Inserat", "Ida Muster"),
        ("Claire vous a envoyé un message", "Claire"),
        ("Ana te ha enviado un mensaje", "Ana"),
        ("Ein Interessent hat Ihnen geschrieben", ""),
    ],
)
def test_an_approach_names_who_comes(line: str, name: str) -> None:
    told = approach(line)
    assert told is not None
    assert told.name == name


@pytest.mark.parametrize(
    "line",
    [
        "You sent a message",
        "Your profile needs attention",
        "Kim left you a review",
        "Kim sent you a friend request",
        "Customers are looking for you",
        "The team wants your feedback",
        "we need help with our fence",
    ],
)
def test_other_sentences_are_no_approach(line: str) -> None:
    assert approach(line) is None


def test_words_stand_between_headline_and_foot() -> None:
    text = (
        "Logo\n\nIda sent you a message\n\nHello,\ncould you call me on Friday?\n\nIda\n\n"
        "Reply to Ida\nhttps://craftboard.example/r\n\n© Craftboard Inc.\n"
    )
    assert words_in_frame(text, "Ida sent you a message") == "Hello,\ncould you call me on Friday?\n\nIda"


def test_a_question_about_a_copyright_is_the_customers_and_the_houses_line_is_not() -> None:
    asked = "Is there a copyright on the photo?\nMay I print it?"
    text = f"Ida sent you a message:\n\n{asked}\n\nCopyright Craftboard 2026\n"
    assert words_in_frame(text, "", ("Ida",)) == asked
