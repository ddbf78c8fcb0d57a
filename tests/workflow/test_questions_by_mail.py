"""What the owner is asked in our mails, answered from the phone: is it an inquiry, was this your answer?"""

from datetime import timedelta

import pytest

from assistant.domain.decision import Word
from assistant.domain.draft import DraftKind, DraftState
from assistant.domain.lead import LeadState, Outcome
from assistant.domain.wish import Heard
from assistant.workflow.ports import Habits
from tests.fakes import OWNER, World, at, mail
from tests.phone import answer, heard, latest, live, press, to_customers, working_world

KAREN = "Karen Osullivan <karen@mail.example>"


def in_copy(when: str) -> bytes:
    """Dana writes to somebody else, with Karen in copy: perhaps that was the answer."""
    return mail(
        OWNER,
        "Spare parts",
        "Please bring the parts on Monday.\n",
        to="Paul <paul@parts.example>",
        Cc="karen@mail.example",
        sent=at(when),
    )


def asked_whether_it_was_the_answer(habits: Habits | None = None) -> World:
    """Karen's draft waits; Dana wrote with her in copy; the summary asks about it."""
    world = working_world(habits)
    world.arrives(mail(KAREN, "Leaking tap", "Hi Dana, can you come this week?\n"), at("2026-11-23 15:05"))
    live(world, "2026-11-23 15:10")
    world.arrives(in_copy("2026-11-23 15:20"), at("2026-11-23 15:20"), "Sent")
    live(world, "2026-11-23 17:30")
    assert world.lead().may_be_answered
    return world


def doubtful() -> World:
    """What may be an inquiry lies in Junk; the summary asks."""
    world = working_world()
    raw = mail(KAREN, "Leaking tap", "Hi Dana, can you come this week? The tap leaks.\n")
    world.arrives(raw, at("2026-11-23 15:05"), "Junk")
    live(world, "2026-11-23 15:10")
    live(world, "2026-11-23 17:30")
    assert world.lead().state is LeadState.UNDECIDED
    return world


def says(world: World, way: str, link: str, line: str) -> None:
    """By the button of the summary, or by a line above its quote."""
    if way == "link":
        press(world, latest(world).links[link], "2026-11-23 17:40")
    else:
        answer(world, latest(world), line, "2026-11-23 17:40")
    live(world, "2026-11-23 17:41")


WAYS = pytest.mark.parametrize("way", ["link", "line"])


# --- is this an inquiry? ---------------------------------------------------------------------------------


@WAYS
def test_yes_it_is_an_inquiry(way: str) -> None:
    world = doubtful()
    says(world, way, "inquiry 1", "1 yes")

    assert world.lead().state is LeadState.OPEN
    assert "1 is open" in heard(world, Heard.DONE)


@WAYS
def test_no_it_is_none(way: str) -> None:
    world = doubtful()
    says(world, way, "not-lead 1", "no 1")

    assert world.lead().outcome is Outcome.NOT_A_LEAD


# --- was this your answer? -------------------------------------------------------------------------------


@WAYS
def test_yes_that_was_my_answer(way: str) -> None:
    world = asked_whether_it_was_the_answer()
    says(world, way, "answered 1", "1 yes")

    assert world.lead().state is LeadState.WAITING
    assert world.draft().state is DraftState.WITHDRAWN
    assert world.in_drafts == []


@WAYS
def test_no_it_was_not_and_the_note_waits_for_a_yes_as_before(way: str) -> None:
    world = asked_whether_it_was_the_answer()
    says(world, way, "not-answered 1", "1 no")

    assert (world.lead().state, world.lead().question) == (LeadState.OPEN, "")
    assert world.draft().state is DraftState.PENDING
    assert "1 still waits for your answer" in heard(world, Heard.DONE)


def test_who_sends_the_note_says_that_it_was_no_answer() -> None:
    world = asked_whether_it_was_the_answer()
    press(world, latest(world).links["approve 1a"], "2026-11-23 17:40")
    live(world, "2026-11-23 17:41")

    assert to_customers(world) == ["karen@mail.example"]
    assert world.lead().question == ""


def test_i15_a_yes_to_all_leaves_out_who_may_be_answered_and_says_so() -> None:
    world = working_world()
    for name in ("karen", "ruth"):
        world.arrives(mail(f"<{name}@mail.example>", "Tap", "Can you come?\n"), at("2026-11-23 15:05"))
    live(world, "2026-11-23 15:10")
    live(world, "2026-11-23 17:30")
    everybody = latest(world).links["approve all"]
    world.arrives(in_copy("2026-11-23 17:35"), at("2026-11-23 17:35"), "Sent")
    press(world, everybody, "2026-11-23 17:40")
    live(world, "2026-11-23 17:41")

    assert to_customers(world) == ["ruth@mail.example"]
    assert any("you may have answered them" in words for words in heard(world, Heard.REFUSED))


def test_i15_a_yes_said_before_the_question_waits_for_its_answer() -> None:
    world = working_world(Habits(hold_approved=timedelta(minutes=30)))
    world.arrives(mail(KAREN, "Leaking tap", "Can you come?\n"), at("2026-11-23 15:05"))
    live(world, "2026-11-23 15:10")
    world.says(Word.APPROVE, "1a", at("2026-11-23 15:15"))
    world.arrives(in_copy("2026-11-23 15:20"), at("2026-11-23 15:20"), "Sent")
    live(world, "2026-11-23 15:21")
    live(world, "2026-11-23 16:00")

    assert world.draft().state is DraftState.PENDING
    assert "was this your answer" in world.draft().why
    assert to_customers(world) == []


def test_i15_nothing_goes_by_itself_while_the_owner_is_asked() -> None:
    habits = Habits(automatic=frozenset({DraftKind.ACKNOWLEDGEMENT}), hold=timedelta(minutes=30))
    world = asked_whether_it_was_the_answer(habits)
    live(world, "2026-11-23 18:00")

    assert world.draft().state is DraftState.PENDING
    assert to_customers(world) == []


# --- only about what was asked, only about what was seen -------------------------------------------------


def test_yes_means_nothing_where_that_mail_asked_nothing() -> None:
    world = working_world()
    world.arrives(mail(KAREN, "Leaking tap", "Can you come?\n"), at("2026-11-23 15:05"))
    live(world, "2026-11-23 15:10")
    live(world, "2026-11-23 17:30")
    letter = latest(world)
    world.arrives(in_copy("2026-11-23 17:35"), at("2026-11-23 17:35"), "Sent")
    live(world, "2026-11-23 17:36")
    answer(world, letter, "1 yes", "2026-11-23 17:40")
    live(world, "2026-11-23 17:41")

    assert world.lead().may_be_answered
    assert any("asked nothing about it" in words for words in heard(world, Heard.REFUSED))


@WAYS
@pytest.mark.parametrize(("link", "line"), [("answered 1", "1 answered"), ("answered 1", "1 done")])
def test_i25_nobody_is_closed_over_words_the_owner_was_not_shown(way: str, link: str, line: str) -> None:
    world = asked_whether_it_was_the_answer()
    again = mail(
        KAREN, "Re: Leaking tap", "It is worse now, please call!\n", message_id="<again@mail.example>"
    )
    world.arrives(again, at("2026-11-23 17:35"))
    says(world, way, link, line)

    assert world.lead().state is LeadState.OPEN
    assert any("they wrote again after that mail" in words for words in heard(world, Heard.REFUSED))


def test_an_uncertain_draft_is_settled_from_the_phone() -> None:
    from dataclasses import replace

    world = working_world()
    world.arrives(mail(KAREN, "Leaking tap", "Can you come?\n"), at("2026-11-23 15:05"))
    live(world, "2026-11-23 15:10")
    with world.book.transaction() as book:
        unsure = replace(book.lead(1).drafts[0], state=DraftState.UNCERTAIN, why="it may have gone out")
        book.put(book.lead(1).with_draft(unsure))
    live(world, "2026-11-23 17:30")
    press(world, latest(world).links["not-sent 1a"], "2026-11-23 17:40")
    live(world, "2026-11-23 17:41")

    assert world.draft().state is DraftState.PENDING
