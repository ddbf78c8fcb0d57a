"""The owner is away: new inquiries hear a time after it, promises in it are moved by a note to approve."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from assistant.adapters.render import Templates
from assistant.domain.absence import Absence, days_of
from assistant.domain.business_hours import BusinessHours
from assistant.domain.decision import Word
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.leaving import bring_back, call_off, come_back, go_away
from assistant.domain.promise import Policy, PromiseState
from tests.fakes import HOURS, OWNER, World, at, mail

ARRIVED, NOW = at("2026-11-23 09:05"), at("2026-11-23 09:10")
TRIP = Absence(date(2026, 11, 24), date(2026, 11, 27))
AFTER = at("2026-11-30 12:00")
TEXT = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nKaren\n"
KAREN = mail("Karen <karen@mail.example>", "Leaking tap", TEXT)


def traveller() -> World:
    """An owner whose hours know what stands in the book, as the real ones do."""
    world = World()

    def hours(_now: datetime) -> BusinessHours:
        return replace(HOURS, away=days_of(world.book.look().absences.values()))

    world.desk = replace(world.desk, hours=hours)
    return world


def writer(root: Path) -> World:
    """A traveller whose notes are our own."""
    world = traveller()
    world.desk = replace(world.desk, renderer=Templates([root / "templates"]))
    return world


def leaves(world: World, now: datetime) -> None:
    """He says that he goes."""
    with world.book.transaction() as book:
        go_away(book, TRIP, now, replace(HOURS, away=days_of([TRIP])))


def test_who_writes_before_or_during_it_is_promised_a_time_after_it() -> None:
    world = traveller()
    leaves(world, NOW)
    world.arrives(KAREN, ARRIVED)
    world.round(NOW)
    world.arrives(mail("Max <max@mail.example>", "Boiler", TEXT), at("2026-11-25 10:00"))
    world.round(at("2026-11-25 10:05"))
    assert world.draft(1).version.promised == AFTER
    assert world.draft(2).version.promised == at("2026-12-01 12:00")


def test_they_hear_that_the_owner_is_away_and_when_he_is_back(root: Path) -> None:
    world = writer(root)
    leaves(world, NOW)
    world.arrives(KAREN, ARRIVED)
    world.round(NOW)
    assert "I'm away from Tuesday, 24 November, and back on Monday, 30 November. You'll hear" in sent_text(
        world, 1
    )
    world.arrives(mail("Max <max@mail.example>", "Boiler", TEXT), at("2026-11-25 10:00"))
    world.round(at("2026-11-25 10:05"))
    assert "I'm away and back on Monday, 30 November. You'll hear" in sent_text(world, 2)
    world.arrives(mail("Zoe <zoe@mail.example>", "Boiler", TEXT), at("2026-11-30 09:00"))
    world.round(at("2026-11-30 09:05"))
    assert "away" not in sent_text(world, 3)


def sent_text(world: World, number: int) -> str:
    """What the lead's one draft says."""
    return world.draft(number).version.text


def test_a_note_about_a_promise_in_it_says_when_the_owner_is_back(root: Path) -> None:
    world = writer(root)
    world.arrives(KAREN, ARRIVED)
    world.round(NOW)
    world.says(Word.APPROVE, "1a", NOW)
    world.round(NOW + timedelta(minutes=5))
    leaves(world, at("2026-11-24 08:30"))
    world.round(at("2026-11-24 08:31"))
    note = world.lead().drafts[-1]
    assert note.kind is DraftKind.DELAY
    assert (
        "I'm away and back on Monday, 30 November. You'll hear from me by Tuesday, 1 December"
        in note.version.text
    )


def test_a_draft_that_lies_there_already_gets_a_time_after_it() -> None:
    world = traveller()
    world.arrives(KAREN, ARRIVED)
    world.round(NOW)
    assert world.draft().version.promised == at("2026-11-24 12:00")
    leaves(world, NOW + timedelta(minutes=1))
    world.round(NOW + timedelta(minutes=2))
    made = world.draft()
    assert (made.version.number, made.version.promised, made.state) == (2, AFTER, DraftState.PENDING)
    assert [each.text for each in world.in_drafts if "30 November" not in each.text] == []


def test_a_promise_in_it_is_moved_by_a_note_that_the_owner_approves() -> None:
    world = traveller()
    world.arrives(KAREN, ARRIVED)
    world.round(NOW)
    world.says(Word.APPROVE, "1a", NOW)
    world.round(NOW + timedelta(minutes=5))
    (owed,) = world.lead().open_promises
    assert owed.due == at("2026-11-24 12:00")

    leaves(world, at("2026-11-23 11:00"))
    world.round(at("2026-11-23 11:01"))
    delay = world.lead().drafts[-1]
    assert (delay.kind, delay.state) == (DraftKind.DELAY, DraftState.PENDING)
    assert delay.version.promised == at("2026-12-01 12:00")

    world.says(Word.APPROVE, delay.id, at("2026-11-23 11:02"))
    world.round(at("2026-11-23 11:10"))
    assert [each.state for each in world.lead().promises] == [PromiseState.RELEASED, PromiseState.OPEN]
    assert len(world.sent) == 2


def test_it_ends_by_itself() -> None:
    world = traveller()
    leaves(world, NOW)
    world.arrives(KAREN, at("2026-11-30 09:05"))
    world.round(at("2026-11-30 09:10"))
    assert world.draft().version.promised == at("2026-12-01 12:00")


def comes_back(world: World, now: datetime) -> None:
    """He says that he is back, or that he stays."""
    with world.book.transaction() as book:
        ended = (
            [TRIP] if call_off(book, TRIP, HOURS.day_of(now)) else come_back(book, TRIP, HOURS.day_of(now))
        )
        bring_back(book, ended, now, HOURS, Policy())


def test_back_early_a_waiting_note_names_an_earlier_time_and_no_absence(root: Path) -> None:
    world = writer(root)
    leaves(world, NOW)
    world.arrives(KAREN, at("2026-11-24 09:00"))
    world.round(at("2026-11-24 09:05"))
    assert world.draft().version.promised == at("2026-12-01 12:00")
    assert world.lead().respond_by == at("2026-12-01 12:00")

    comes_back(world, at("2026-11-25 08:00"))
    world.round(at("2026-11-25 08:01"))
    made = world.draft()
    assert (made.version.promised, made.state) == (at("2026-11-25 12:00"), DraftState.PENDING)
    assert "away" not in made.version.text
    assert world.lead().respond_by == at("2026-11-25 12:00")


def test_called_off_the_note_about_a_promise_is_withdrawn_and_comes_again_only_if_it_slips() -> None:
    world = traveller()
    world.arrives(KAREN, ARRIVED)
    world.round(NOW)
    world.says(Word.APPROVE, "1a", NOW)
    world.round(NOW + timedelta(minutes=5))
    leaves(world, at("2026-11-23 11:00"))
    world.round(at("2026-11-23 11:01"))
    comes_back(world, at("2026-11-23 11:30"))
    world.round(at("2026-11-23 11:31"))
    assert [d.state for d in world.lead().drafts] == [DraftState.SENT, DraftState.WITHDRAWN]
    assert world.in_drafts == []
    world.round(at("2026-11-24 09:00"))
    assert len(world.lead().drafts) == 2
    world.round(at("2026-11-24 10:30"))
    assert [d.kind for d in world.lead().drafts][2:] == [DraftKind.DELAY]


def test_what_was_sent_during_it_stands_after_an_early_return() -> None:
    world = traveller()
    leaves(world, NOW)
    world.arrives(KAREN, at("2026-11-24 09:00"))
    world.round(at("2026-11-24 09:05"))
    world.says(Word.APPROVE, "1a", at("2026-11-24 09:06"))
    world.round(at("2026-11-24 09:10"))
    comes_back(world, at("2026-11-25 09:00"))
    world.round(at("2026-11-25 09:01"))
    assert [promise.due for promise in world.lead().open_promises] == [at("2026-12-01 12:00")]
    assert len(world.lead().drafts) == 1


# --- what no note can move --------------------------------------------------------------------------------


def writes(world: World, text: str, when: str) -> None:
    """The owner answers Karen from his own mail program."""
    raw = mail(
        f"Dana <{OWNER}>", "Re: Leaking tap", text, to="karen@mail.example", sent=at(when), message_id="<o@x>"
    )
    world.arrives(raw, at(when), "Sent")
    world.round(at(when))


def with_number(world: World) -> None:
    with world.book.transaction() as book:
        lead = book.lead(1)
        book.put(replace(lead, contact=replace(lead.contact, phone="+13035550142")))


def test_a_visit_in_it_is_put_off_by_a_call_and_by_no_note() -> None:
    world = traveller()
    world.arrives(KAREN, ARRIVED)
    world.round(NOW)
    writes(world, "Hi Karen,\n\nI'll come by on Thursday at 10.\n\nDana\n", "2026-11-23 09:30")
    with_number(world)

    leaves(world, at("2026-11-23 11:00"))
    at_once = world.lead().question
    world.round(at("2026-11-23 11:01"))
    world.round(at("2026-11-25 11:00"))

    assert at_once == "you are away then: call +13035550142 about “I'll come by on Thursday at 10.”"
    assert world.lead().question == at_once
    assert [d.kind for d in world.lead().drafts if d.kind is DraftKind.DELAY] == []


def test_once_the_visit_has_another_day_nothing_is_asked_any_more() -> None:
    world = traveller()
    world.arrives(KAREN, ARRIVED)
    world.round(NOW)
    writes(world, "Hi Karen,\n\nI'll come by on Thursday at 10.\n\nDana\n", "2026-11-23 09:30")
    leaves(world, at("2026-11-23 11:00"))
    world.round(at("2026-11-23 11:01"))
    (visit,) = world.lead().open_promises

    world.says(Word.PROMISE_MOVED, "1", at("2026-11-23 11:30"), other=visit.id, until=at("2026-12-03 10:00"))
    world.round(at("2026-11-23 11:31"))

    assert world.lead().question == ""


def test_a_visit_and_an_answer_in_it_are_asked_about_and_moved_by_a_note() -> None:
    world = traveller()
    world.arrives(KAREN, ARRIVED)
    world.round(NOW)
    text = "Hi Karen,\n\nI'll send the quote by Wednesday noon. I'll come by on Thursday at 10.\n\nDana\n"
    writes(world, text, "2026-11-23 09:30")

    leaves(world, at("2026-11-23 11:00"))
    world.round(at("2026-11-23 11:01"))

    assert world.lead().question.startswith("you are away then: write to them yourself about")
    assert [d.kind for d in world.lead().drafts if d.state is DraftState.PENDING] == [DraftKind.DELAY]


def test_a_time_that_moved_before_is_asked_about_from_the_moment_he_says_that_he_goes() -> None:
    world = traveller()
    world.arrives(KAREN, ARRIVED)
    world.round(NOW)
    world.says(Word.APPROVE, "1a", NOW)
    world.round(NOW + timedelta(minutes=5))
    world.says(Word.LONGER, "1", at("2026-11-23 10:00"))
    world.round(at("2026-11-23 10:01"))
    world.says(Word.APPROVE, "1b", at("2026-11-23 10:02"))
    world.round(at("2026-11-23 10:05"))
    with_number(world)

    leaves(world, at("2026-11-23 11:00"))
    at_once = world.lead().question
    world.round(at("2026-11-23 11:01"))

    assert at_once == "you are away then: call +13035550142 before you go"
    assert world.lead().question == at_once
    assert [d.id for d in world.lead().drafts if d.state is DraftState.PENDING] == []

    comes_back(world, at("2026-11-23 11:30"))
    world.round(at("2026-11-23 11:31"))
    assert world.lead().question == ""
