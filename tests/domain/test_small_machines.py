"""Machines that carry no header of theirs: a small phone system, an absence, an automatic receipt."""

import pytest

from assistant.domain.reading import Kind, Verdict
from tests.domain.mails import judged, letter


@pytest.mark.parametrize("sender", ["vm@myphone.example", "office@phones.example"])
@pytest.mark.parametrize("subject", ["Call from 303 555 0142", "Appel manqué de 303 555 0142"])
def test_i18_a_call_from_a_sender_without_a_name_is_read_and_never_acknowledged(
    sender: str, subject: str
) -> None:
    reading = judged(letter("Hello, please ring me about my tap.", subject, sender=sender))
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, Kind.VOICEMAIL)
    assert reading.contact.phone == "+13035550142"
    assert reading.text == "Hello, please ring me about my tap."
    assert not reading.acknowledge


def test_a_person_who_names_a_call_in_the_subject_keeps_his_letter_without_a_note() -> None:
    reading = judged(letter("Can you repair my tap? I missed you.", "Call from 303 555 0142"))
    assert (reading.verdict, reading.kind) == (Verdict.LEAD, Kind.EMAIL)
    assert not reading.acknowledge


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for your mail. I am away until 30 November. If it is urgent please call Dan on 303 555 0188.",
        "Please note that I no longer work at Sample Ltd. Please contact info@sample.example.",
        "Ich bin bis zum 30.11. nicht im Haus. In dringenden Fällen wenden Sie sich bitte an Frau Kern.",
        "Je suis absent du bureau jusqu'au 30. En cas d'urgence, pouvez-vous contacter Mme Blanc ?",
        "Hola, estaré fuera de la oficina hasta el lunes. Si es urgente, ¿puede llamar a Marta?",
    ],
)
def test_i18_an_absence_that_sends_elsewhere_is_no_inquiry_though_it_asks(text: str) -> None:
    reading = judged(letter(text, "Re: Quote"))
    assert (reading.verdict, reading.kind) == (Verdict.UNDECIDED, Kind.AUTO_REPLY), reading.reasons
    assert not reading.acknowledge


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for getting in touch! A member of the team will come back to you. Do you need us urgently?",
        "Vielen Dank für Ihre Nachricht. Wir melden uns schnellstmöglich bei Ihnen.",
        "Nous avons bien reçu votre demande et vous répondrons dans les meilleurs délais.",
        "Hemos recibido su solicitud. Le responderemos lo antes posible. ¿Es urgente? Llámenos.",
    ],
)
def test_i18_a_receipt_that_promises_an_answer_is_no_inquiry(text: str) -> None:
    reading = judged(letter(text, "Re: Parts", sender="Sample Parts <sales@parts.example>"))
    assert reading.verdict is not Verdict.LEAD, reading.reasons
    assert not reading.acknowledge


@pytest.mark.parametrize(
    "text",
    [
        "Hello, I am on annual leave until Monday. Can you repair our boiler on Tuesday?",
        "Hallo, ich bin im Urlaub bis Montag. Können Sie am Dienstag unsere Heizung reparieren?",
        "Bonjour, je suis en congé cette semaine. Pouvez-vous réparer notre chaudière ?",
        "Hola, estoy de vacaciones esta semana. ¿Puede reparar nuestra caldera?",
        "Hello, thanks for your message. Our boiler leaks, can you come as soon as possible?",
    ],
)
@pytest.mark.parametrize("subject", ["Boiler", "Re: Boiler"])
def test_who_is_away_and_wants_something_stays_an_inquiry(text: str, subject: str) -> None:
    assert judged(letter(text, subject)).verdict is Verdict.LEAD


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ben, more families than ever need our help. Could you spare £20 to feed one?",
        "Lieber Herr Baker, viele Familien frieren. Können Sie mit 20 Euro helfen?",
        "Bonjour, cet hiver nous avons besoin de vous. Pouvez-vous faire un don de 20 euros ?",
        "Hola Ben, muchas familias necesitan tu ayuda. ¿Puedes donar 20 euros?",
        "Dear Ben, you could join us for a breakfast on 3 May. Can you let us know whether you will attend?",
        "Sehr geehrter Herr Baker, besuchen Sie uns am Stand 12! Können wir mit Ihnen rechnen?",
        "Bonjour, ravis de vous voir au petit déjeuner du 3. Pouvez-vous confirmer votre présence ?",
        "Hola Ben, el jueves es la feria del sector. ¿Puede confirmar su asistencia?",
    ],
)
def test_who_asks_for_a_gift_or_invites_gets_no_note_and_is_shown(text: str) -> None:
    reading = judged(letter(text, "Hello", sender="Sample House <hello@house.example>"))
    assert reading.verdict is Verdict.UNDECIDED, reading.reasons


@pytest.mark.parametrize(
    "text",
    [
        "Hello, our charity shop has a leak. Can you repair it for under £200?",
        "Hallo, können Sie mir helfen, für 200 Euro den Hahn zu reparieren?",
        "Bonjour, pouvez-vous réparer notre chaudière pour 200 euros ?",
        "Hola, ¿puede reparar nuestra caldera por 200 euros?",
        "We are opening our café with a party on 3 December. Can you fit the sink before?",
    ],
)
def test_a_price_or_a_party_does_not_make_a_wish_less(text: str) -> None:
    assert judged(letter(text)).verdict is Verdict.LEAD


@pytest.mark.parametrize(
    "text",
    [
        "Dear Mr Baker, a message is in your secure inbox. Please log on to online banking.",
        "Guten Tag, in Ihrem Postfach liegt eine Nachricht. Bitte melden Sie sich im Online-Banking an.",
        "Bonjour, vous avez un message de votre conseiller. Merci de vous connecter à votre espace client.",
        "Hola, tiene un mensaje de su gestora. Por favor acceda a su área personal.",
        "Dear tenant, the water is off on Thursday. Please make sure taps are closed.",
    ],
)
def test_i18_a_banks_or_a_landlords_notice_gets_no_note(text: str) -> None:
    reading = judged(letter(text, "A message", sender="Sample Bank <service@bank.example>"))
    assert reading.verdict is not Verdict.LEAD, reading.reasons


@pytest.mark.parametrize(
    "text",
    [
        "I paid by online banking. Can you repair my tap?",
        "Ich habe im Onlinebanking bezahlt. Können Sie meinen Hahn reparieren?",
    ],
)
def test_who_paid_online_and_wants_something_stays_an_inquiry(text: str) -> None:
    assert judged(letter(text)).verdict is Verdict.LEAD
