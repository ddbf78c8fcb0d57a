"""What `doctor` looks at: accounts, folders, files. It connects and reads; it sends nothing.

Each finding is one line: all right, worth knowing, or in need of the owner, and then what to do.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from assistant.cli.call import Records
from assistant.cli.people import counted
from assistant.domain.draft import DraftKind
from assistant.domain.mailbox import Folder, Role
from assistant.domain.phrase import say_time
from assistant.domain.pulse import Pulse, doubt, read_time
from assistant.errors import AssistantError, FolderUnreadable

if TYPE_CHECKING:
    from assistant.config import Account, Settings

REMOTE_FOLDERS = ("Approved", "Done", "Won", "Called", "Later", "Not a lead")
"""The folders of the owner's remote control (DESIGN 4.6)."""
USUAL_NAMES = {Role.SENT: "Sent", Role.DRAFTS: "Drafts", Role.TRASH: "Trash"}
"""Roles the work needs, and what a folder made for one is called."""

LITTLE_ROOM = 100_000_000
"""Bytes free on the disk of the state folder below which the owner should know."""


class Grade(StrEnum):
    """How a finding is to be taken."""

    OK = "ok"
    NOTE = "note"
    """Works, but less well than it could."""
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's: what was found and, unless all is well, what to do."""

    grade: Grade
    words: str
    link: str = ""
    """Something to open, on a line of its own that is never cut."""


def _ok(words: str) -> Finding:
    return Finding(Grade.OK, words)


def _note(words: str) -> Finding:
    return Finding(Grade.NOTE, words)


def _attention(words: str) -> Finding:
    return Finding(Grade.ATTENTION, words)


class FolderFacts(Protocol):
    """A folder as the server shows it; `messages` is None if it cannot be read, `trouble` says why."""

    @property
    def folder(self) -> Folder:
        """Its name, what it is for, and how it was found."""

    @property
    def messages(self) -> int | None:
        """How many there are."""

    @property
    def trouble(self) -> str:
        """Why it cannot be read."""


class Facts(Protocol):
    """What a server turned out to be."""

    @property
    def connections(self) -> int:
        """How many it allowed us, up to two."""

    @property
    def capabilities(self) -> frozenset[str]:
        """What it says it can do."""

    @property
    def folders(self) -> Sequence[FolderFacts]:
        """Every folder of use."""

    @property
    def can_take_out(self) -> bool:
        """Can a draft of ours be taken out again?"""

    @property
    def can_idle(self) -> bool:
        """Is new mail told at once?"""


class FolderMaker(Protocol):
    """A mailbox in which folders can be made."""

    def create_folder(self, name: str) -> None:
        """Make one unless it is there; FolderUnreadable if refused."""


# --- accounts -----------------------------------------------------------------------------------------------


def examine_account(settings: "Settings", account: "Account", *, create_folders: bool) -> Iterator[Finding]:
    """Connect to one account and say what is there; with `create_folders` make what is missing."""
    from assistant import bootstrap

    mailbox = bootstrap.mailbox(settings, account)
    try:
        facts = mailbox.probe()
        if create_folders:
            yield from made_folders(mailbox, account, facts)
            facts = mailbox.probe()
        yield from account_findings(facts, account)
    except AssistantError as error:
        yield _attention(f"{account.name}: {error}")
    finally:
        mailbox.close()


def account_findings(facts: Facts, account: "Account") -> Iterator[Finding]:
    """What the server's answers mean for the work."""
    name = account.name
    yield _ok(f"{name}: connected to {account.imap.host} and logged in ({account.imap.security}).")
    for each in facts.folders:
        if each.folder.role is not Role.REMOTE:
            yield _folder(name, each)
    yield from (_missing(name, role) for role in _roles_missing(facts))
    yield from _abilities(facts, account)
    yield from _remote_control(facts, account)
    yield _forgery(account)
    yield _outgoing(account)


def _forgery(account: "Account") -> Finding:
    """Whose word about forged senders counts. That nobody's does is usual and no fault."""
    if account.authserv_id:
        servers = " and ".join(account.authserv_id)
        return _ok(f"{account.name}: what {servers} says about forged senders counts (account.authserv_id).")
    return _ok(
        f"{account.name}: nobody's word about forged senders counts; account.authserv_id can name your "
        "provider's server."
    )


def _folder(name: str, facts: FolderFacts) -> Finding:
    folder = facts.folder
    if facts.messages is None:
        return _attention(f"{name}: {folder.role} folder {folder.name}: {facts.trouble}")
    return _ok(
        f"{name}: {folder.role} is {folder.name} (found by {folder.found_by}), {facts.messages} messages."
    )


_WITHOUT = {
    Role.INBOX: "nothing can be read; name it in account.folders.inbox",
    Role.SENT: "answers cannot be seen and nothing is sent; name it in account.folders.sent",
    Role.DRAFTS: "drafts cannot be laid there; name it in account.folders.drafts",
    Role.TRASH: "a draft that is over stays in Drafts; name it in account.folders.trash",
    Role.JUNK: "inquiries that were taken for junk are not looked for; name it in account.folders.junk",
}


def _roles_missing(facts: Facts) -> list[Role]:
    there = {each.folder.role for each in facts.folders}
    return [role for role in _WITHOUT if role not in there]


def _missing(name: str, role: Role) -> Finding:
    makes = "; `assistant doctor --create-folders` makes one" if role in USUAL_NAMES else ""
    words = f"{name}: no {role} folder was found: {_WITHOUT[role]}{makes}."
    return _note(words) if role is Role.JUNK else _attention(words)


def _abilities(facts: Facts, account: "Account") -> Iterator[Finding]:
    name = account.name
    if facts.can_take_out:
        yield _ok(f"{name}: a draft that is over can be taken out again ({_way_out(facts)}).")
    else:
        yield _attention(
            f"{name}: the server has neither MOVE nor UIDPLUS: approve by sending from Drafts; "
            "a draft that is over stays there until you delete it."
        )
    if facts.can_idle:
        yield _ok(f"{name}: the server tells new mail at once (IDLE).")
    else:
        yield _note(f"{name}: the server has no IDLE: new mail is seen at the next look (poll.interval).")
    if facts.connections < 2:
        yield _note(f"{name}: the server allows one connection only: it works, but slower.")
    else:
        yield _ok(f"{name}: two connections are used.")


def _way_out(facts: Facts) -> str:
    return " and ".join(each for each in ("MOVE", "UIDPLUS") if each in facts.capabilities)


def _remote_control(facts: Facts, account: "Account") -> Iterator[Finding]:
    top = account.folders.remote_control
    if not top:
        return
    missing = _remote_missing(facts)
    if missing:
        yield _note(
            f"{account.name}: {top} lacks {', '.join(missing)}: `assistant doctor --create-folders` makes "
            'them, or set account.folders.remote_control = "".'
        )
    else:
        yield _ok(f"{account.name}: the folders of {top} are there: moving a mail there acts on its lead.")


def _remote_missing(facts: Facts) -> list[str]:
    there = [each.folder.name for each in facts.folders if each.folder.role is Role.REMOTE]
    return [name for name in REMOTE_FOLDERS if not any(one.endswith(name) for one in there)]


def _outgoing(account: "Account") -> Finding:
    if account.smtp is None:
        return _note(
            f"{account.name}: no smtp in the config: you send from Drafts, and summaries are laid into INBOX."
        )
    return _ok(
        f"{account.name}: approved mail goes out by {account.smtp.host} ({account.smtp.security}); not tried."
    )


def made_folders(mailbox: FolderMaker, account: "Account", facts: Facts) -> Iterator[Finding]:
    """Make the folders that are missing: those of the work, and those of the remote control."""
    wishes = {
        Role.SENT: account.folders.sent,
        Role.DRAFTS: account.folders.drafts,
        Role.TRASH: account.folders.trash,
    }
    unreadable = {each.folder.role for each in facts.folders if each.messages is None}
    lacking = {*_roles_missing(facts), *unreadable}
    wanted = [
        USUAL_NAMES[role] if wish == "auto" else wish for role, wish in wishes.items() if role in lacking
    ]
    if account.folders.remote_control:
        wanted += [f"{account.folders.remote_control}/{each}" for each in _remote_missing(facts)]
    for name in wanted:
        yield _made(mailbox, account.name, name)


def _made(mailbox: FolderMaker, account: str, name: str) -> Finding:
    try:
        mailbox.create_folder(name)
    except FolderUnreadable as error:
        return _attention(f"{account}: {name} could not be made: {error}")
    return _ok(f"{account}: {name} was made.")


# --- this machine -------------------------------------------------------------------------------------------


def examine_state(settings: "Settings", store: Records) -> Iterator[Finding]:
    """The state folder: can it be read and written, and is a daemon at work? (The store keeps it private.)"""
    try:
        number = len(store.look().leads)
        store.key()
        repaired = store.recovered
        free = store.try_disk()
        at_work = store.daemon_is_running()
    except AssistantError as error:
        yield _attention(f"State: {error}")
        return
    yield _ok(
        f"State: {settings.store.directory} is in order, yours alone, and holds {counted(number, 'lead')}."
    )
    if free < LITTLE_ROOM:
        yield _note(f"State: only {free // 1_000_000} MB are free on its disk; make room before it is full.")
    if repaired:
        yield _attention(f"State: {repaired}")
    if at_work:
        yield _ok("Daemon: running.")
    else:
        yield _note(
            "Daemon: not running; `assistant run` starts it, `assistant service install` makes it stay."
        )


def examine_clock(settings: "Settings", store: Records, now: datetime) -> Finding:
    """What time it is here, and whether that can be."""
    zone = settings.owner.timezone
    try:
        last_round = read_time(store.read_health().get("last_round"))
    except AssistantError:
        last_round = None
    if words := doubt(Pulse.first(now, 0.0), last_round):
        return _attention(f"Clock: {words}.")
    return _ok(f"Clock: it is {say_time(now, zone, 'en')} in {zone.key} (owner.timezone).")


def examine_page(settings: "Settings") -> Finding:
    """Where the page is, and the line that brings it to another computer."""
    from assistant.cli.page_address import address_of, ssh_line

    address = address_of(settings)
    if not address:
        return _note("Page: switched off (web.listen).")
    line = ssh_line(settings)
    from_elsewhere = f" From another computer: {line}" if line else ""
    return _ok(f"Page: {address}; `assistant login` gives a code for it.{from_elsewhere}")


def examine_files(settings: "Settings") -> Iterator[Finding]:
    """The owner's templates and formats: does every one of them work?"""
    from assistant import bootstrap

    try:
        number = len(bootstrap.reader(settings).formats)
        yield _ok(f"Formats: {number} kinds of phone and form mail are known.")
        yield from (_attention(f"Formats: {words}.") for words in bootstrap.misread_examples(settings))
    except AssistantError as error:
        yield _attention(f"Formats: {error}")
    yield from examine_templates(settings)


def examine_templates(settings: "Settings") -> Iterator[Finding]:
    """Every reply template of every language, filled in with made-up values."""
    from assistant import bootstrap

    templates = bootstrap.templates(settings)
    languages = templates.languages()
    wrong = [words for tag in languages for kind in DraftKind for words in templates.lint(kind, tag)]
    yield from (_attention(f"Templates: {words}") for words in dict.fromkeys(wrong))
    if not wrong:
        yield _ok(f"Templates: replies can be written in {', '.join(languages)}.")


def worst(findings: Iterable[Finding]) -> Grade:
    """The gravest grade among them."""
    order = list(Grade)
    return max((each.grade for each in findings), key=order.index, default=Grade.OK)
