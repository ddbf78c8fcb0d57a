"""The composition root: config in, a desk with everything on it out. Nothing else wires parts together.

`reader` needs neither state nor network; `store` no network; `desk` has all. Heavy libraries are
imported where they are used, so that a small command starts quickly.
"""

import functools
import hashlib
import os
import secrets
import socket
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol
from zoneinfo import ZoneInfo

from assistant.domain.absence import days_of
from assistant.domain.business_hours import BusinessHours
from assistant.domain.draft import DraftKind
from assistant.domain.formats import Format
from assistant.domain.message import Message, Unreadable
from assistant.domain.promise import Policy
from assistant.domain.reading import NumberReader, Reading
from assistant.domain.seal import Seal
from assistant.errors import ContentError
from assistant.workflow.ports import Account, Clock, Desk, Habits, LeadBook, Owner

if TYPE_CHECKING:
    from assistant.adapters.imap import ImapMailbox
    from assistant.adapters.phone import PhoneNumbers
    from assistant.adapters.push import PushServices
    from assistant.adapters.render import Templates
    from assistant.adapters.smtp import SmtpOutgoing
    from assistant.adapters.store import Store
    from assistant.adapters.web_codes import LoginCodes
    from assistant.config import Settings
    from assistant.config import sections as parts
    from assistant.domain.absence import Absence
    from assistant.domain.book import Book
    from assistant.domain.newcomer import Sheet
    from assistant.domain.plan_words import DiaryEntry
    from assistant.domain.planner import Wishes

FILES_ITS_OWN_COPY = (
    "gmail.com",
    "googlemail.com",
    "office365.com",
    "outlook.com",
    "mail.me.com",
    "icloud.com",
)
"""Outgoing servers whose provider puts a copy of what they send into Sent."""
WAKE = "wake.sock"
LONGEST_SOCKET_PATH = 100
"""Bytes; the system takes some seven more."""


def clock() -> Clock:
    """The one reader of the clock."""
    from assistant.adapters.clock import SystemClock

    return SystemClock()


# --- reading without state or network -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads a mail from a file and judges it, as a fresh message from someone never acknowledged."""

    own_addresses: frozenset[str]
    own_phones: frozenset[str]
    owner_names: tuple[str, ...]
    region: str
    numbers: NumberReader
    formats: tuple[Format, ...]
    trusted_servers: frozenset[str] = frozenset()

    def read_file(self, path: Path) -> Message | Unreadable:
        """The mail in that file (RFC 5322, as .eml or in a Maildir); ContentError if it cannot be opened."""
        from assistant.adapters.mime import read

        try:
            with path.open("rb") as file:
                raw = file.read(_MOST_OF_A_FILE)
            arrived = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError as error:
            raise ContentError(f"{path}: {error.strerror or error}") from error
        return read(raw, arrived, size=path.stat().st_size, cut=len(raw) == _MOST_OF_A_FILE)

    def judge(self, message: Message) -> Reading:
        """What triage makes of it."""
        from assistant.domain.triage import Context, judge

        return judge(
            message,
            Context(
                own_addresses=self.own_addresses,
                own_phones=self.own_phones,
                owner_names=self.owner_names,
                region=self.region,
                numbers=self.numbers,
                formats=self.formats,
                trusted_servers=self.trusted_servers,
            ),
        )


_MOST_OF_A_FILE = 128 * 1024


def reader(settings: "Settings | None") -> Reader:
    """What `triage` needs; without a config it knows no own address, and reads national numbers as in the
    country of the format, else as in the US."""
    from assistant.adapters.phone import PhoneNumbers

    region = settings.owner.country if settings else ""
    numbers = PhoneNumbers(region or "US")
    return Reader(
        own_addresses=settings.own_addresses if settings else frozenset(),
        own_phones=_own_phones(settings, numbers),
        owner_names=tuple(filter(None, (settings.owner.name, settings.owner.business))) if settings else (),
        region=region,
        numbers=numbers,
        formats=_formats(settings),
        trusted_servers=frozenset().union(*map(_trusted, settings.account)) if settings else frozenset(),
    )


def _own_phones(settings: "Settings | None", numbers: NumberReader) -> frozenset[str]:
    number = (
        numbers.normalise(settings.owner.phone, lenient=True) if settings and settings.owner.phone else None
    )
    return frozenset({number} if number else ())


def misread_examples(settings: "Settings") -> Iterator[str]:
    """What the owner's own formats read wrong in the examples they carry, a sentence each."""
    from assistant.adapters.format_files import load_file
    from assistant.adapters.mime import read

    folder, judging = settings.formats.directory, reader(settings)
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        for example in load_file(path)[1]:
            message = read(example.mail.lstrip("\n").encode(), written)
            wrong = (
                example.misread(judging.judge(message)) if isinstance(message, Message) else {"mail": None}
            )
            for key, got in wrong.items():
                yield f"{path.name}: its example gives {key} = {got!r}, not {example.expect.get(key)!r}"


def _formats(settings: "Settings | None") -> tuple[Format, ...]:
    from assistant.adapters.format_files import load_formats

    folder = settings.formats.directory if settings else None
    return load_formats(folder if folder and folder.is_dir() else None)


def people_in(path: Path) -> "Sheet":
    """Everybody in a CSV file or in vCards; ContentError if it is neither."""
    from assistant.adapters.people import read_people

    return read_people(path)


# --- the desk -------------------------------------------------------------------------------------


def store(settings: "Settings") -> "Store":
    """The lead book of that config."""
    from assistant.adapters.store import Store

    return Store(settings.store.directory)


def desk(settings: "Settings", book: "Store | None" = None) -> Desk:
    """Everything, ready for a round; connects to nothing yet. `book` is the store if it is open already: each
    keeps a parsed copy."""
    book = book or store(settings)
    return _desk(settings, book, book.key())


def desk_in_memory(settings: "Settings") -> Desk:
    """The same with a book in memory and a seal for once: the state folder is not even looked at."""
    from assistant.adapters.memory import MemoryBook

    return _desk(settings, MemoryBook(), secrets.token_bytes(32))


def _desk(settings: "Settings", book: LeadBook, key: bytes) -> Desk:
    from assistant.adapters.compose import compose
    from assistant.adapters.phone import PhoneNumbers
    from assistant.adapters.picture import columns_png

    numbers = PhoneNumbers(settings.owner.country or "US")
    return Desk(
        owner=_owner(settings),
        habits=_habits(settings),
        accounts=tuple(_account(settings, account) for account in settings.account),
        book=book,
        renderer=templates(settings),
        compose=compose,
        seal=Seal(key),
        hours=hours(settings, book),
        numbers=numbers,
        formats=_formats(settings),
        display_phone=numbers.display,
        draw=columns_png,
        calendar=calendar_file,
        notifier=notifier(settings),
    )


def notifier(settings: "Settings") -> "PushServices | None":
    """The owner's phone; None where he named no service. Its library is opened when something is told."""
    if not settings.push.urls:
        return None
    from assistant.adapters.push import PushServices

    return PushServices([address.reveal for address in settings.push.urls])


def numbers(settings: "Settings") -> "PhoneNumbers":
    """How numbers are read and written in the owner's country."""
    from assistant.adapters.phone import PhoneNumbers

    return PhoneNumbers(settings.owner.country or "US")


def calendar_file(entries: "Iterable[DiaryEntry]", now: datetime, owner: str) -> bytes:
    """Events as a calendar file; `owner` tells the calendars of two people apart."""
    from assistant.adapters.calendar_file import calendar_file as written

    return written(entries, now, owner)


def templates(settings: "Settings") -> "Templates":
    """The owner's templates, then those that come with the program."""
    from assistant import resources
    from assistant.adapters.render import Templates

    return Templates((settings.templates.directory, resources.templates()), settings.owner.language)


class Shown(Protocol):
    """A lead book that can be looked at."""

    def look(self) -> "Book":
        """The book as it is now, to read."""


def hours(settings: "Settings", book: Shown) -> Callable[[datetime], BusinessHours]:
    """Business hours as known at a moment: holidays of the years around it, and the absences of the config
    and of the book. What stands in the book counts at once; while it stands nothing is reckoned anew."""

    @functools.lru_cache(maxsize=4)
    def in_year(year: int, away: "tuple[Absence, ...]") -> BusinessHours:
        absent = settings.hours.closed_dates | days_of(away)
        return BusinessHours(settings.owner.timezone, settings.hours.week, _holidays(settings, year), absent)

    def known_at(now: datetime) -> BusinessHours:
        return in_year(now.astimezone(settings.owner.timezone).year, tuple(book.look().absences.values()))

    return known_at


def wishes(settings: "Settings") -> "Wishes":
    """What the owner's week is planned for: his blocks, and how he follows up."""
    from assistant.domain.planner import Wishes

    follow_up = settings.follow_up
    return Wishes(follow_up.blocks.week, follow_up.nudge_after_days, follow_up.check_in_after_days)


def _holidays(settings: "Settings", year: int) -> frozenset[date]:
    if not settings.hours.holidays or not settings.owner.country:
        return frozenset()
    from assistant.adapters.calendar import holidays_of

    kept = holidays_of(settings.owner.country, settings.owner.region, range(year - 1, year + 3))
    return kept - frozenset(settings.hours.open_on)


def _owner(settings: "Settings") -> Owner:
    owner = settings.owner
    return Owner(
        name=owner.name,
        business=owner.business,
        email=owner.email,
        phone=owner.phone,
        own_addresses=settings.own_addresses,
        language=owner.language,
        region=owner.country or "US",
    )


def _habits(settings: "Settings") -> Habits:
    return Habits(
        mode=settings.approval.mode,
        automatic=frozenset(DraftKind(kind) for kind in settings.approval.automatic),
        hold=settings.approval.hold,
        hold_approved=settings.approval.hold_approved,
        policy=Policy(settings.promise.working_time or _words(settings)),
        answers_per_day=settings.promise.answers_per_day,
        blocks=settings.follow_up.blocks.week,
        warn_before=settings.promise.warn_before,
        nudge_after_days=settings.follow_up.nudge_after_days,
        check_in_after_days=settings.follow_up.check_in_after_days,
        notices_at=settings.notices.at,
        summary_at=settings.summary.at,
        summary_days=frozenset(settings.summary.days),
        report_day=settings.summary.report,
        plan_mail=settings.follow_up.plan_mail,
        push_names=settings.push.names,
        page_url=settings.web.url,
        mails_per_hour=settings.limits.mails_per_hour,
        mails_per_day=settings.limits.mails_per_day,
        drafts_per_hour=settings.limits.drafts_per_hour,
    )


def _words(settings: "Settings") -> Literal["same_day", "next_day"]:
    return "same_day" if settings.promise.respond_within == "same_day" else "next_day"


def _account(settings: "Settings", account: "parts.Account") -> Account:
    return Account(
        name=account.name,
        address=account.address,
        mailbox=mailbox(settings, account),
        outgoing=_outgoing(settings, account),
        sent_copy=_sent_copy(account),
        look_back_days=account.look_back_days,
        trusted_servers=_trusted(account),
    )


def _trusted(account: "parts.Account") -> frozenset[str]:
    return frozenset(each.lower() for each in account.authserv_id)


def _sent_copy(account: "parts.Account") -> str:
    host = account.smtp.host.lower() if account.smtp else ""
    files_its_own = any(host == name or host.endswith("." + name) for name in FILES_ITS_OWN_COPY)
    return "provider" if account.sent_copy == "auto" and files_its_own else account.sent_copy


def mailbox(settings: "Settings", account: "parts.Account") -> "ImapMailbox":
    """The IMAP side of one account; connects when it is first asked."""
    from assistant.adapters.clock import SystemClock
    from assistant.adapters.imap import ImapMailbox, ImapSettings
    from assistant.adapters.imap_folders import Wishes
    from assistant.adapters.secrets import password_of

    folders = account.folders
    return ImapMailbox(
        ImapSettings(
            account=account.name,
            host=account.imap.host,
            port=account.imap.port,
            security=account.imap.security,
            username=account.username,
            password=password_of(account, settings.folder),
            folders=Wishes(
                inbox=folders.inbox,
                sent=folders.sent,
                drafts=folders.drafts,
                junk=folders.junk,
                trash=folders.trash,
                remote_control=folders.remote_control,
            ),
            idle=settings.poll.idle,
        ),
        SystemClock().monotonic,
    )


def _outgoing(settings: "Settings", account: "parts.Account") -> "SmtpOutgoing | None":
    if account.smtp is None:
        return None
    from assistant.adapters.secrets import password_of
    from assistant.adapters.smtp import SmtpOutgoing, SmtpSettings

    return SmtpOutgoing(
        SmtpSettings(
            host=account.smtp.host,
            port=account.smtp.port,
            security=account.smtp.security,
            username=account.username,
            password=password_of(account, settings.folder),
        )
    )


# --- a mailbox without a config -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Visit:
    """A mailbox to be looked at once, as named on the command line. `sent` is "auto" or a folder's name."""

    host: str
    port: int
    security: Literal["tls", "starttls", "none"]
    username: str
    password: Callable[[], str]
    zone: ZoneInfo
    country: str
    sent: str = "auto"


def local_place(environ: Mapping[str, str]) -> ZoneInfo:
    """The zone of this machine."""
    from assistant.adapters.place import local_zone

    return local_zone(environ)


def country_of(zone: ZoneInfo) -> str:
    """The country of a zone, "" if it is nobody's."""
    from assistant.adapters.place import country_of as country

    return country(zone)


def visiting_desk(visit: Visit) -> Desk:
    """A desk for one look at that mailbox: usual hours, a book in memory, nothing that could be sent."""
    from assistant.adapters.compose import compose
    from assistant.adapters.memory import MemoryBook
    from assistant.adapters.phone import PhoneNumbers
    from assistant.config.sections import USUAL_HOURS

    numbers = PhoneNumbers(visit.country or "US")
    address = visit.username.lower() if "@" in visit.username else ""
    return Desk(
        owner=Owner("", "", address, "", frozenset(filter(None, (address,))), region=visit.country or "US"),
        habits=Habits(mode="watch"),
        accounts=(Account(visit.username, address, _visited(visit), None),),
        book=MemoryBook(),
        renderer=own_templates(),
        compose=compose,
        seal=Seal(secrets.token_bytes(32), only_looks=True),
        hours=lambda now: BusinessHours(visit.zone, USUAL_HOURS.week, _kept_by_all(visit.country, now.year)),
        numbers=numbers,
        formats=_formats(None),
        display_phone=numbers.display,
    )


@functools.lru_cache(maxsize=4)
def _kept_by_all(country: str, year: int) -> frozenset[date]:
    """What the whole country keeps; nothing where that is not known."""
    from assistant.adapters.calendar import holidays_of
    from assistant.errors import ConfigError

    try:
        return holidays_of(country, "", range(year - 1, year + 2)) if country else frozenset()
    except ConfigError:
        return frozenset()


def _visited(visit: Visit) -> "ImapMailbox":
    from assistant.adapters.clock import SystemClock
    from assistant.adapters.imap import ImapMailbox, ImapSettings
    from assistant.adapters.imap_folders import Wishes

    return ImapMailbox(
        ImapSettings(
            account=visit.username,
            host=visit.host,
            port=visit.port,
            security=visit.security,
            username=visit.username,
            password=visit.password,
            folders=Wishes(sent=visit.sent),
        ),
        SystemClock().monotonic,
    )


def own_templates() -> "Templates":
    """The templates that come with the program."""
    from assistant import resources
    from assistant.adapters.render import Templates

    return Templates((resources.templates(),))


# --- the page -------------------------------------------------------------------------------------


def login_codes(settings: "Settings") -> "LoginCodes":
    """One-time codes for the page, kept in the state folder."""
    from assistant.adapters.web_codes import LoginCodes

    return LoginCodes(settings.store.directory)


def page_password(settings: "Settings") -> Callable[[], str] | None:
    """Reads what `web.password_file` holds when it is asked; None if there is none."""
    file = settings.web.password_file
    if file is None:
        return None
    from assistant.adapters.secrets import content_of

    return lambda: content_of(file, settings.folder, os.environ)


# --- waking the daemon ----------------------------------------------------------------------------


def give_memory_back() -> None:
    """Let the system have what a big reading took."""
    from assistant.adapters.heap import give_back

    give_back()


def wake_socket(settings: "Settings") -> socket.socket:
    """The daemon's ear: a datagram socket in the state folder, only for this user."""
    path = _ear_of(settings)
    path.unlink(missing_ok=True)
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(str(path))
    path.chmod(0o600)
    ear.setblocking(False)
    return ear


def wake(settings: "Settings") -> None:
    """Tell a running daemon that something was decided; nobody there is no error, the poll finds it."""
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as mouth:
        mouth.setblocking(False)
        mouth.sendto(b"!", str(_ear_of(settings)))


def _ear_of(settings: "Settings") -> Path:
    """In the state folder; under a short name elsewhere if that path is too long for a socket (unix(7))."""
    path = settings.store.directory / WAKE
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / f"assistant-{name}.sock"
