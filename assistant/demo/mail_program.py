"""What the people of the sample day use: an ordinary mail program, made of the standard library's clients.

The assistant is not asked here. So its mailbox changes as in real life: from outside, by somebody else.
"""

import imaplib
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from email.utils import format_datetime, parseaddr
from typing import Any

from assistant.demo.server import HOST, PASSWORD, Ports
from assistant.errors import MailboxUnreachable

FOLDERS = ("Sent", "Drafts", "Junk", "Trash")


class MailProgram:
    """One person's mail program, logged in to the demo's server."""

    def __init__(self, imap: imaplib.IMAP4, ports: Ports, address: str) -> None:
        self._imap = imap
        self._ports = ports
        self._address = address

    def make_folders(self) -> None:
        """Sent, Drafts, Junk and Trash: the server starts with INBOX alone."""
        for name in FOLDERS:
            _done(self._imap.create(name))

    def put(self, folder: str, raw: bytes, at: datetime) -> None:
        """A mail lies in that folder, as having arrived at `at` (aware)."""
        flags = r"(\Seen)" if folder == "Sent" else ""
        _done(self._imap.append(folder, flags, imaplib.Time2Internaldate(at), raw))

    def send_draft(self, recipient: str, at: datetime) -> None:
        """Open the draft to that address, press Send.

        As mail programs do it: a new date, over SMTP, a copy into Sent, away from Drafts.
        """
        number, mail = next(found for found in self._mails("Drafts") if _is_to(found[1], recipient))
        mail.replace_header("Date", format_datetime(at))
        raw = mail.as_bytes(policy=modern.clone(linesep="\r\n"))
        self.send(raw, recipient)
        self.put("Sent", raw, at)
        _done(self._imap.select("Drafts"))
        _done(self._imap.store(number, "+FLAGS", r"(\Deleted)"))
        _done(self._imap.close())

    def send(self, raw: bytes, recipient: str) -> None:
        """Hand a mail to the outgoing server."""
        with smtplib.SMTP(HOST, self._ports.smtp, local_hostname="localhost", timeout=20) as smtp:
            smtp.login(self._address, PASSWORD)
            smtp.sendmail(self._address, [recipient], raw)

    def oldest(self) -> EmailMessage:
        """The mail that came into INBOX first."""
        return next(self._mails("INBOX"))[1]

    def newest(self, folder: str = "INBOX") -> EmailMessage:
        """The mail that came into that folder last."""
        *_, (_, mail) = self._mails(folder)
        return mail

    def _mails(self, folder: str) -> Iterator[tuple[str, EmailMessage]]:
        """Number and mail, in the order of arrival."""
        _done(self._imap.select(folder, readonly=True))
        for number in _done(self._imap.search(None, "ALL"))[0].decode().split():
            part = _done(self._imap.fetch(number, "(BODY.PEEK[])"))[0]
            yield number, message_from_bytes(part[1], policy=modern)


@contextmanager
def mail_program(ports: Ports, address: str) -> Iterator[MailProgram]:
    """A mail program logged in as that address; MailboxUnreachable if the server is gone."""
    try:
        with imaplib.IMAP4(HOST, ports.imap, timeout=20) as imap:
            imap.login(address, PASSWORD)
            yield MailProgram(imap, ports, address)
    except (imaplib.IMAP4.error, smtplib.SMTPException, OSError) as error:
        raise MailboxUnreachable(f"the demo's mail server gave up: {error}") from error


def text_of(mail: EmailMessage) -> str:
    """What a person reads of that mail."""
    body = mail.get_body(("plain",))
    return str(body.get_content()).strip() if body is not None else ""


def _is_to(mail: EmailMessage, recipient: str) -> bool:
    return parseaddr(str(mail["To"]))[1].lower() == recipient


def _done(answer: tuple[str, Any]) -> Any:
    """The data of an answer, as imaplib gives it; IMAP4.error if the server said no."""
    state, data = answer
    if state != "OK":
        raise imaplib.IMAP4.error(f"{state} {data!r}")
    return data
