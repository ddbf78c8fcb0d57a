"""A mail forwarded inside another: who wrote it, and what it says.

Mail programs print the old mail's header as lines ("From: Ida Sample <ida@example.org>") in their own
language;
only a block that begins with such a sender line is taken for one.
"""

import re
from dataclasses import dataclass, replace

from assistant.domain.message import Address, Body, Headers, Message
from assistant.domain.pattern import fold
from assistant.domain.spoken import clean_name, emails_in

_SENDER = re.compile(
    r"^\s*[*_]{0,2}(?:from|von|de|da|van|od|från|fra|remitente|expéditeur"
    r"|absender)\s?:[*_]{0,2}\s*(.{1,300})$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^\s*[*_]{0,2}(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto|temat|ämne"
    r"|emne)\s?:[*_]{0,2}\s*(.{0,500})$",
    re.IGNORECASE,
)
_REPLY_TO = re.compile(
    r"^\s*[*_]{0,2}(?:reply-to|antwort an|répondre à|responder a)\s?:[*_]{0,2}\s*(.{1,300})$", re.IGNORECASE
)
_HEADER = re.compile(r"^\s*[*_]{0,2}[\w À-ÿ-]{2,24}\s?:[*_]{0,2}(?:\s|$)")
_BLOCK_LINES = 12
_LINE = 600
"""Characters of a header line that are read."""


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The mail that was forwarded: its sender, subject and text."""

    author: Address
    reply_to: tuple[Address, ...]
    subject: str
    text: str


def forwarded_in(message: Message) -> Forwarded | None:
    """The forwarded mail inside a message, or None when there is none or its sender is not named."""
    text = message.body.forwarded if message.body else ""
    lines = [
        line[:_LINE] if number < 2 * _BLOCK_LINES else line for number, line in enumerate(text.split("\n"))
    ]
    for number, line in enumerate(lines[:_BLOCK_LINES]):
        sender = _SENDER.match(line)
        if sender and (author := _address(sender[1])) is not None:
            return _read(author, lines[number + 1 :])
    return None


def _read(author: Address, lines: list[str]) -> Forwarded:
    subject, number = "", 0
    reply_to: tuple[Address, ...] = ()
    while number < min(len(lines), _BLOCK_LINES) and (
        _HEADER.match(lines[number]) or _continues(lines, number)
    ):
        if found := _SUBJECT.match(lines[number]):
            subject = fold(found[1])
        if found := _REPLY_TO.match(lines[number]):
            address = _address(found[1])
            reply_to = (address,) if address else ()
        number += 1
    return Forwarded(author, reply_to, subject, "\n".join(lines[number:]).strip("\n"))


def _continues(lines: list[str], number: int) -> bool:
    """A header line may be folded: the rest of it begins with white space."""
    return number > 0 and lines[number][:1] in (" ", "\t") and bool(lines[number].strip())


def _address(text: str) -> Address | None:
    email = next(iter(emails_in(text)), "")
    name = (
        clean_name(
            re.sub(r"<[^<>]{0,300}>|\[[^\[\]]{0,300}\]|\(?mailto:[^)\s]{0,200}\)?", " ", text).replace(
                email, " "
            )
        )
        if email
        else None
    )
    return Address(name or "", email) if email else None


def as_message(message: Message, inner: Forwarded) -> Message:
    """The forwarded mail as if it had come by itself, for formats to be tried on it."""
    body = Body(text=inner.text, fresh=inner.text)
    return replace(
        message,
        from_=(inner.author,),
        reply_to=inner.reply_to,
        subject=inner.subject,
        headers=Headers(),
        body=body,
        in_reply_to=(),
        references=(),
    )
