"""The owner's own words in Sent enter the ledger, with the sentence as evidence."""

import pytest

from assistant.domain.decision import Word
from assistant.domain.lead import CallResult, Channel, LeadState
from assistant.domain.promise import PromiseSource, PromiseState
from tests.fakes import OWNER, World, at, mail

KAREN = "Karen Osullivan <karen@mail.example>"
TAP = "Hi Dana,\n\nour kitchen tap is leaking. Could you come by this week?\n\nKaren\n"
MONDAY = at("2026-11-23 09:00")


def sent(text: str, to: str = "karen@mail.example", subject: str = "Re: Leaking tap") -> bytes:
    return mail(f"Dana Reyes <{OWNER}>", subject, text, to=to)


@pytest.fixture
def asked(world: World) -> World:
    """Karen asked on Monday morning."""
    world.arrives(mail(KAREN, "Leaking tap", TAP), MONDAY)
    world.round(at("2026-11-23 09:05"))
    return world


def test_an_answer_that_only_promises_is_an_answer_and_the_promise_stands_in_the_ledger(asked: World) -> None:
    asked.arrives(
        sent("Hello Karen,\n\nI'll call you tomorrow morning.\n\nDana\n"), at("2026-11-23 10:00"), "Sent"
    )
    asked.round(at("2026-11-23 10:01"))

    lead = asked.lead()
    (promise,) = lead.promises
    assert lead.state is LeadState.WAITING
    assert (promise.source, promise.state, promise.does) == (
        PromiseSource.OWNER_MAIL,
        PromiseState.OPEN,
        "call",
    )
    assert promise.due == at("2026-11-24 12:00")
    assert promise.words == "I'll call you tomorrow morning."
    assert lead.is_overdue(at("2026-11-24 12:01"))


def test_a_later_mail_or_a_call_keeps_it(asked: World) -> None:
    asked.arrives(sent("I'll send you the quote by Friday.\n"), at("2026-11-23 10:00"), "Sent")
    asked.round(at("2026-11-23 10:01"))
    asked.arrives(
        sent("Here is the quote for the tap and the new trap below it.\n"), at("2026-11-25 10:00"), "Sent"
    )
    asked.round(at("2026-11-25 10:01"))

    assert [p.state for p in asked.lead().promises] == [PromiseState.KEPT]


def test_a_call_keeps_the_promise_of_a_call_but_not_that_of_a_paper(asked: World) -> None:
    asked.arrives(
        sent("I'll call you tomorrow. I'll send you the quote by Friday.\n"), at("2026-11-23 10:00"), "Sent"
    )
    asked.round(at("2026-11-23 10:01"))

    asked.says(Word.CALLED, "1", at("2026-11-24 10:00"), call=CallResult.REACHED)

    assert {p.does: p.state for p in asked.lead().promises} == {
        "call": PromiseState.KEPT,
        "send": PromiseState.OPEN,
    }


def test_a_new_time_for_the_same_thing_is_no_kept_promise(asked: World) -> None:
    asked.arrives(sent("I'll send you the quote by Tuesday.\n"), at("2026-11-23 10:00"), "Sent")
    asked.round(at("2026-11-23 10:01"))
    asked.arrives(
        sent("It takes longer, sorry. I'll send you the quote by Thursday.\n"), at("2026-11-24 10:00"), "Sent"
    )
    asked.round(at("2026-11-24 10:01"))

    assert [p.state for p in asked.lead().promises] == [PromiseState.RELEASED, PromiseState.OPEN]


def test_a_promise_to_somebody_without_a_lead_opens_one_that_is_no_inquiry(world: World) -> None:
    world.arrives(
        sent(
            "Hello Ruth,\n\nI'll send you the papers by Friday.\n", "Ruth Lind <ruth@lind.example>", "Papers"
        ),
        MONDAY,
        "Sent",
    )
    world.round(at("2026-11-23 09:05"))

    lead = world.lead()
    assert (lead.state, lead.channel, lead.acknowledge) == (LeadState.WAITING, Channel.MANUAL, False)
    assert lead.due == at("2026-11-27 17:00")
    assert world.in_drafts == []


def test_a_mail_without_a_promise_to_a_stranger_opens_nothing(world: World) -> None:
    world.arrives(sent("Thank you for the delivery.\n", "shop@parts.example", "Order"), MONDAY, "Sent")
    world.round(at("2026-11-23 09:05"))

    assert world.book.look().leads == {}


def test_a_closed_matter_waits_again_for_what_was_promised(asked: World) -> None:
    asked.says(Word.DONE, "1", at("2026-11-23 10:00"))
    asked.arrives(sent("I'll send you the invoice by Friday.\n"), at("2026-11-23 11:00"), "Sent")
    asked.round(at("2026-11-23 11:01"))

    assert (asked.lead().state, len(asked.lead().open_promises)) == (LeadState.WAITING, 1)


def test_an_appointment_is_let_go_when_its_time_has_come_and_gets_no_delay_note(asked: World) -> None:
    asked.arrives(sent("I'll be there tomorrow at ten.\n"), at("2026-11-23 10:00"), "Sent")
    asked.round(at("2026-11-23 10:01"))
    asked.round(at("2026-11-24 09:30"))
    before = [p.state for p in asked.lead().promises]
    asked.round(at("2026-11-24 10:01"))

    assert before == [PromiseState.OPEN]
    assert [p.state for p in asked.lead().promises] == [PromiseState.RELEASED]
    assert all(d.kind == "acknowledgement" for d in asked.lead().drafts)


def test_what_the_quote_promises_is_not_ours(asked: World) -> None:
    asked.arrives(
        sent("Yes, fine.\n\nOn Monday Karen wrote:\n> I'll call you tomorrow morning.\n"),
        at("2026-11-23 10:00"),
        "Sent",
    )
    asked.round(at("2026-11-23 10:01"))

    assert asked.lead().promises == ()
