"""The owner's word on its way: what intake found in the mail for approval to take, and what came of it.

Intake and approval meet here as they meet on the lead: one records, the other takes, neither calls the
other. What came of each word is kept by day and said in the next mail to the owner.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WishKind(StrEnum):
    """By which way the word came."""

    LINK = "link"
    ANSWER = "answer"
    BACK = "back"
    """A mail that acted in a folder of the remote control lies in INBOX again."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One word of the owner's by mail. `at` is the server's time of the mail (aware UTC).

    `words` is what a link asks ("approve 12a"), what stands above the quote of an answer, or the fingerprint
    of the mail that was moved back.
    """

    kind: WishKind
    at: datetime
    words: str
    token: str = ""
    """LINK: the token of the subject."""
    answers: str = ""
    """ANSWER: the marker of our mail that is answered."""
    account: str = ""
    sender: str = ""
    """Who wrote it, as the mail says; only ever shown."""
    in_sent: bool = True
    """False for a copy in INBOX: it acts on nothing, but is named if no twin turns up in Sent."""
    message_id: str = ""
    """ANSWER: of the mail it stands in, without angle brackets."""

    @property
    def twin(self) -> str:
        """What the copies of one word in Sent and in INBOX have in common."""
        said = f"{self.answers}\0{' '.join(self.words.split())}"
        return self.token or _digest(said)

    @property
    def once(self) -> str:
        """What makes it one word and not the same said again: an answer is one by its Message-ID."""
        return _digest(f"{self.twin}\0{self.message_id}") if self.message_id else self.twin


TWIN = 32


def _digest(said: str) -> str:
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:TWIN]


class Heard(StrEnum):
    """What came of a word by mail or folder."""

    DONE = "done"
    REFUSED = "refused"
    CHANGED = "changed"
    """A yes or no to a text that has changed since: no fault of the owner's; the new one is shown."""
    UNKNOWN = "unknown"
    """A line of an answer that says nothing we know."""
    WRONG = "wrong"
    REPLAYED = "replayed"
    EXPIRED = "expired"
    FOREIGN = "foreign"
    """It came, but lay in no watched Sent folder."""
    NOBODYS = "nobodys"
    """A mail in a folder of the remote control that belongs to no lead, or is but a copy."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence for the next mail to the owner; the same one several times a day is counted."""

    at: datetime
    kind: Heard
    words: str
    number: int = 1
    lead: int | None = None
