"""Intake: new mail in INBOX, Junk and Sent becomes leads opened, joined, answered, or is set aside.

Every message gets exactly one verdict, kept under its fingerprint, in the same transaction as what it
did; the place in the folder is kept last. So a round that dies is simply read again (I1, I2, I20).
What is decided about mail that came in stands in `intake_received.py`, about mail of ours in
`intake_sent.py`; this file reads the folders and sees that nothing is left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from assistant.domain.acquaintances import Acquaintances
from assistant.domain.book import Book
from assistant.domain.mailbox import Arrival, Batch, Cursor, Folder, Role
from assistant.domain.message import Message, Unreadable
from assistant.domain.reading import Kind
from assistant.domain.triage import settled_by_headers
from assistant.errors import AssistantError, FolderUnreadable, WorldError
from assistant.workflow.intake_received import set_apart, take_received, triage_context
from assistant.workflow.intake_round import Round
from assistant.workflow.intake_sent import take_sent
from assistant.workflow.intake_words import came_back
from assistant.workflow.ports import Account, Desk

CHUNK = 100
"""Messages decided in one transaction."""

READ_ROLES = (Role.INBOX, Role.JUNK, Role.SENT)


def intake(desk: Desk, now: datetime) -> None:
    """Read what is new in every account and decide on it.

    An account that cannot be read is named in `desk.sees.troubles`; the others go on. While a sent
    folder is unreadable, `desk.sees.sent_readable` says so and nothing is sent (I5).
    """
    for account in desk.accounts:
        _read_account(desk, account, now)


def _read_account(desk: Desk, account: Account, now: datetime) -> None:
    desk.sees.sent_readable[account.name] = False
    try:
        folders = [f for f in account.mailbox.folders() if f.role in READ_ROLES]
        pile = [taken for folder in folders for taken in _read_folder(desk, account, folder, now)]
    except WorldError as error:
        desk.sees.troubles[account.name] = str(error)
        return
    desk.sees.troubles.pop(account.name, None)
    desk.sees.sent_readable[account.name] = _sent_was_read(desk, account, folders)
    _decide(desk, account, pile, now)
    _keep_places(desk, account, pile)


def _sent_was_read(desk: Desk, account: Account, folders: list[Folder]) -> bool:
    sent = [f for f in folders if f.role is Role.SENT]
    if not sent:
        desk.sees.troubles[f"{account.name}/no sent folder"] = (
            "no sent folder was found: name it under account.folders.sent; until then nothing is sent"
        )
        return False
    desk.sees.troubles.pop(f"{account.name}/no sent folder", None)
    return not any(f"{account.name}/{f.name}" in desk.sees.troubles for f in sent)


def _read_folder(
    desk: Desk, account: Account, folder: Folder, now: datetime
) -> Iterator[tuple[Folder, Batch]]:
    """The new batches of one folder; one that refuses to open is named and costs only itself."""
    place = f"{account.name}/{folder.name}"
    book = desk.book.look()
    look_back = (now - timedelta(days=account.look_back_days)).date()
    try:
        for batch in account.mailbox.arrivals(
            folder, book.folders.get(place), look_back, _wants_text(desk, account, book, folder)
        ):
            yield folder, batch
    except FolderUnreadable as error:
        desk.sees.troubles[place] = str(error)
        return
    desk.sees.troubles.pop(place, None)
    desk.sees.looked[place] = now


def _wants_text(desk: Desk, account: Account, book: Book, folder: Folder) -> Callable[[Message], bool]:
    """Is the text needed to judge this mail? Headers settle most machine mail."""
    if folder.role is Role.SENT:
        return lambda _mail: True
    known = Acquaintances(book, desk.seal)
    context = triage_context(desk, account, known, folder)

    def wants(mail: Message) -> bool:
        try:
            reading = settled_by_headers(mail, context)
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is decided on alone (I4)
            return True
        if reading is None:
            return True
        if reading.kind is Kind.BOUNCE:
            return True  # what came back, and whom it did not reach, stands in its parts
        # An out-of-office of somebody we wrote to says when they are back.
        return reading.kind is Kind.AUTO_REPLY and (
            known.answers_ours(mail) or known.written_to(mail.author.email)
        )

    return wants


# --- deciding ---------------------------------------------------------------------------------------------


def _decide(desk: Desk, account: Account, pile: list[tuple[Folder, Batch]], now: datetime) -> None:
    """Everything that arrived, in order of time over all folders, some in each transaction."""
    arrived = [(batch, arrival) for _, batch in pile for arrival in batch.arrivals]
    arrived.sort(key=lambda pair: (pair[1].mail.received_at, pair[0].folder.role is not Role.SENT))
    for start in range(0, len(arrived), CHUNK):
        chunk = arrived[start : start + CHUNK]
        try:
            _decide_together(desk, account, chunk, now)
        except AssistantError:
            raise
        except Exception:  # noqa: BLE001 - an error of ours over one mail must not hide the others (I4)
            for one in chunk:
                _decide_alone(desk, account, one, now)
        desk.point("intake:decided")


def _decide_together(desk: Desk, account: Account, chunk: list[tuple[Batch, Arrival]], now: datetime) -> None:
    with desk.book.transaction() as book:
        here = Round(desk, account, book, desk.hours(now), now, Acquaintances(book, desk.seal))
        for batch, arrival in chunk:
            _take(here, batch, arrival)


def _decide_alone(desk: Desk, account: Account, one: tuple[Batch, Arrival], now: datetime) -> None:
    """A mail that breaks a step of ours costs only itself: it is set apart and named (I4)."""
    batch, arrival = one
    try:
        _decide_together(desk, account, [one], now)
    except AssistantError:
        raise
    except Exception as error:  # noqa: BLE001 - see above
        mail = arrival.mail
        reason = f"an error in the program over it: {type(error).__name__}"
        apart = Unreadable(mail.fingerprint, mail.received_at, reason, mail.author, mail.subject)
        _decide_together(desk, account, [(batch, replace(arrival, mail=apart))], now)


def _keep_places(desk: Desk, account: Account, pile: list[tuple[Folder, Batch]]) -> None:
    """Only now: everything up to these places has a verdict that is on disk."""
    places: dict[str, Cursor] = {f"{account.name}/{folder.name}": batch.cursor for folder, batch in pile}
    known = desk.book.look().folders
    moved = {place: cursor for place, cursor in places.items() if known.get(place) != cursor}
    if moved:
        with desk.book.transaction() as book:
            book.folders.update(moved)
        desk.point("intake:places-kept")


def _take(here: Round, batch: Batch, arrival: Arrival) -> None:
    """One message: exactly one verdict (I1); an old acquaintance changes nothing (I2), unless the owner
    moved it back to INBOX."""
    mail, folder = arrival.mail, batch.folder
    if mail.fingerprint in here.book.seen:
        if folder.role is Role.INBOX and not batch.renumbered:
            came_back(here, mail.fingerprint)
        return
    if isinstance(mail, Unreadable):
        set_apart(here, mail)
    elif folder.role is Role.SENT:
        take_sent(here, mail, arrival.flags, folder)
    else:
        take_received(here, mail, folder)
