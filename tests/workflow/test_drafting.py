"""Drafting: what is due becomes a promise and a draft, and Drafts always matches the leads."""

from datetime import timedelta

import pytest

from assistant.domain.decision import Word
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import Channel, LeadState
from assistant.errors import MailboxUnreachable
from assistant.workflow.ports import Habits
from tests.fakes import OWNER, World, at, mail

ARRIVED = at("2026-11-23 09:05")
NOW = at("2026-11-23 09:10")
TAP = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nKaren\n"
BOILER = "Hi Dana,\n\ncould you look at our boiler?\n\nKaren\n"
LATER = at("2026-12-07 09:05")
"""Two weeks on."""
KAREN = "Karen Osullivan <karen@mail.example>"


def inquiry(sender: str = KAREN, subject: str = "Leaking tap", text: str = TAP) -> bytes:
    return mail(sender, subject, text)


def answer() -> bytes:
    """The owner's own words, from his mail program."""
    text = "Hello Karen,\n\nthat tap needs a new cartridge, $120. Shall I come on Thursday at ten?\n\nDana\n"
    return mail(OWNER, "Re: Leaking tap", text, to="karen@mail.example", message_id="<dana.1@reyes.example>")


def handed_on() -> bytes:
    """The owner hands something on to her, with words of his own."""
    text = "This is the one, Karen. It fits your sink and is in stock.\n\n"
    below = "---------- Forwarded message ---------\nFrom: Shop <s@shop.example>\nSubject: Tap\n\n$80.\n"
    return mail(OWNER, "Fwd: Tap", text + below, to="karen@mail.example", message_id="<dana.2@reyes.example>")


@pytest.fixture
def drafted(world: World) -> World:
    """One inquiry, its acknowledgement in Drafts."""
    world.arrives(inquiry(), ARRIVED)
    world.round(NOW)
    return world


def test_an_acknowledgement_with_a_time_that_can_be_kept_lies_in_drafts(drafted: World) -> None:
    (laid,) = drafted.in_drafts

    assert (str(laid.to[0].email), laid.subject) == ("karen@mail.example", "Re: Leaking tap")
    assert "by Tuesday, 24 November, at noon" in laid.text
    assert drafted.draft().version.promised == at("2026-11-24 12:00")
    assert drafted.draft().version.good_until == at("2026-11-24 10:00")
    assert drafted.lead().promises == ()


def test_a_round_with_nothing_new_writes_nothing_and_lays_nothing(drafted: World) -> None:
    writes, deeds = drafted.book.writes, list(drafted.mailbox.deeds)

    drafted.round(NOW + timedelta(minutes=5))

    assert (drafted.book.writes, drafted.mailbox.deeds) == (writes, deeds)


def test_i9_one_copy_even_when_the_reply_to_append_is_lost(world: World) -> None:
    world.arrives(inquiry(), ARRIVED)
    world.mailbox.lose_reply = True
    world.round(NOW)
    world.round(NOW + timedelta(minutes=1))

    assert len(world.in_drafts) == 1
    laid = world.draft().laid
    assert laid is not None
    assert laid.copy.uid == world.mailbox.kept["Drafts"][0].uid


def test_nothing_is_laid_while_drafts_cannot_be_looked_through(world: World) -> None:
    world.arrives(inquiry(), ARRIVED)
    world.mailbox.broken = {"drafts"}

    world.round(NOW)

    assert world.in_drafts == []
    assert world.draft().state is DraftState.PENDING


def test_in_mode_watch_nothing_is_drafted() -> None:
    world = World(habits=Habits(mode="watch"))
    world.arrives(inquiry(), ARRIVED)

    world.round(NOW)

    assert world.lead().drafts == ()
    assert world.mailbox.deeds == []


def test_before_its_promise_can_no_more_be_kept_a_new_version_takes_its_place(drafted: World) -> None:
    drafted.round(at("2026-11-24 09:50"))

    draft = drafted.draft()
    assert draft.version.number == 2
    assert draft.version.promised == at("2026-11-24 17:00")
    (laid,) = drafted.in_drafts
    assert "24 November, at 5 pm" in laid.text
    assert len(drafted.mailbox.messages("Trash")) == 1


def test_an_approved_one_that_did_not_get_out_in_time_asks_again() -> None:
    world = World(habits=Habits(hold_approved=timedelta(days=1)))
    world.arrives(inquiry(), ARRIVED)
    world.round(NOW)
    world.says(Word.APPROVE, "1a", NOW)

    world.round(at("2026-11-24 09:50"))

    assert (world.draft().state, world.draft().version.number) == (DraftState.PENDING, 2)
    assert world.sent == []


def test_an_acknowledgement_nobody_approved_for_three_business_days_is_withdrawn(drafted: World) -> None:
    drafted.round(at("2026-11-26 09:06"))

    assert drafted.draft().state is DraftState.WITHDRAWN
    assert "too late" in drafted.draft().why
    assert drafted.in_drafts == []
    assert drafted.lead().state is LeadState.OPEN


def test_i14_one_acknowledgement_per_conversation_ever(drafted: World) -> None:
    drafted.says(Word.REJECT, "1a", NOW)
    drafted.arrives(inquiry(subject="And the boiler", text="Can you look at the boiler too?\n"), NOW)

    drafted.round(NOW + timedelta(minutes=1))

    assert [d.state for d in drafted.lead().drafts] == [DraftState.REJECTED]
    assert drafted.in_drafts == []


def test_i15_an_answer_to_an_answer_is_a_running_conversation_and_gets_no_note(world: World) -> None:
    world.arrives(inquiry(), ARRIVED)
    world.arrives(answer(), NOW - timedelta(minutes=1), "Sent")
    world.round(NOW)
    back = mail(KAREN, "Re: Leaking tap", "What would a new one cost?\n", answers="<dana.1@reyes.example>")
    world.arrives(back, NOW + timedelta(minutes=10))

    world.round(NOW + timedelta(minutes=11))

    assert world.lead().state is LeadState.OPEN
    assert world.lead().drafts == ()
    assert "going on" in world.lead().no_acknowledgement


def test_a_new_matter_gets_a_note_if_the_first_one_was_answered_before_any_went_out(drafted: World) -> None:
    drafted.arrives(answer(), NOW, "Sent")
    drafted.round(NOW + timedelta(minutes=1))
    drafted.arrives(inquiry(subject="No hot water", text=BOILER), LATER)

    drafted.round(LATER + timedelta(minutes=1))

    first, second = drafted.lead().drafts
    assert (first.state, second.state) == (DraftState.WITHDRAWN, DraftState.PENDING)
    assert second.version.subject == "Re: No hot water"
    assert second.version.promised == at("2026-12-08 12:00")


@pytest.mark.parametrize("wrote", [answer(), handed_on()])
def test_i15_a_fresh_mail_of_somebody_the_owner_wrote_to_this_week_gets_no_note(
    drafted: World, wrote: bytes
) -> None:
    drafted.arrives(wrote, NOW, "Sent")
    drafted.round(NOW + timedelta(minutes=1))
    drafted.arrives(inquiry(subject="No hot water", text=BOILER), NOW + timedelta(days=2))

    drafted.round(NOW + timedelta(days=2, minutes=1))

    assert drafted.lead().state is LeadState.OPEN
    assert [d.state for d in drafted.lead().drafts] == [DraftState.WITHDRAWN]
    assert "seven days" in drafted.lead().no_acknowledgement


def test_i14_a_second_matter_gets_no_second_note(drafted: World) -> None:
    drafted.says(Word.APPROVE, "1a", NOW)
    drafted.round(NOW)
    drafted.arrives(answer(), NOW + timedelta(minutes=5), "Sent")
    drafted.round(NOW + timedelta(minutes=6))
    drafted.arrives(inquiry(subject="No hot water", text=BOILER), LATER)

    drafted.round(LATER + timedelta(minutes=1))

    assert drafted.lead().state is LeadState.OPEN
    assert [d.state for d in drafted.lead().drafts] == [DraftState.SENT]


def test_i14_one_per_person_in_seven_days(drafted: World) -> None:
    drafted.says(Word.APPROVE, "1a", NOW)
    drafted.round(NOW)
    drafted.says(Word.DONE, "1", NOW)
    with drafted.book.transaction() as book:
        book.leads.pop(1)
    drafted.arrives(inquiry(subject="Something else", text="Could you quote a bathroom for us?\n"), NOW)

    drafted.round(NOW + timedelta(minutes=1))

    assert drafted.lead(2).drafts == ()
    assert "seven days" in drafted.lead(2).no_acknowledgement


def test_the_draft_of_a_further_mail_keeps_its_version_when_not_a_byte_changes(drafted: World) -> None:
    digest = drafted.draft().version.digest
    drafted.arrives(inquiry(subject="Leaking tap", text="It drips faster now. When can you come?\n"), NOW)

    drafted.round(NOW + timedelta(minutes=1))

    draft = drafted.draft()
    assert not draft.stale
    assert draft.state is DraftState.PENDING
    assert len(drafted.in_drafts) == 1
    assert drafted.lead().respond_by == at("2026-11-24 12:00")
    assert draft.version.digest == digest or draft.version.number == 2


def test_i8_the_owners_edited_draft_always_wins(drafted: World) -> None:
    (laid,) = drafted.mailbox.kept["Drafts"]
    edited = laid.raw.replace(b"Dana Reyes", b"Dana, with more of my own")
    drafted.mailbox.drop("Drafts", laid.uid)
    drafted.mailbox.put("Drafts", edited, NOW)

    drafted.round(NOW + timedelta(minutes=1))
    drafted.round(at("2026-11-24 09:55"))

    assert drafted.draft().state is DraftState.WITHDRAWN
    assert [k.raw for k in drafted.mailbox.kept["Drafts"]] == [edited]


@pytest.mark.parametrize("kept", ["thread", "subject"])
def test_i8_also_when_the_mail_program_dropped_our_marks(drafted: World, kept: str) -> None:
    (laid,) = drafted.mailbox.kept["Drafts"]
    drafted.mailbox.drop("Drafts", laid.uid)
    theirs = drafted.lead().message_ids[0]
    autosaved = mail(
        f"Dana <{OWNER}>",
        "Re: Leaking tap" if kept == "subject" else "Your tap",
        "My own words.\n",
        to="karen@mail.example",
        answers=f"<{theirs}>" if kept == "thread" else "",
    )
    for _ in range(3):
        drafted.mailbox.put("Drafts", autosaved, NOW)

    drafted.round(NOW + timedelta(minutes=1))

    assert drafted.draft().state is DraftState.WITHDRAWN
    assert len(drafted.in_drafts) == 3


def test_a_copy_under_a_new_number_is_known_again(drafted: World) -> None:
    drafted.mailbox.uidvalidity += 1

    drafted.round(NOW + timedelta(minutes=1))

    laid = drafted.draft().laid
    assert laid is not None
    assert laid.copy.uidvalidity == drafted.mailbox.uidvalidity
    assert len(drafted.in_drafts) == 1


def test_deleted_from_drafts_is_a_no_but_not_at_once(drafted: World) -> None:
    drafted.mailbox.drop("Drafts", drafted.mailbox.kept["Drafts"][0].uid)

    drafted.round(NOW + timedelta(minutes=1))
    soon = drafted.draft().state
    drafted.round(NOW + timedelta(minutes=20))

    assert (soon, drafted.draft().state) == (DraftState.PENDING, DraftState.REJECTED)
    assert drafted.in_drafts == []
    assert drafted.lead().state is LeadState.OPEN


def test_put_into_trash_is_a_no_at_once(drafted: World) -> None:
    kept = drafted.mailbox.kept["Drafts"][0]
    drafted.mailbox.put("Trash", drafted.mailbox.drop("Drafts", kept.uid), NOW)

    drafted.round(NOW + timedelta(minutes=1))

    assert drafted.draft().state is DraftState.REJECTED


def test_our_own_taking_out_is_never_read_as_the_owners_no(drafted: World) -> None:
    """The power fails between taking the old version out and writing that down."""
    from dataclasses import replace

    class Killed(BaseException):
        pass

    def die(name: str) -> None:
        if name == "copies:taken-out":
            raise Killed

    living = drafted.desk
    drafted.desk = replace(living, point=die)
    with pytest.raises(Killed):
        drafted.round(at("2026-11-24 09:50"))
    drafted.desk = living

    drafted.round(at("2026-11-24 09:51"))

    assert drafted.draft().state is DraftState.PENDING
    assert len(drafted.in_drafts) == 1


def test_where_nothing_can_be_taken_out_the_newest_still_waits_for_the_yes(drafted: World) -> None:
    drafted.mailbox.can_take_out = False

    drafted.round(at("2026-11-24 09:50"))
    drafted.round(at("2026-11-24 09:51"))

    assert drafted.draft().version.number == 2
    assert drafted.draft().state is DraftState.PENDING


def test_i23_a_flood_is_drafted_a_few_at_a_time() -> None:
    world = World(habits=Habits(drafts_per_hour=3))
    for n in range(8):
        world.arrives(inquiry(f"Person {n} <p{n}@mail.example>", f"Job {n}"), ARRIVED)

    world.round(NOW)

    assert len(world.book.look().leads) == 8
    assert len(world.in_drafts) == 3
    assert "more drafts follow" in world.desk.sees.troubles["drafts"]


def test_a_voicemail_without_an_address_gets_no_draft(world: World) -> None:
    from dataclasses import replace

    world.arrives(inquiry(), ARRIVED)
    world.round(NOW)
    with world.book.transaction() as book:
        lead = book.lead(1)
        book.put(replace(lead, drafts=(), route=replace(lead.route, to=None)))

    world.round(NOW + timedelta(minutes=1))

    assert world.lead().drafts == ()


def test_only_acknowledgements_are_drafted_by_a_round(drafted: World) -> None:
    assert {d.kind for d in drafted.lead().drafts} == {DraftKind.ACKNOWLEDGEMENT}


def test_a_mailbox_that_takes_no_draft_is_named_and_tried_again(world: World) -> None:
    world.arrives(inquiry(), ARRIVED)
    world.mailbox.broken = {"lay_draft"}
    world.round(NOW)
    named = dict(world.desk.sees.troubles)
    world.mailbox.broken = set()
    world.round(NOW + timedelta(minutes=1))

    assert str(MailboxUnreachable("business: lay_draft failed")) == named["business/Drafts"]
    assert "business/Drafts" not in world.desk.sees.troubles
    assert len(world.in_drafts) == 1


def test_a_clear_inquiry_after_a_doubtful_mail_of_long_ago_gets_its_note(world: World) -> None:
    world.arrives(inquiry(subject="Tap", text=BOILER), ARRIVED - timedelta(days=10), "Junk")
    world.round(NOW - timedelta(days=10))
    assert world.lead().state is LeadState.UNDECIDED, "else this shows nothing"
    world.arrives(inquiry(), ARRIVED)
    world.round(NOW)

    (laid,) = world.in_drafts
    assert "by Tuesday, 24 November, at noon" in laid.text
    assert world.lead().opened_at == ARRIVED


# --- somebody the owner tells himself of --------------------------------------------------------------------


def from_the_phone(subject: str, text: str) -> bytes:
    return mail(OWNER, subject, text, message_id="<note.1@reyes.example>")


HANDED_TO_ONESELF = (
    "---------- Forwarded message ---------\nFrom: Ida Sample <ida@sample.example>\n"
    "Date: Mon, 23 Nov 2026\nSubject: Broken heater\nTo: <private@reyes.example>\n\n"
    "Hello, our heater is broken. Can you come?\nIda\n"
)


def test_a_note_about_somebody_named_by_the_owner_answers_no_mail_and_quotes_no_word_of_his(
    world: World,
) -> None:
    world.arrives(from_the_phone("lead Mrs Hill, old boiler, talks a lot", "hill@sample.example\n"), ARRIVED)
    world.round(NOW)

    (laid,) = world.in_drafts
    assert (laid.in_reply_to, laid.references) == ((), ())
    assert laid.subject == "Your message (acknowledgement)"
    assert world.lead().contact.name == "Mrs Hill"
    assert (world.lead().channel, world.lead().about) == (Channel.MANUAL, "")


def test_a_note_about_a_forwarded_inquiry_answers_no_mail_of_the_owners(world: World) -> None:
    world.arrives(from_the_phone("Fwd: Broken heater", HANDED_TO_ONESELF), ARRIVED)
    world.round(NOW)

    (laid,) = world.in_drafts
    assert (laid.to[0].email, laid.in_reply_to, laid.references) == ("ida@sample.example", (), ())
    assert laid.subject == "Your message (acknowledgement)"


def test_a_forward_that_names_the_mail_it_goes_on_from_is_answered_as_that_mail(world: World) -> None:
    note = mail(OWNER, "Fwd: Broken heater", HANDED_TO_ONESELF, answers="<ida.1@sample.example>")
    world.arrives(note, ARRIVED)
    world.round(NOW)

    (laid,) = world.in_drafts
    assert (laid.in_reply_to, laid.subject) == (("ida.1@sample.example",), "Re: Broken heater")


# --- whose clock ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("Mon, 23 Nov 2026 06:04:00 -0800", "by Tuesday, 24 November, at noon (New York time)"),
        ("Mon, 23 Nov 2026 15:04:00 +0100 (CET)", "by Tuesday, 24 November, at noon (New York time)"),
        ("Mon, 23 Nov 2026 09:04:00 -0500", "by Tuesday, 24 November, at noon."),
        ("Mon, 23 Nov 2026 14:04:00 +0000", "by Tuesday, 24 November, at noon."),
        ("Mon, 23 Nov 2026 14:04:00 GMT", "by Tuesday, 24 November, at noon."),
        ("no time at all +9999", "by Tuesday, 24 November, at noon."),
    ],
)
def test_whose_clock_is_meant_is_said_where_theirs_shows_another_time(date: str, words: str) -> None:
    world = World()
    head, _, rest = inquiry().partition(b"Date: ")
    world.arrives(head + f"Date: {date}\n".encode() + rest.partition(b"\n")[2], ARRIVED)
    world.round(NOW)
    assert words in world.draft().version.text


def test_a_change_of_clocks_between_mail_and_promise_makes_no_other_clock() -> None:
    world = World()
    world.arrives(mail(KAREN, "Leaking tap", TAP, sent=at("2026-10-30 15:00")), at("2026-10-30 15:01"))
    world.round(at("2026-10-30 15:05"))
    assert "by Monday, 2 November, at noon." in world.draft().version.text
