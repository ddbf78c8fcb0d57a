"""What is new in a mail and what is not, in several languages and layouts."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.adapters.mime import read
from assistant.adapters.replies import split
from assistant.domain.message import Body, Message

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def stored(root: Path) -> Callable[[str], Body]:
    def body(name: str) -> Body:
        mail = read((root / "tests" / "mail" / "mime" / f"{name}.eml").read_bytes(), NOW)
        assert isinstance(mail, Message)
        assert mail.body is not None
        return mail.body

    return body


@pytest.mark.parametrize(
    "border",
    [
        "On Mon, Nov 16, 2026 at 9:00 AM Dana Reyes <dana@reyes.example> wrote:",
        "On Mon, Nov 16, 2026 at 9:00 AM Dana Reyes\n<dana@reyes.example> wrote:",
        "Am 16.11.2026 um 09:00 schrieb Dana Reyes <dana@reyes.example>:",
        "Le lun. 16 nov. 2026 à 09:00, Dana Reyes <dana@reyes.example> a écrit :",
        "El lun, 16 nov 2026 a las 9:00, Dana Reyes (<dana@reyes.example>) escribió:",
        "Il giorno lun 16 nov 2026 alle ore 09:00 Dana Reyes <dana@reyes.example> ha scritto:",
        "Op ma 16 nov 2026 om 09:00 schreef Dana Reyes <dana@reyes.example>:",
        "Em seg., 16 de nov. de 2026 às 09:00, Dana Reyes <dana@reyes.example> escreveu:",
        "Den mån 16 nov. 2026 kl 09:00 skrev Dana Reyes <dana@reyes.example>:",
    ],
)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_what_stands_below_somebody_wrote_is_quoted(border: str, mark: str) -> None:
    pieces = split(
        f"That suits me.\n\n{border}\n\n{mark}Would Tuesday do?\n{mark}Dana", is_reply=True, subject="Re: x"
    )
    assert pieces.fresh == "That suits me."
    assert "Would Tuesday do?" in pieces.quoted


@pytest.mark.parametrize(
    "labels",
    [
        ("From", "Sent", "To", "Subject"),
        ("Von", "Gesendet", "An", "Betreff"),
        ("De", "Envoyé", "À", "Objet"),
        ("De", "Enviado el", "Para", "Asunto"),
        ("*Da", "Inviato", "A", "Oggetto"),
        ("Van", "Verzonden", "Aan", "Onderwerp"),
    ],
)
def test_a_header_block_begins_an_older_mail(labels: tuple[str, ...]) -> None:
    values = ("Dana Reyes <dana@reyes.example>", "Monday, 16 November 2026 09:00", "Lena", "Offer")
    block = "\n".join(f"{label}: {value}" for label, value in zip(labels, values, strict=True))
    pieces = split(f"That suits me.\n\n{block}\n\nWould Tuesday do?", is_reply=True, subject="Re: Offer")
    assert pieces.fresh == "That suits me."
    assert pieces.quoted.endswith("Would Tuesday do?")


def test_a_list_is_no_signature_and_a_closing_with_a_name_is(stored: Callable[[str], Body]) -> None:
    body = stored("reply-outlook-german")
    assert body.fresh.endswith("- den Schlüssel\n- die Rechnung")
    assert body.signature == "Mit freundlichen Grüßen\nLena Hartwig\n030 23125 142"
    assert body.quoted.endswith("hier das Angebot.")


def test_answers_between_quotes_keep_what_they_answer(stored: Callable[[str], Body]) -> None:
    body = stored("reply-inline")
    assert body.fresh.startswith("Hello Dana,\n\n> Would Tuesday suit you?\n\nYes, after four.")
    assert body.fresh.endswith("The code is 4711.")
    assert body.quoted == "> Kind regards\n> Dana"


def test_an_answer_below_the_quote_is_fresh_without_it() -> None:
    text = (
        "On 1 Nov 2026 09:00, Dana wrote:\n> all of it\nwrapped\n> and more\n\nThat is fine, come at nine.\n"
    )
    pieces = split(text, is_reply=True, subject="Re: x")
    assert pieces.fresh == "That is fine, come at nine."


def test_a_hyphen_in_the_words_of_a_separator_hides_nothing() -> None:
    quoted = "-----Original-Nachricht-----\nBetreff: Cello\nVon: Dana\nAn: Vera\n\nPasst Freitag?"
    pieces = split(f"Freitag passt.\n\n{quoted}", is_reply=True, subject="AW: Cello")
    assert pieces.fresh == "Freitag passt."


@pytest.mark.parametrize(
    ("separator", "subject"),
    [
        ("---------- Forwarded message ---------", "Fwd: boiler"),
        ("-------- Weitergeleitete Nachricht --------", "WG: Kessel"),
        ("---------- Message transféré ---------", "boiler"),
        ("Begin forwarded message:\n", "boiler"),
        ("-----Original Message-----", "FW: boiler"),
        ("________________________________", "Fw: boiler"),
    ],
)
def test_a_forward_is_the_owners_note_and_the_forwarded_mail(separator: str, subject: str) -> None:
    block = (
        "From: Amaya Stone <amaya@visitor.example>\nDate: 16 November 2026 09:00\nSubject: boiler\nTo: Dana"
    )
    pieces = split(
        f"call her first\n\n{separator}\n{block}\n\nIt makes a noise.", is_reply=False, subject=subject
    )
    assert pieces.fresh == "call her first"
    assert pieces.forwarded.strip() == f"{block}\n\nIt makes a noise."


def test_a_forward_without_a_note_has_nothing_fresh() -> None:
    text = "---------- Forwarded message ---------\nFrom: a@x.example\nDate: today\nSubject: s\n\nwords"
    pieces = split(text, is_reply=False, subject="Fwd: s")
    assert (pieces.fresh, pieces.forwarded[-5:]) == ("", "words")


def test_a_forward_by_hand_keeps_the_strangers_signature_in_the_forward(
    stored: Callable[[str], Body],
) -> None:
    body = stored("forward-by-hand")
    assert body.fresh == "came by phone mail, call first"
    assert "+1 303 555 0177" in body.forwarded


@pytest.mark.parametrize(
    "text",
    [
        "> everything\n> is quoted",
        "From: Ada\nDate: 12 May\nSubject: garden\n\nPlease call.",
        "-- \nAda",
        "Thanks!\nMary",
        "Best regards",
        "On your page of 2026-11-01 you wrote:\nwe repair bows. Do you?",
    ],
)
def test_a_first_mail_never_loses_all_its_words(text: str) -> None:
    assert split(text, is_reply=False, subject="Question").fresh.strip()


@pytest.mark.parametrize(
    ("text", "fresh", "signature"),
    [
        ("Yes.\n\n-- \nMary\n555-0101", "Yes.", "-- \nMary\n555-0101"),
        ("Yes.\n\nSent from my iPhone", "Yes.", "Sent from my iPhone"),
        ("Ja.\n\nVon meinem iPhone gesendet", "Ja.", "Von meinem iPhone gesendet"),
        ("Yes.\n\nThanks,\nMary", "Yes.", "Thanks,\nMary"),
        ("Hi,\n\nThanks,\nwe got it. Could you come again on Tuesday?", None, ""),
        ("Hi\n--\n" + "a long text goes on\n" * 30, None, ""),
        ("We want:\n- one\n- two\n- three", None, ""),
    ],
)
def test_signatures_are_told_from_text(text: str, fresh: str | None, signature: str) -> None:
    pieces = split(text, is_reply=False, subject="x")
    assert pieces.fresh == (text.strip() if fresh is None else fresh)
    assert pieces.signature == signature


def test_a_signature_below_the_quote_is_found() -> None:
    pieces = split("Fine.\n\n> old\n> words\n\n-- \nMary\n+1 303 555 0101", is_reply=True, subject="Re: x")
    assert (pieces.fresh, pieces.signature) == ("Fine.", "-- \nMary\n+1 303 555 0101")
