"""What a mail is once read: small frozen values, cleaned, capped, never raising.

`adapters/mime.py` makes them from bytes; nothing in here knows bytes, charsets or MIME.
"""

from collections.abc import Iterator, KeysView
from dataclasses import dataclass, field
from datetime import datetime

HEADER_BLOCK_LIMIT = 64 * 1024
"""Bytes of a header block that are read (DESIGN 7)."""
HEADER_LIMIT = 8 * 1024
"""Bytes of one header that are read."""
TEXT_LIMIT = 64 * 1024
"""Bytes of a message's body that are read."""


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox as RFC 5322 writes it.

    `email` passed a strict addr-spec grammar (one @, no space, no control character; domain in
    lower case, punycode kept as it came) or is empty: an address that cannot be trusted to be one
    is not one.  `name` is the display name, decoded, cleaned of control and bidi characters.
    """

    name: str
    email: str

    @property
    def domain(self) -> str:
        """What stands behind the @, or nothing."""
        return self.email.rpartition("@")[2]

    @property
    def local(self) -> str:
        """What stands before the @, or nothing."""
        return self.email.rpartition("@")[0]

    def __str__(self) -> str:
        if not self.name:
            return self.email
        return f"{self.name} <{self.email}>"


NOBODY = Address("", "")


@dataclass(frozen=True, slots=True)
class Attachment:
    """The name and type of an attached part; its content is never read."""

    name: str
    content_type: str


@dataclass(frozen=True, slots=True)
class Headers:
    """All header fields in order, names in lower case, values decoded, unfolded and cleaned."""

    fields: tuple[tuple[str, str], ...] = ()
    _first: dict[str, str] = field(init=False, repr=False, compare=False)
    """The first field of each name: asked for some fifty times of every mail."""

    def __post_init__(self) -> None:
        """Notes the first field of each name."""
        object.__setattr__(self, "_first", dict(reversed(self.fields)))

    @property
    def names(self) -> KeysView[str]:
        """The names there are."""
        return self._first.keys()

    def get(self, name: str, default: str = "") -> str:
        """The first field of that name (any case), or `default`."""
        return self._first.get(name.lower(), default)

    def all(self, name: str) -> tuple[str, ...]:
        """Every field of that name, in order."""
        wanted = name.lower()
        return tuple(value for key, value in self.fields if key == wanted)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._first

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.fields)


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a mail. Lines end in LF; control and bidi characters are gone.

    `text` is all a person would read. `fresh` is what this mail adds: no quote, no forwarded mail, no
    signature. `forwarded` is the text of a mail that is forwarded in it. For notices of phone and form
    systems read `text`: their layout can look like quotes and signatures.
    """

    text: str
    fresh: str
    signature: str = ""
    quoted: str = ""
    forwarded: str = ""
    from_html: bool = False
    links: int = 0
    images: int = 0
    hosts: tuple[str, ...] = ()
    """Of a mail that is only a page: the hosts whose inner pages it links to, lower case, at most 20."""
    cut: bool = False
    """True when the text went on beyond what was read."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What a report of a mail system says about a mail that came back (RFC 3464).

    `failed` are the addresses it did not reach, in lower case; of a report in plain text every address in it.
    `ids` are Message-IDs (no brackets), `marks` our marker headers of what came back, unverified. All are
    strict and few. `delayed`: nothing failed for good yet.
    """

    failed: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    delayed: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One mail. With `body is None` only its headers were read.

    `message_id`, `in_reply_to`, `references` hold ids without the angle brackets, only such as pass a
    strict grammar (≤ 250 characters, no space, no control character); the first and last 50 references
    are kept. `received_at` is the server's INTERNALDATE (aware, UTC), the one time that counts; `date`
    is what the sender claims (aware) or None.
    `fingerprint` tells two different mails with one Message-ID apart and recognises one mail that
    arrives twice: a digest over Message-ID, Date, From, Subject and, where it was read, the text.
    `flaws` names in words what was wrong with the bytes ("two From headers").
    """

    fingerprint: str
    received_at: datetime
    message_id: str = ""
    date: datetime | None = None
    clock: int | None = None
    """Minutes east of UTC on the writer's clock, as the Date header shows it. None where it tells no place:
    "-0000", and "+0000", which many servers write for everybody."""
    from_: tuple[Address, ...] = ()
    sender: Address = NOBODY
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    return_path: str | None = None
    """The Return-Path address, "" for <> (a bounce), None if the header is missing."""
    subject: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    headers: Headers = field(default_factory=Headers)
    content_type: str = "text/plain"
    """Type of the whole mail in lower case, e.g. "multipart/report"."""
    content_params: tuple[tuple[str, str], ...] = ()
    """Parameters of that type in lower case, e.g. (("report-type", "delivery-status"),)."""
    part_types: tuple[str, ...] = ()
    """Types of all parts that were reached, in order."""
    attachments: tuple[Attachment, ...] = ()
    calendar_method: str = ""
    """METHOD of a text/calendar part, upper case: REQUEST, REPLY, CANCEL …"""
    returned: Returned | None = None
    """Read with the text of a mail that looks like a report of a mail system, else None."""
    size: int = 0
    body: Body | None = None
    flaws: tuple[str, ...] = ()

    @property
    def author(self) -> Address:
        """The one From address, or NOBODY when there is none or more than one."""
        return self.from_[0] if len(self.from_) == 1 else NOBODY

    @property
    def recipients(self) -> tuple[Address, ...]:
        """To, Cc and Bcc together, in that order."""
        return self.to + self.cc + self.bcc

    @property
    def text(self) -> str:
        """The whole text, or nothing if only headers were read."""
        return self.body.text if self.body else ""

    @property
    def fresh(self) -> str:
        """What this mail adds, or nothing if only headers were read."""
        return self.body.fresh if self.body else ""

    @property
    def thread_ids(self) -> tuple[str, ...]:
        """The ids of earlier mails that this one claims to answer (RFC 5322 3.6.4)."""
        return tuple(dict.fromkeys(self.in_reply_to + self.references))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A message that could not be fetched or parsed: set aside by name, never skipped in silence."""

    fingerprint: str
    received_at: datetime
    reason: str
    author: Address = NOBODY
    subject: str = ""
