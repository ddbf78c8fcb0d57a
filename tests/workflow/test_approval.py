"""Approval: the one function that takes a decision, and what it says back."""

from datetime import datetime, timedelta

import pytest

from assistant.domain.decision import From, Word
from assistant.domain.draft import DraftState
from assistant.domain.lead import CallResult, LeadState, Outcome, Voice, asked
from assistant.domain.promise import PromiseState
from assistant.domain.reading import Verdict
from tests.fakes import World, at, mail

ARRIVED = at("2026-11-23 09:05")
NOW = at("2026-11-23 09:10")
LATER = NOW + timedelta(minutes=10)
KAREN = "Karen Osullivan <karen@mail.example>"
TAP = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nKaren\n"


@pytest.fixture
def drafted(world: World) -> World:
    """One inquiry with a draft that waits for the yes."""
    world.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED)
    world.round(NOW)
    return world


@pytest.mark.parametrize("target", ["1a", "1", " 1A "])
def test_a_draft_is_meant_by_its_id_or_its_leads_number(drafted: World, target: str) -> None:
    said = drafted.says(Word.APPROVE, target, NOW)

    assert (said.done, said.draft, drafted.draft().state) == (True, "1a", DraftState.APPROVED)


@pytest.mark.parametrize("target", ["9a", "9", "1b", "x", "", "1" * 50, "١"])
def test_what_there_is_none_of_is_an_answer_not_an_exception(drafted: World, target: str) -> None:
    said = drafted.says(Word.APPROVE, target, NOW)

    assert not said.done
    assert said.words
    assert drafted.draft().state is DraftState.PENDING


def test_a_yes_twice_is_a_yes(drafted: World) -> None:
    drafted.says(Word.APPROVE, "1a", NOW)

    said = drafted.says(Word.APPROVE, "1a", LATER)

    assert said.done
    assert "already" in said.words
    assert drafted.draft().approved_at == NOW


def test_i11_a_yes_to_a_version_that_is_gone_is_refused(drafted: World) -> None:
    old = drafted.draft().version.digest
    drafted.says(Word.EDIT, "1a", NOW, text="Another text.")

    said = drafted.says(Word.APPROVE, "1a", NOW, digest=old)

    assert not said.done
    assert drafted.draft().state is DraftState.PENDING


def test_an_edit_never_approves_and_its_text_replaces_the_copy_in_drafts(drafted: World) -> None:
    drafted.says(Word.APPROVE, "1a", NOW)

    said = drafted.says(Word.EDIT, "1a", NOW, text="Hello Karen,\r\nI call you at four.\r\n")
    drafted.round(LATER)

    assert said.done
    assert drafted.draft().state is DraftState.PENDING
    (laid,) = drafted.in_drafts
    assert laid.text == "Hello Karen,\nI call you at four."
    assert drafted.sent == []


def test_an_empty_edit_is_refused_and_the_same_text_changes_nothing(drafted: World) -> None:
    same = drafted.draft().version.text

    assert not drafted.says(Word.EDIT, "1a", NOW, text=" \n ").done
    assert drafted.says(Word.EDIT, "1a", NOW, text=same).done
    assert drafted.draft().version.number == 1


def test_a_no_takes_the_copy_out_and_leaves_the_lead_open(drafted: World) -> None:
    drafted.says(Word.REJECT, "1", NOW)

    drafted.round(LATER)

    assert drafted.in_drafts == []
    assert drafted.lead().state is LeadState.OPEN


def test_reached_by_phone_answers_and_keeps_the_promise(drafted: World) -> None:
    drafted.says(Word.APPROVE, "1a", NOW)
    drafted.round(NOW + timedelta(minutes=1))

    drafted.says(Word.CALLED, "1", LATER, call=CallResult.REACHED)

    lead = drafted.lead()
    assert (lead.state, lead.answered_at) == (LeadState.WAITING, LATER)
    assert lead.promises[0].state is PromiseState.KEPT


@pytest.mark.parametrize("result", [CallResult.NO_ANSWER, CallResult.LEFT_MESSAGE])
def test_an_attempt_is_an_attempt(drafted: World, result: CallResult) -> None:
    drafted.says(Word.CALLED, "1", LATER, call=result, note="rang long")

    lead = drafted.lead()
    assert (lead.state, lead.answered_at) == (LeadState.OPEN, None)
    assert [(a.result, a.note) for a in lead.attempts] == [(result, "rang long")]
    assert (lead.heard_at is None) is (result is CallResult.NO_ANSWER)


def test_done_closes_and_releases_what_was_owed(drafted: World) -> None:
    drafted.says(Word.APPROVE, "1a", NOW)
    drafted.round(NOW + timedelta(minutes=1))

    drafted.says(Word.DONE, "1", LATER, outcome=Outcome.WON)

    lead = drafted.lead()
    assert (lead.state, lead.outcome) == (LeadState.CLOSED, Outcome.WON)
    assert lead.promises[0].state is PromiseState.RELEASED
    assert not lead.is_overdue(LATER + timedelta(days=30))


def test_snoozing_hides_and_moves_no_promise(drafted: World) -> None:
    due = drafted.lead().due

    said = drafted.says(Word.SNOOZE, "1", NOW, until=at("2026-11-26 08:00"))

    assert drafted.lead().is_snoozed(at("2026-11-25 08:00"))
    assert not drafted.lead().is_snoozed(at("2026-11-26 08:00"))
    assert drafted.lead().due == due
    assert "Thu 26 Nov 08:00" in said.words
    assert not drafted.says(Word.SNOOZE, "1", NOW, until=NOW).done


def called(world: World, result: CallResult, now: datetime) -> str:
    """What the owner hears when he says what came of a call."""
    return world.says(Word.CALLED, "1", now, call=result).words


@pytest.mark.parametrize("result", [CallResult.NO_ANSWER, CallResult.LEFT_MESSAGE])
def test_reached_is_taken_back_by_the_button_beside_it(drafted: World, result: CallResult) -> None:
    drafted.says(Word.APPROVE, "1a", NOW)
    drafted.round(NOW + timedelta(minutes=2))
    before = drafted.lead()
    called(drafted, CallResult.REACHED, LATER)
    called(drafted, CallResult.REACHED, LATER + timedelta(minutes=1))

    words = called(drafted, result, LATER + timedelta(minutes=2))

    after = drafted.lead()
    assert (after.state, after.respond_by, after.answered_at) == (LeadState.OPEN, before.respond_by, None)
    assert [p.state for p in after.promises] == [PromiseState.OPEN]
    assert [a.result for a in after.attempts] == [result]
    assert "“reached” is taken back; they still wait" in words


def test_a_note_that_reached_withdrew_waits_again_when_they_were_not_reached(drafted: World) -> None:
    called(drafted, CallResult.REACHED, LATER)
    called(drafted, CallResult.NO_ANSWER, LATER)

    assert drafted.draft().state is DraftState.PENDING


def test_a_call_of_another_hour_takes_nothing_back_and_says_how_things_stand(drafted: World) -> None:
    called(drafted, CallResult.REACHED, LATER)

    words = called(drafted, CallResult.NO_ANSWER, LATER + timedelta(hours=2))

    assert drafted.lead().state is LeadState.WAITING
    assert [a.result for a in drafted.lead().attempts] == [CallResult.REACHED, CallResult.NO_ANSWER]
    assert "they wait for nothing, you wait for them" in words
    drafted.says(Word.DONE, "1", LATER + timedelta(hours=2))
    words = called(drafted, CallResult.NO_ANSWER, LATER + timedelta(hours=2))
    assert words == "1: no answer; it is closed (done)"


def test_done_and_then_later_was_not_done_after_all(drafted: World) -> None:
    before = drafted.lead()
    drafted.says(Word.DONE, "1", NOW)

    said = drafted.says(Word.SNOOZE, "1", LATER, until=NOW + timedelta(days=3))

    after = drafted.lead()
    assert (after.state, after.respond_by, after.outcome) == (LeadState.OPEN, before.respond_by, None)
    assert after.snoozed_until == NOW + timedelta(days=3)
    assert after.drafts[0].state is DraftState.PENDING
    assert said.words.startswith("1 is open again and hidden until")


def test_later_for_a_lead_that_was_won_or_closed_by_itself_is_refused(drafted: World) -> None:
    from assistant.domain.lead import closed

    drafted.says(Word.DONE, "1", NOW, outcome=Outcome.WON)
    until = NOW + timedelta(days=3)
    said = drafted.says(Word.SNOOZE, "1", NOW + timedelta(hours=2), until=until)
    assert (said.done, said.words) == (False, "1 is closed (won); reopen it first")

    drafted.says(Word.REOPEN, "1", NOW)
    with drafted.book.transaction() as book:
        book.put(closed(book.lead(1), Outcome.DONE, NOW))
    said = drafted.says(Word.SNOOZE, "1", LATER, until=until)
    assert (said.done, drafted.lead().snoozed_until) == (False, None)


def test_i14_done_taken_back_by_reopen_brings_its_note_back_once(drafted: World) -> None:
    drafted.says(Word.DONE, "1", NOW)
    drafted.round(LATER)
    assert drafted.in_drafts == []

    said = drafted.says(Word.REOPEN, "1", LATER)
    drafted.round(LATER + timedelta(minutes=1))

    assert said.words == "1 is open; 1a waits for your yes"
    assert [d.state for d in drafted.lead().drafts] == [DraftState.PENDING]
    assert len(drafted.in_drafts) == 1


def test_i14_a_note_that_went_out_before_does_not_come_back(drafted: World) -> None:
    drafted.says(Word.APPROVE, "1a", NOW)
    drafted.round(NOW + timedelta(minutes=2))
    drafted.says(Word.DONE, "1", LATER)

    said = drafted.says(Word.REOPEN, "1", LATER)
    drafted.round(LATER + timedelta(minutes=1))

    assert said.words == "1 is open"
    assert [d.state for d in drafted.lead().drafts] == [DraftState.SENT]
    assert [p.state for p in drafted.lead().promises] == [PromiseState.OPEN]


def test_not_a_lead_is_learned_as_a_rule_and_reopen_unmakes_it(drafted: World) -> None:
    drafted.says(Word.NOT_LEAD, "1", NOW)
    drafted.arrives(mail(KAREN, "Once more", "Could you come by this week?\n"), LATER)
    drafted.round(LATER)
    closed = drafted.lead()
    rules = [r.sentence() for r in drafted.book.look().rules.values()]

    drafted.says(Word.REOPEN, "1", LATER)

    assert (closed.state, closed.outcome) == (LeadState.CLOSED, Outcome.NOT_A_LEAD)
    assert "karen@mail.example" in rules[0]
    assert drafted.lead().state is LeadState.OPEN
    assert [r.verdict for r in drafted.book.look().rules.values()] == [Verdict.LEAD]


def test_merge_keeps_the_older_number_and_one_draft(drafted: World) -> None:
    drafted.arrives(
        mail("K. O. <ko@work.example>", "The tap", "When can you come to look at our tap?\n"), LATER
    )
    drafted.round(LATER)

    said = drafted.says(Word.MERGE, "2", LATER, other="1")
    drafted.round(LATER + timedelta(minutes=1))

    assert (said.done, said.lead) == (True, 1)
    assert len(drafted.lead(1).conversation) == 2
    assert (drafted.lead(2).state, drafted.lead(2).merged_into) == (LeadState.CLOSED, 1)
    assert len(drafted.in_drafts) == 1
    person = drafted.book.look().people[drafted.lead(1).person]
    assert set(person.emails) == {"karen@mail.example", "ko@work.example"}


def test_a_merged_lead_stays_merged(drafted: World) -> None:
    drafted.arrives(
        mail("K. O. <ko@work.example>", "The tap", "When can you come to look at our tap?\n"), LATER
    )
    drafted.round(LATER)
    drafted.says(Word.MERGE, "1", LATER, other="2")

    assert not drafted.says(Word.MERGE, "1", LATER, other="2").done
    assert not drafted.says(Word.REOPEN, "2", LATER).done
    assert not drafted.says(Word.MERGE, "1", LATER, other="1").done


def test_split_gives_a_message_a_lead_of_its_own(drafted: World) -> None:
    drafted.arrives(mail(KAREN, "My mother's boiler", "Could you look at my mother's boiler?\n"), LATER)
    drafted.round(LATER)

    said = drafted.says(Word.SPLIT, "1", LATER, other="2")

    assert said.lead == 2
    assert [e.subject for e in drafted.lead(1).conversation] == ["Leaking tap"]
    assert [e.subject for e in drafted.lead(2).conversation] == ["My mother's boiler"]
    assert drafted.lead(1).person != drafted.lead(2).person


def test_i25_split_gives_what_a_wrong_merge_brought_back_to_whom_it_came_from(drafted: World) -> None:
    drafted.arrives(mail("Bob Lane <bob@lane.example>", "Boiler", "Can you fix my boiler?\n"), LATER)
    drafted.round(LATER)
    drafted.says(Word.MERGE, "1", LATER, other="2")

    said = drafted.says(Word.SPLIT, "1", LATER, other="2")

    assert said.lead is not None
    mended, before = drafted.lead(said.lead), drafted.lead(1)
    assert (mended.contact.email, mended.route.to) == ("bob@lane.example", "bob@lane.example")
    people = drafted.book.look().people
    assert people[mended.person].emails == ("bob@lane.example",)
    assert "bob@lane.example" not in people[before.person].emails


def test_i25_split_gives_a_message_back_to_the_address_it_came_from(world: World) -> None:
    switchboard = "\n-- \n{}\nFirm Ltd\nTel: 303-555-0177\n"
    sink = "Could you quote for a new sink at our office?\n" + switchboard.format("Pete One")
    world.arrives(mail("Pete One <pete@firm.example>", "Sink", sink), ARRIVED)
    world.round(NOW)
    shower = "Could you come to my house about my shower?\n" + switchboard.format("Zoe Two")
    world.arrives(mail("Zoe Two <zoe@home.example>", "Shower", shower), LATER)
    world.round(LATER)
    assert len(world.lead(1).conversation) == 2, "one number, one person: so it seemed"

    said = world.says(Word.SPLIT, "1", LATER, other="2")

    assert said.lead is not None
    zoe = world.lead(said.lead)
    assert (zoe.contact.email, zoe.contact.name, zoe.route.to) == (
        "zoe@home.example",
        None,
        "zoe@home.example",
    )
    people = world.book.look().people
    assert people[zoe.person].emails == ("zoe@home.example",)
    assert "zoe@home.example" not in people[world.lead(1).person].emails


@pytest.mark.parametrize("message", ["1", "0", "7", "x", ""])
def test_split_refuses_what_it_cannot_do(drafted: World, message: str) -> None:
    assert not drafted.says(Word.SPLIT, "1", LATER, other=message).done
    assert list(drafted.book.look().leads) == [1]


def test_a_promise_is_settled_by_its_id(drafted: World) -> None:
    drafted.says(Word.APPROVE, "1a", NOW)
    drafted.round(NOW + timedelta(minutes=1))

    assert not drafted.says(Word.PROMISE_KEPT, "1", LATER, other="zz").done
    assert drafted.says(Word.PROMISE_KEPT, "1", LATER, other="1a").done
    assert drafted.lead().promises[0].state is PromiseState.KEPT
    assert not drafted.says(Word.PROMISE_RELEASED, "1", LATER, other="1a").done


def test_every_decision_stands_in_the_log_with_its_channel(drafted: World) -> None:
    drafted.says(Word.DONE, "1", NOW, channel=From.FOLDER)

    assert any("folder: done 1" in str(line) for line in drafted.book.log)


def test_an_uncertain_draft_is_settled_by_the_owners_word_alone(drafted: World) -> None:
    from dataclasses import replace

    with drafted.book.transaction() as book:
        lead, draft = book.draft("1a")
        book.put(lead.with_draft(replace(draft, state=DraftState.UNCERTAIN, laid=None)))

    assert not drafted.says(Word.APPROVE, "1a", NOW).done
    assert drafted.says(Word.SETTLE, "1a", NOW, went_out=True).done
    assert drafted.draft().state is DraftState.SENT
    assert len(drafted.lead().promises) == 1
    assert [e.voice for e in drafted.lead().conversation] == [Voice.THEM, Voice.NOTE]


def test_a_yes_taken_back_waits_for_the_owner_again() -> None:
    from assistant.workflow.ports import Habits

    world = World(habits=Habits(hold_approved=timedelta(seconds=60)))
    world.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED)
    world.round(NOW)
    world.says(Word.APPROVE, "1a", NOW)

    said = world.says(Word.TAKE_BACK, "1a", NOW)
    world.round(LATER)

    assert said.done
    assert world.draft().state is DraftState.PENDING
    assert world.sent == []
    assert len(world.in_drafts) == 1


def test_a_promise_gets_another_time_by_the_owners_word(drafted: World) -> None:
    drafted.says(Word.APPROVE, "1a", NOW)
    drafted.round(NOW + timedelta(minutes=1))

    assert not drafted.says(Word.PROMISE_MOVED, "1", LATER, other="1a").done
    assert not drafted.says(Word.PROMISE_MOVED, "1", LATER, other="zz", until=at("2026-11-27 12:00")).done
    assert drafted.says(Word.PROMISE_MOVED, "1", LATER, other="1a", until=at("2026-11-27 12:00")).done
    assert drafted.lead().due == at("2026-11-27 12:00")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Hello Karen,\n\nyou'll hear from me by Wednesday noon.\n\nDana", "2026-11-25 12:00"),
        ("Hello Karen,\n\nyou'll hear from me by Tuesday, 24 November, at noon.\n\nDana", "2026-11-24 12:00"),
        ("Hello Karen,\n\nthank you for your message.\n\nDana", None),
    ],
)
def test_what_enters_the_ledger_is_what_the_edited_text_says(
    drafted: World, text: str, due: str | None
) -> None:
    drafted.says(Word.EDIT, "1a", NOW, text=text)
    drafted.says(Word.APPROVE, "1a", NOW)

    drafted.round(NOW + timedelta(minutes=1))

    assert len(drafted.sent) == 1
    assert [p.due for p in drafted.lead().promises] == ([at(due)] if due else [])


def test_opening_again_what_was_never_answered_restores_its_time(drafted: World) -> None:
    due = drafted.lead().respond_by
    drafted.says(Word.DONE, "1", NOW)

    drafted.says(Word.REOPEN, "1", at("2026-11-30 09:00"))

    assert drafted.lead().respond_by == due
    assert drafted.lead().is_overdue(at("2026-11-30 09:00"))


def test_an_edited_draft_whose_time_has_passed_blocks_and_asks() -> None:
    from assistant.workflow.ports import Habits

    world = World(habits=Habits(hold_approved=timedelta(days=1)))
    world.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED)
    world.round(NOW)
    world.says(Word.EDIT, "1a", NOW, text="Hello Karen,\n\nI'll call you today at ten.\n\nDana")
    world.says(Word.APPROVE, "1a", NOW)
    world.round(at("2026-11-23 09:55"))
    before = world.draft().state

    world.round(at("2026-11-23 10:01"))

    assert (before, world.draft().state) == (DraftState.APPROVED, DraftState.PENDING)
    assert "time has passed" in world.draft().why
    assert world.sent == []


def test_yes_that_was_my_answer_waits_for_them_and_withdraws_the_draft(drafted: World) -> None:
    drafted.says(Word.ANSWERED, "1", LATER)

    lead = drafted.lead()
    assert (lead.state, lead.answered_at, lead.question) == (LeadState.WAITING, LATER, "")
    assert drafted.draft().state is DraftState.WITHDRAWN
    drafted.says(Word.DONE, "1", LATER)
    assert not drafted.says(Word.ANSWERED, "1", LATER).done


def test_no_that_was_not_my_answer_leaves_them_waiting_as_before(world: World) -> None:
    world.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED)
    world.round(NOW)
    with world.book.transaction() as book:
        book.put(asked(book.lead(1), "you wrote to them: was this your answer?", NOW))
    before = world.lead()

    answer = world.says(Word.NOT_ANSWERED, "1", LATER)

    lead = world.lead()
    assert answer.words == "1 still waits for your answer"
    assert (lead.state, lead.question, lead.respond_by) == (LeadState.OPEN, "", before.respond_by)
    assert not world.says(Word.NOT_ANSWERED, "1", LATER).done, "nothing is asked any more"
