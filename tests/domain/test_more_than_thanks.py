"""Inquiries in another's coat: under thanks, behind "Re:", in a mailing or a machine's order."""

import pytest

from assistant.domain.reading import Verdict
from assistant.domain.words import Words
from tests.domain.mails import judged


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for coming yesterday. The pressure has dropped again this morning though.",
        "Thanks Pat, paid. By the way the tap you fitted is dripping.",
        "Thanks for the invoice. My wife says the new shower is only lukewarm.",
        "Thanks for the visit, but it still drips.",
        "Vielen Dank. Im Keller riecht es seit gestern komisch.",
        "Danke, ist überwiesen. Der Hahn tropft leider immer noch.",
        "Merci beaucoup, tout est parfait. Ma voisine voudrait savoir si vous faites aussi le chauffage.",
        "Merci, bien reçu. Par contre le robinet goutte toujours.",
        "Gracias, ha quedado perfecto. Por cierto, mi vecina pregunta si también hacéis calefacciones.",
    ],
)
@pytest.mark.parametrize("subject", ["Thank you", "Re: Rechnung"])
def test_what_is_told_beside_thanks_is_seen_by_the_owner(text: str, subject: str) -> None:
    reading = judged(f"From: Ann Roe <ann.roe@roe.example>\nSubject: {subject}\n\n{text}\n")
    assert reading.verdict is not Verdict.NOT_LEAD, reading.reasons


@pytest.mark.parametrize(
    "text",
    [
        "Thanks so much, Pat. Everything works perfectly and the whole family is happy.",
        "Vielen Dank für die schnelle Hilfe. Es läuft alles wieder, wir sind sehr zufrieden.",
        "Merci beaucoup. Nous sommes très contents du travail.",
        "Muchas gracias. Todo funciona de maravilla.",
    ],
)
def test_gladness_beside_thanks_stays_a_mere_thank_you(text: str) -> None:
    assert Words(text, "Thank you").thanks_only


@pytest.mark.parametrize("mark", ["List-Unsubscribe: <https://blum.example/u>", "Precedence: bulk"])
@pytest.mark.parametrize(
    "text",
    [
        "Hi Pat,\ncould you give me a price for moving our shower?\nSara",
        "Hallo Frau Owner,\nkönnen Sie mir einen Kostenvoranschlag für eine Dusche machen?\nSara Blum",
        "Bonjour,\npouvez-vous me faire un devis pour ma douche ?\nSara",
        "Hola,\n¿puede darme un presupuesto para mi ducha?\nSara",
    ],
)
def test_a_letter_that_asks_for_work_is_seen_though_a_service_marked_it(mark: str, text: str) -> None:
    head = f"From: Sara Blum <sara@blum.example>\nTo: Pat <pat@owner.example>\nSubject: Shower\n{mark}\n"
    assert judged(f"{head}\n{text}\n").verdict is Verdict.UNDECIDED
    assert judged(f"{head}List-Id: <news.blum.example>\nList-Unsubscribe-Post: x\n\n{text}\n").verdict is (
        Verdict.NOT_LEAD
    )


@pytest.mark.parametrize(
    ("subject", "text", "name"),
    [
        ("Job allocated: 55", "Please attend the following job.\nCustomer: Mr P Singh\nTel: {}", "Singh"),
        (
            "Neuer Auftrag",
            "Guten Tag,\nfolgenden Auftrag:\nVersicherungsnehmer: Karl Weiß\nTelefon: {}",
            "Weiß",
        ),
        (
            "Mission 778",
            "Bonjour,\nNous vous confions la mission suivante :\nAssuré : Mme Leroy\nTél : {}",
            "Leroy",
        ),
        ("Servicio asignado", "Buenos días:\nAsegurado: José Gil\nTeléfono: {}\nAvería: atasco", "Gil"),
    ],
)
def test_an_order_of_work_from_a_silent_house_is_seen_with_its_customer(
    subject: str, text: str, name: str
) -> None:
    head = f"From: House <noreply@house.example>\nTo: Pat <pat@owner.example>\nSubject: {subject}\n\n"
    reading = judged(head + text.format("(303) 555-0142") + "\n")
    assert (reading.verdict, reading.contact.phone) == (Verdict.UNDECIDED, "+13035550142")
    assert name in (reading.contact.name or "")
    assert not reading.acknowledge
    assert judged(head + text.format("-") + "\n").verdict is Verdict.NOT_LEAD
