"""Letters that tell and want nothing: of houses to customers, payments, settled times, friends, studies."""

from dataclasses import replace

import pytest

from assistant.domain.mailbox import Role
from assistant.domain.reading import Kind, Verdict
from tests.domain.mails import DESK, OWN, judged, letter

ANSWERS = f"In-Reply-To: <1@violins.example>\nReferences: <1@violins.example>\nTo: {OWN}"

HOUSES = [
    (
        "Wasserwerk Nord <kundendienst@wasserwerk-nord.example>",
        "Ihr Abschlag im Mai",
        (
            "Sehr geehrte Frau Owner,\n\nam 3.5.2026 buchen wir 41,50 EUR von Ihrem Konto ab. Fragen? Unser "
            "Kundenportal hilft.\n\nIhr Kundendienst"
        ),
    ),
    (
        '"pay@quickpay.example" <pay@quickpay.example>',
        "You received money",
        (
            "Hello Pat Owner,\n\nIda Sample sent you a payment of $40.00 "
            "USD.\n\nTransaction code 7QX99120KK1\n\n"
            "It may take a moment until it shows in your account."
        ),
    ),
    (
        "Saitenhaus <commande@saitenhaus.example>",
        "Confirmation de commande 2026-771",
        (
            "Bonjour Madame,\n\nmerci pour votre commande. Montant : "
            "84,90 EUR. Livraison prévue lundi.\n\nSaitenhaus"
        ),
    ),
    (
        "Luzsur <clientes@luzsur.example>",
        "Su factura de mayo",
        "Hola:\n\nsu factura de mayo ya está lista. Importe: 48,90 €. Contrato número 00481823.\n\nLuzsur",
    ),
    (
        "Parcelway <info@parcelway.example>",
        "Shipment PW0146000071",
        "Your package arrives on Wednesday. Shipment number PW0146000071.",
    ),
]


@pytest.mark.parametrize(("sender", "subject", "text"), HOUSES)
def test_a_house_that_tells_its_customer_of_sums_and_codes_is_no_person(
    sender: str, subject: str, text: str
) -> None:
    reading = judged(letter(text, subject, sender=sender))
    assert reading.verdict is Verdict.NOT_LEAD
    assert reading.kind in (Kind.NOTIFICATION, Kind.RECEIPT)


@pytest.mark.parametrize(
    ("sender", "text"),
    [
        (
            "Kita Lerche <info@kita-lerche.example>",
            (
                "Guten Tag,\n\nwir brauchen für unser Fest zwölf Geigen, "
                "unser Budget sind 300,00 EUR. Ihre Rechnung geht "
                "an den Träger, Kostenstelle Nr. 448120.\n\nKita Lerche"
            ),
        ),
        (
            "Oakhill School <office@oakhillschool.example>",
            "Good morning,\n\ncould you look at ten cellos? Your invoice needs our order number 4481-22.",
        ),
        (
            "Kita Lerche <info@kita-lerche.example>",
            "Guten Tag,\n\nin Ihrer Rechnung Nr. 448120 über 300,00 EUR fehlt die Steuernummer.\n\nKita",
        ),
        (
            "Hotel Luna <reservas@hotel-luna.example>",
            "Buenos días: necesitamos un presupuesto para dos violines, hasta 450,00 €.",
        ),
    ],
)
def test_a_house_that_wants_the_owners_work_is_a_lead(sender: str, text: str) -> None:
    assert judged(letter(text, "Instruments", sender=sender)).verdict is Verdict.LEAD


PAID = [
    "Dear Pat, I've transferred the 90 dollars for invoice 118 today. Thank you for the quick work!\n\nIda",
    "Guten Tag, die Rechnung 118 habe ich gestern überwiesen. Vielen Dank!\n\nIda Muster",
    "Bonjour, le virement est fait ce matin. Merci pour tout.\n\nIda",
    "Hola, he hecho la transferencia esta mañana. Gracias por todo.\n\nIda",
]


@pytest.mark.parametrize("text", PAID)
def test_who_tells_that_he_paid_and_thanks_waits_for_nothing(text: str) -> None:
    reading = judged(letter(text, "Invoice 118"))
    assert (reading.verdict, reading.kind) == (Verdict.NOT_LEAD, Kind.THANKS)


@pytest.mark.parametrize(
    "text",
    [
        "I've paid the invoice. When can you start?",
        "I paid the invoice twice, please send one payment back.",
        "Die Rechnung habe ich doppelt überwiesen.",
        "Überwiesen. Ich brauche noch eine Quittung.",
        "J'ai payé mais je n'ai pas reçu le reçu.",
        "Die Rechnung ist bezahlt. Der Hahn tropft wieder.",
    ],
)
def test_who_paid_and_wants_something_more_waits(text: str) -> None:
    assert judged(letter(text, "Invoice 118", ANSWERS)).verdict is Verdict.LEAD


@pytest.mark.parametrize(
    "text",
    [
        "Friday at 4 suits me very well. Looking forward to it.\nIda",
        "Super, danke! Ich komme morgen gegen 16 Uhr.\nIda",
        "Der 19. wäre schön, ich bringe die Geige um 10.\nIda",
        "Dann am Donnerstag um 12, danke",
        "Très bien, je passe jeudi à 15 h.\nIda",
        "Muy bien, iré el jueves a las 10.\nIda",
    ],
)
def test_who_says_when_he_comes_confirms(text: str) -> None:
    reading = judged(letter(text, "Re: Violin", ANSWERS))
    assert (reading.verdict, reading.confirms_only) == (Verdict.LEAD, True)


@pytest.mark.parametrize(
    "text",
    [
        "Great, but not on Friday at 4.",
        "Super, aber lieber am Donnerstag um 10.",
        "Ich komme morgen um 16 Uhr. Haben Sie dann auch Saiten da?",
        "Très bien, mais plutôt jeudi à 15 h.",
        "It buzzes again since Tuesday.",
        "Lovely. The other string buzzes since Monday.",
        "Ich komme am Montag um 10. Der Bogen ist auch gerissen.",
        "Die Wohnung ist am Dienstag ab 15 Uhr offen, der Mieter weiß nichts davon.",
    ],
)
def test_who_proposes_another_time_or_tells_more_waits(text: str) -> None:
    reading = judged(letter(text, "Re: Violin", ANSWERS))
    assert (reading.verdict, reading.confirms_only) == (Verdict.LEAD, False)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Meter reading", "Dear residents,\n\nthe meters are read on 19 May. Please open all rooms."),
        (
            "Ablesung",
            "Sehr geehrte Mieterinnen und Mieter,\n\nam 19.5. wird abgelesen. Bitte öffnen Sie alle Räume.",
        ),
        ("Relevé", "Chers locataires,\n\nles compteurs seront relevés le 19 mai."),
        ("Contadores", "Estimados vecinos:\n\nel 19 de mayo se leen los contadores."),
        ("Saturday?", "Pat, are you coming to the fair on Saturday? Soup at my place after.\nIda"),
        ("Samstag?", "Pat, kommst du mit auf den Markt?\nIda"),
        (
            "My thesis",
            "Dear Pat, I am writing my dissertation on craft and would like to interview you in May.\nIda",
        ),
        (
            "Masterarbeit",
            "Guten Tag, für meine Masterarbeit möchte ich Sie gern interviewen. Hätten Sie Zeit?\nIda",
        ),
    ],
)
def test_what_is_for_a_group_a_friend_or_a_study_is_never_surely_an_inquiry(subject: str, text: str) -> None:
    assert judged(letter(text, subject)).verdict is not Verdict.LEAD


def test_who_wants_his_thesis_printed_is_a_customer() -> None:
    text = "Guten Tag, ich möchte meine Masterarbeit drucken und binden lassen. Was kostet das?\nIda"
    assert judged(letter(text, "Masterarbeit")).verdict is Verdict.LEAD


def test_what_says_that_it_only_informs_waits_for_nothing() -> None:
    text = "Dear Pat, the meeting moves to the 16th. No reply needed.\n\nIda"
    assert judged(letter(text, "Meeting", ANSWERS)).kind is Kind.OTHER
    assert judged(letter(text, "Meeting")).verdict is Verdict.UNDECIDED


def test_thanks_with_a_greeting_a_story_and_a_close_are_thanks() -> None:
    text = (
        "Liebe Frau Owner,\n\ndanke für Ihren Anruf, das hat mir "
        "geholfen. Wie besprochen bringe ich das Cello "
        "meines Mannes am Samstag.\n\nMit herzlichem Gruß\nIda Muster"
    )
    assert judged(letter(text, "Ihr Anruf")).kind is Kind.THANKS
    assert judged(letter("Nous tenions à vous remercier pour ce beau travail.\n\nIda")).kind is Kind.THANKS
    text = "Pat, all good since Tuesday. Mom says you're an angel. Thank you"
    assert judged(letter(text, "Re: Violin", ANSWERS)).kind is Kind.THANKS


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "Absence : devis",
            "Bonjour, votre message a bien été reçu. Notre atelier est fermé jusqu'au 23 novembre.",
        ),
        ("Abwesenheit", "Guten Tag, Ihre Nachricht ist eingegangen. Wir antworten nach unserer Rückkehr."),
    ],
)
def test_an_absence_told_without_any_header_is_an_automatic_reply(subject: str, text: str) -> None:
    reading = judged(letter(text, subject, sender="Service <service@mairie.example>"))
    assert (reading.verdict, reading.kind) == (Verdict.NOT_LEAD, Kind.AUTO_REPLY)


def test_a_comment_in_auto_submitted_is_no_part_of_its_word() -> None:
    reading = judged(letter("I am away.", "Away", "Auto-Submitted: auto-replied (vacation)"))
    assert reading.kind is Kind.AUTO_REPLY


def test_in_junk_the_providers_own_mark_says_nothing_of_a_mail() -> None:
    text = (
        "Dear Pat, the fingerboard of my violin came off. Would you repair it, and what would it cost?\nIda"
    )
    junk = replace(DESK, role=Role.JUNK)
    for mark in ("X-Spam-Flag: YES", "X-Spam-Status: Yes, score=6.1"):
        reading = judged(letter(text, "***SPAM*** Violin", mark), junk)
        assert (reading.verdict, reading.acknowledge) == (Verdict.UNDECIDED, False)
        assert reading.reasons[0] == "Lies in Junk."


def test_who_bears_the_name_the_owner_is_addressed_by_is_looked_at() -> None:
    desk = replace(DESK, owner_names=("Violins",))
    text = "I'm in a meeting. I need you to buy something for a client. Mail me back."
    reading = judged(letter(text, "Free?", f"To: Pat Owner <{OWN}>", "Pat Owner <boss77@post.example>"), desk)
    assert (reading.verdict, reading.acknowledge) == (Verdict.UNDECIDED, False)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "Fittings",
            "Dear Purchasing Manager,\n\nWe are manufacturer of pegs. MOQ 500. What items do you need?\n\nLi",
        ),
        ("Apps", "Hello, we are a based company for mobile apps. Please share your requirement.\n\nRavi"),
        (
            "made you something",
            "Hi Pat, I put together a short film idea for Violins. Mind if I send it?\n\nAnn",
        ),
        (
            "AW: Ihr Auftritt",
            (
                "Hallo, ich wollte nur kurz nachhaken. Für drei Betriebe "
                "haben wir noch Plätze frei. Hätten Sie "
                "am Montag 15 Minuten?\n\nLisa"
            ),
        ),
        ("I recorded you", "I have access to your devices. Send $1200 in bitcoin within 48 hours."),
    ],
)
def test_what_suppliers_agencies_and_extortion_write_is_no_lead(subject: str, text: str) -> None:
    assert judged(letter(text, subject)).verdict is not Verdict.LEAD


def test_an_accountant_who_asks_about_a_helper_seeks_no_work() -> None:
    text = "Dear Pat,\n\nhave you decided about hiring the helper in May? The form is due on the 20th.\n\nIda"
    assert judged(letter(text, "Hiring")).verdict is Verdict.LEAD
    assert (
        judged(letter("Are there vacancies? I would like to join you.", "Vacancy")).verdict
        is Verdict.UNDECIDED
    )


@pytest.mark.parametrize(
    "text",
    [
        "Buenos días, les agradecería un presupuesto para restaurar el violín.\n\nIda",
        "Bonjour, je vous remercie de bien vouloir me faire un devis.\n\nIda",
        "Guten Tag, für ein Angebot wäre ich dankbar.\n\nIda",
        "I would appreciate a quote for a new bridge.\n\nIda",
    ],
)
def test_thanks_for_what_is_still_to_be_done_are_a_request(text: str) -> None:
    assert judged(letter(text, "Violin")).verdict is Verdict.LEAD


@pytest.mark.parametrize(
    "text",
    [
        "Thanks. The door still sticks.",
        "Danke. Die Tür klemmt aber immer noch.",
        "Danke für den Besuch. Der Hahn tropft wieder.",
        "Merci beaucoup pour votre visite. Le robinet goutte encore.",
        "Gracias por la visita. El grifo sigue goteando.",
        "FYI the ceiling is wet now.",
        "Thanks for the quote. Our answer is yes.",
        "Danke für das Angebot, wir nehmen es an.",
        "Merci pour le devis, bon pour accord.",
        "Gracias, acepto el presupuesto.",
        "Thank you. My number is 303-555-0177.",
        "Danke, hier meine Adresse: Lindenweg 4, 04229 Leipzig.",
        "Danke für die Antwort. Mittwoch geht nicht.",
        "Merci. Plutôt le modèle bleu.",
        "Die Anzahlung ist überwiesen, wir warten auf einen Termin.",
    ],
)
def test_thanks_or_information_with_something_more_wait(text: str) -> None:
    assert judged(letter(text, "Re: Repair", ANSWERS)).verdict is Verdict.LEAD


@pytest.mark.parametrize(
    ("sender", "text"),
    [
        (
            "Lilas Gestion <contact@lilas-gestion.example>",
            "Fuite au 12 rue des Lilas. Ordre de service n° 4481-22. Plafond 300,00 €. Locataire : M. Denis.",
        ),
        (
            "Parkside Property <info@parksideproperty.example>",
            "Work order 448192: leak at 12 Elm St, unit 4. NTE $250.00.",
        ),
        (
            "Lerche Musik <info@lerche-musik.example>",
            "Ihre Lieferung vom 3.5. war unvollständig, es fehlen zwei Bögen. Lieferschein Nr. 448122.",
        ),
    ],
)
def test_orders_of_houses_are_never_dropped(sender: str, text: str) -> None:
    assert judged(letter(text, "448192", sender=sender)).verdict is not Verdict.NOT_LEAD
