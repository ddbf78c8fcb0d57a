"""A mail of ours before it is bytes: built from scratch, one recipient, nothing copied unseen."""

import re
from dataclasses import dataclass
from datetime import datetime

from assistant.domain.message import Address
from assistant.errors import ContentError


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that stands in an outgoing mail.

    Ids are without angle brackets. `marker` is the value of our keyed `X-Assistant` header.
    `auto_submitted` is the RFC 3834 value ("auto-replied", "auto-generated") or "" for a mail the owner
    approved, which is his and carries no such mark; with it goes `X-Auto-Response-Suppress: All`.
    `html` is for mails to the owner only. `date` is aware, in the owner's zone.
    """

    sender: Address
    recipient: Address
    subject: str
    text: str
    message_id: str
    date: datetime
    marker: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    auto_submitted: str = ""
    html: str = ""
    body: bytes = b""
    """A MIME body as the owner's mail program wrote it, see `own_body`: it goes out unchanged, `text` is
    only what it says. b"" for a letter of ours."""
    inline: tuple[tuple[str, str, bytes], ...] = ()
    """Pictures for the owner's HTML: (content id, image subtype, bytes)."""
    attachments: tuple[tuple[str, str, bytes], ...] = ()
    """Files for the owner: (file name, "type/subtype", bytes)."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A template filled in: one-line subject, plain text, and HTML for mails to the owner."""

    subject: str
    text: str
    html: str = ""


_UNTYPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that no keyboard has: controls, and those that turn the writing round (Unicode 15, UAX 9)."""


def typed(text: str) -> str:
    """What the owner typed as a letter carries it: lines end alike, and no sign in it acts."""
    return _UNTYPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


MARKER_HEADER = "X-Assistant"
"""Our keyed marker; a copy of it in a stranger's mail does not verify."""


def own_body(raw: bytes) -> bytes:
    """The MIME body of a mail: its Content-… fields, an empty line, and everything below, to the byte.

    Of the header block nothing else is taken. ContentError where there is no such body (RFC 2045 3).
    """
    head, end, body = raw.partition(b"\r\n\r\n")
    fields: list[bytes] = []
    for line in head.split(b"\r\n"):
        if line[:1] in (b" ", b"\t") and fields:
            fields[-1] += b"\r\n" + line
        else:
            fields.append(line)
    content = [field for field in fields if field[:8].lower() == b"content-"]
    names = [field.partition(b":")[0].strip().lower() for field in content]
    if not end or names.count(b"content-type") != 1 or len(set(names)) != len(names):
        raise ContentError("it does not say clearly what its body is")
    return b"".join(field + b"\r\n" for field in content) + b"\r\n" + body
