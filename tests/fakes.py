"""A mailbox, an outgoing server and a book made of dictionaries: the workflow at full speed, by hand.

They keep the promises of `workflow/ports.py` that the tests lean on; the real ones are tested against
Dovecot, an SMTP server and the disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from assistant.adapters.compose import compose
from assistant.adapters.memory import MemoryBook
from assistant.adapters.mime import copy_fingerprint, read, read_headers
from assistant.adapters.phone import PhoneNumbers
from assistant.domain.book import Book, LogLine
from assistant.domain.business_hours import BusinessHours
from assistant.domain.decision import Answer, Decision, Word
from assistant.domain.draft import Draft, DraftKind
from assistant.domain.lead import Lead
from assistant.domain.letter import Rendered
from assistant.domain.mailbox import (
    Arrival,
    Batch,
    Copy,
    Cursor,
    Folder,
    Found,
    Outcome,
    Role,
    SendResult,
    TakenOut,
)
from assistant.domain.message import Message, Unreadable
from assistant.domain.seal import Seal
from assistant.errors import FolderUnreadable, MailboxUnreachable
from assistant.workflow.approval import approval, take
from assistant.workflow.drafting import drafting
from assistant.workflow.follow_through import follow_through
from assistant.workflow.intake import intake
from assistant.workflow.outbox import outbox
from assistant.workflow.ports import Account, Desk, Habits, Owner

NEW_YORK = ZoneInfo("America/New_York")
OFFICE = tuple(((time(8), time(12)), (time(13), time(17))) if day < 5 else () for day in range(7))
HOURS = BusinessHours(NEW_YORK, OFFICE)
OWNER = "dana@reyes.example"


def at(text: str) -> datetime:
    """A moment in the owner's zone: "2026-11-23 09:30"; comes out in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK).astimezone(UTC)


def mail(
    sender: str,
    subject: str,
    text: str,
    *,
    to: str = OWNER,
    sent: datetime | None = None,
    message_id: str = "",
    answers: str = "",
    **headers: str,
) -> bytes:
    """A plain mail as bytes; further header fields as keywords, `_` for `-`."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, to, subject
    made["Date"] = format_datetime(sent or at("2026-11-23 09:00"))
    made["Message-ID"] = (
        message_id or f"<{hashlib.md5(f'{sender}{subject}{text}'.encode()).hexdigest()}@mail.example>"
    )
    if answers:
        made["In-Reply-To"] = made["References"] = answers
    for name, value in headers.items():
        if value:
            made[name.replace("_", "-")] = value
    made.set_content(text)
    return bytes(made)


@dataclass
class Kept:
    """One message in a folder of the fake mailbox."""

    uid: int
    raw: bytes
    received: datetime
    flags: frozenset[str] = frozenset()


@dataclass
class FakeMailbox:
    """Folders of kept messages. `broken` raises on the named method; `lose_reply` appends, then raises."""

    account: str = "business"
    roles: dict[str, Role] = field(
        default_factory=lambda: {
            "INBOX": Role.INBOX,
            "Sent": Role.SENT,
            "Drafts": Role.DRAFTS,
            "Junk": Role.JUNK,
            "Trash": Role.TRASH,
        }
    )
    kept: dict[str, list[Kept]] = field(default_factory=dict)
    uidvalidity: int = 7
    next_uid: int = 1
    now: datetime = field(default_factory=lambda: at("2026-11-23 09:00"))
    broken: set[str] = field(default_factory=set)
    unreadable_folders: set[str] = field(default_factory=set)
    lose_reply: bool = False
    can_take_out: bool = True
    deeds: list[str] = field(default_factory=list)

    def put(
        self, folder: str, raw: bytes, received: datetime | None = None, flags: frozenset[str] = frozenset()
    ) -> int:
        """Somebody else puts a message there; gives its UID."""
        uid, self.next_uid = self.next_uid, self.next_uid + 1
        self.kept.setdefault(folder, []).append(Kept(uid, raw, received or self.now, flags))
        return uid

    def drop(self, folder: str, uid: int) -> bytes:
        """Somebody else removes a message; gives what it was."""
        gone = next(k for k in self.kept[folder] if k.uid == uid)
        self.kept[folder].remove(gone)
        return gone.raw

    def move(self, source: str, target: str, uid: int) -> int:
        """Somebody else moves a message; gives its UID there."""
        there = next(k for k in self.kept[source] if k.uid == uid)
        return self.put(target, self.drop(source, uid), there.received, there.flags)

    def messages(self, folder: str) -> list[Message]:
        """What lies in that folder."""
        return [m for m in (self._read(k) for k in self.kept.get(folder, [])) if isinstance(m, Message)]

    def _read(self, kept: Kept) -> Message | Unreadable:
        return read(kept.raw, kept.received, size=len(kept.raw))

    def _may(self, method: str) -> None:
        if method in self.broken:
            raise MailboxUnreachable(f"business: {method} failed")

    # --- the port ---

    def folders(self) -> tuple[Folder, ...]:
        self._may("folders")
        return tuple(Folder(name, role) for name, role in self.roles.items())

    def arrivals(
        self, folder: Folder, since: Cursor | None, look_back: date, wants_text: Callable[[Message], bool]
    ) -> Iterator[Batch]:
        self._may("arrivals")
        if folder.name in self.unreadable_folders:
            raise FolderUnreadable(f"{folder.name} does not open")
        last = since.uid if since and since.uidvalidity == self.uidvalidity else 0
        new = [k for k in self.kept.get(folder.name, []) if k.uid > last and k.received.date() >= look_back]
        if not new and since is not None and since.uidvalidity == self.uidvalidity:
            return
        arrivals = []
        for k in new:
            head = read_headers(k.raw.split(b"\n\n")[0] + b"\n\n", k.received)
            whole = isinstance(head, Message) and wants_text(head)
            arrivals.append(Arrival(k.uid, self._read(k) if whole else head, k.flags))
        top = max([k.uid for k in self.kept.get(folder.name, [])], default=last)
        renumbered = since is not None and since.uidvalidity != self.uidvalidity
        yield Batch(folder, tuple(arrivals), Cursor(self.uidvalidity, top), renumbered)

    def glance(self, folder: Folder, since: Cursor) -> tuple[Message, ...]:
        self._may("glance")
        newer = [self._read(k) for k in self.kept.get(folder.name, []) if k.uid > since.uid]
        return tuple(m for m in newer if isinstance(m, Message))

    def drafts(self) -> tuple[Found, ...]:
        self._may("drafts")
        return self._found("Drafts")

    def look_in(self, role: Role, since: date) -> tuple[Found, ...]:
        wanted = [name for name, its in self.roles.items() if its is role]
        return tuple(found for name in wanted for found in self._found(name))

    def lying(self, role: Role, since: date, ids: Container[str]) -> tuple[Found, ...]:
        self._may("lying")
        there = self.look_in(role, since)
        return tuple(f for f in there if f.mail.message_id in ids and "\\deleted" not in f.flags)

    def _found(self, folder: str) -> tuple[Found, ...]:
        found = []
        for k in self.kept.get(folder, []):
            message = self._read(k)
            assert isinstance(message, Message)
            found.append(
                Found(Copy(folder, self.uidvalidity, k.uid, copy_fingerprint(message)), message, k.flags)
            )
        return tuple(found)

    def raw(self, copy: Copy, most: int) -> bytes:
        self._may("raw")
        there = next((k.raw for k in self.kept[copy.folder] if k.uid == copy.uid), b"")
        return there.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")[:most]

    def lay_draft(self, raw: bytes, marker: str) -> Copy:
        self._may("lay_draft")
        uid = self.put("Drafts", raw, flags=frozenset({"\\draft"}))
        self.deeds.append(f"laid {uid}")
        if self.lose_reply:
            self.lose_reply = False
            raise MailboxUnreachable("business: the connection was lost")
        return next(f.copy for f in self._found("Drafts") if f.copy.uid == uid)

    def take_out(self, copy: Copy) -> TakenOut:
        self._may("take_out")
        there = next((f for f in self._found(copy.folder) if f.copy.uid == copy.uid), None)
        if there is None:
            return TakenOut.GONE
        if there.copy.fingerprint != copy.fingerprint:
            return TakenOut.TOUCHED
        if not self.can_take_out:
            return TakenOut.KEPT
        self.put("Trash", self.drop(copy.folder, copy.uid))
        self.deeds.append(f"took out {copy.uid}")
        return TakenOut.DONE

    def file_sent(self, raw: bytes, at: datetime) -> None:
        self._may("file_sent")
        self.put("Sent", raw, at)

    def deliver(self, raw: bytes, at: datetime) -> None:
        self.put("INBOX", raw, at)

    def wait(self, seconds: float, wake: object = None) -> bool:
        return False

    def close(self) -> None:
        """Nothing to close."""


@dataclass
class FakeOutgoing:
    """Takes mail; `results` are what it says, the last one for ever. `dies` raises after the body began."""

    results: list[SendResult] = field(default_factory=lambda: [SendResult(Outcome.ACCEPTED, "250 ok")])
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    before: Callable[[], None] | None = None

    def send(self, raw: bytes, sender: str, recipient: str, before_body: Callable[[], None]) -> SendResult:
        if self.before:
            self.before()
        before_body()
        result = self.results.pop(0) if len(self.results) > 1 else self.results[0]
        if result.outcome in (Outcome.ACCEPTED, Outcome.UNKNOWN):
            self.taken.append((recipient, raw))
        return result


class FakeBook(MemoryBook):
    """The book in memory, with the lines of its log and a count of what was written."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[LogLine] = []
        self.writes = 0

    @contextmanager
    def transaction(self) -> Iterator[Book]:
        before = self.look()
        with super().transaction() as book:
            yield book
            said = list(book.log)
        self.log += said
        self.writes += self.look() != before


class PlainRenderer:
    """Texts without templates: what was promised, to whom."""

    def reply(self, kind: DraftKind, language: str, values: dict[str, dict[str, object]]) -> Rendered:
        name = values["contact"]["first_name"] or "there"
        about = values["inquiry"]["about"] or "your message"
        by = values.get("promise", {}).get("phrase", "soon")
        text = f"Hello {name},\n\nthank you for {about}. You hear from me {by}.\n\nDana Reyes\n"
        return Rendered(f"Your message ({kind})", text)

    def owner(self, name: str, values: dict[str, object]) -> Rendered:
        return Rendered(f"{name}", f"{name} for you\n")

    def languages(self) -> tuple[str, ...]:
        return ("en",)


@dataclass
class World:
    """A desk with everything fake on it, and hands to move time and mail."""

    mailbox: FakeMailbox = field(default_factory=FakeMailbox)
    outgoing: FakeOutgoing | None = field(default_factory=FakeOutgoing)
    book: FakeBook = field(default_factory=FakeBook)
    habits: Habits = field(default_factory=lambda: Habits(hold_approved=timedelta(0)))
    points: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk = Desk(
            owner=Owner("Dana Reyes", "Reyes Plumbing", OWNER, "+13035550100", frozenset({OWNER})),
            habits=self.habits,
            accounts=(Account("business", OWNER, self.mailbox, self.outgoing),),
            book=self.book,
            renderer=PlainRenderer(),  # type: ignore[arg-type]
            compose=compose,
            seal=Seal(b"0123456789abcdef"),
            hours=lambda _now: HOURS,
            numbers=PhoneNumbers("US"),
            formats=(),
            point=self.points.append,
        )

    def arrives(self, raw: bytes, when: datetime, folder: str = "INBOX") -> int:
        """A message comes in at that moment."""
        return self.mailbox.put(folder, raw, when)

    def round(self, now: datetime, *, hold: bool = True) -> None:
        """One round without its last step, the mails to the owner."""
        self.mailbox.now = now
        intake(self.desk, now)
        approval(self.desk, now)
        follow_through(self.desk, now)
        drafting(self.desk, now)
        outbox(self.desk, now, hold=hold)

    def says(self, word: Word, target: str, now: datetime, **more: object) -> Answer:
        """The owner's word from the terminal."""
        return take(self.desk, Decision(word, target, now, **more), now)  # type: ignore[arg-type]

    def lead(self, number: int = 1) -> Lead:
        """That lead as it is now."""
        return self.book.look().lead(number)

    def draft(self, number: int = 1) -> Draft:
        """The first draft of that lead as it is now."""
        return self.lead(number).drafts[0]

    @property
    def in_drafts(self) -> list[Message]:
        """What lies in Drafts."""
        return self.mailbox.messages("Drafts")

    @property
    def sent(self) -> list[bytes]:
        """What the outgoing server took."""
        return [raw for _, raw in self.outgoing.taken] if self.outgoing else []
