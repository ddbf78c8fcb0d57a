"""The owner's word by folders: mail moved to Assistant/…, moved back, and a draft dragged to Approved."""

from datetime import timedelta
from email.message import EmailMessage
from itertools import pairwise

import pytest

from assistant.domain.decision import Word
from assistant.domain.draft import DraftState
from assistant.domain.lead import CallResult, LeadState, Outcome
from assistant.domain.mailbox import Role
from assistant.domain.promise import PromiseState
from assistant.domain.wish import Heard
from tests.fakes import OWNER, World, at, mail
from tests.phone import REMOTE, heard

KAREN = "Karen Osullivan <karen@mail.example>"
TAP = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nKaren\n"
ARRIVED = at("2026-11-23 09:05")
START = at("2026-11-23 09:10")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def drafted(world: World) -> World:
    """Karen wrote, a draft waits; the folders of the remote control are there and were looked at."""
    world.mailbox.roles |= {f"Assistant/{name}": Role.REMOTE for name in REMOTE}
    world.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED)
    world.round(START)
    return world


def uid_of(world: World, folder: str, subject: str) -> int:
    """The newest message of that subject there."""
    return max(
        k.uid
        for k, m in zip(world.mailbox.kept[folder], world.mailbox.messages(folder), strict=True)
        if m.subject.endswith(subject)
    )


def moved(world: World, target: str, subject: str = "Leaking tap", source: str = "INBOX") -> None:
    """The owner moves a mail to another folder."""
    world.mailbox.move(source, target, uid_of(world, source, subject))


# --- each folder ------------------------------------------------------------------------------------------


def test_a_mail_moved_to_approved_approves_the_leads_one_pending_draft(drafted: World) -> None:
    moved(drafted, "Assistant/Approved")

    drafted.round(START + MINUTE)

    assert [to for to, _ in drafted.outgoing.taken] == ["karen@mail.example"]  # type: ignore[union-attr]
    assert drafted.draft().state is DraftState.SENT
    assert heard(drafted, Heard.DONE) == ["1a is approved"]


@pytest.mark.parametrize(
    ("folder", "outcome"),
    [("Done", Outcome.DONE), ("Won", Outcome.WON), ("Not a lead", Outcome.NOT_A_LEAD)],
)
def test_a_mail_moved_there_closes_its_lead(drafted: World, folder: str, outcome: Outcome) -> None:
    moved(drafted, f"Assistant/{folder}")

    drafted.round(START + MINUTE)

    assert drafted.lead().outcome is outcome
    assert drafted.in_drafts == []
    assert drafted.sent == []


def test_a_mail_moved_to_called_says_that_they_were_reached(drafted: World) -> None:
    moved(drafted, "Assistant/Called")

    drafted.round(START + MINUTE)

    assert [a.result for a in drafted.lead().attempts] == [CallResult.REACHED]
    assert drafted.lead().state is LeadState.WAITING


def test_a_mail_moved_to_later_hides_its_lead_until_tomorrows_opening(drafted: World) -> None:
    moved(drafted, "Assistant/Later")

    drafted.round(START + MINUTE)

    assert drafted.lead().snoozed_until == at("2026-11-24 08:00")


@pytest.mark.parametrize(
    "name", ["INBOX.Assistant.Not a lead", "Assistant/not_a_lead", "Büro/Assistant/NOT A LEAD"]
)
def test_a_folder_is_known_under_any_prefix_and_delimiter(world: World, name: str) -> None:
    world.mailbox.roles[name] = Role.REMOTE
    world.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED)
    world.round(START)
    moved(world, name)

    world.round(START + MINUTE)

    assert world.lead().outcome is Outcome.NOT_A_LEAD


# --- what does not act ------------------------------------------------------------------------------------


def test_what_lay_there_before_the_first_look_never_acts(world: World) -> None:
    world.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED)
    world.round(START)
    moved(world, "Assistant/Done")
    world.mailbox.roles["Assistant/Done"] = Role.REMOTE

    world.round(START + MINUTE)
    world.round(START + 2 * MINUTE)

    assert not world.lead().is_closed


def test_i11_a_strangers_mail_that_a_rule_moved_there_does_nothing_and_is_counted(drafted: World) -> None:
    for folder in ("Approved", "Done"):
        for number in range(2):
            raw = mail("x@evil.example", f"Re: Leaking tap {number}", "approve 1a\n", answers="<1@x.example>")
            drafted.arrives(raw, START, f"Assistant/{folder}")
    drafted.arrives(mail(KAREN, "One more thing", "and the sink\n"), START, "Assistant/Approved")

    drafted.round(START + MINUTE)

    assert drafted.draft().state is DraftState.PENDING
    assert not drafted.lead().is_closed
    days = drafted.book.look().days.values()
    nobodys = [s for day in days for s in day.said if s.kind is Heard.NOBODYS]
    assert sum(s.number for s in nobodys) == 5


@pytest.mark.parametrize("folder", REMOTE)
def test_i11_a_copy_that_a_rule_files_in_the_round_it_comes_does_nothing_and_is_named(
    drafted: World, folder: str
) -> None:
    raw = mail("Ben Ito <ben@mail.example>", "Blocked drain", "Our drain is blocked. Can you come?\n")
    drafted.arrives(raw, START)
    drafted.arrives(raw, START, f"Assistant/{folder}")

    drafted.round(START + MINUTE)
    drafted.round(START + 2 * MINUTE)

    ben = drafted.book.look().lead(2)
    assert (ben.state, ben.attempts, ben.snoozed_until) == (LeadState.OPEN, (), None)
    assert [d.state for d in ben.drafts] == [DraftState.PENDING]
    assert drafted.book.look().rules == {}
    assert drafted.sent == []
    (said,) = heard(drafted, Heard.NOBODYS)
    assert "“Blocked drain” from Ben Ito" in said
    assert "still lies in INBOX" in said


def test_i11_a_copy_filed_later_does_nothing_until_the_mail_itself_is_moved(drafted: World) -> None:
    drafted.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED, "Assistant/Approved")
    drafted.round(START + MINUTE)
    assert drafted.sent == []

    moved(drafted, "Assistant/Approved")
    drafted.round(START + 2 * MINUTE)
    assert len(drafted.sent) == 1


def test_a_mail_that_a_client_without_move_left_flagged_to_be_deleted_has_gone(drafted: World) -> None:
    drafted.mailbox.drop("INBOX", uid_of(drafted, "INBOX", "Leaking tap"))
    drafted.mailbox.put("INBOX", mail(KAREN, "Leaking tap", TAP), ARRIVED, frozenset({"\\deleted"}))
    drafted.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED, "Assistant/Done")

    drafted.round(START + MINUTE)

    assert drafted.lead().is_closed


def test_nothing_acts_while_inbox_cannot_be_looked_at(drafted: World) -> None:
    moved(drafted, "Assistant/Done")
    drafted.mailbox.broken.add("lying")
    drafted.round(START + MINUTE)
    assert not drafted.lead().is_closed

    drafted.mailbox.broken.clear()
    drafted.round(START + 2 * MINUTE)
    assert drafted.lead().is_closed


def test_a_mail_moved_before_it_was_read_is_named_and_a_lead_once_it_is_back(drafted: World) -> None:
    raw = mail("Ben Ito <ben@mail.example>", "Blocked drain", "Our drain is blocked. Can you come?\n")
    drafted.arrives(raw, START, "Assistant/Called")
    drafted.round(START + MINUTE)
    (said,) = heard(drafted, Heard.NOBODYS)
    assert "“Blocked drain” from Ben Ito; move it back to INBOX" in said

    moved(drafted, "INBOX", "Blocked drain", "Assistant/Called")
    drafted.round(START + 2 * MINUTE)
    assert drafted.book.look().lead(2).state is LeadState.OPEN


def test_hundreds_that_a_rule_files_are_counted_not_named(drafted: World) -> None:
    for number in range(60):
        drafted.arrives(mail("x@evil.example", f"Win {number}", "now\n"), START, "Assistant/Done")

    drafted.round(START + MINUTE)

    days = drafted.book.look().days.values()
    numbers = [s.number for day in days for s in day.said if s.kind is Heard.NOBODYS]
    assert sorted(numbers) == [1, 1, 1, 57]


def test_a_folder_that_was_numbered_anew_does_not_act(drafted: World) -> None:
    moved(drafted, "Assistant/Later")
    drafted.round(START + MINUTE)
    drafted.says(Word.REOPEN, "1", START + MINUTE)
    until = drafted.lead().snoozed_until
    drafted.mailbox.uidvalidity += 1

    drafted.round(START + timedelta(hours=2))

    assert drafted.lead().snoozed_until == until


def test_i11_a_draft_that_got_a_new_text_unseen_is_not_approved(drafted: World) -> None:
    drafted.mailbox.broken.add("drafts")  # the new version cannot be laid
    drafted.says(Word.EDIT, "1a", START, text="Another text.")
    moved(drafted, "Assistant/Approved")

    drafted.round(START + MINUTE)

    assert drafted.draft().state is DraftState.PENDING
    assert "look at it first" in heard(drafted, Heard.REFUSED)[0]


def test_an_unreadable_folder_is_named_and_costs_only_itself(drafted: World) -> None:
    drafted.mailbox.unreadable_folders.add("Assistant/Done")
    moved(drafted, "Assistant/Later")

    drafted.round(START + MINUTE)

    assert "business/Assistant/Done" in drafted.desk.sees.troubles
    assert drafted.lead().snoozed_until is not None


# --- conversations ----------------------------------------------------------------------------------------


def test_a_whole_conversation_moved_at_once_acts_once(drafted: World) -> None:
    drafted.arrives(mail(KAREN, "Re: Leaking tap", "It is worse now.\n"), START)
    drafted.round(START + MINUTE)
    drafted.arrives(
        mail(f"Dana <{OWNER}>", "Re: Leaking tap", "Will call.\n", to="karen@mail.example"),
        START + MINUTE,
        "Sent",
    )
    drafted.round(START + 2 * MINUTE)
    for source, name in (("INBOX", "Leaking tap"), ("Sent", "Leaking tap"), ("INBOX", "Leaking tap")):
        moved(drafted, "Assistant/Called", name, source)
        if source == "Sent":
            drafted.round(START + 3 * MINUTE)  # half of it was moved when we looked

    drafted.round(START + 4 * MINUTE)

    assert len(drafted.lead().attempts) == 1
    assert heard(drafted, Heard.NOBODYS) == []


def test_our_own_note_moved_along_with_the_conversation_is_nobody_elses(drafted: World) -> None:
    moved(drafted, "Assistant/Approved")
    drafted.round(START + MINUTE)
    drafted.round(START + 2 * MINUTE)
    moved(drafted, "Assistant/Done", source="Sent")

    drafted.round(START + 3 * MINUTE)

    assert drafted.lead().is_closed
    assert heard(drafted, Heard.NOBODYS) == []


def test_the_same_folder_acts_again_on_another_day(drafted: World) -> None:
    drafted.arrives(mail(KAREN, "Re: Leaking tap", "It is worse now.\n"), START)
    drafted.round(START + MINUTE)
    moved(drafted, "Assistant/Later")
    drafted.round(START + 2 * MINUTE)
    moved(drafted, "Assistant/Later")

    drafted.round(START + timedelta(days=1))

    assert drafted.lead().snoozed_until == at("2026-11-25 08:00")


# --- moved back -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["Done", "Won", "Called", "Later", "Not a lead"])
def test_moved_back_to_inbox_the_last_act_is_undone(drafted: World, folder: str) -> None:
    before = drafted.lead()
    moved(drafted, f"Assistant/{folder}")
    drafted.round(START + MINUTE)
    moved(drafted, "INBOX", source=f"Assistant/{folder}")

    drafted.round(START + 2 * MINUTE)

    after = drafted.lead()
    kept = ("state", "outcome", "closed_at", "respond_by", "snoozed_until", "answered_at", "attempts")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert after.drafts[0].state is DraftState.PENDING
    assert drafted.book.look().rules == {}
    assert len(drafted.in_drafts) == 1


def test_moved_back_in_time_a_yes_is_taken_back() -> None:
    from assistant.workflow.ports import Habits

    world = World(habits=Habits(hold_approved=timedelta(minutes=5)))
    world.mailbox.roles |= {f"Assistant/{name}": Role.REMOTE for name in REMOTE}
    world.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED)
    world.round(START)
    moved(world, "Assistant/Approved")
    world.round(START + MINUTE)
    assert world.draft().state is DraftState.APPROVED
    moved(world, "INBOX", source="Assistant/Approved")

    world.round(START + 2 * MINUTE)
    world.round(START + 20 * MINUTE)

    assert world.draft().state is DraftState.PENDING
    assert world.sent == []


def test_moved_back_too_late_it_is_said_that_the_mail_is_out(drafted: World) -> None:
    moved(drafted, "Assistant/Approved")
    drafted.round(START + MINUTE)
    moved(drafted, "INBOX", source="Assistant/Approved")

    drafted.round(START + 2 * MINUTE)

    assert drafted.draft().state is DraftState.SENT
    assert "cannot be taken back" in heard(drafted, Heard.REFUSED)[0]


def test_a_promise_released_by_closing_is_owed_again_when_moved_back(drafted: World) -> None:
    moved(drafted, "Assistant/Approved")
    drafted.round(START + MINUTE)
    drafted.round(START + 2 * MINUTE)
    moved(drafted, "Assistant/Done", source="Assistant/Approved")
    drafted.round(START + 3 * MINUTE)
    assert [p.state for p in drafted.lead().promises] == [PromiseState.RELEASED]
    moved(drafted, "INBOX", source="Assistant/Done")

    drafted.round(START + 4 * MINUTE)

    assert [p.state for p in drafted.lead().promises] == [PromiseState.OPEN]
    assert drafted.lead().state is LeadState.OPEN


def test_a_copy_of_a_mail_delivered_again_undoes_nothing(drafted: World) -> None:
    """A stranger who sends the same bytes again cannot take back what the owner did."""
    moved(drafted, "Assistant/Done")
    drafted.round(START + MINUTE)
    drafted.arrives(mail(KAREN, "Leaking tap", TAP), START + MINUTE)

    drafted.round(START + 2 * MINUTE)

    assert drafted.lead().is_closed


def test_i25_what_they_wrote_meanwhile_stays_when_an_act_is_undone(drafted: World) -> None:
    moved(drafted, "Assistant/Done")
    drafted.round(START + MINUTE)
    drafted.arrives(mail(KAREN, "Re: Leaking tap", "Can you come tomorrow?\n"), START + 2 * MINUTE)
    drafted.round(START + 3 * MINUTE)
    opened = drafted.lead()
    moved(drafted, "INBOX", source="Assistant/Done")

    drafted.round(START + 4 * MINUTE)

    assert (drafted.lead().state, drafted.lead().respond_by) == (LeadState.OPEN, opened.respond_by)


@pytest.mark.parametrize("folder", ["Done", "Won", "Not a lead"])
def test_moved_on_to_later_it_was_not_done_after_all(drafted: World, folder: str) -> None:
    moved(drafted, f"Assistant/{folder}")
    drafted.round(START + MINUTE)
    moved(drafted, "Assistant/Later", source=f"Assistant/{folder}")
    drafted.round(START + 2 * MINUTE)

    lead = drafted.lead()
    assert (lead.state, lead.outcome, lead.snoozed_until) == (LeadState.OPEN, None, at("2026-11-24 08:00"))
    assert lead.drafts[0].state is DraftState.PENDING
    assert drafted.book.look().rules == {}


def test_moved_on_and_back_everything_is_as_it_was(drafted: World) -> None:
    before = drafted.lead()
    places = ("INBOX", "Assistant/Not a lead", "Assistant/Won", "INBOX")
    for number, (source, target) in enumerate(pairwise(places), start=1):
        moved(drafted, target, source=source)
        drafted.round(START + number * MINUTE)

    after = drafted.lead()
    assert (after.state, after.outcome, after.respond_by) == (before.state, None, before.respond_by)
    assert after.drafts[0].state is DraftState.PENDING
    assert drafted.book.look().rules == {}


def test_called_and_then_done_keeps_the_call(drafted: World) -> None:
    moved(drafted, "Assistant/Called")
    drafted.round(START + MINUTE)
    moved(drafted, "Assistant/Done", source="Assistant/Called")
    drafted.round(START + 2 * MINUTE)

    assert drafted.lead().outcome is Outcome.DONE
    assert [a.result for a in drafted.lead().attempts] == [CallResult.REACHED]
    assert drafted.lead().answered_at == START + MINUTE


def test_a_move_that_is_refused_leaves_the_former_act(drafted: World) -> None:
    drafted.says(Word.REJECT, "1a", START)
    moved(drafted, "Assistant/Not a lead")
    drafted.round(START + MINUTE)
    moved(drafted, "Assistant/Approved", source="Assistant/Not a lead")
    drafted.round(START + 2 * MINUTE)
    assert drafted.lead().outcome is Outcome.NOT_A_LEAD
    assert len(drafted.book.look().rules) == 1

    moved(drafted, "INBOX", source="Assistant/Approved")
    drafted.round(START + 3 * MINUTE)
    assert drafted.lead().state is LeadState.OPEN
    assert drafted.book.look().rules == {}


# --- a draft dragged to Approved ---------------------------------------------------------------------------


def test_i7_our_draft_dragged_to_approved_goes_out_and_leaves_approved(drafted: World) -> None:
    text = drafted.draft().version.text
    moved(drafted, "Assistant/Approved", source="Drafts")

    drafted.round(START + MINUTE)
    drafted.round(START + 2 * MINUTE)

    (raw,) = drafted.sent
    assert drafted.draft().state is DraftState.SENT
    assert " ".join(text.split()) in " ".join(raw.decode().replace("=\r\n", "").split())
    assert drafted.mailbox.kept["Assistant/Approved"] == []


def rewritten(world: World, to: str = "karen@mail.example") -> bytes:
    """The draft as the owner's desktop program saves it after he changed a line."""
    version = world.draft().version
    return mail(
        f"Dana Reyes <{OWNER}>",
        version.subject,
        "Hello Karen,\n\nI come on Thursday at ten.\n\nDana\n",
        to=to,
        answers=f"<{version.in_reply_to}>",
        X_Mailer="Desktop 1.0",
    )


def test_i8_the_owners_own_text_dragged_to_approved_is_sent_unchanged(drafted: World) -> None:
    raw = rewritten(drafted)
    drafted.mailbox.drop("Drafts", uid_of(drafted, "Drafts", "Leaking tap"))
    drafted.mailbox.put("Drafts", raw, START, frozenset({"\\draft"}))
    drafted.round(START + MINUTE)
    assert drafted.draft().owner_edits
    moved(drafted, "Assistant/Approved", source="Drafts")

    drafted.round(START + 2 * MINUTE)
    drafted.round(START + 3 * MINUTE)

    (sent,) = drafted.sent
    assert b"I come on Thursday at ten." in sent
    assert b"X-Mailer" not in sent
    assert drafted.draft().state is DraftState.SENT


@pytest.mark.parametrize("to", ["karen@mail.example, boss@mail.example", "somebody@else.example", f"{OWNER}"])
def test_i11_a_draft_to_anybody_else_is_left_there(drafted: World, to: str) -> None:
    raw = rewritten(drafted, to=to)
    drafted.mailbox.put("Assistant/Approved", raw, START, frozenset({"\\draft"}))

    drafted.round(START + MINUTE)

    assert drafted.sent == []
    assert len(drafted.mailbox.kept["Assistant/Approved"]) == 1
    assert heard(drafted, Heard.REFUSED) + heard(drafted, Heard.NOBODYS) != []


def as_page(world: World, **more: str) -> EmailMessage:
    """The draft as a desktop program saves it: plain text and its page."""
    version = world.draft().version
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = OWNER, "karen@mail.example", version.subject
    made["In-Reply-To"] = f"<{version.in_reply_to}>"
    for name, value in more.items():
        made[name] = value
    made.set_content("Hello Karen,\n\nI come on Thursday at ten.\n\nDana\n")
    made.add_alternative("<p>Hello Karen, I come on <b>Thursday</b> at ten.</p>", subtype="html")
    return made


def test_i17_a_page_with_a_plan_attached_is_sent_with_its_body_to_the_byte(drafted: World) -> None:
    made = as_page(drafted)
    made.add_attachment(b"plan " * 50_000, maintype="application", subtype="pdf", filename="plan.pdf")
    raw = bytes(made).replace(b"\n", b"\r\n")
    drafted.mailbox.put("Assistant/Approved", raw, START, frozenset({"\\draft"}))

    drafted.round(START + MINUTE)
    drafted.round(START + 2 * MINUTE)

    (sent,) = drafted.sent
    assert sent.partition(b"\r\n\r\n")[2] == raw.partition(b"\r\n\r\n")[2]
    assert drafted.draft().state is DraftState.SENT
    assert "Thursday" in drafted.draft().version.text
    assert drafted.mailbox.kept["Assistant/Approved"] == []
    assert drafted.in_drafts == []  # the text it replaced lay there still: ours, and needed no more


@pytest.mark.parametrize("more", [{"Cc": "boss@else.example"}, {"Bcc": "boss@else.example"}])
def test_i17_a_page_to_anybody_beside_them_is_left_there(drafted: World, more: dict[str, str]) -> None:
    drafted.mailbox.put("Assistant/Approved", bytes(as_page(drafted, **more)), START, frozenset({"\\draft"}))

    drafted.round(START + MINUTE)

    assert drafted.sent == []
    assert any("not to their one address" in words for words in heard(drafted, Heard.REFUSED))


def test_a_draft_that_cannot_be_written_safely_is_left_there_and_stops_nothing(drafted: World) -> None:
    raw = bytes(as_page(drafted)).replace(b"</p>", b"x" * 2000 + b"</p>")
    drafted.mailbox.put("Assistant/Approved", raw, START, frozenset({"\\draft"}))

    drafted.round(START + MINUTE)
    drafted.round(START + 2 * MINUTE)

    assert drafted.sent == []
    assert len(heard(drafted, Heard.REFUSED)) == 1
    assert drafted.draft().version.body == ""


def test_dragged_back_to_drafts_in_time_it_is_not_sent() -> None:
    from assistant.workflow.ports import Habits

    world = World(habits=Habits(hold_approved=timedelta(minutes=5)))
    world.mailbox.roles |= {f"Assistant/{name}": Role.REMOTE for name in REMOTE}
    world.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED)
    world.round(START)
    moved(world, "Assistant/Approved", source="Drafts")
    world.round(START + MINUTE)
    assert world.draft().state is DraftState.APPROVED
    moved(world, "Drafts", source="Assistant/Approved")

    world.round(START + 2 * MINUTE)
    world.round(START + 20 * MINUTE)

    assert world.draft().state is DraftState.PENDING
    assert world.sent == []
    assert len(world.in_drafts) == 1


def test_a_draft_binned_out_of_approved_is_not_sent() -> None:
    from assistant.workflow.ports import Habits

    world = World(habits=Habits(hold_approved=timedelta(minutes=5)))
    world.mailbox.roles |= {f"Assistant/{name}": Role.REMOTE for name in REMOTE}
    world.arrives(mail(KAREN, "Leaking tap", TAP), ARRIVED)
    world.round(START)
    moved(world, "Assistant/Approved", source="Drafts")
    world.round(START + MINUTE)
    moved(world, "Trash", source="Assistant/Approved")

    for minutes in (2, 10, 30):
        world.round(START + minutes * MINUTE)

    assert world.sent == []
    assert world.draft().state is not DraftState.APPROVED
