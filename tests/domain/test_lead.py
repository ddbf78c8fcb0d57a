"""A lead's moves: state says who wrote last of substance, the ledger says what we owe."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from assistant.domain.draft import Draft, DraftKind, Version
from assistant.domain.follow_up import after_silence
from assistant.domain.lead import (
    CONVERSATION_LIMIT,
    HISTORY_LIMIT,
    Attempt,
    CallResult,
    Channel,
    Entry,
    Lead,
    LeadState,
    Outcome,
    Route,
    Voice,
    asked,
    channel_of,
    closed,
    machine_wrote,
    merged,
    note_went_out,
    opened,
    reopened,
    shortened,
    snoozed,
    spoken,
    thanked,
    they_wrote,
    we_answered,
    we_called,
)
from assistant.domain.ledger import enters_ledger
from assistant.domain.message import Address
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.reading import Contact, Kind, Reading, Verdict
from tests.fakes import HOURS, at

MONDAY = at("2026-11-23 09:00")
DUE = at("2026-11-24 12:00")
READING = Reading(
    Verdict.LEAD,
    Kind.EMAIL,
    Contact("Karen", "karen@mail.example"),
    "karen@mail.example",
    "Tap",
    acknowledge=True,
)


def entry(when: datetime, voice: Voice = Voice.THEM, name: str = "") -> Entry:
    return Entry(
        voice, when, f"{voice}{when.isoformat()}{name}", f"{name or when.timestamp()}@mail.example", "Tap"
    )


def lead(reading: Reading = READING) -> Lead:
    return opened(12, "p1", reading, entry(MONDAY), Route(to="karen@mail.example"), DUE)


def promise(due: datetime = DUE, made: datetime = MONDAY, name: str = "12a") -> Promise:
    return Promise(due, PromiseState.OPEN, PromiseSource.ACKNOWLEDGEMENT, made, id=name)


def later(hours: float) -> datetime:
    return MONDAY + timedelta(hours=hours)


def test_an_inquiry_is_open_and_due_when_policy_says() -> None:
    assert (lead().state, lead().due, lead().is_overdue(DUE)) == (LeadState.OPEN, DUE, False)
    assert lead().is_overdue(DUE + timedelta(seconds=1))


def test_what_was_doubtful_begins_as_an_inquiry_with_the_message_that_settles_it() -> None:
    doubtful = lead(replace(READING, verdict=Verdict.UNDECIDED))
    week = timedelta(days=7)
    sure = they_wrote(doubtful, READING, entry(MONDAY + week), DUE + week)
    assert (sure.state, sure.acknowledge, sure.respond_by) == (LeadState.OPEN, True, DUE + week)
    assert (sure.received_at, sure.opened_at) == (MONDAY, MONDAY + week)


def test_an_undecided_one_is_due_for_nothing_and_acknowledged_by_nobody() -> None:
    doubtful = lead(replace(READING, verdict=Verdict.UNDECIDED))

    assert (doubtful.state, doubtful.due, doubtful.acknowledge) == (LeadState.UNDECIDED, None, False)


def test_the_earliest_open_promise_replaces_respond_by_in_every_state_but_closed() -> None:
    owing = (
        lead()
        .with_promise(promise(DUE + timedelta(days=2), name="b"))
        .with_promise(promise(DUE + timedelta(days=1)))
    )
    waiting = replace(owing, state=LeadState.WAITING)

    assert owing.due == waiting.due == DUE + timedelta(days=1)
    assert waiting.is_overdue(DUE + timedelta(days=1, minutes=1))
    assert not closed(waiting, Outcome.DONE, MONDAY).is_overdue(DUE + timedelta(days=9))


def test_an_answer_waits_for_them_and_keeps_what_was_promised_in_time() -> None:
    answered = we_answered(lead().with_promise(promise()), entry(later(2), Voice.US))

    assert (answered.state, answered.answered_at, answered.due) == (LeadState.WAITING, later(2), None)
    assert answered.promises[0].state is PromiseState.KEPT


def test_a_late_answer_leaves_the_promise_broken() -> None:
    answered = we_answered(lead().with_promise(promise()), entry(DUE + timedelta(hours=1), Voice.US))

    assert answered.promises[0].state is PromiseState.BROKEN


def test_an_answer_older_than_their_last_word_changes_no_state() -> None:
    talking = they_wrote(lead(), READING, entry(later(3)), DUE)

    answered = we_answered(talking, entry(later(1), Voice.US))

    assert (answered.state, answered.answered_at) == (LeadState.OPEN, later(1))


def test_what_they_wrote_before_our_answer_is_read_late_and_opens_nothing() -> None:
    answered = we_answered(lead(), entry(later(3), Voice.US))

    assert they_wrote(answered, READING, entry(later(1)), DUE).state is LeadState.WAITING


def test_writing_again_after_an_answer_opens_it_with_a_new_time() -> None:
    answered = we_answered(lead(), entry(later(1), Voice.US))

    again = they_wrote(answered, READING, entry(later(5)), DUE + timedelta(days=1))

    assert (again.state, again.respond_by, again.answered_at) == (
        LeadState.OPEN,
        DUE + timedelta(days=1),
        None,
    )
    assert again.opened_at == later(5)


def test_a_bare_confirmation_is_shown_and_never_overdue() -> None:
    answered = we_answered(lead(), entry(later(1), Voice.US))

    glance = they_wrote(answered, replace(READING, confirms_only=True), entry(later(5)), None)

    assert (glance.state, glance.glance, glance.due) == (LeadState.OPEN, True, None)
    assert not glance.is_overdue(later(5000))
    assert glance.answered_at == later(1)


def test_a_confirmation_nobody_looked_at_waits_again_after_three_business_days() -> None:
    answered = we_answered(lead(), entry(later(1), Voice.US))
    glance = they_wrote(answered, replace(READING, confirms_only=True), entry(later(5)), None)

    assert after_silence(glance, at("2026-11-26 13:00"), HOURS) is glance
    assert after_silence(glance, at("2026-11-26 14:01"), HOURS).state is LeadState.WAITING


@pytest.mark.parametrize(("asks", "state"), [(False, LeadState.CLOSED), (True, LeadState.WAITING)])
def test_a_matter_in_which_we_asked_nothing_closes_quietly_after_fourteen_business_days(
    asks: bool, state: LeadState
) -> None:
    answered = we_answered(lead(), replace(entry(later(1), Voice.US), asks=asks))

    assert after_silence(answered, at("2026-12-11 10:00"), HOURS).state is LeadState.WAITING
    assert after_silence(answered, at("2026-12-11 10:01"), HOURS).state is state


def test_no_matter_closes_quietly_while_we_owe_something_or_the_owner_is_asked() -> None:
    answered = we_answered(lead(), entry(later(1), Voice.US))
    much_later = at("2027-01-30 10:00")

    assert after_silence(answered.with_promise(promise()), much_later, HOURS).state is LeadState.WAITING
    assert (
        after_silence(asked(answered, "was this it?", MONDAY), much_later, HOURS).state is LeadState.WAITING
    )


def test_a_machine_that_writes_and_a_mere_thanks_move_nothing() -> None:
    for moved in (thanked(lead(), entry(later(1))), machine_wrote(lead(), entry(later(1)), "away")):
        assert (moved.state, moved.due) == (LeadState.OPEN, DUE)
        assert moved.last_word == lead().conversation[0]


def test_a_note_of_ours_is_heard_and_answers_nothing() -> None:
    version = Version(
        1, Address("", "d@x.example"), Address("", "k@x.example"), "Re: Tap", "Hello", "m", promised=DUE
    )
    draft = Draft("12a", 12, DraftKind.ACKNOWLEDGEMENT, version, MONDAY)

    noted = note_went_out(note_went_out(lead(), draft, later(1)), draft, later(2))

    assert (noted.state, noted.heard_at, noted.acknowledged_at, noted.answered_at) == (
        LeadState.OPEN,
        later(1),
        later(1),
        None,
    )
    assert [e.voice for e in noted.conversation] == [Voice.THEM, Voice.NOTE]


def sent_note(kind: DraftKind, due: datetime | None, name: str = "12b") -> Draft:
    version = Version(1, Address("", "d@x.example"), Address("", "k@x.example"), "s", "t", "m", promised=due)
    return Draft(name, 12, kind, version, MONDAY)


def test_a_sent_note_enters_the_ledger_once() -> None:
    once = enters_ledger(lead(), sent_note(DraftKind.ACKNOWLEDGEMENT, DUE), later(1))

    assert enters_ledger(once, sent_note(DraftKind.ACKNOWLEDGEMENT, DUE), later(2)) == once
    assert enters_ledger(lead(), sent_note(DraftKind.NUDGE, DUE), later(1)).promises == ()
    assert enters_ledger(lead(), sent_note(DraftKind.ACKNOWLEDGEMENT, None), later(1)).promises == ()


def test_a_promise_to_somebody_answered_meanwhile_is_kept_and_to_a_closed_matter_released() -> None:
    answered = we_answered(lead(), entry(later(2), Voice.US))
    over = closed(lead(), Outcome.DONE, later(1))
    note = sent_note(DraftKind.ACKNOWLEDGEMENT, DUE)

    assert enters_ledger(answered, note, later(1)).promises[0].state is PromiseState.KEPT
    assert enters_ledger(over, note, later(2)).promises[0].state is PromiseState.RELEASED


@pytest.mark.parametrize(
    ("told", "state"),
    [(DUE - timedelta(hours=1), PromiseState.RELEASED), (DUE + timedelta(hours=1), PromiseState.BROKEN)],
)
def test_a_delay_note_takes_the_place_of_the_time_before(told: datetime, state: PromiseState) -> None:
    owing = lead().with_promise(promise())

    moved = enters_ledger(owing, sent_note(DraftKind.DELAY, DUE + timedelta(days=1)), told)

    assert [p.state for p in moved.promises] == [state, PromiseState.OPEN]
    assert moved.due == DUE + timedelta(days=1)


def test_reached_by_phone_after_it_was_closed_keeps_it_closed() -> None:
    over = closed(lead(), Outcome.DONE, later(1))

    assert we_called(over, Attempt(later(2), CallResult.REACHED)).state is LeadState.CLOSED


def test_the_owner_opens_snoozes_and_closes() -> None:
    over = closed(lead().with_promise(promise()), Outcome.LOST, later(1))
    again = reopened(over, DUE, later(2))

    assert (over.outcome, over.promises[0].state) == (Outcome.LOST, PromiseState.RELEASED)
    assert (again.state, again.outcome, again.due) == (LeadState.OPEN, None, DUE)
    assert snoozed(again, later(48), later(3)).is_snoozed(later(47))


def test_merging_keeps_the_older_number_and_the_earliest_time() -> None:
    older = replace(lead(), respond_by=DUE + timedelta(days=1))
    younger = replace(lead(), number=15, conversation=(entry(later(4), name="x"),), respond_by=DUE)

    one = merged(older, younger, later(5))

    assert (one.number, one.respond_by, len(one.conversation)) == (12, DUE, 2)
    assert merged(closed(older, Outcome.DONE, later(1)), younger, later(5)).outcome is None


def test_conversation_and_history_are_bounded_and_the_first_word_stays() -> None:
    long = lead()
    for hour in range(1, 100):
        long = long.with_entry(entry(later(hour))).noting(later(hour), "again")

    assert len(long.conversation) == CONVERSATION_LIMIT
    assert long.conversation[0] == lead().conversation[0]
    assert len(long.history) == HISTORY_LIMIT


def test_words_are_said_as_people_say_them() -> None:
    assert (spoken("web_form"), spoken("email")) == ("web form", "mail")
    assert channel_of(Kind.VOICEMAIL) is Channel.VOICEMAIL
    assert channel_of(Kind.OTHER) is Channel.EMAIL
    assert shortened("a " * 500).endswith("…")
    assert shortened(" one\n two ") == "one two"
