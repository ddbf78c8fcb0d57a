"""The table of drafts (DESIGN 4.5), cell by cell."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from assistant.domain.draft import (
    GIVE_UP_AFTER,
    LIVE,
    REJECT_AFTER,
    TABLE,
    Approve,
    CopyVanished,
    CustomerWrote,
    Draft,
    DraftKind,
    DraftState,
    Edit,
    Event,
    FoundInSent,
    FoundSending,
    Frozen,
    GoodUntilNear,
    Laid,
    OwnerAnswered,
    OwnerVersion,
    Reject,
    SendingBegins,
    Sent,
    TakeBack,
    TooLate,
    Version,
    about_to_take_out,
    copy_lies,
    copy_taken_out,
    happens,
    settled_by_owner,
    with_version,
)
from assistant.domain.mailbox import Copy, Outcome, SendResult
from assistant.domain.message import Address

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
VERSION = Version(
    number=1,
    sender=Address("Dana Reyes", "dana@reyes.example"),
    recipient=Address("Karen", "karen@mail.example"),
    subject="Re: Leaking tap",
    text="You hear from me by Tuesday noon.\n",
    marker="token.mac",
    promised=NOW + timedelta(days=1),
    good_until=NOW + timedelta(hours=22),
)
FROZEN = Frozen("key", "sha", NOW)
PENDING = Draft("12a", 12, DraftKind.ACKNOWLEDGEMENT, VERSION, NOW - timedelta(hours=1))
APPROVED = replace(PENDING, state=DraftState.APPROVED, approved_at=NOW, frozen=FROZEN)
SENDING = replace(APPROVED, state=DraftState.SENDING)
COLUMNS = {DraftState.PENDING: PENDING, DraftState.APPROVED: APPROVED, DraftState.SENDING: SENDING}
YES = Approve(VERSION.digest, FROZEN)
OTHER = replace(VERSION, text="Another text.\n", number=2)
COPY = Copy("Drafts", 1, 5, "print")
ACCEPTED = Sent(SendResult(Outcome.ACCEPTED, "250 ok"))
IN_SENT = FoundInSent(NOW, by_owner=True)

CELLS: list[tuple[Event, DraftState, DraftState, bool]] = [
    (YES, DraftState.PENDING, DraftState.APPROVED, True),
    (YES, DraftState.APPROVED, DraftState.APPROVED, True),
    (YES, DraftState.SENDING, DraftState.SENDING, True),
    (Approve("older", FROZEN), DraftState.PENDING, DraftState.PENDING, False),
    (Approve("older", FROZEN), DraftState.APPROVED, DraftState.APPROVED, True),
    (Approve("older", FROZEN), DraftState.SENDING, DraftState.SENDING, True),
    (Edit(OTHER), DraftState.PENDING, DraftState.PENDING, True),
    (Edit(OTHER), DraftState.APPROVED, DraftState.PENDING, True),
    (Edit(OTHER), DraftState.SENDING, DraftState.SENDING, False),
    (Reject(), DraftState.PENDING, DraftState.REJECTED, True),
    (Reject(), DraftState.APPROVED, DraftState.REJECTED, True),
    (Reject(), DraftState.SENDING, DraftState.SENDING, False),
    (TakeBack(), DraftState.PENDING, DraftState.PENDING, True),
    (TakeBack(), DraftState.APPROVED, DraftState.PENDING, True),
    (TakeBack(), DraftState.SENDING, DraftState.SENDING, False),
    (OwnerVersion(), DraftState.PENDING, DraftState.WITHDRAWN, True),
    (OwnerVersion(), DraftState.APPROVED, DraftState.WITHDRAWN, True),
    (OwnerVersion(), DraftState.SENDING, DraftState.SENDING, True),
    (CopyVanished(), DraftState.PENDING, DraftState.PENDING, True),
    (CopyVanished(), DraftState.APPROVED, DraftState.APPROVED, True),
    (CopyVanished(), DraftState.SENDING, DraftState.SENDING, True),
    (CopyVanished(in_trash=True), DraftState.PENDING, DraftState.REJECTED, True),
    (CopyVanished(in_trash=True), DraftState.APPROVED, DraftState.REJECTED, True),
    (IN_SENT, DraftState.PENDING, DraftState.SENT, True),
    (IN_SENT, DraftState.APPROVED, DraftState.SENT, True),
    (IN_SENT, DraftState.SENDING, DraftState.SENT, True),
    (OwnerAnswered(), DraftState.PENDING, DraftState.WITHDRAWN, True),
    (OwnerAnswered(), DraftState.APPROVED, DraftState.WITHDRAWN, True),
    (OwnerAnswered(), DraftState.SENDING, DraftState.SENDING, True),
    (CustomerWrote(), DraftState.PENDING, DraftState.PENDING, True),
    (CustomerWrote(), DraftState.APPROVED, DraftState.PENDING, True),
    (CustomerWrote(), DraftState.SENDING, DraftState.SENDING, True),
    (GoodUntilNear(), DraftState.PENDING, DraftState.PENDING, True),
    (GoodUntilNear(), DraftState.APPROVED, DraftState.PENDING, True),
    (GoodUntilNear(), DraftState.SENDING, DraftState.SENDING, True),
    (TooLate(), DraftState.PENDING, DraftState.WITHDRAWN, True),
    (TooLate(), DraftState.APPROVED, DraftState.APPROVED, True),
    (TooLate(), DraftState.SENDING, DraftState.SENDING, True),
    (SendingBegins(), DraftState.PENDING, DraftState.PENDING, True),
    (SendingBegins(), DraftState.APPROVED, DraftState.SENDING, True),
    (SendingBegins(), DraftState.SENDING, DraftState.SENDING, True),
    (ACCEPTED, DraftState.PENDING, DraftState.PENDING, True),
    (ACCEPTED, DraftState.APPROVED, DraftState.SENT, True),
    (ACCEPTED, DraftState.SENDING, DraftState.SENT, True),
    (Sent(SendResult(Outcome.LATER, "451")), DraftState.SENDING, DraftState.APPROVED, True),
    (Sent(SendResult(Outcome.REFUSED, "550")), DraftState.SENDING, DraftState.FAILED, True),
    (Sent(SendResult(Outcome.UNKNOWN)), DraftState.SENDING, DraftState.UNCERTAIN, True),
    (FoundSending(), DraftState.PENDING, DraftState.PENDING, True),
    (FoundSending(), DraftState.APPROVED, DraftState.APPROVED, True),
    (FoundSending(), DraftState.SENDING, DraftState.UNCERTAIN, True),
]


@pytest.mark.parametrize(
    ("event", "before", "after", "done"),
    CELLS,
    ids=lambda v: type(v).__name__ if not isinstance(v, str) else str(v),
)
def test_every_cell_of_the_table(event: Event, before: DraftState, after: DraftState, done: bool) -> None:
    ruling = happens(COLUMNS[before], event, NOW)

    assert (ruling.draft.state, ruling.done) == (after, done)


def test_the_table_is_full_and_every_cell_is_tried() -> None:
    cells = {(row, column) for row, columns in TABLE.items() for column in columns}

    assert cells == {(row, column) for row in TABLE for column in LIVE}
    assert cells == {(type(event), before) for event, before, _, _ in CELLS}


def test_i11_an_approval_stamps_exactly_the_version_it_names() -> None:
    approved = happens(PENDING, YES, NOW).draft

    assert (approved.approved_at, approved.frozen, approved.automatic) == (NOW, FROZEN, False)
    assert approved.version == VERSION


def test_i11_a_yes_to_an_older_version_changes_nothing_and_is_told_so() -> None:
    newer = with_version(PENDING, OTHER)

    ruling = happens(newer, YES, NOW)

    assert ruling.draft == newer
    assert not ruling.done
    assert "changed" in ruling.words


def test_an_edit_of_an_approved_draft_asks_for_a_new_yes() -> None:
    edited = happens(APPROVED, Edit(OTHER), NOW).draft

    assert (edited.approved_at, edited.frozen) == (None, None)
    assert edited.version.text == "Another text.\n"
    assert edited.older == (VERSION.digest,)


def test_if_no_byte_changes_version_and_digest_stay() -> None:
    later = replace(VERSION, number=9, good_until=NOW + timedelta(days=2))

    renewed = with_version(replace(PENDING, stale=True), later)

    assert (renewed.version.number, renewed.version.digest, renewed.older) == (1, VERSION.digest, ())
    assert renewed.version.good_until == NOW + timedelta(days=2)
    assert not renewed.stale


def test_the_digest_covers_all_that_the_customer_gets() -> None:
    changes: list[Version] = [
        replace(VERSION, sender=Address("", "info@reyes.example")),
        replace(VERSION, recipient=Address("", "k@mail.example")),
        replace(VERSION, subject="Re: Tap"),
        replace(VERSION, text="x"),
        replace(VERSION, in_reply_to="a@b"),
        replace(VERSION, references=("a@b",)),
    ]

    assert len({v.digest for v in [VERSION, *changes]}) == len(changes) + 1


def test_a_vanished_copy_is_a_no_only_after_a_quarter_of_an_hour_and_two_clean_looks() -> None:
    first = happens(PENDING, CopyVanished(), NOW).draft
    soon = happens(first, CopyVanished(), NOW + timedelta(minutes=5)).draft
    blind = happens(first, CopyVanished(clean=False), NOW + REJECT_AFTER).draft
    late = happens(soon, CopyVanished(), NOW + REJECT_AFTER).draft

    assert (first.state, soon.state, blind.state) == (DraftState.PENDING,) * 3
    assert late.state is DraftState.REJECTED


def test_an_approved_draft_whose_copy_vanished_says_why_it_does_not_go() -> None:
    gone = happens(APPROVED, CopyVanished(), NOW).draft

    assert gone.state is DraftState.APPROVED
    assert "gone" in gone.held


@pytest.mark.parametrize(
    "kind", [DraftKind.NUDGE, DraftKind.PHONE_TAG, DraftKind.CHECK_IN, DraftKind.INTRODUCTION]
)
def test_a_new_mail_of_theirs_withdraws_every_draft_but_acknowledgement_and_delay(kind: DraftKind) -> None:
    assert happens(replace(PENDING, kind=kind), CustomerWrote(), NOW).draft.state is DraftState.WITHDRAWN


def test_a_new_mail_of_theirs_makes_the_acknowledgement_anew() -> None:
    assert happens(APPROVED, CustomerWrote(), NOW).draft.stale


def test_a_4xx_is_tried_again_later_and_later_and_given_up_after_a_day() -> None:
    later = Sent(SendResult(Outcome.LATER, "451 busy"))
    pauses = []
    draft = SENDING
    for _ in range(3):
        draft = happens(replace(draft, state=DraftState.SENDING, tries=draft.tries + 1), later, NOW).draft
        assert draft.not_before is not None
        pauses.append(draft.not_before - NOW)

    assert pauses == sorted(pauses)
    assert len(set(pauses)) == 3
    assert not draft.ready_to_send(NOW, timedelta(0))
    assert happens(SENDING, later, NOW + GIVE_UP_AFTER).draft.state is DraftState.FAILED


def test_a_server_that_is_away_before_the_body_is_asked_less_and_less_often() -> None:
    away = Sent(SendResult(Outcome.LATER, "nobody answers at that port"))
    pauses = []
    draft = APPROVED
    for _ in range(3):
        draft = happens(draft, away, NOW).draft
        assert draft.not_before is not None
        pauses.append(draft.not_before - NOW)

    assert pauses == [timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60)]


def test_i13_uncertain_is_a_state_that_only_a_copy_in_sent_or_the_owner_ends() -> None:
    uncertain = happens(SENDING, FoundSending(), NOW).draft
    events: list[Event] = [
        YES,
        Edit(OTHER),
        Reject(),
        OwnerAnswered(),
        CustomerWrote(),
        GoodUntilNear(),
        SendingBegins(),
        ACCEPTED,
    ]

    assert all(happens(uncertain, event, NOW).draft == uncertain for event in events)
    assert happens(uncertain, IN_SENT, NOW).draft.state is DraftState.SENT
    assert settled_by_owner(uncertain, went_out=True, now=NOW).draft.state is DraftState.SENT
    assert settled_by_owner(uncertain, went_out=False, now=NOW).draft.state is DraftState.PENDING
    assert not settled_by_owner(PENDING, went_out=True, now=NOW).done


@pytest.mark.parametrize("state", [DraftState.SENT, DraftState.REJECTED, DraftState.WITHDRAWN])
def test_what_is_over_is_not_approved_again(state: DraftState) -> None:
    over = replace(PENDING, state=state, why="because")

    ruling = happens(over, YES, NOW)

    assert not ruling.done
    assert ruling.draft == over
    assert "because" in ruling.words


def test_a_failed_draft_can_be_mended_and_approved_again() -> None:
    failed = happens(SENDING, Sent(SendResult(Outcome.REFUSED, "550 no such user")), NOW).draft

    assert "550 no such user" in failed.why
    assert happens(failed, Edit(OTHER), NOW).draft.state is DraftState.PENDING
    assert happens(failed, YES, NOW).draft.state is DraftState.APPROVED


def test_a_copy_lies_where_it_should_and_nowhere_else() -> None:
    laid = copy_lies(PENDING, COPY, 1)

    assert PENDING.wants_laying
    assert not laid.wants_laying
    assert not laid.wants_taking_out
    assert with_version(laid, OTHER).wants_taking_out
    assert happens(laid, Reject(), NOW).draft.wants_taking_out
    assert about_to_take_out(laid).wants_taking_out
    assert copy_taken_out(laid).wants_laying
    assert not replace(PENDING, state=DraftState.SENT).wants_laying
    assert not replace(PENDING, state=DraftState.UNCERTAIN).wants_laying


def test_what_failed_or_was_put_back_is_laid_back() -> None:
    assert replace(PENDING, state=DraftState.FAILED).wants_laying
    assert APPROVED.wants_laying


def test_it_goes_after_the_hold_and_not_before() -> None:
    hold = timedelta(seconds=60)

    assert not APPROVED.ready_to_send(NOW + timedelta(seconds=59), hold)
    assert APPROVED.ready_to_send(NOW + hold, hold)
    assert not PENDING.ready_to_send(NOW + hold, timedelta(0))


def test_about_to_take_out_nothing_changes_nothing() -> None:
    assert about_to_take_out(PENDING) == PENDING
    assert Laid(COPY, 1).taking_out is False
