"""The owner's phone for tests: presses links in our mails, answers them, as ordinary mail programs do it."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html import unescape
from urllib.parse import unquote

from assistant import daemon, resources
from assistant.adapters.mime import read
from assistant.adapters.render import Templates
from assistant.domain.message import Message
from assistant.domain.wish import Heard
from assistant.workflow.ports import Habits
from tests.fakes import OWNER, World, at, mail

REMOTE = ("Approved", "Done", "Won", "Called", "Later", "Not a lead")


def working_world(habits: Habits | None = None) -> World:
    """A desk with real templates, started on Monday morning; nothing came in yet."""
    world = World(habits=habits or Habits(hold_approved=timedelta(0)))
    world.desk = replace(world.desk, renderer=Templates([resources.templates()], "en"))
    live(world, "2026-11-23 07:00")
    return world


def live(world: World, when: str) -> datetime:
    """One full round at that local time, with mails to the owner delivered."""
    now = at(when)
    world.mailbox.now = now
    daemon.round(world.desk, now)
    _deliver(world, now)
    return now


def _deliver(world: World, now: datetime) -> None:
    there = {k.raw for k in world.mailbox.kept.get("INBOX", [])}
    for raw in letters_to_owner(world):
        if raw not in there:
            world.mailbox.put("INBOX", raw, now)


def letters_to_owner(world: World) -> list[bytes]:
    """Our mails to the owner, the oldest first."""
    assert world.outgoing is not None
    return [raw for recipient, raw in world.outgoing.taken if recipient == OWNER]


def to_customers(world: World) -> list[str]:
    """Who got mail of ours, the owner left out."""
    assert world.outgoing is not None
    return [recipient for recipient, _ in world.outgoing.taken if recipient != OWNER]


@dataclass(frozen=True)
class Letter:
    """A mail of ours to the owner, as his phone shows it."""

    raw: bytes

    @property
    def message(self) -> Message:
        """The mail as read."""
        message = read(self.raw, at("2026-11-24 17:30"))
        assert isinstance(message, Message)
        return message

    @property
    def text(self) -> str:
        """Its plain text on one line, without the bars before what was folded."""
        return " ".join(self.message.text.replace("\n       | ", " ").split())

    @property
    def links(self) -> dict[str, str]:
        """Subjects that its links open, by their words: "approve 1a" -> "approve 1a · TOKEN"."""
        from email import message_from_bytes

        html = next(
            part.get_payload(decode=True).decode()  # type: ignore[union-attr]
            for part in message_from_bytes(self.raw).walk()
            if part.get_content_type() == "text/html"
        )
        found = re.findall(r'href="mailto:([^"?]+)\?subject=([^"]+)"', html)
        assert all(unescape(address) == OWNER for address, _ in found)
        subjects = [unquote(unescape(subject)) for _, subject in found]
        return {subject.partition(" · ")[0]: subject for subject in subjects}


def latest(world: World) -> Letter:
    """The newest mail of ours to the owner."""
    return Letter(letters_to_owner(world)[-1])


_numbers = iter(range(1, 100_000))


def press(
    world: World, subject: str, when: str, *, sender: str = OWNER, into: tuple[str, ...] = ("Sent", "INBOX")
) -> bytes:
    """A link was pressed and the mail it opens sent: it lies in Sent, and comes in as well."""
    raw = mail(
        sender,
        subject,
        "\n",
        sent=at(when),
        message_id=f"<press{next(_numbers)}@phone.example>",
    )
    for folder in into:
        world.arrives(raw, at(when), folder)
    return raw


def answer(
    world: World,
    letter: Letter,
    text: str,
    when: str,
    *,
    sender: str = OWNER,
    into: tuple[str, ...] = ("Sent", "INBOX"),
    **headers: str,
) -> bytes:
    """Our mail answered with that text above the quote."""
    quoted = "\n".join(f"> {line}" for line in letter.message.text.splitlines()[:12])
    raw = mail(
        sender,
        f"Re: {letter.message.subject}",
        f"{text}\n\nOn Mon, 23 Nov 2026, Follow-up assistant wrote:\n{quoted}\n",
        sent=at(when),
        message_id=f"<answer{next(_numbers)}@phone.example>",
        answers=f"<{letter.message.message_id}>",
        **headers,
    )
    for folder in into:
        world.arrives(raw, at(when), folder)
    return raw


def heard(world: World, kind: Heard) -> list[str]:
    """What is kept to be said to the owner, of that kind."""
    days = sorted(world.book.look().days.items())
    return [said.words for _, day in days for said in day.said if said.kind is kind]


def with_remote_control(world: World) -> World:
    """The folders of the remote control are there and were looked at once."""
    from assistant.domain.mailbox import Role

    world.mailbox.roles |= {f"Assistant/{name}": Role.REMOTE for name in REMOTE}
    return world
