"""A mail of ours before it is bytes: built from scratch, one recipient, nothing copied unseen."""

from dataclasses import dataclass
from datetime import datetime

from assistant.domain.message import Address


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


MARKER_HEADER = "X-Assistant"
"""Our keyed marker; a copy of it in a stranger's mail does not verify."""
