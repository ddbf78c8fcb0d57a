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
