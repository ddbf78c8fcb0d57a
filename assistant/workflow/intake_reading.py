"""What is new in the folders of all accounts, as one stream in order of time, read while it is decided.

An answer in Sent must be met after its inquiry, wherever either lies, also in a mailbox that was moved to
another server and whose numbers are out of order. Nothing is piled up: a folder gives its mail batch by
batch, and what is decided is let go (I23).
"""

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from assistant.domain.acquaintances import Acquaintances
from assistant.domain.book import Book
from assistant.domain.mailbox import Arrival, Cursor, Folder, Role
from assistant.domain.message import Message
from assistant.domain.reading import Kind, Reading
from assistant.domain.triage import Context, settled_by_headers
from assistant.errors import FolderUnreadable, WorldError
from assistant.workflow.intake_received import triage_context
from assistant.workflow.ports import Account, Desk

READ_ROLES = (Role.INBOX, Role.JUNK, Role.SENT)


@dataclass(frozen=True, slots=True)
class News:
    """One message that arrived: where, and what its headers alone said of it, if that was enough."""

    account: Account
    folder: Folder
    arrival: Arrival
    renumbered: bool = False
    settled: Reading | None = None


def in_order_of_time(visits: Iterable["Visit"]) -> Iterator[News]:
    """Everything new that these accounts hold; of one moment the sent mail first."""
    streams = [visit.news_in(folder) for visit in visits for folder in visit.folders]
    return heapq.merge(*streams, key=lambda news: (_came(news.arrival), news.folder.role is not Role.SENT))


def _came(arrival: Arrival) -> datetime:
    return arrival.mail.received_at


@dataclass(slots=True)
class Visit:
    """One account while it is read. An account that fails says so among the troubles and gives no more."""

    desk: Desk
    account: Account
    book: Book
    now: datetime
    folders: list[Folder] = field(default_factory=list)
    places: dict[str, Cursor] = field(default_factory=dict)
    """How far each folder was read; what lies up to there was all given."""
    failed: bool = False

    def begin(self) -> None:
        """Ask for the folders. Until the end of the visit nobody knows what lies in Sent (I5)."""
        self.desk.sees.sent_readable[self.account.name] = False
        try:
            self.folders = [f for f in self.account.mailbox.folders() if f.role in READ_ROLES]
        except WorldError as error:
            self._fail(error)

    def news_in(self, folder: Folder) -> Iterator[News]:
        """The new mail of one folder in order of time; one that refuses to open costs only itself."""
        place = f"{self.account.name}/{folder.name}"
        look_back = (self.now - timedelta(days=self.account.look_back_days)).date()
        settled: dict[str, Reading] = {}
        wants = self._wants_text(folder, settled)
        try:
            batches = self.account.mailbox.arrivals(folder, self.book.folders.get(place), look_back, wants)
            while not self.failed and (batch := next(batches, None)) is not None:
                for arrival in sorted(batch.arrivals, key=_came):
                    known = settled.pop(arrival.mail.fingerprint, None)
                    yield News(self.account, folder, arrival, batch.renumbered, known)
                self.places[place] = batch.cursor
        except FolderUnreadable as error:
            self.desk.sees.troubles[place] = str(error)
            return
        except WorldError as error:
            self._fail(error)
        if not self.failed:
            self.desk.sees.troubles.pop(place, None)
            self.desk.sees.looked[place] = self.now

    def _wants_text(self, folder: Folder, settled: dict[str, Reading]) -> Callable[[Message], bool]:
        """Is the text needed to judge a mail? Headers settle most machine mail; then `settled` has what they
        say."""
        if folder.role is Role.SENT:
            return lambda _mail: True

        @cache
        def known() -> Acquaintances:
            return Acquaintances(self.book, self.desk.seal)  # only where there is new mail at all

        def wants(mail: Message) -> bool:
            try:
                reading = settled_by_headers(mail, context())
            except Exception:  # noqa: BLE001 - whatever is wrong with it, it is decided on alone (I4)
                return True
            if reading is None or _says_more(reading, mail, known()):
                return True
            settled[mail.fingerprint] = reading
            return False

        @cache
        def context() -> Context:
            return triage_context(self.desk, self.account, known(), folder)

        return wants

    def end(self) -> None:
        """Everything there was is given and decided."""
        if self.failed:
            return
        self.desk.sees.troubles.pop(self.account.name, None)
        self.desk.sees.sent_readable[self.account.name] = self._sent_was_read()

    def _fail(self, error: WorldError) -> None:
        self.failed = True
        self.desk.sees.troubles[self.account.name] = str(error)

    def _sent_was_read(self) -> bool:
        sees, name = self.desk.sees, self.account.name
        sent = [f for f in self.folders if f.role is Role.SENT]
        if not sent:
            sees.troubles[f"{name}/no sent folder"] = (
                "no sent folder was found: name it under account.folders.sent; until then nothing is sent"
            )
            return False
        sees.troubles.pop(f"{name}/no sent folder", None)
        return not any(f"{name}/{f.name}" in sees.troubles for f in sent)


def _says_more(reading: Reading, mail: Message, known: Acquaintances) -> bool:
    """Does the text of a machine's mail matter? What came back, and whom it did not reach, stands in its
    parts; an out-of-office of somebody we wrote to says when they are back."""
    if reading.kind is Kind.BOUNCE:
        return True
    return reading.kind is Kind.AUTO_REPLY and (
        known.answers_ours(mail) or known.written_to(mail.author.email)
    )
