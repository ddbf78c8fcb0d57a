"""`--json` carries every field of DESIGN 5 under its name, in the owner's zone."""

import json
from dataclasses import replace

from assistant.cli import machine
from assistant.domain.book import LogLine, NoteKind
from assistant.domain.draft import DraftState
from assistant.domain.lead import Attempt, CallResult
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact, Field, Kind, Reading, Verdict
from tests.cli.shelf import NOW, ZONE, draft, hours, lead, monday, nasty_lead
from tests.cli.test_safe import acts

OF_A_LEAD = {
    "id", "state", "outcome", "channel", "contact", "subject", "excerpt", "received_at", "respond_by",
    "snoozed_until", "promises", "overdue", "answered_at", "attempts", "drafts", "reasons", "message_ids",
}  # fmt: skip
OF_A_DRAFT = {
    "id", "lead", "kind", "to", "subject", "body", "state", "digest", "good_until", "message_id", "sent_at",
}  # fmt: skip
OF_A_READING = {
    "file", "verdict", "kind", "format", "contact", "reply_to", "subject", "text", "duration_s",
    "acknowledge", "reasons", "error",
}  # fmt: skip


def test_a_lead_carries_every_field_of_the_contract() -> None:
    for each in monday():
        assert set(machine.lead(each, ZONE, NOW)) >= OF_A_LEAD


def test_a_lead_reads_as_it_stands() -> None:
    told = machine.lead(lead(attempts=(Attempt(NOW, CallResult.LEFT_MESSAGE),), drafts=(draft(),)), ZONE, NOW)
    assert told["id"] == "12"
    assert (told["state"], told["outcome"], told["channel"]) == ("open", None, "email")
    assert told["contact"] == {"name": "Nora Feld", "email": "nora@feld.example", "phone": "+13035550133"}
    assert told["received_at"] == "2026-11-20T16:00:00-05:00"
    assert told["respond_by"] == "2026-11-23T12:00:00-05:00"
    assert told["excerpt"] == "It drips. Can you come?"
    assert told["overdue"] is False
    assert told["answered_at"] is None
    assert told["drafts"] == ["12a"]
    assert told["message_ids"] == ["m12@feld.example"]
    assert told["attempts"][0]["at"] == "2026-11-23T10:00:00-05:00"
    assert told["attempts"][0]["result"] == "left-message"


def test_times_of_summer_carry_the_offset_of_summer() -> None:
    assert machine.moment(NOW.replace(month=7), ZONE) == "2026-07-23T11:00:00-04:00"


def test_the_earliest_open_promise_replaces_respond_by() -> None:
    promise = Promise(NOW + hours(1), PromiseState.OPEN, PromiseSource.ACKNOWLEDGEMENT, NOW)
    told = machine.lead(lead(promises=(promise,)), ZONE, NOW)
    assert told["respond_by"] == "2026-11-23T11:00:00-05:00"
    assert told["promises"] == [
        {"due": "2026-11-23T11:00:00-05:00", "state": "open", "source": "acknowledgement", "words": None}
    ]


def test_a_lead_whose_time_is_past_is_overdue_and_a_past_snooze_is_none() -> None:
    told = machine.lead(lead(respond_by=NOW - hours(1), snoozed_until=NOW - hours(1)), ZONE, NOW)
    assert told["overdue"] is True
    assert told["snoozed_until"] is None


def test_a_promise_of_the_ledger_says_whose_it_is() -> None:
    fifteen = next(each for each in monday() if each.number == 15)
    told = machine.promise_of(fifteen, 0, ZONE)
    assert told["id"] == "k1"
    assert told["lead"] == "15"
    assert told["contact"]["name"] == "Max Ito"
    assert told["words"] == "I'll call you Monday."


def test_a_draft_carries_every_field_of_the_contract() -> None:
    it = draft(state=DraftState.SENT, sent_at=NOW)
    told = machine.draft(it, ZONE)
    assert set(told) >= OF_A_DRAFT
    assert (told["id"], told["lead"], told["kind"], told["state"]) == ("12a", "12", "acknowledgement", "sent")
    assert told["to"] == "nora@feld.example"
    assert told["body"] == "Hello Nora,\n\nI got your mail.\n"
    assert told["digest"] == it.version.digest
    assert told["good_until"] == "2026-11-24T10:00:00-05:00"
    assert told["sent_at"] == "2026-11-23T10:00:00-05:00"


def test_show_numbers_the_messages_from_one_and_gives_their_whole_text() -> None:
    entry = replace(lead().conversation[0], text="key")
    told = machine.whole_lead(lead(conversation=(entry,)), {"key": "It drips.\nCan you come?"}, ZONE, NOW)
    assert told["conversation"][0]["number"] == "1"
    assert told["conversation"][0]["text"] == "It drips.\nCan you come?"
    assert told["history"][0]["words"] == "came in by mail"


def test_a_text_that_is_gone_is_replaced_by_its_start() -> None:
    told = machine.whole_lead(lead(), {}, ZONE, NOW)
    assert told["conversation"][0]["text"] == "It drips. Can you come?"


def test_a_reading_carries_every_field_of_the_contract() -> None:
    reading = Reading(
        Verdict.LEAD,
        Kind.VOICEMAIL,
        Contact("Ann Lee", None, "+13035550120"),
        text="Please call.",
        duration_s=42,
        format="broadworks",
        fields=(Field("phone", "(303) 555-0120", "From: (303) 555-0120"),),
    )
    told = machine.reading("a.eml", reading)
    assert set(told) == OF_A_READING
    assert (told["file"], told["verdict"], told["kind"], told["format"]) == (
        "a.eml",
        "lead",
        "voicemail",
        "broadworks",
    )
    assert told["duration_s"] == 42
    assert told["error"] is None
    assert machine.explained(reading)[0]["line"] == "From: (303) 555-0120"


def test_an_unreadable_file_has_the_same_fields_and_an_error() -> None:
    told = machine.unreadable("b.eml", "it is empty")
    assert set(told) == OF_A_READING
    assert told["error"] == "it is empty"
    assert told["verdict"] == "undecided"
    assert told["acknowledge"] is False


def test_a_log_line_names_its_lead_as_text() -> None:
    told = machine.log_line(LogLine(NOW, NoteKind.DECISION, "approved", 12), ZONE)
    assert told == {"at": "2026-11-23T10:00:00-05:00", "kind": "decision", "words": "approved", "lead": "12"}


def test_i26_hostile_words_come_back_whole_and_act_on_nothing() -> None:
    evil = nasty_lead()
    written = machine.document(machine.whole_lead(evil, {"key": evil.subject}, ZONE, NOW))
    assert acts(written) == []
    assert json.loads(written)["subject"] == evil.subject
