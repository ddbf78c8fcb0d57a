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
