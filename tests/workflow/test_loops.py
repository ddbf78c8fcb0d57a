"""No loop is longer than one mail (I16), whoever or whatever answers us."""

from datetime import timedelta

import pytest

from assistant.domain.draft import DraftKind
from assistant.workflow.ports import Habits
from tests.fakes import World, at, mail

START = at("2026-11-23 09:00")
BY_ITSELF = Habits(
    automatic=frozenset({DraftKind.ACKNOWLEDGEMENT}), hold=timedelta(0), hold_approved=timedelta(0)
)
ASKS = "Hello,\n\ncould you tell us what a new boiler costs?\n"


def live(world: World, sender: str, *, headers: dict[str, str] | None = None, minutes: int = 200) -> None:
    """Every mail of ours to them is answered within a minute, each time with another subject and id."""
    answered = 0
    for minute in range(minutes):
        now = START + timedelta(minutes=minute)
        while answered < len(world.sent):
            answered += 1
            text = f"We received your request. Your ticket has the number {answered}. Can we close it?\n"
            world.arrives(
                mail(sender, f"[Ticket {answered}] received", text, sent=now, **(headers or {})), now
            )
        world.round(now)


@pytest.mark.parametrize(
    "sender", ["Help <help@desk.example>", "Desk <no-reply@desk.example>", "Ann Lee <ann@desk.example>"]
)
@pytest.mark.parametrize("headers", [{}, {"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}])
def test_i16_something_that_answers_every_mail_gets_one(sender: str, headers: dict[str, str]) -> None:
    world = World(habits=BY_ITSELF)
    world.arrives(mail(sender, "Boiler", ASKS), START)

    live(world, sender, headers=headers)

    assert len(world.sent) <= 1


def test_i16_two_assistants_that_meet_exchange_one_mail_each_at_most() -> None:
    """Ours by itself, theirs by itself: both mark their mail as automatic (RFC 3834)."""
    world = World(habits=BY_ITSELF)
    world.arrives(mail("Ann Lee <ann@trade.example>", "Boiler", ASKS), START)
    world.round(START)
    world.round(START + timedelta(seconds=30))
    ours = len(world.sent)
    world.arrives(
        mail(
            "Ann Lee <ann@trade.example>",
            "Re: Boiler",
            "You hear from me by Tuesday.\n",
            Auto_Submitted="auto-replied",
        ),
        START + timedelta(minutes=1),
    )

    world.round(START + timedelta(minutes=2))

    assert (ours, len(world.sent)) == (1, 1)
    assert b"Auto-Submitted: auto-replied" in world.sent[0]


def test_i16_a_bounce_of_our_note_is_answered_by_nothing() -> None:
    world = World(habits=BY_ITSELF)
    world.arrives(mail("Ann Lee <ann@trade.example>", "Boiler", ASKS), START)
    world.round(START)
    for minute in range(1, 30):
        bounce = mail(
            "Mail Delivery System <MAILER-DAEMON@mx.example>",
            f"Undelivered Mail Returned to Sender {minute}",
            "The mail could not be delivered to ann@trade.example.\n",
            answers=f"<{world.draft().version.message_id}>",
            Auto_Submitted="auto-replied",
            X_Failed_Recipients="ann@trade.example",
        )
        world.arrives(bounce, START + timedelta(minutes=minute))
        world.round(START + timedelta(minutes=minute))

    assert len(world.sent) == 1
