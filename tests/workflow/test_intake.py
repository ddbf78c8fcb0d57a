"""Intake: what came in becomes leads opened, joined, answered, or is set aside; nothing is skipped."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from assistant.adapters.phone import PhoneNumbers
from assistant.domain.book import Book, OwnerMail
from assistant.domain.lead import LeadState, Outcome, Voice, closed
from assistant.domain.mailbox import Batch, Cursor, Folder, Role
from assistant.domain.message import Message
from assistant.domain.reading import Kind, Verdict
from assistant.domain.seal import Seal
from assistant.errors import MailboxUnreachable
from assistant.workflow.intake import intake
from assistant.workflow.ports import Account
from tests.fakes import OWNER, FakeMailbox, World, at, mail

MONDAY = at("2026-11-23 09:05")
NOW = at("2026-11-23 09:10")
KAREN = "Karen Osullivan <karen@mail.example>"
TAP = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nKaren\n"
ANSWER = "Hello Karen,\n\nI can be there on Thursday at ten. Does that suit you?\n\nDana\n"


def inquiry(message_id: str = "<tap@mail.example>", text: str = TAP, sender: str = KAREN) -> bytes:
    return mail(sender, "Leaking tap", text, message_id=message_id)


def answer(to: str = "karen@mail.example", text: str = ANSWER, cc: str = "") -> bytes:
    sender = f"Dana Reyes <{OWNER}>"
    if cc:
        return mail(sender, "Re: Leaking tap", text, to=to, answers="<tap@mail.example>", Cc=cc)
    return mail(sender, "Re: Leaking tap", text, to=to, answers="<tap@mail.example>")


def test_an_inquiry_opens_a_lead_with_a_time_by_which_policy_wants_an_answer(world: World) -> None:
    world.arrives(inquiry(), MONDAY)

    intake(world.desk, NOW)

    lead = world.book.look().lead(1)
    assert (lead.state, lead.contact.name, lead.subject) == (LeadState.OPEN, "Karen Osullivan", "Leaking tap")
    assert lead.respond_by == at("2026-11-24 12:00")
    assert (lead.route.to, lead.route.own_address) == ("karen@mail.example", OWNER)
    assert world.book.text(lead.conversation[0].text).startswith("Hi Dana")


def test_i2_the_same_message_seen_again_changes_nothing(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    intake(world.desk, NOW)
    before = world.book.look()
    world.arrives(inquiry(), MONDAY + timedelta(minutes=1))
    world.mailbox.uidvalidity += 1

    intake(world.desk, NOW)

    after = world.book.look()
    assert after.leads == before.leads
    assert after.days == before.days


def test_i3_two_mails_with_one_message_id_are_two(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    world.arrives(
        inquiry(text="Hello, could you quote a new boiler for us?\n", sender="Ben Ito <ben@mail.example>"),
        MONDAY,
    )

    intake(world.desk, NOW)

    assert {lead.contact.email for lead in world.book.look().leads.values()} == {
        "karen@mail.example",
        "ben@mail.example",
    }


def test_i1_every_message_has_exactly_one_verdict_and_the_day_counts_them(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    world.arrives(
        mail("News <news@shop.example>", "Sale", "Buy.\n", List_Unsubscribe="<mailto:u@shop.example>"), MONDAY
    )
    world.arrives(b"\0\0\0 no mail at all", MONDAY)

    intake(world.desk, NOW)

    book = world.book.look()
    assert len(book.seen) == 3
    day = book.day(NOW.date())
    counted = sum(n for _, n in day.came_in) + sum(n for _, n in day.set_aside)
    assert counted == 3
    assert dict(day.set_aside) == {"newsletter": 1}


def test_a_round_with_nothing_new_writes_nothing(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    intake(world.desk, NOW)
    writes = world.book.writes

    intake(world.desk, NOW + timedelta(minutes=1))

    assert world.book.writes == writes


def test_i20_a_round_that_died_before_the_places_were_kept_is_read_again_without_harm(world: World) -> None:
    world.arrives(inquiry(), MONDAY)

    class Killed(BaseException):
        pass

    def die(name: str) -> None:
        if name == "intake:decided":
            raise Killed

    dying = replace(world.desk, point=die)
    try:
        intake(dying, NOW)
    except Killed:
        intake(world.desk, NOW)

    assert list(world.book.look().leads) == [1]
    assert world.book.look().folders["business/INBOX"].uid == 1


def test_a_second_mail_of_one_person_joins_the_lead(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    intake(world.desk, NOW)
    world.arrives(mail(KAREN, "One more thing", "I forgot: can you also look at the boiler?\n"), NOW)

    intake(world.desk, NOW)

    book = world.book.look()
    assert list(book.leads) == [1]
    assert [e.subject for e in book.lead(1).conversation] == ["Leaking tap", "One more thing"]


def test_a_name_alone_joins_nobody(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    world.arrives(inquiry("<b@other.example>", sender="Karen Osullivan <ko@other.example>"), MONDAY)

    intake(world.desk, NOW)

    assert sorted(world.book.look().leads) == [1, 2]


def test_the_owners_answer_from_any_program_is_seen(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    intake(world.desk, NOW)
    world.arrives(answer(), NOW, "Sent")

    intake(world.desk, NOW + timedelta(minutes=1))

    lead = world.book.look().lead(1)
    assert (lead.state, lead.answered_at, lead.respond_by) == (LeadState.WAITING, NOW, None)


def test_an_answer_without_headers_counts_by_address_and_time(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    intake(world.desk, NOW)
    world.arrives(mail(f"Dana <{OWNER}>", "Your tap", ANSWER, to="karen@mail.example"), NOW, "Sent")

    intake(world.desk, NOW)

    assert world.book.look().lead(1).state is LeadState.WAITING


def test_what_was_answered_already_is_recognised_on_the_first_run(world: World) -> None:
    world.arrives(inquiry(), at("2026-11-19 10:00"))
    world.arrives(answer(), at("2026-11-19 15:00"), "Sent")

    intake(world.desk, NOW)

    lead = world.book.look().lead(1)
    assert (lead.state, lead.answered_at) == (LeadState.WAITING, at("2026-11-19 15:00"))


def test_what_they_wrote_after_the_answer_opens_it_again_in_whatever_order_it_is_read(world: World) -> None:
    world.arrives(inquiry(), at("2026-11-19 10:00"))
    world.arrives(
        mail(KAREN, "Re: Leaking tap", "Now the boiler is broken too. What would that cost?\n"),
        at("2026-11-23 08:30"),
    )
    world.arrives(answer(), at("2026-11-19 15:00"), "Sent")

    intake(world.desk, NOW)

    lead = world.book.look().lead(1)
    assert lead.state is LeadState.OPEN
    assert lead.respond_by == at("2026-11-24 12:00")
    assert [e.voice for e in lead.conversation] == [Voice.THEM, Voice.US, Voice.THEM]


def test_i25_a_mail_with_the_person_only_in_copy_asks_and_never_closes(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    intake(world.desk, NOW)
    world.arrives(answer(to="colleague@reyes2.example", cc="karen@mail.example"), NOW, "Sent")

    intake(world.desk, NOW)

    lead = world.book.look().lead(1)
    assert lead.state is LeadState.OPEN
    assert "was this your answer" in lead.question


def test_a_forward_to_a_colleague_is_no_answer(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    intake(world.desk, NOW)
    forward = mail(
        f"Dana <{OWNER}>",
        "Fwd: Leaking tap",
        "Can you take this?\n\n---------- Forwarded message ---------\nFrom: Karen <karen@mail.example>\n\n"
        + TAP,
        to="colleague@reyes2.example",
        answers="<tap@mail.example>",
    )
    world.arrives(forward, NOW, "Sent")

    intake(world.desk, NOW)

    assert world.book.look().lead(1).state is LeadState.OPEN


def test_a_mail_that_still_lies_as_a_draft_is_no_answer(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    intake(world.desk, NOW)
    world.mailbox.put("Sent", answer(), NOW, frozenset({"\\draft"}))

    intake(world.desk, NOW)

    assert world.book.look().lead(1).state is LeadState.OPEN


def test_an_out_of_office_and_a_thank_you_change_no_state(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    intake(world.desk, NOW)
    world.arrives(mail(KAREN, "Automatic reply", "I am away.\n", Auto_Submitted="auto-replied"), NOW)

    intake(world.desk, NOW)

    lead = world.book.look().lead(1)
    assert lead.state is LeadState.OPEN
    assert lead.conversation[-1].voice is Voice.MACHINE


def test_old_mail_gets_no_acknowledgement(world: World) -> None:
    world.arrives(inquiry(), at("2026-11-19 10:00"))

    intake(world.desk, NOW)

    lead = world.book.look().lead(1)
    assert not lead.acknowledge
    assert "too old" in lead.no_acknowledgement


def test_i5_without_a_sent_folder_sending_pauses_and_it_is_said(world: World) -> None:
    del world.mailbox.roles["Sent"]

    intake(world.desk, NOW)

    assert world.desk.sees.sent_readable == {"business": False}
    assert "sent folder" in world.desk.sees.troubles["business/no sent folder"]


def test_a_folder_that_does_not_open_costs_only_itself(world: World) -> None:
    world.mailbox.unreadable_folders = {"Junk"}
    world.arrives(inquiry(), MONDAY)

    intake(world.desk, NOW)

    assert list(world.book.look().leads) == [1]
    assert "business/Junk" in world.desk.sees.troubles
    assert world.desk.sees.sent_readable["business"]


def test_an_account_that_cannot_be_reached_is_named_and_comes_back(world: World) -> None:
    world.arrives(inquiry(), MONDAY)
    world.mailbox.broken = {"arrivals"}
    intake(world.desk, NOW)
    troubled = dict(world.desk.sees.troubles)
    world.mailbox.broken = set()

    intake(world.desk, NOW)

    assert "business" in troubled
    assert "business" not in world.desk.sees.troubles
    assert list(world.book.look().leads) == [1]


@dataclass
class BreaksOff(FakeMailbox):
    """Gives every message in a batch of its own, and loses the connection after some."""

    holds: int = 1

    def arrivals(
        self, folder: Folder, since: Cursor | None, look_back: date, wants_text: Callable[[Message], bool]
    ) -> Iterator[Batch]:
        for batch in super().arrivals(folder, since, look_back, wants_text):
            for arrival in batch.arrivals:
                if not self.holds:
                    raise MailboxUnreachable("the line is dead")
                self.holds -= 1
                yield replace(batch, arrivals=(arrival,), cursor=Cursor(self.uidvalidity, arrival.uid))
            yield replace(batch, arrivals=())


def test_what_was_read_before_the_line_died_is_decided_and_nothing_is_drafted_until_sent_was_read() -> None:
    mailbox = BreaksOff(holds=1)
    world = World(mailbox=mailbox)
    world.arrives(inquiry(), MONDAY)
    world.arrives(answer(), MONDAY + timedelta(minutes=1), "Sent")
    world.round(NOW)
    half = world.lead()
    mailbox.holds = 9

    world.round(NOW + timedelta(minutes=1))

    assert half.state is LeadState.OPEN
    assert half.drafts == ()
    assert world.lead().state is LeadState.WAITING
    assert list(world.book.look().leads) == [1]
    assert world.book.look().folders["business/INBOX"].uid == 1


def test_an_answer_from_another_account_is_met_after_its_inquiry(world: World) -> None:
    private = FakeMailbox(account="private")
    private.put("Sent", answer(), MONDAY + timedelta(minutes=2))
    world.arrives(inquiry(), MONDAY)
    accounts = (Account("private", "dana@home.example", private, None), *world.desk.accounts)

    intake(replace(world.desk, accounts=accounts), NOW)

    assert world.lead().state is LeadState.WAITING


def test_a_candidate_in_junk_is_undecided_never_more(world: World) -> None:
    world.arrives(inquiry(), MONDAY, "Junk")

    intake(world.desk, NOW)

    lead = world.book.look().lead(1)
    assert (lead.state, lead.in_junk, lead.acknowledge) == (LeadState.UNDECIDED, True, False)


def test_our_own_summary_in_inbox_is_own_and_counts_as_arrived(world: World) -> None:
    marker = world.desk.seal.mark("summary/2026-11-23")
    with world.book.transaction() as book:
        book.put_day(book.day(NOW.date()).with_mail(OwnerMail("summary", marker, 1, NOW)))
    world.arrives(mail(f"Assistant <{OWNER}>", "1 to approve", "…\n", X_Assistant=marker), NOW)

    intake(world.desk, NOW)

    book = world.book.look()
    kept = book.day(NOW.date()).mail("summary")
    assert kept is not None
    assert kept.arrived
    assert [s.kind for s in book.seen.values()] == [Kind.OWN]
    assert not book.leads


@pytest.mark.parametrize("where", ["header", "id"])
def test_i25_a_note_sent_before_the_state_was_lost_is_no_answer(world: World, where: str) -> None:
    old = Seal(b"another key, sixteen").mark("3a/1")
    note = mail(
        f"Dana Reyes <{OWNER}>",
        "Re: Leaking tap",
        "Thank you for your message. You'll hear from me by Tuesday at noon.\n",
        to="karen@mail.example",
        message_id=f"<{old}@reyes.example>" if where == "id" else "",
        answers="<tap@mail.example>",
        X_Assistant=old if where == "header" else "",
    )
    world.arrives(inquiry(), MONDAY)
    world.arrives(note, MONDAY + timedelta(minutes=2), "Sent")

    world.round(NOW)

    lead = world.lead()
    assert (lead.state, lead.answered_at) == (LeadState.OPEN, None)
    assert lead.question is not None
    assert "was it your answer?" in lead.question
    assert lead.drafts == (), "and nobody is thanked for the same mail twice"


def test_a_strangers_copy_of_a_marker_is_ordinary_mail(world: World) -> None:
    world.arrives(mail(KAREN, "Leaking tap", TAP, X_Assistant="aaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbb"), MONDAY)

    intake(world.desk, NOW)

    assert [s.verdict for s in world.book.look().seen.values()] == [Verdict.LEAD]


def test_a_closed_lead_reopens_within_thirty_days_and_is_a_new_one_after(world: World) -> None:
    world.arrives(inquiry(), at("2026-11-20 10:00"))
    intake(world.desk, at("2026-11-20 10:05"))
    with world.book.transaction() as book:
        book.put(closed(book.lead(1), Outcome.DONE, at("2026-11-20 12:00")))
    world.arrives(mail(KAREN, "Again", "It leaks again. Can you come once more?\n"), MONDAY)
    intake(world.desk, NOW)
    reopened = world.book.look().lead(1)
    with world.book.transaction() as book:
        book.put(closed(book.lead(1), Outcome.DONE, NOW))
    world.arrives(mail(KAREN, "New year", "Could you quote a new bathroom for us?\n"), at("2027-01-12 09:00"))

    intake(world.desk, at("2027-01-12 09:05"))

    assert reopened.state is LeadState.OPEN
    assert sorted(world.book.look().leads) == [1, 2]


def test_i15_an_answer_withdraws_what_would_still_have_gone(world: World) -> None:
    from assistant.workflow.approval import approval
    from assistant.workflow.drafting import drafting

    world.arrives(inquiry(), MONDAY)
    for step in (intake, approval, drafting):
        step(world.desk, NOW)
    world.arrives(answer(), NOW, "Sent")

    for step in (intake, approval, drafting):
        step(world.desk, NOW + timedelta(minutes=1))

    assert [d.state for d in world.book.look().lead(1).drafts] == ["withdrawn"]
    assert world.mailbox.messages("Drafts") == []
    assert {f.role for f in world.mailbox.folders()} >= {Role.TRASH}


class StumblingSeal(Seal):
    """The same, for headers alone: asked about one mail it falls."""

    def marker_in(self, message: Message) -> str | None:
        if message.subject == "Boiler":
            raise ZeroDivisionError
        return super().marker_in(message)


class StumblingNumbers(PhoneNumbers):
    """A part of ours with a bug: one word makes it fall."""

    def find(self, text: str, region: str | None = None, lenient: bool = False) -> tuple[str, ...]:
        if "0x1F4A9" in text:
            raise ZeroDivisionError
        return super().find(text, region, lenient)


@pytest.mark.parametrize(
    "bug", [{"numbers": StumblingNumbers("US")}, {"seal": StumblingSeal(b"0123456789abcdef")}]
)
def test_i4_a_mail_over_which_the_program_falls_costs_only_itself(
    world: World, bug: dict[str, object]
) -> None:
    desk = replace(world.desk, **bug)  # type: ignore[arg-type]
    world.arrives(mail("Rob <rob@mail.example>", "Boiler", "Can you look at 0x1F4A9 please?\n"), MONDAY)
    world.arrives(inquiry(), MONDAY)

    intake(desk, NOW)
    intake(desk, NOW)

    book = world.book.look()
    assert [lead.subject for lead in book.leads.values()] == ["Leaking tap"]
    assert len(book.seen) == 2
    assert ["Boiler" in line and "ZeroDivisionError" in line for line in unreadable(book)] == [True]


def unreadable(book: Book) -> tuple[str, ...]:
    """What the summaries name as not readable."""
    return tuple(line for day in book.days.values() for line in day.unreadable)


def test_mail_that_the_accounts_own_server_calls_forged_is_a_lead_without_a_note(world: World) -> None:
    account = replace(world.desk.accounts[0], trusted_servers=frozenset({"mx.reyes.example"}))
    world.desk = replace(world.desk, accounts=(account,))
    forged = "mx.reyes.example; dmarc=fail header.from=mail.example"
    own_word = "mx.elsewhere.example; dmarc=fail header.from=mail.example"
    world.arrives(mail(KAREN, "Tap", TAP, Authentication_Results=forged), MONDAY)
    world.arrives(mail("Ben Ito <ben@mail.example>", "Tap", TAP, Authentication_Results=own_word), MONDAY)

    intake(world.desk, NOW)

    assert [lead.acknowledge for lead in world.book.look().leads.values()] == [False, True]
    assert "forged" in world.lead(1).no_acknowledgement


def test_i25_an_answer_to_a_stranger_who_wrote_down_her_number_is_none_to_the_customer(world: World) -> None:
    signed = TAP + "\n-- \nKaren Osullivan\n(303) 555-0142\n"
    world.arrives(mail(KAREN, "Leaking tap", signed, message_id="<tap@mail.example>"), MONDAY)
    world.round(NOW)
    stranger = "Hello, please call me about the tap, can you?\n\n-- \nK. O.\n(303) 555-0142\n"
    world.arrives(mail("K O <mal@evil.example>", "The tap", stranger), NOW)
    world.round(NOW + timedelta(minutes=1))
    world.arrives(
        mail(f"Dana <{OWNER}>", "Re: The tap", "I do not know you.\n", to="mal@evil.example"),
        NOW + timedelta(minutes=2),
        "Sent",
    )

    world.round(NOW + timedelta(minutes=3))

    lead = world.lead()
    assert (lead.state, lead.answered_at) == (LeadState.OPEN, None)
    assert lead.route.to == "karen@mail.example"
    assert "karen@mail.example waits too" in lead.question
