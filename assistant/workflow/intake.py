"""Intake: new mail in INBOX, Junk and Sent becomes leads opened, joined, answered, or is set aside.

Every message gets exactly one verdict, kept under its fingerprint, in the same transaction as what it
did; the place in the folder is kept last. So a round that dies is simply read again (I1, I2, I20).
What is decided about mail that came in stands in `intake_received.py`, about mail of ours in
`intake_sent.py`, how it is read in order of time in `intake_reading.py`; this file sees that nothing is
left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice

from assistant.domain.acquaintances import Acquaintances
from assistant.domain.mailbox import Cursor, Role
from assistant.domain.message import Unreadable
from assistant.errors import AssistantError
from assistant.workflow.intake_reading import News, Visit, in_order_of_time
from assistant.workflow.intake_received import set_apart, take_received
from assistant.workflow.intake_round import Round
from assistant.workflow.intake_sent import take_sent
from assistant.workflow.intake_words import came_back
from assistant.workflow.ports import Desk

CHUNK = 250
"""Messages decided in one transaction."""


def intake(desk: Desk, now: datetime) -> None:
    """Read what is new in every account and decide on it, some messages at a time, in order of time.

    An account that cannot be read is named in `desk.sees.troubles`; the others go on. While a sent
    folder is unreadable, `desk.sees.sent_readable` says so and nothing is sent (I5).
    """
    book = desk.book.look()
    visits = [Visit(desk, account, book, now) for account in desk.accounts]
    for visit in visits:
        visit.begin()
    for chunk in _chunks(in_order_of_time(visits)):
        _decide(desk, chunk, now)
    for visit in visits:
        visit.end()
    _keep_places(desk, visits)


def _chunks(news: Iterator[News]) -> Iterator[list[News]]:
    while chunk := list(islice(news, CHUNK)):
        yield chunk


def _decide(desk: Desk, chunk: list[News], now: datetime) -> None:
    """What arrived, in the order given, in one transaction."""
    try:
        _decide_together(desk, chunk, now)
    except AssistantError:
        raise
    except Exception:  # noqa: BLE001 - an error of ours over one mail must not hide the others (I4)
        for one in chunk:
            _decide_alone(desk, one, now)
    desk.point("intake:decided")


def _decide_together(desk: Desk, chunk: Iterable[News], now: datetime) -> None:
    hours = desk.hours(now)
    with desk.book.transaction() as book:
        known = Acquaintances(book, desk.seal)
        for news in chunk:
            _take(Round(desk, news.account, book, hours, now, known), news)


def _decide_alone(desk: Desk, news: News, now: datetime) -> None:
    """A mail that breaks a step of ours costs only itself: it is set apart and named (I4)."""
    try:
        _decide_together(desk, [news], now)
    except AssistantError:
        raise
    except Exception as error:  # noqa: BLE001 - see above
        mail = news.arrival.mail
        reason = f"an error in the program over it: {type(error).__name__}"
        apart = Unreadable(mail.fingerprint, mail.received_at, reason, mail.author, mail.subject)
        _decide_together(desk, [replace(news, arrival=replace(news.arrival, mail=apart))], now)


def _keep_places(desk: Desk, visits: Iterable[Visit]) -> None:
    """Only now: everything up to these places has a verdict that is on disk."""
    places: dict[str, Cursor] = {}
    for visit in visits:
        places |= visit.places
    known = desk.book.look().folders
    moved = {place: cursor for place, cursor in places.items() if known.get(place) != cursor}
    if moved:
        with desk.book.transaction() as book:
            book.folders.update(moved)
        desk.point("intake:places-kept")


def _take(here: Round, news: News) -> None:
    """One message: exactly one verdict (I1); an old acquaintance changes nothing (I2), unless the owner
    moved it back to INBOX."""
    mail, folder = news.arrival.mail, news.folder
    if mail.fingerprint in here.book.seen:
        if folder.role is Role.INBOX and not news.renumbered:
            came_back(here, mail.fingerprint)
        return
    if isinstance(mail, Unreadable):
        set_apart(here, mail)
    elif folder.role is Role.SENT:
        take_sent(here, mail, news.arrival.flags, folder)
    else:
        take_received(here, mail, folder, news.settled)
