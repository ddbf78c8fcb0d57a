"""What the desk knows of a mailbox: folders by their role, places in them, copies of our drafts.

Plain values that adapters fill and steps read; who talks to servers is `adapters/imap.py`.
"""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.message import Message, Unreadable


class Role(StrEnum):
    """What a folder is for."""

    INBOX = "inbox"
    SENT = "sent"
    DRAFTS = "drafts"
    JUNK = "junk"
    TRASH = "trash"
    REMOTE = "remote"
    """A folder of the owner's remote control, e.g. Assistant/Approved."""


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder of an account, by the name the server gives it (decoded from modified UTF-7)."""

    name: str
    role: Role
    found_by: str = ""
    """In words: "special use", "its name", "the config"."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a folder was read: everything up to `uid` under this UIDVALIDITY has a verdict."""

    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message at its place: the mail, or the reason why it cannot be read.

    `flags` are the server's, in lower case (`\\draft`, `\\seen`).
    """

    uid: int
    mail: Message | Unreadable
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Batch:
    """Some arrivals of a folder, in UID order; `cursor` stands for after all of them are decided.

    Of several batches the later ones hold the later arrivals, whatever their UIDs.
    """

    folder: Folder
    arrivals: tuple[Arrival, ...]
    cursor: Cursor
    renumbered: bool = False
    """True when UIDVALIDITY changed: these are old acquaintances until their fingerprint is new."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of one of our drafts as it lies in a folder.

    `fingerprint` is a digest over recipients, subject and text with white space folded, taken from the
    copy as the server gives it back (DESIGN 4.5); equal means untouched.
    """

    folder: str
    uidvalidity: int
    uid: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Found:
    """A message in Drafts (or another folder looked through): where it lies, and what it is."""

    copy: Copy
    mail: Message
    flags: frozenset[str] = frozenset()


class TakenOut(StrEnum):
    """What became of a copy that was to be taken out."""

    DONE = "done"
    """It lies in Trash now."""
    GONE = "gone"
    """It was not there any more."""
    TOUCHED = "touched"
    """Its fingerprint is another one: the owner's, left alone."""
    KEPT = "kept"
    """The server offers neither MOVE nor UIDPLUS: it stays where it is."""


class Outcome(StrEnum):
    """What the outgoing server made of a mail (table of DESIGN 4.5, last row)."""

    ACCEPTED = "accepted"
    """250 after the final dot: sent."""
    LATER = "later"
    """4xx, or no connection: certainly not taken, may be tried again."""
    REFUSED = "refused"
    """5xx: certainly not taken, trying again is no use."""
    UNKNOWN = "unknown"
    """No complete reply after the body began: nobody knows."""


@dataclass(frozen=True, slots=True)
class SendResult:
    """What became of one attempt to send, with the server's cleaned words."""

    outcome: Outcome
    words: str = ""
