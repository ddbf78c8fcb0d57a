"""One whole day at the desk, with fakes and a moving `now`: who wrote, what came of it, who heard."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from assistant import daemon, resources
from assistant.adapters.format_files import shipped_formats
from assistant.adapters.mime import read
from assistant.adapters.render import Templates
from assistant.domain.decision import Word
from assistant.domain.draft import DraftState
from assistant.domain.lead import CallResult, Channel, LeadState
from assistant.domain.message import Message
from assistant.domain.promise import PromiseState
from assistant.workflow.ports import Habits
from tests.fakes import OWNER, World, at, mail

VOICEMAIL = """\
<https://voice.google.com>

Hi, this is Ben from Main Street. The boiler makes a noise. Please call me back.
play message
<https://www.google.com/voice/fm/0123>

YOUR ACCOUNT <https://voice.google.com> HELP CENTER
<https://support.google.com/voice> HELP FORUM
This email was sent to you because you indicated that you'd like to receive
email notifications for voicemail.
"""


@pytest.fixture
def day() -> World:
    """Tuesday morning; the assistant was started on Monday."""
    world = World(habits=Habits())
    world.desk = replace(
        world.desk, renderer=Templates([resources.templates()], "en"), formats=shipped_formats()
    )
    daemon.round(world.desk, at("2026-11-23 16:00"))
    return world


def live(world: World, until: str) -> None:
    """Rounds every five minutes up to that time of the Tuesday; the provider delivers mails to the owner."""
    end = at(f"2026-11-24 {until}")
    now = world.mailbox.now if world.mailbox.now > at("2026-11-24 00:00") else at("2026-11-24 07:00")
    while now <= end:
        world.mailbox.now = now
        daemon.round(world.desk, now)
        _deliver_to_owner(world, now)
        now += timedelta(minutes=5)
    world.mailbox.now = end


def _deliver_to_owner(world: World, now: datetime) -> None:
    assert world.outgoing is not None
    there = {k.raw for k in world.mailbox.kept.get("INBOX", [])}
    for recipient, raw in world.outgoing.taken:
        if recipient == OWNER and raw not in there:
            world.mailbox.put("INBOX", raw, now)


def letters(world: World, to: str) -> list[Message]:
    """What went out to that address, as its reader sees it."""
    assert world.outgoing is not None
    taken = [read(raw, at("2026-11-24 12:00")) for recipient, raw in world.outgoing.taken if recipient == to]
    return [letter for letter in taken if isinstance(letter, Message)]


def test_a_day_at_the_desk(day: World) -> None:  # noqa: PLR0915 - a day is long
    # Early: three people want something, a shop wants to sell.
    day.arrives(
        mail(
            "Karen Osullivan <karen@mail.example>", "Leaking tap", "Hi Dana, the tap leaks. Can you come?\n"
        ),
        at("2026-11-24 07:40"),
    )
    day.arrives(
        mail("Shop <news@shop.example>", "Big sale", "Buy.\n", List_Unsubscribe="<mailto:u@shop.example>"),
        at("2026-11-24 07:45"),
    )
    day.arrives(
        mail("Google Voice <voice-noreply@google.com>", "New voicemail from (303) 555-0142", VOICEMAIL),
        at("2026-11-24 08:10"),
    )
    day.arrives(
        mail("Ruth Lind <ruth@lind.example>", "Quote for a bathroom", "Could you quote our bathroom?\n"),
        at("2026-11-24 08:30"),
    )
    live(day, "09:00")

    karen, ben, ruth = (day.lead(n) for n in (1, 2, 3))
    assert [lead.channel for lead in (karen, ben, ruth)] == [Channel.EMAIL, Channel.VOICEMAIL, Channel.EMAIL]
    assert (ben.contact.phone, ben.drafts) == ("+13035550142", ())
    assert "boiler makes a noise" in ben.excerpt
    assert {m.to[0].email for m in day.in_drafts} == {"karen@mail.example", "ruth@lind.example"}
    assert letters(day, "karen@mail.example") == []

    # From the ladder: yes to Karen; Ruth gets a real answer from the phone.
    day.says(Word.APPROVE, "1", at("2026-11-24 09:02"))
    answer = mail(
        f"Dana <{OWNER}>",
        "Re: Quote for a bathroom",
        "I can come on Friday at ten.\n",
        to="ruth@lind.example",
    )
    day.arrives(answer, at("2026-11-24 09:03"), "Sent")
    live(day, "12:10")

    (note,) = letters(day, "karen@mail.example")
    assert "Wednesday, 25 November, at noon" in " ".join(note.text.split())
    assert letters(day, "ruth@lind.example") == []
    assert day.lead(3).drafts[0].state is DraftState.WITHDRAWN
    assert day.in_drafts == []
    assert day.lead(1).state is LeadState.OPEN
    assert day.lead(3).state is LeadState.WAITING

    # Afternoon: Ben is called twice, Karen writes that it got worse and gets her answer.
    day.says(Word.CALLED, "2", at("2026-11-24 13:30"), call=CallResult.NO_ANSWER)
    day.says(Word.CALLED, "2", at("2026-11-24 15:30"), call=CallResult.REACHED)
    day.arrives(
        mail(
            "Karen Osullivan <karen@mail.example>",
            "Re: Leaking tap",
            "It is worse now. Can you come today?\n",
        ),
        at("2026-11-24 14:00"),
    )
    live(day, "15:00")
    assert len(day.lead(1).drafts) == 1
    day.arrives(
        mail(f"Dana <{OWNER}>", "Re: Leaking tap", "I am with you at four.\n", to="karen@mail.example"),
        at("2026-11-24 15:10"),
        "Sent",
    )
    live(day, "18:00")

    assert [p.state for p in day.lead(1).promises] == [PromiseState.KEPT]
    assert day.lead(2).state is LeadState.WAITING
    assert len(letters(day, "karen@mail.example")) == 1

    # Evening: one letter that says it all; the books balance.
    summary = day.desk.seal.mark("summary/2026-11-24")
    evening = [letter for letter in letters(day, OWNER) if day.desk.seal.marker_in(letter) == summary]
    assert len(evening) == 1
    assert "Ruth Lind" in evening[0].text
    book = day.book.look()
    counted = book.day(at("2026-11-24 12:00").date())
    inbox = len(day.mailbox.kept["INBOX"])
    assert sum(n for _, n in counted.came_in) + sum(n for _, n in counted.set_aside) == inbox
    assert day.desk.sees.troubles == {}
