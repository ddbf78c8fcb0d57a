"""Outbox: approved drafts go out, exactly once, after a last look."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.domain.book import SendRecord
from assistant.domain.decision import Word
from assistant.domain.draft import DraftState
from assistant.domain.lead import LeadState, Voice
from assistant.domain.mailbox import Outcome, SendResult
from assistant.domain.promise import PromiseState
from assistant.errors import ContentError, LoginRefused, MailboxUnreachable
from assistant.workflow.ports import Habits
from tests.fakes import OWNER, FakeOutgoing, World, at, mail

ARRIVED = at("2026-11-23 09:05")
NOW = at("2026-11-23 09:10")
LATER = NOW + timedelta(minutes=1)
KAREN = "Karen Osullivan <karen@mail.example>"
TAP = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nKaren\n"


def waiting_for_a_yes(world: World) -> World:
    world.arrives(mail(KAREN, "Leaking tap", TAP, message_id="<tap@mail.example>"), ARRIVED)
    world.round(NOW)
    return world


@pytest.fixture
def approved(world: World) -> World:
    """A draft with the owner's yes, not yet out."""
    waiting_for_a_yes(world)
    world.says(Word.APPROVE, "1a", NOW)
    return world


def answer(when: str = "") -> bytes:
    return mail(f"Dana <{OWNER}>", "Re: Leaking tap", f"I come on Thursday.{when}\n", to="karen@mail.example")


def test_a_yes_sends_it_once_and_the_promise_stands_in_the_ledger(approved: World) -> None:
    approved.round(LATER)
    approved.round(LATER + timedelta(minutes=1))

    assert len(approved.sent) == 1
    lead = approved.lead()
    assert (lead.state, lead.heard_at, lead.answered_at) == (LeadState.OPEN, LATER, None)
    assert [(p.due, p.state) for p in lead.promises] == [(at("2026-11-24 12:00"), PromiseState.OPEN)]
    assert lead.due == at("2026-11-24 12:00")
    assert approved.in_drafts == []
    assert lead.conversation[-1].voice is Voice.NOTE


def test_i17_the_bytes_sent_are_the_bytes_frozen_at_the_yes_to_one_recipient(approved: World) -> None:
    frozen = approved.draft().frozen
    assert frozen is not None

    approved.round(LATER)

    assert approved.outgoing is not None
    assert approved.outgoing.taken == [("karen@mail.example", approved.book.raw(frozen.key))]


def test_a_copy_lies_in_sent_and_is_known_as_ours(approved: World) -> None:
    approved.round(LATER)
    approved.round(LATER + timedelta(minutes=1))

    (copy,) = approved.mailbox.messages("Sent")
    assert copy.message_id == approved.draft().version.message_id
    assert approved.lead().state is LeadState.OPEN
    assert not approved.draft().sent_copy_due


def test_the_providers_own_copy_is_enough(approved: World) -> None:
    approved.desk = replace(
        approved.desk, accounts=(replace(approved.desk.accounts[0], sent_copy="provider"),)
    )
    approved.round(LATER)
    approved.mailbox.put("Sent", approved.sent[0], LATER)

    approved.round(LATER + timedelta(minutes=3))

    assert len(approved.mailbox.messages("Sent")) == 1
    assert not approved.draft().sent_copy_due


def test_i11_nothing_goes_without_a_yes(world: World) -> None:
    waiting_for_a_yes(world)

    for minutes in range(1, 5):
        world.round(NOW + timedelta(minutes=minutes))

    assert world.sent == []


def test_an_approved_one_waits_out_the_hold_and_can_be_taken_back() -> None:
    world = waiting_for_a_yes(World(habits=Habits(hold_approved=timedelta(seconds=60))))
    world.says(Word.APPROVE, "1a", NOW)
    world.round(NOW + timedelta(seconds=30))
    world.says(Word.REJECT, "1a", NOW + timedelta(seconds=40))

    world.round(NOW + timedelta(minutes=2))

    assert world.sent == []
    assert world.draft().state is DraftState.REJECTED


def test_run_once_does_not_wait_for_the_hold() -> None:
    world = waiting_for_a_yes(World(habits=Habits(hold_approved=timedelta(seconds=60))))
    world.says(Word.APPROVE, "1a", NOW)

    world.round(NOW, hold=False)

    assert len(world.sent) == 1


def test_i15_an_answer_that_intake_has_not_seen_holds_the_mail(approved: World) -> None:
    """The owner presses Send in his program between our reading and our sending."""
    from assistant.workflow.outbox import outbox

    approved.mailbox.put("Sent", answer(), NOW)
    outbox(approved.desk, LATER)
    held = approved.draft()
    approved.round(LATER + timedelta(minutes=1))

    assert held.state is DraftState.APPROVED
    assert "newer mail" in held.held
    assert approved.sent == []
    assert approved.draft().state is DraftState.WITHDRAWN


def test_i5_nothing_is_sent_while_sent_cannot_be_read(approved: World) -> None:
    approved.mailbox.unreadable_folders = {"Sent"}

    approved.round(LATER)

    assert approved.sent == []
    assert "cannot be read" in approved.draft().held


def test_if_the_last_look_fails_nothing_is_sent(approved: World) -> None:
    approved.mailbox.broken = {"glance"}

    approved.round(LATER)

    assert approved.sent == []
    assert approved.draft().state is DraftState.APPROVED


def test_i12_the_intent_is_on_disk_before_the_body(approved: World) -> None:
    seen = []
    outgoing = approved.outgoing
    assert outgoing is not None

    class Watching(FakeOutgoing):
        def send(
            self, raw: bytes, sender: str, recipient: str, before_body: Callable[[], None]
        ) -> SendResult:
            seen.append(approved.draft().state)
            before_body()
            seen.append(approved.draft().state)
            return SendResult(Outcome.ACCEPTED)

    account = replace(approved.desk.accounts[0], outgoing=Watching())
    approved.desk = replace(approved.desk, accounts=(account,))

    approved.round(LATER)

    assert seen == [DraftState.APPROVED, DraftState.SENDING]


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (SendResult(Outcome.LATER, "451 greylisted"), DraftState.APPROVED),
        (SendResult(Outcome.REFUSED, "550 no such user"), DraftState.FAILED),
    ],
)
def test_what_was_certainly_not_taken_is_laid_back_into_drafts(
    approved: World, result: SendResult, state: DraftState
) -> None:
    assert approved.outgoing is not None
    approved.outgoing.results = [result]

    approved.round(LATER)
    approved.round(LATER + timedelta(minutes=1))

    assert approved.draft().state is state
    assert len(approved.in_drafts) == 1
    assert approved.sent == []
    assert result.words in approved.draft().why + approved.draft().held


def test_i13_what_nobody_knows_is_uncertain_not_tried_again_and_not_laid_back(approved: World) -> None:
    assert approved.outgoing is not None
    approved.outgoing.results = [SendResult(Outcome.UNKNOWN, "the connection was lost")]

    for minutes in range(1, 4):
        approved.round(NOW + timedelta(minutes=minutes))

    assert approved.draft().state is DraftState.UNCERTAIN
    assert len(approved.sent) == 1
    assert approved.in_drafts == []


def test_i13_a_copy_found_in_sent_ends_the_doubt(approved: World) -> None:
    assert approved.outgoing is not None
    approved.outgoing.results = [SendResult(Outcome.UNKNOWN)]
    approved.round(LATER)
    approved.mailbox.put("Sent", approved.sent[0], LATER)

    approved.round(LATER + timedelta(minutes=1))

    assert (approved.draft().state, approved.draft().by_owner) == (DraftState.SENT, False)
    assert len(approved.lead().promises) == 1


def test_i20_dying_after_the_intent_ends_in_uncertain_never_in_a_second_mail(approved: World) -> None:
    class Killed(BaseException):
        pass

    def die(name: str) -> None:
        if name == "outbox:told":
            raise Killed

    living = approved.desk
    approved.desk = replace(living, point=die)
    with pytest.raises(Killed):
        approved.round(LATER)
    approved.desk = living

    approved.round(LATER + timedelta(minutes=1))
    approved.round(LATER + timedelta(minutes=2))

    assert len(approved.sent) == 1
    assert approved.draft().state is DraftState.UNCERTAIN


@pytest.mark.parametrize(
    "where",
    [
        "outbox:looked",
        "copies:before-taking-out",
        "copies:taken-out",
        "outbox:before-connecting",
        "outbox:before-intent",
    ],
)
def test_i20_dying_before_the_intent_sends_it_in_the_next_round(approved: World, where: str) -> None:
    class Killed(BaseException):
        pass

    def die(name: str) -> None:
        if name == where:
            raise Killed

    living = approved.desk
    approved.desk = replace(living, point=die)
    with pytest.raises(Killed):
        approved.round(LATER)
    approved.desk = living

    approved.round(LATER + timedelta(minutes=1))

    assert len(approved.sent) == 1
    assert approved.draft().state is DraftState.SENT
    assert approved.in_drafts == []


def test_a_copy_gone_or_touched_at_the_last_moment_holds_it(approved: World) -> None:
    kept = approved.mailbox.kept["Drafts"][0]
    from assistant.workflow.outbox import outbox

    approved.mailbox.drop("Drafts", kept.uid)
    outbox(approved.desk, LATER)

    assert approved.sent == []
    assert "gone" in approved.draft().held


def test_the_limits_of_an_hour_and_a_day_hold_everything_back() -> None:
    world = waiting_for_a_yes(World(habits=Habits(hold_approved=timedelta(0), mails_per_hour=2)))
    with world.book.transaction() as book:
        for n in range(2):
            book.record_send(SendRecord(NOW, f"{n}z", "x@mail.example"))
    world.says(Word.APPROVE, "1a", NOW)

    world.round(LATER)
    held = world.draft().held
    world.round(NOW + timedelta(minutes=62))

    assert "limit" in held
    assert len(world.sent) == 1


def test_a_refused_password_stops_the_round_and_is_said(approved: World) -> None:
    def refuse() -> None:
        raise LoginRefused("smtp: the server refuses the password")

    assert approved.outgoing is not None
    approved.outgoing.before = refuse

    approved.round(LATER)

    assert approved.draft().state is DraftState.APPROVED
    assert "password" in approved.desk.sees.troubles["business/smtp"]


def test_a_refused_password_is_not_tried_each_round_nor_is_a_copy_taken_out_for_it(approved: World) -> None:
    asked: list[int] = []

    def refuse() -> None:
        asked.append(1)
        raise LoginRefused("smtp: the server refuses the password")

    assert approved.outgoing is not None
    approved.outgoing.before = refuse
    for minute in range(1, 15):
        approved.round(NOW + timedelta(minutes=minute))
    tried, binned = len(asked), len(approved.mailbox.messages("Trash"))
    lying = len(approved.in_drafts)
    approved.outgoing.before = None
    approved.round(NOW + timedelta(minutes=20))

    assert (tried, binned, lying) == (1, 1, 1)
    assert len(approved.sent) == 1


@pytest.mark.parametrize("binned_by_owner", [False, True])
def test_i8_a_copy_we_put_into_trash_ourselves_is_never_read_as_the_owners_no(
    approved: World, binned_by_owner: bool
) -> None:
    assert approved.outgoing is not None
    approved.outgoing.results = [SendResult(Outcome.LATER, "451 busy"), SendResult(Outcome.ACCEPTED)]
    approved.round(LATER)
    approved.round(LATER + timedelta(minutes=1))
    laid_back = approved.mailbox.kept["Drafts"][0]
    raw = approved.mailbox.drop("Drafts", laid_back.uid)
    if binned_by_owner:
        approved.mailbox.put("Trash", raw, LATER)

    approved.round(LATER + timedelta(minutes=2))

    assert approved.draft().state is (DraftState.REJECTED if binned_by_owner else DraftState.APPROVED)


def test_i8_a_replaced_version_in_trash_is_no_no_while_the_new_one_is_being_sent(world: World) -> None:
    waiting_for_a_yes(world)
    near = at("2026-11-24 09:50")
    world.round(near)
    world.round(near + timedelta(minutes=1))
    assert world.draft().version.number == 2
    assert len(world.mailbox.kept["Trash"]) == 1
    world.mailbox.drop("Drafts", world.mailbox.kept["Drafts"][0].uid)

    world.round(near + timedelta(minutes=2))

    assert world.draft().state is DraftState.PENDING


def test_a_mail_that_no_server_may_see_has_failed_and_is_laid_back_once(approved: World) -> None:
    def refuse() -> None:
        raise ContentError("it is no mail address that can be written to")

    assert approved.outgoing is not None
    approved.outgoing.before = refuse
    for minute in range(1, 5):
        approved.round(NOW + timedelta(minutes=minute))

    assert approved.draft().state is DraftState.FAILED
    assert "no mail address" in approved.draft().why
    assert len(approved.mailbox.messages("Trash")) == 1
    assert len(approved.in_drafts) == 1


def test_an_outgoing_server_gone_from_the_config_leaves_the_copy_in_drafts(approved: World) -> None:
    without = replace(approved.desk.accounts[0], outgoing=None)
    approved.desk = replace(approved.desk, accounts=(without,))

    approved.round(LATER)

    assert approved.draft().state is DraftState.APPROVED
    assert "send it from Drafts" in approved.draft().held
    assert approved.mailbox.messages("Trash") == []
    assert len(approved.in_drafts) == 1


def test_d12_a_sent_copy_that_cannot_be_filed_never_makes_it_unsent(approved: World) -> None:
    approved.mailbox.broken = {"file_sent"}
    approved.round(LATER)
    approved.mailbox.broken = set()

    approved.round(LATER + timedelta(minutes=1))

    assert len(approved.sent) == 1
    assert approved.draft().state is DraftState.SENT
    assert len(approved.mailbox.messages("Sent")) == 1


def test_the_owner_sends_it_himself_from_drafts(world: World) -> None:
    waiting_for_a_yes(world)
    kept = world.mailbox.kept["Drafts"][0]
    raw = world.mailbox.drop("Drafts", kept.uid).replace(b"X-Assistant", b"X-Nothing")
    world.mailbox.put("Sent", raw, LATER)

    world.round(LATER + timedelta(minutes=1))

    draft = world.draft()
    assert (draft.state, draft.by_owner) == (DraftState.SENT, True)
    assert world.lead().state is LeadState.OPEN
    assert world.lead().promises[0].state is PromiseState.OPEN
    assert world.sent == []


def test_a_mail_the_owner_approved_is_his_and_one_by_itself_says_so() -> None:
    from assistant.domain.draft import DraftKind

    by_yes = waiting_for_a_yes(World())
    by_yes.says(Word.APPROVE, "1a", NOW)
    by_yes.round(LATER)
    by_itself = waiting_for_a_yes(
        World(habits=Habits(automatic=frozenset({DraftKind.ACKNOWLEDGEMENT}), hold=timedelta(minutes=30)))
    )
    by_itself.round(NOW + timedelta(minutes=29))
    early = list(by_itself.sent)
    by_itself.round(NOW + timedelta(minutes=31))

    assert b"Auto-Submitted" not in by_yes.sent[0]
    assert early == []
    assert b"Auto-Submitted: auto-replied" in by_itself.sent[0]


def test_without_an_outgoing_server_a_yes_says_what_to_do() -> None:
    world = waiting_for_a_yes(World(outgoing=None))

    said = world.says(Word.APPROVE, "1a", NOW)

    assert not said.done
    assert "send it from Drafts" in said.words


def test_one_mailbox_error_before_the_body_leaves_it_approved(approved: World) -> None:
    def unreachable() -> None:
        raise MailboxUnreachable("smtp is away")

    assert approved.outgoing is not None
    approved.outgoing.before = unreachable

    approved.round(LATER)

    assert approved.draft().state is DraftState.APPROVED
    assert "smtp is away" in approved.draft().held
