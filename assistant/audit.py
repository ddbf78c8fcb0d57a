"""The audit: one look at a mailbox that leaves nothing behind (DESIGN 4.8).

The very intake of the daemon reads the mailbox, through eyes without hands and into a book in memory; what
that book then says is `domain/audit.py`. So the audit judges as the daemon will.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from assistant.domain.audit import RUN_UP, Audit, Sightings, examine, learned_addresses, learned_name
from assistant.domain.book import Book
from assistant.domain.mailbox import Batch, Role
from assistant.domain.message import Address, Message
from assistant.domain.reading import Verdict
from assistant.errors import FolderUnreadable, MailboxUnreachable, WorldError
from assistant.workflow.intake import CHUNK, intake
from assistant.workflow.onlooker import Onlooker
from assistant.workflow.ports import Account, Desk

NO_SENT = (
    "{account}: no Sent folder was found, and without it nobody can tell who was answered."
    " Name it with --sent, or in the config under account.folders.sent."
)


class Watcher(Protocol):
    """Is told how far the audit is; may draw a bar."""

    def read(self, folder: str, up_to: datetime, share: float) -> None:
        """So much of a folder is read (0..1 by the calendar), up to mails of that moment."""

    def decided(self, number: int, total: int) -> None:
        """So many of the messages are judged."""


class Nobody:
    """A watcher that draws nothing."""

    def read(self, folder: str, up_to: datetime, share: float) -> None:
        """Not interested."""

    def decided(self, number: int, total: int) -> None:
        """Not interested."""


def audit(desk: Desk, now: datetime, days: int, watcher: Watcher | None = None) -> Audit:
    """What the mailboxes on that desk say about the last `days`, seen at `now` (aware UTC).

    `desk.book` is changed, so it should be one in memory; the mailboxes are only read. An account that
    cannot be read, or of which Sent cannot be, is named among the troubles; the error goes up (WorldError,
    FolderUnreadable) if that is true of all of them.
    """
    look = _Look(now, now - timedelta(days=days + RUN_UP), days, watcher or Nobody())
    seen = [each for account in desk.accounts if (each := look.at_sent(account)) is not None]
    if not seen:
        raise look.refused[0]
    looking = _with_owner(desk, look.senders, seen, look)
    intake(looking, now)
    return _told(looking, look)


@dataclass(slots=True)
class _Look:
    """What the audit notes while it reads."""

    now: datetime
    start: datetime
    days: int
    watcher: Watcher
    senders: list[Address] = field(default_factory=list)
    refused: list[WorldError] = field(default_factory=list)
    came_in: set[str] = field(default_factory=set)
    sent: set[str] = field(default_factory=set)
    read: int = 0
    decided: int = 0

    def at_sent(self, account: Account) -> Account | None:
        """The account with its sent mail read, ready to be looked at; None if it cannot be."""
        eyes = Onlooker(account.mailbox, lambda batch: self._saw(account.name, batch))
        try:
            folders = [folder for folder in eyes.folders() if folder.role is Role.SENT]
            if not folders:
                raise FolderUnreadable(NO_SENT.format(account=account.name))
            for folder in folders:
                self._learn(eyes.read_ahead(folder, self.start.date()))
        except WorldError as error:
            self.refused.append(error)
            return None
        return replace(account, mailbox=eyes, outgoing=None, look_back_days=self.days + RUN_UP)

    def _learn(self, batches: Iterable[Batch]) -> None:
        mails = [arrival.mail for batch in batches for arrival in batch.arrivals]
        self.senders += [mail.author for mail in mails if isinstance(mail, Message)]

    def _saw(self, account: str, batch: Batch) -> None:
        place = f"{account}: {batch.folder.name}"
        self.read += len(batch.arrivals)
        self._note(batch)
        if batch.arrivals:
            up_to = max(arrival.mail.received_at for arrival in batch.arrivals)
            share = (up_to - self.start) / (self.now - self.start)
            self.watcher.read(place, up_to, min(max(share, 0.0), 1.0))
        else:
            self.watcher.read(place, self.now, 1.0)

    def _note(self, batch: Batch) -> None:
        since = self.now - timedelta(days=self.days)
        prints = {a.mail.fingerprint for a in batch.arrivals if a.mail.received_at >= since}
        if batch.folder.role is Role.SENT:
            self.sent |= prints
        else:
            self.came_in |= prints

    def point(self, name: str) -> None:
        """Intake finished some more."""
        if name == "intake:decided":
            self.decided = min(self.decided + CHUNK, self.read)
            self.watcher.decided(self.decided, self.read)


def _with_owner(desk: Desk, senders: list[Address], accounts: list[Account], look: _Look) -> Desk:
    """The desk as an audit needs it: nothing is sent, and the owner's addresses are those in Sent too."""
    owner = replace(
        desk.owner,
        name=desk.owner.name or learned_name(senders),
        own_addresses=desk.owner.own_addresses | learned_addresses(senders),
    )
    habits = replace(desk.habits, mode="watch")
    return replace(desk, owner=owner, habits=habits, accounts=tuple(accounts), point=look.point)


def _told(desk: Desk, look: _Look) -> Audit:
    """The audit; if no account's INBOX could be read, the first trouble as an error."""
    troubles = desk.sees.troubles
    if all(_is_blind(desk, account) for account in desk.accounts):
        raise MailboxUnreachable(next(iter(troubles.values())))
    book = desk.book.look()
    return examine(
        book,
        desk.hours(look.now),
        look.now,
        look.days,
        saw=_sightings(book, look),
        own_addresses=desk.owner.own_addresses,
        troubles=(*map(str, look.refused), *troubles.values()),
    )


def _is_blind(desk: Desk, account: Account) -> bool:
    """Could nothing that came in be read?"""
    if account.name in desk.sees.troubles:
        return True
    inboxes = [folder.name for folder in account.mailbox.folders() if folder.role is Role.INBOX]
    return all(f"{account.name}/{name}" in desk.sees.troubles for name in inboxes)


def _sightings(book: Book, look: _Look) -> Sightings:
    known = [book.seen[each] for each in look.came_in - look.sent if each in book.seen]
    aside = Counter(each.kind for each in known if each.verdict is Verdict.NOT_LEAD)
    return Sightings(
        came_in=len(known),
        inquiries=sum(each.verdict is Verdict.LEAD for each in known),
        set_aside=tuple(aside.most_common()),
        unreadable=sum(each.verdict is None for each in known),
        sent=len(look.sent),
    )
