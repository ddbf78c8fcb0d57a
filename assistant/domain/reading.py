"""What triage makes of a message: a verdict, a kind, who wrote, what they said, and why in words."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Verdict(StrEnum):
    """The three answers; doubt is shown to the owner, never dropped."""

    LEAD = "lead"
    NOT_LEAD = "not_lead"
    UNDECIDED = "undecided"


class Kind(StrEnum):
    """What sort of message it is (DESIGN 4.2)."""

    EMAIL = "email"
    WEB_FORM = "web_form"
    VOICEMAIL = "voicemail"
    MISSED_CALL = "missed_call"
    TEXT_MESSAGE = "text_message"
    NEWSLETTER = "newsletter"
    NOTIFICATION = "notification"
    RECEIPT = "receipt"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    MAILING_LIST = "mailing_list"
    CALENDAR = "calendar"
    SPAM = "spam"
    OWN = "own"
    THANKS = "thanks"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Contact:
    """Who can be answered: a name as the person gives it, an address of theirs, a number in E.164."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field a format read, with the line it came from (for `triage --explain`)."""

    name: str
    value: str
    line: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole judgement on one message.

    `reply_to` is the address whose use answers this person by mail (may be a relay), None when no mail
    reaches them. `text` is what is new, or the caller's words; "" when a notice carries none.
    `acknowledge` says whether a first short reply would be proper, judged as a fresh message.
    `thread` is a relay's own conversation id (Yelp, Zillow) to join on, never an address.
    """

    verdict: Verdict
    kind: Kind
    contact: Contact = field(default_factory=Contact)
    reply_to: str | None = None
    subject: str = ""
    text: str = ""
    duration_s: int | None = None
    acknowledge: bool = False
    reasons: tuple[str, ...] = ()
    format: str | None = None
    about: str = ""
    """What a form's own service field says the matter is, for `inquiry.about`; "" otherwise."""
    thread: str | None = None
    matters: tuple[str, ...] = ()
    """The portal's numbers of this matter, with house and name (`matters.py`)."""
    goes_on: bool = False
    """The portal says that this answers something: then its matter's number joins it."""
    other_phones: tuple[str, ...] = ()
    """Further numbers of the person (E.164), e.g. from the signature."""
    other_emails: tuple[str, ...] = ()
    """Further addresses of the person."""
    fields: tuple[Field, ...] = ()
    confirms_only: bool = False
    """True for a bare confirmation in a running conversation ("Tuesday works", DESIGN 4.3)."""
    no_acknowledgement: str = ""
    """Why `acknowledge` is false for a lead, in words the owner reads."""


class NumberReader(Protocol):
    """Reads phone numbers; kept by `adapters/phone.py`.

    `region` is an ISO country code, for national numbers.
    """

    def normalise(self, text: str, region: str | None = None, lenient: bool = False) -> str | None:
        """The one number `text` is, in E.164, or None; `lenient` takes possible ones, not only valid ones."""

    def find(self, text: str, region: str | None = None, lenient: bool = False) -> tuple[str, ...]:
        """Every number that stands in `text`, in E.164, in order, each once."""
