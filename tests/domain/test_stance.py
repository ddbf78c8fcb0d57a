"""Where somebody stands, and whether a mail of ours waits for an answer."""

import pytest

from assistant.domain.houses import company_of
from assistant.domain.stance import asks_or_offers, complains, says_no_thanks
from tests.domain.owner_mails import NOT_WAITING, WAITING


@pytest.mark.parametrize(
    "text",
    [
        "I can come on Thursday at nine. Would that suit you?",
        "The whole job would cost 480 $ including parts.",
        "Attached is my quote for the bathroom. Once you confirm I order the tiles.",
        "Können Sie mir ein Foto schicken?",
        "Das kostet 120 €. Sagen Sie mir Bescheid, wenn Sie einverstanden sind.",
        "Je vous propose jeudi à 9 h. Dites-moi si cela vous convient.",
        "Podría ir el jueves por 90 €.",
    ],
)
def test_a_question_a_price_or_an_offer_waits_for_an_answer(text: str) -> None:
    assert asks_or_offers(text)


@pytest.mark.parametrize("text", WAITING)
def test_what_owners_write_who_want_an_answer_waits_for_one(text: str) -> None:
    assert asks_or_offers(text)


@pytest.mark.parametrize("text", NOT_WAITING)
def test_what_owners_write_who_want_nothing_waits_for_nothing(text: str) -> None:
    assert not asks_or_offers(text)


@pytest.mark.parametrize(
    "text",
    [
        "The invoice is attached. Let me know if you have any questions.",
        "It was a pleasure to work for you. Have a good weekend.",
        "Vielen Dank für den Auftrag. Bei Fragen stehe ich gern zur Verfügung.",
        "Votre facture est jointe. N'hésitez pas si vous avez des questions.",
        "Gracias por su confianza. No dude en escribirme.",
        "",
    ],
)
def test_a_polite_close_waits_for_nothing(text: str) -> None:
    assert not asks_or_offers(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am very disappointed and want my money back.",
        "Das ist eine Frechheit, ich bin enttäuscht.",
        "Je suis déçue, c'est inacceptable.",
        "Estoy decepcionada con el trabajo.",
    ],
)
def test_a_complaint_is_one_in_four_languages(text: str) -> None:
    assert complains(text)


def test_an_inquiry_is_no_complaint() -> None:
    assert not complains("Hi, our tap leaks and we are not sure what to do. Could you come?")


@pytest.mark.parametrize(
    "text",
    ["No, thanks.", "No thank you, please stop writing.", "Nein, danke.", "Non merci.", "No, gracias."],
)
def test_no_thanks_is_a_no(text: str) -> None:
    assert says_no_thanks(text)


@pytest.mark.parametrize(
    "text", ["No thanks needed! Could you come on Friday?", "Thanks!", "no thanks " * 40]
)
def test_a_question_thanks_alone_and_a_long_text_are_none(text: str) -> None:
    assert not says_no_thanks(text)


def test_a_company_is_a_domain_of_its_own() -> None:
    assert company_of("Paul@Stein.example") == "stein.example"
    assert [company_of(e) for e in ("a@gmail.com", "a@yahoo.co.uk", "nobody", "")] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("email", "company"),
    [
        ("ida@students.uni-nord.example", ""),
        ("ida@hochschule-sued.example", ""),
        ("ida@cs.oakhill.edu", ""),
        ("ida@oakhill.ac.uk", ""),
        ("ida@unique-roofs.example", "unique-roofs.example"),
        ("ida@acme.example", "acme.example"),
    ],
)
def test_a_university_is_nobodys_company(email: str, company: str) -> None:
    assert company_of(email) == company


@pytest.mark.parametrize(
    "text",
    ["Measuring costs nothing, just drop by.", "Nachmessen kostet nichts, kommen Sie vorbei."],
)
def test_what_costs_nothing_waits_for_no_yes(text: str) -> None:
    assert not asks_or_offers(text)
