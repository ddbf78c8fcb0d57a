"""Weeks of somebody's mail in fast motion: a real Dovecot, a real outgoing server, and a moving `now`.

Every mail is delivered twice, to the mailbox the assistant works on and to a twin that nobody touches. What
differs between the two afterwards was the assistant's doing. What is judged about such a life stands in
`lived.py`.
"""

import heapq
import logging
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from email import message_from_bytes
from email.policy import default as modern
from email.utils import format_datetime, make_msgid
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from assistant import bootstrap, daemon
from assistant.config import Settings, parse
from assistant.domain.decision import Decision, Word
from assistant.domain.draft import DraftState
from assistant.domain.lead import Lead
from assistant.errors import StateError
from assistant.workflow.approval import take
from assistant.workflow.ports import Desk
from tests.dovecot import Dovecot, OwnersClient, Profile, _free_port, _mail_owner, running

if TYPE_CHECKING:
    from assistant.adapters.store import Store

MINUTE = timedelta(minutes=1)
LOOKS_AFTER = MINUTE
"""How long after a mail came the daemon looks; its poll interval."""
APPROVES_AFTER = timedelta(minutes=5)
HOLDS = timedelta(seconds=61)
"""How long after a yes the mail may go."""
TWIN = "twin@untouched.example"
_numbers = count(1)


class Owner(StrEnum):
    """What the owner does with a draft that lies before him."""

    SILENT = "silent"
    APPROVES = "approves"
    """Says yes by command, five minutes later."""
    SENDS = "sends"
    """Opens it in his own mail program, adds a line and presses Send, five minutes later."""


# --- the outgoing server --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Posted:
    """One mail that was handed over: to whom the envelope says, the bytes, and the simulated time."""

    to: tuple[str, ...]
    raw: bytes
    at: datetime


@dataclass
class Letterbox:
    """Takes every mail and keeps it."""

    now: datetime
    taken: list[Posted] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """aiosmtpd's hook: all of it is taken."""
        raw = envelope.original_content or b""
        self.taken.append(Posted(tuple(envelope.rcpt_tos), raw, self.now))
        return "250 taken"

    def of_owner(self, email: str) -> list[Posted]:
        """What went to the owner alone."""
        return [mail for mail in self.taken if mail.to == (email,)]

    def to_others(self, email: str) -> list[Posted]:
        """What went to anybody else."""
        return [mail for mail in self.taken if mail.to != (email,)]


@contextmanager
def listening(box: Letterbox, port: int) -> Iterator[None]:
    """An outgoing server on that port of loopback that takes any password."""

    def anybody(*_: object) -> AuthResult:
        return AuthResult(success=True)

    controller = Controller(
        box, hostname="127.0.0.1", port=port, authenticator=anybody, auth_require_tls=False
    )
    logging.getLogger("mail.log").setLevel(logging.ERROR)  # aiosmtpd complains of itself at every log-in
    controller.start()
    try:
        yield
    finally:
        controller.stop()


# --- the two mailboxes ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Delivery:
    """A mail at its moment. `name` is what reports call it: the sample's file, or what it is."""

    at: datetime
    folder: str
    name: str
    raw: bytes
    seen: bool = False
    """True when it was read already, on the phone say."""


class Mailboxes:
    """The assistant's mailbox and its twin; whatever comes is put into both."""

    def __init__(self, server: Dovecot, user: str, stack: ExitStack) -> None:
        self.server = server
        self.names: dict[str, list[str]] = {}
        """Folder -> names in the order of arrival, as they lie in the twin from UID 1 on."""
        self._users = (server.add_user(user), server.add_user(TWIN))
        self.ours, self.twin = (OwnersClient(server, name) for name in self._users)
        for client in (self.ours, self.twin):
            stack.callback(client.close)
            for folder in ("INBOX", "Sent", "Junk"):
                client.uids(folder)  # so that it is there on disk

    def put(self, *mails: Delivery) -> None:
        """Into both, each with its time as INTERNALDATE.

        As files, not by APPEND: that would mend what is broken, and sets a date in the future to today. The
        server numbers them by the times in their file names, so no two may come in one second.
        """
        for mail in mails:
            for user in self._users:
                _drop(self.server.maildir(user), mail)
            self.names.setdefault(mail.folder, []).append(mail.name)
        for client in (self.ours, self.twin):
            for folder in {mail.folder for mail in mails}:
                client.uids(folder)  # now they have their numbers

    def put_into_ours(self, mail: Delivery) -> None:
        """Only where the assistant works: what the owner makes of the assistant's drafts."""
        _drop(self.server.maildir(self._users[0]), mail)
        self.ours.uids(mail.folder)


def _drop(maildir: Path, mail: Delivery) -> None:
    """As a delivery agent does it: whole in `tmp`, then renamed; into `cur` if somebody saw it already."""
    folder = maildir if mail.folder == "INBOX" else maildir / f".{mail.folder}"
    name = f"{int(mail.at.timestamp())}.M{next(_numbers):06d}.living"
    written = folder / "tmp" / name
    written.write_bytes(mail.raw)
    os.utime(written, (mail.at.timestamp(), mail.at.timestamp()))
    if os.geteuid() == 0:
        os.chown(written, *_mail_owner())
    written.rename(folder / "cur" / f"{name}:2,S" if mail.seen else folder / "new" / name)


@dataclass(frozen=True, slots=True)
class Lying:
    """A message as it lies in a folder; \\Recent is the session's affair and left out."""

    uid: int
    flags: frozenset[str]
    at: str
    raw: bytes


_FETCHED = re.compile(rb'UID (\d+) FLAGS \(([^)]*)\) INTERNALDATE "([^"]*)"')


def lying(client: OwnersClient, folder: str) -> list[Lying]:
    """Everything in that folder, by UID."""
    found = []
    for head, raw in client.content(folder):
        told = _FETCHED.search(head)
        assert told is not None, head
        flags = frozenset(told[2].decode().lower().split()) - {"\\recent"}
        found.append(Lying(int(told[1]), flags, told[3].decode(), raw))
    return found


# --- the life -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Round:
    """One round: when in the simulated time, and how long it really took."""

    at: datetime
    seconds: float


@dataclass
class Life:
    """An assistant at work while time passes. `troubles` are first times, by the words that were shown."""

    settings: Settings
    desk: Desk
    store: "Store"
    mail: Mailboxes
    letterbox: Letterbox
    owner: Owner = Owner.SILENT
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    rounds: list[Round] = field(default_factory=list)
    troubles: dict[str, datetime] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """Approvals that were not taken, in the words given."""
    _agenda: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _seen_drafts: set[str] = field(default_factory=set)
    _handed_on: int = 0

    # --- time ---

    def plan(self, at: datetime, what: Callable[[], None]) -> None:
        """Do that at that moment; what is planned for one moment happens in the order of planning."""
        heapq.heappush(self._agenda, (at, next(_numbers), what))

    def plan_round(self, at: datetime) -> None:
        """A round at that moment; one that was held already serves for it."""

        def unless_held() -> None:
            if not self.rounds or self.rounds[-1].at < at:
                self.round()

        self.plan(at, unless_held)

    def plan_days(self, first: date, last: date, *times: clock_time) -> None:
        """A round at each of these local times of each of these days."""
        zone = self.settings.owner.timezone
        for ahead in range((last - first).days + 1):
            for at in times:
                self.plan_round(datetime.combine(first + timedelta(days=ahead), at, tzinfo=zone))

    def live(self, until: datetime) -> None:
        """Whatever is planned up to that moment, in order."""
        while self._agenda and self._agenda[0][0] <= until:
            moment, _, what = heapq.heappop(self._agenda)
            self.now = self.letterbox.now = moment.astimezone(UTC)
            what()

    # --- what happens ---

    def plan_mail(self, mail: Delivery) -> None:
        """It arrives at its moment, and is looked at a minute later."""
        self.plan(mail.at, lambda: self.mail.put(mail))
        self.plan_round(mail.at + LOOKS_AFTER)

    def round(self) -> None:
        """The daemon's round, measured; what it complains of is kept."""
        began = time.perf_counter()
        try:
            daemon.round(self.desk, self.now)
        except Exception as error:  # noqa: BLE001 - every way to crash is a finding
            self.crashes.append(f"{self.now:%d %b %H:%M}: {type(error).__name__}: {error}")
        self.rounds.append(Round(self.now, time.perf_counter() - began))
        for place, words in self.desk.sees.troubles.items():
            self.troubles.setdefault(f"{place}: {words}", self.now)
        self._hand_on()
        self._owner_acts()

    def tidy(self) -> None:
        """What the daemon does once a day."""
        with suppress(StateError):
            self.store.archive_closed(self.now)
            self.store.tidy(self.now)

    def _hand_on(self) -> None:
        """Mails to the owner come back into INBOX, as his provider would have it."""
        own = self.letterbox.of_owner(self.settings.owner.email)
        for posted in own[self._handed_on :]:
            self.mail.put(Delivery(posted.at, "INBOX", "to the owner", posted.raw))
            self.plan_round(self.now + LOOKS_AFTER)
        self._handed_on = len(own)

    def leads(self) -> dict[int, Lead]:
        """Every lead there is, archived ones too."""
        book = self.store.look()
        archived = {n: lead for old in self.store.archived() for n, lead in old.leads.items()}
        return archived | book.leads

    # --- the owner ---

    def _owner_acts(self) -> None:
        if self.owner is Owner.SILENT:
            return
        for lead in self.store.look().leads.values():
            for draft in lead.drafts:
                name = f"{draft.id}/{draft.version.number}"
                if draft.state is DraftState.PENDING and draft.laid and name not in self._seen_drafts:
                    self._seen_drafts.add(name)
                    self._plan_yes(draft.id)

    def _plan_yes(self, draft_id: str) -> None:
        say_yes = self._approves if self.owner is Owner.APPROVES else self._sends
        self.plan(self.now + APPROVES_AFTER, lambda: say_yes(draft_id))
        self.plan_round(self.now + APPROVES_AFTER + HOLDS)

    def _approves(self, draft_id: str) -> None:
        _, draft = self.store.look().draft(draft_id)
        if draft.state is not DraftState.PENDING:
            return
        answer = take(
            self.desk, Decision(Word.APPROVE, draft_id, self.now, digest=draft.version.digest), self.now
        )
        if not answer.done:
            self.refused.append(answer.words)

    def _sends(self, draft_id: str) -> None:
        """His program makes a new Message-ID, drops what it does not know, and files its own copy."""
        _, draft = self.store.look().draft(draft_id)
        if draft.state is not DraftState.PENDING or draft.laid is None:
            return
        uid = draft.laid.copy.uid
        raw = next((there.raw for there in lying(self.mail.ours, "Drafts") if there.uid == uid), None)
        if raw is None:
            return
        sent = _from_his_program(raw, self.now)
        self.mail.put_into_ours(Delivery(self.now, "Sent", f"{draft_id} sent by the owner", sent, seen=True))
        self.mail.ours.remove("Drafts", uid)


def _from_his_program(raw: bytes, now: datetime) -> bytes:
    mail = message_from_bytes(raw, policy=modern)
    for name in ("X-Assistant", "Message-ID", "Date"):
        del mail[name]
    mail["Message-ID"] = make_msgid(domain="program.example")
    mail["Date"] = format_datetime(now)
    mail.set_content(mail.get_content().rstrip() + "\n\nSent from my phone\n")
    return mail.as_bytes()


@contextmanager
def life(config: str, folder: Path, start: datetime, owner: Owner = Owner.SILENT) -> Iterator[Life]:
    """A life that begins at `start` (aware) with an empty mailbox.

    `config` is the text of a config with places for {imap_port}, {smtp_port} and {state_dir}; the state goes
    below `folder`.
    """
    smtp_port = _free_port()
    letterbox = Letterbox(start)
    with ExitStack() as stack:
        server = stack.enter_context(running(Profile()))
        stack.enter_context(listening(letterbox, smtp_port))
        settings = _settings(config, server.port, smtp_port, folder)
        mailboxes = Mailboxes(server, settings.account[0].username, stack)
        desk = bootstrap.desk(settings)
        for account in desk.accounts:
            stack.callback(account.mailbox.close)
        lived = Life(settings, desk, bootstrap.store(settings), mailboxes, letterbox, owner, now=start)
        lived.plan_round(start)
        yield lived


def _settings(config: str, imap_port: int, smtp_port: int, folder: Path) -> Settings:
    for name, value in (("imap_port", imap_port), ("smtp_port", smtp_port), ("state_dir", folder / "state")):
        config = config.replace("{" + name + "}", str(value))
    return parse(config, folder / "config.toml")
