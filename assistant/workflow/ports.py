"""What the steps need of the world, as protocols, and the desk that holds it all together.

Adapters fulfil these without knowing them; `bootstrap.py` puts them on the desk; tests put fakes there.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from socket import socket
from typing import Literal, Protocol

from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours, Week
from assistant.domain.draft import DraftKind
from assistant.domain.formats import Format
from assistant.domain.letter import Letter, Rendered
from assistant.domain.mailbox import (
    Batch,
    Copy,
    Cursor,
    Folder,
    Found,
    Role,
    SendResult,
    TakenOut,
)
from assistant.domain.message import Address, Message
from assistant.domain.plan_words import DiaryEntry
from assistant.domain.promise import Policy
from assistant.domain.reading import NumberReader
from assistant.domain.seal import Seal


class Mailbox(Protocol):
    """One account over IMAP. Every method may raise MailboxUnreachable, LoginRefused, FolderUnreadable."""

    account: str

    def folders(self) -> tuple[Folder, ...]:
        """Every folder of use, by role; several may be SENT; a missing role is simply absent."""

    def arrivals(
        self, folder: Folder, since: Cursor | None, look_back: date, wants_text: Callable[[Message], bool]
    ) -> Iterator[Batch]:
        """What the folder holds beyond the cursor, in batches by order of time; text only of what
        `wants_text`."""

    def glance(self, folder: Folder, since: Cursor) -> tuple[Message, ...]:
        """Headers of what is newer than the cursor, asked just now; nothing is remembered.

        FolderUnreadable if one of them cannot be read: then nobody knows.
        """

    def drafts(self) -> tuple[Found, ...]:
        """Everything in Drafts, with text."""

    def look_in(self, role: Role, since: date) -> tuple[Found, ...]:
        """Messages of that role's folder (Trash, Approved) newer than a date, with text."""

    def lying(self, role: Role, since: date, ids: Container[str]) -> tuple[Found, ...]:
        """Of the messages of that role's folders newer than a date, those with these Message-IDs, with text;
        none that is flagged to be deleted."""

    def raw(self, copy: Copy, most: int) -> bytes:
        """That message to the byte, up to `most` bytes; FolderUnreadable if it is gone."""

    def lay_draft(self, raw: bytes, marker: str) -> Copy:
        """Put a draft of ours into Drafts; the copy is read back."""

    def take_out(self, copy: Copy) -> TakenOut:
        """Move our untouched copy to Trash; anything else stays."""

    def file_sent(self, raw: bytes, at: datetime) -> None:
        """Put a sent mail of ours into Sent."""

    def deliver(self, raw: bytes, at: datetime) -> None:
        """Put a mail to the owner into INBOX (no SMTP)."""

    def wait(self, seconds: float, wake: socket | None = None) -> bool:
        """Until something may have arrived, `wake` can be read, or the time is over."""

    def close(self) -> None:
        """Log out, if connected."""


class Outgoing(Protocol):
    """The outgoing server of one account."""

    def send(self, raw: bytes, sender: str, recipient: str, before_body: Callable[[], None]) -> SendResult:
        """Hand over these very bytes. `before_body` is called once, directly before the body is written;
        if it raises, nothing is sent and the error goes up."""


class LeadBook(Protocol):
    """The store."""

    def look(self) -> Book:
        """The book as it is now, to read; changes to it are lost."""

    def transaction(self) -> AbstractContextManager[Book]:
        """The book to change, alone; written and synced at the end unless an error leaves the block.
        Never held over the network."""

    def text(self, key: str) -> str:
        """A stored text, "" if it is gone."""

    def keep_text(self, text: str) -> str:
        """Store a text (cut at 4 KB), give its key; the same text has the same key."""

    def raw(self, key: str) -> bytes:
        """Stored bytes of an approved mail; StateDamaged if they are gone or changed."""

    def keep_raw(self, data: bytes) -> str:
        """Store bytes, synced, give their key."""

    def archived(self) -> Iterator[Book]:
        """The monthly archives, the newest first, to read."""


class Renderer(Protocol):
    """Jinja templates, the owner's first, then ours."""

    def reply(self, kind: DraftKind, language: str, values: Mapping[str, object]) -> Rendered:
        """A mail to a customer. TemplateError names file and line."""

    def owner(self, name: str, values: Mapping[str, object]) -> Rendered:
        """A mail to the owner: `summary`, `notice`, …"""

    def languages(self) -> tuple[str, ...]:
        """Languages there are reply templates in."""


class Composer(Protocol):
    """Letters as bytes and back."""

    def __call__(self, letter: Letter) -> bytes:
        """Serialised, parsed back and compared; ContentError if anything differs."""


def _nothing(_name: str) -> None:
    """A named step passed in real life."""


def _no_picture(_columns: Sequence[tuple[int, int, int]]) -> bytes:
    """Nothing is drawn."""
    return b""


def _no_calendar(_entries: Iterable[DiaryEntry], _now: datetime, _owner: str) -> bytes:
    """Nothing is written."""
    return b""


class Notifier(Protocol):
    """The owner's phone, by whatever services he named."""

    def push(self, title: str, text: str) -> tuple[str, ...]:
        """One short message by every service; gives the names of those that did not take it. WorldError if
        none did."""


class Clock(Protocol):
    """The one reader of the clock."""

    def now(self) -> datetime:
        """Aware UTC."""

    def steady(self) -> float:
        """Seconds that pass evenly, whatever becomes of `now`."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account as the steps see it. `outgoing` is None where the owner sends from Drafts."""

    name: str
    address: str
    mailbox: Mailbox
    outgoing: Outgoing | None
    sent_copy: str = "auto"
    look_back_days: int = 14
    trusted_servers: frozenset[str] = frozenset()
    """Ids (lower case) whose Authentication-Results count; none: nobody's word about forgery does."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom the assistant works for."""

    name: str
    business: str
    email: str
    phone: str
    own_addresses: frozenset[str]
    language: str = "en"
    region: str = "US"

    @property
    def address(self) -> Address:
        """Where summaries go."""
        return Address(self.name, self.email)


@dataclass(frozen=True, slots=True)
class Habits:
    """How the owner wants it done: the parts of the config that the steps ask."""

    mode: str = "approve"
    automatic: frozenset[DraftKind] = frozenset()
    hold: timedelta = timedelta(minutes=30)
    hold_approved: timedelta = timedelta(seconds=60)
    policy: Policy = field(default_factory=Policy)
    answers_per_day: int = 12
    """More than that are promised for a later day."""
    blocks: Week = ((),) * 7
    """Time kept for following up: it is planned with names, and bounds how many answers a week holds
    (`domain/capacity.py`)."""
    warn_before: timedelta = timedelta(hours=2)
    nudge_after_days: tuple[int, ...] = (3, 7, 14)
    """Business days after our last mail; empty for no nudges."""
    check_in_after_days: int = 0
    """0 switches check-ins off."""
    notices_at: tuple[time, ...] = (time(12, 0),)
    summary_at: time = time(17, 30)
    summary_days: frozenset[int] = frozenset(range(5))
    report_day: int | None = None
    """The weekday on which the weekly report comes; None for never."""
    plan_mail: time | Literal["opening"] | None = None
    """When the morning's plan comes by mail; None for never."""
    push_names: bool = False
    """Do pushes say who it is?"""
    page_url: str = ""
    """Where the page is reached from elsewhere; mails link to it only if this is set."""
    mails_per_hour: int = 20
    mails_per_day: int = 100
    drafts_per_hour: int = 30


@dataclass(frozen=True, slots=True)
class Failing:
    """A trouble as this process met it: since when, in how many rounds, when last."""

    since: datetime
    rounds: int
    last: datetime


@dataclass(slots=True)
class Sight:
    """What this process saw last and how that went; kept beside the book, never a decision.

    A folder or account in `troubles` is named in the summary with the words given.
    """

    looked: dict[str, datetime] = field(default_factory=dict)
    """When "account/folder" was last read to its end."""
    troubles: dict[str, str] = field(default_factory=dict)
    sent_readable: dict[str, bool] = field(default_factory=dict)
    """Per account: was every sent folder readable in this round? Sending pauses while one was not."""
    bugs: dict[str, str] = field(default_factory=dict)
    """Per step: the last error of our own that was logged."""
    drafts_seen: dict[str, bool] = field(default_factory=dict)
    """Per account: was Drafts looked through in this round? Nothing is laid there unseen."""
    spares_kept: set[Copy] = field(default_factory=set)
    """Second copies of drafts of ours that the server has no safe way to take out."""
    letters_rest_until: datetime | None = None
    """No mail to the owner is tried before, since the outgoing server refused the password."""
    failing: dict[str, Failing] = field(default_factory=dict)
    """Troubles by place, for as long as they come back."""
    alert_rests_until: datetime | None = None
    push_rests_until: datetime | None = None
    """No alert, no push is tried before, since the last one could not be handed over."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a step needs, in one hand. `hours` gives the business hours as known at a moment."""

    owner: Owner
    habits: Habits
    accounts: tuple[Account, ...]
    book: LeadBook
    renderer: Renderer
    compose: Composer
    seal: Seal
    hours: Callable[[datetime], BusinessHours]
    numbers: NumberReader
    formats: tuple[Format, ...]
    display_phone: Callable[[str], str] = str
    """A number in E.164 as the owner reads it."""
    point: Callable[[str], None] = _nothing
    """Named steps for the crash test; does nothing in real life."""
    sees: Sight = field(default_factory=Sight)
    draw: Callable[[Sequence[tuple[int, int, int]]], bytes] = _no_picture
    """Columns, by their three heights of a hundred, as a PNG; b"" where nothing can be drawn."""
    calendar: Callable[[Iterable[DiaryEntry], datetime, str], bytes] = _no_calendar
    """Events as a calendar file, for the calendar of that owner; b"" where none can be written."""
    notifier: Notifier | None = None
    """None where the owner wants no pushes."""

    def account(self, name: str) -> Account:
        """The account of that name, or the first one (a renamed account keeps its leads)."""
        return next((a for a in self.accounts if a.name == name), self.accounts[0])
