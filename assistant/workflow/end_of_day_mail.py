"""Mails to the owner on their way: written down before they are handed over, counted, taken back if refused.

Part of the end of day; what stands in a mail is decided by `end_of_day` and the parts beside it.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from assistant.domain.book import LogLine, NoteKind, OwnerMail, SendRecord
from assistant.domain.business_hours import BusinessHours
from assistant.domain.commands import link as command_link
from assistant.domain.commands import order_of_words, speaks_of_a_mail, word_good_until
from assistant.domain.letter import Letter, Rendered
from assistant.domain.mailbox import Outcome
from assistant.domain.message import Address
from assistant.domain.summary_rows import Link
from assistant.errors import LoginRefused, SecretUnavailable, WorldError
from assistant.workflow.ports import Account, Desk

File = tuple[str, str, bytes]
"""A file for the owner: (file name, "type/subtype", bytes)."""
Picture = tuple[str, str, bytes]
"""A picture in the HTML: (content id, image subtype, bytes)."""

LOGIN_PAUSE = timedelta(minutes=15)
"""A refused password tried each minute locks the account."""
MAILS_TO_OWNER_A_DAY = 12
RECOVERED = "recovered"
"""Fact in the book: that it had to be mended, in a sentence, until a summary said so."""
_TELL_ALL = ("summary", "notice", "extra")


@dataclass(frozen=True, slots=True)
class Errand:
    """One mail to the owner that is due: for which local date, by which name, since when."""

    day: date
    name: str
    due: datetime

    @property
    def is_summary(self) -> bool:
        """Summary, or a notice."""
        return self.name == "summary"

    @property
    def is_notice(self) -> bool:
        """The short mail at noon; an extra one at the owner's word is a summary."""
        return self.name.startswith("notice")

    @property
    def key(self) -> str:
        """What it is called in the record of sends, and what its marker is made over."""
        return f"{self.name}/{self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Made:
    """A mail to the owner as bytes, and the drafts whose text stands in it ("12a DIGEST")."""

    raw: bytes
    shown: tuple[str, ...]


def letter(
    desk: Desk,
    rendered: Rendered,
    key: str,
    now: datetime,
    files: tuple[File, ...] = (),
    pictures: tuple[Picture, ...] = (),
) -> Letter:
    """The mail around these words, with our marker over `key`, and files and pictures to go with it."""
    account = account_for(desk)
    marker = desk.seal.mark(key)
    sender = Address("Follow-up assistant", account.address)
    return Letter(
        sender=sender,
        recipient=desk.owner.address,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        message_id=f"{marker}@{sender.domain}",
        marker=marker,
        date=desk.hours(now).local(now),
        auto_submitted="auto-generated",
        inline=pictures,
        attachments=files,
    )


def links(desk: Desk, errand: Errand, hours: BusinessHours) -> Link:
    """Makes the links of one mail: each opens a mail of the owner's to himself (DESIGN 4.6)."""
    address, marker = account_for(desk).address, desk.seal.mark(errand.key)
    expires = word_good_until(errand.day, hours)

    def link(words: str, digests: tuple[str, ...]) -> str:
        signed = (marker,) if speaks_of_a_mail(order_of_words(words)) else digests
        return command_link(desk.seal, address, words, signed, expires, errand.key)

    return link


def hand_over(desk: Desk, mail: Made, errand: Errand, now: datetime) -> None:
    """Deliver it; what went wrong is named in the next mail, and a refused password rests."""
    try:
        deliver(desk, mail, errand, now)
    except (LoginRefused, SecretUnavailable) as error:
        desk.sees.troubles["summary"] = f"could not be sent: {error}"
        desk.sees.letters_rest_until = now + LOGIN_PAUSE
    except WorldError as error:
        desk.sees.troubles["summary"] = f"could not be sent: {error}"
    else:
        desk.sees.troubles.pop("summary", None)


def deliver(desk: Desk, mail: Made, errand: Errand, now: datetime) -> None:
    """By SMTP, else into INBOX. The try is on disk before the body; a certain refusal takes it back."""
    account = account_for(desk)

    def written_down() -> None:
        write_down(desk, errand, now, shown=mail.shown)
        desk.point("end_of_day:written-down")

    if account.outgoing is None:
        written_down()
        account.mailbox.deliver(mail.raw, now)
        desk.point("end_of_day:delivered")
        return
    result = account.outgoing.send(mail.raw, account.address, desk.owner.email, written_down)
    desk.point("end_of_day:delivered")
    if result.outcome in (Outcome.LATER, Outcome.REFUSED):
        _take_back(desk, errand)
        raise WorldError(result.words or "the outgoing server did not take it")


def write_down(
    desk: Desk, errand: Errand, now: datetime, *, needless: bool = False, shown: tuple[str, ...] = ()
) -> None:
    """One more try of that mail, or that there is nothing to say in it; `shown` as in `Made`."""
    with desk.book.transaction() as book:
        day = book.day(errand.day)
        known = day.mail(errand.name) or OwnerMail(errand.name, desk.seal.mark(errand.key))
        tries = known.tries + (0 if needless else 1)
        if known.tries:  # repeated: only what stood in both may be approved by answering either (I11)
            shown = tuple(each for each in shown if each in known.shown)
        mail = replace(known, tries=tries, last_try=now, needless=needless, shown=shown)
        book.put_day(day.with_mail(mail))
        book.forget_old_words(errand.day)
        if not needless:
            book.record_send(SendRecord(now, errand.key, desk.owner.email, to_owner=True))
            if errand.is_summary:
                book.commands.pop(RECOVERED, None)
            book.tell(LogLine(now, NoteKind.SUMMARY, f"{errand.name} of {errand.day} sent to you"))


def _take_back(desk: Desk, errand: Errand) -> None:
    """The server certainly did not take it: that try does not count."""
    with desk.book.transaction() as book:
        day = book.day(errand.day)
        known = day.mail(errand.name)
        if known is not None and known.tries <= 1:
            book.put_day(replace(day, mails=tuple(m for m in day.mails if m.name != errand.name)))
        elif known is not None:
            book.put_day(day.with_mail(replace(known, tries=known.tries - 1)))


def account_for(desk: Desk) -> Account:
    """The account that mails to the owner go out by: the first that can send."""
    return next((a for a in desk.accounts if a.outgoing is not None), desk.accounts[0])


def may_send(desk: Desk, now: datetime) -> bool:
    """Is there room for one more mail to the owner today, and does no refused password rest?"""
    resting = desk.sees.letters_rest_until
    sent = desk.book.look().sends_since(now - timedelta(days=1), to_owner=True)
    return sent < MAILS_TO_OWNER_A_DAY and (resting is None or now >= resting)


def tells_all(name: str) -> bool:
    """A summary or a notice: what came of the owner's words is told there, not in a report or an alert."""
    return name.startswith(_TELL_ALL)
