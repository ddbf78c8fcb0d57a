"""Mails invented for this test, in six languages and many trades: what people want, and what only looks so.

`inquiry-*` are people's, `machine-*` automatic, `pitch-*` strangers who sell or deceive. The second part of
a file's name is its language. Most were written before the rules that judge them, and the rules were
mended after a first look; so they guard against getting worse, and prove little about new mail. Where one is
judged wrong it stands in a list here, and the lists may only get shorter.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.adapters.format_files import shipped_formats
from assistant.adapters.mime import read
from assistant.adapters.phone import PhoneNumbers
from assistant.domain.message import Message
from assistant.domain.reading import Reading, Verdict
from assistant.domain.triage import Context, judge

FOLDER = Path(__file__).parent.parent / "mail" / "fresh"
ARRIVED = datetime(2026, 11, 20, 12, tzinfo=UTC)
COUNTRIES = {"en": "US", "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "nl": "NL"}

IN_CONVERSATION = {"inquiry-fr-deplacer", "inquiry-en-dentist-reply"}
NO_NOTE = IN_CONVERSATION | {"inquiry-en-movers"}
"""Leads without an acknowledgement; the last one is too short to be surely a person's."""
TAKEN_FOR_PEOPLE = {"pitch-en-romance"}
"""A stranger who writes like a customer: only the owner can tell."""
SHOWN_AS_LEADS = TAKEN_FOR_PEOPLE | {"pitch-en-lender"}


def names(sort: str) -> list[str]:
    return sorted(file.stem for file in FOLDER.glob(f"{sort}-*.eml"))


def judged(name: str) -> Reading:
    raw = (FOLDER / f"{name}.eml").read_bytes()
    message = read(raw, ARRIVED, len(raw))
    assert isinstance(message, Message)
    country = COUNTRIES[name.split("-", 2)[1]]
    own = frozenset(each.email for each in message.to) or frozenset({"owner@shop.example"})
    return judge(
        message,
        Context(numbers=PhoneNumbers(country), formats=shipped_formats(), own_addresses=own, region=country),
    )


@pytest.mark.parametrize("name", names("inquiry"))
def test_what_a_person_wants_is_a_lead_and_answered_with_a_note_unless_in_conversation(name: str) -> None:
    reading = judged(name)
    assert reading.verdict is Verdict.LEAD, reading.reasons
    assert reading.acknowledge is (name not in NO_NOTE), reading.no_acknowledgement


@pytest.mark.parametrize("name", names("machine"))
def test_i18_automatic_mail_is_no_lead_and_never_acknowledged(name: str) -> None:
    reading = judged(name)
    assert reading.verdict is not Verdict.LEAD, reading.reasons
    assert not reading.acknowledge


@pytest.mark.parametrize("name", names("pitch"))
def test_pitches_and_fraud_are_no_leads_but_for_those_named(name: str) -> None:
    reading = judged(name)
    assert (reading.verdict is Verdict.LEAD) is (name in SHOWN_AS_LEADS), reading.reasons
    assert reading.acknowledge is (name in TAKEN_FOR_PEOPLE)


def test_most_of_what_nobody_wants_is_set_aside_without_asking() -> None:
    verdicts = [judged(name).verdict for sort in ("machine", "pitch") for name in names(sort)]
    assert verdicts.count(Verdict.NOT_LEAD) >= 0.6 * len(verdicts)
