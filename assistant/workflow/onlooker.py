"""A mailbox that can only be looked at: eyes, no hands. What an audit works with."""

from collections.abc import Callable, Container, Iterator
from datetime import date, datetime
from socket import socket

from assistant.domain.mailbox import Batch, Copy, Cursor, Folder, Found, Role, TakenOut
from assistant.domain.message import Message
from assistant.errors import NotPossible
from assistant.workflow.ports import Mailbox

SawBatch = Callable[[Batch], None]


class Onlooker:
    """Fulfils `Mailbox` for one that must not be changed: reading goes through, writing is NotPossible.

    `saw` is told of every batch as it comes. What was read ahead is not asked of the server again.
    """

    def __init__(self, mailbox: Mailbox, saw: SawBatch) -> None:
        self.account = mailbox.account
        self._mailbox = mailbox
        self._saw = saw
        self._ahead: dict[str, list[Batch]] = {}

    # --- reading --------------------------------------------------------------------------------------

    def read_ahead(self, folder: Folder, look_back: date) -> list[Batch]:
        """All of a folder since that day, texts too; kept until `arrivals` is asked for that folder."""
        batches = list(self.arrivals(folder, None, look_back, lambda _mail: True))
        self._ahead[folder.name] = batches
        return batches

    def folders(self) -> tuple[Folder, ...]:
        """Every folder of use, by role."""
        return self._mailbox.folders()

    def arrivals(
        self, folder: Folder, since: Cursor | None, look_back: date, wants_text: Callable[[Message], bool]
    ) -> Iterator[Batch]:
        """What the folder holds beyond the cursor, in batches."""
        if folder.name in self._ahead:
            yield from self._ahead.pop(folder.name)
            return
        for batch in self._mailbox.arrivals(folder, since, look_back, wants_text):
            self._saw(batch)
            yield batch

    def glance(self, folder: Folder, since: Cursor) -> tuple[Message, ...]:
        """Headers of what is newer than the cursor."""
        return self._mailbox.glance(folder, since)

    def drafts(self) -> tuple[Found, ...]:
        """Everything in Drafts."""
        return self._mailbox.drafts()

    def look_in(self, role: Role, since: date) -> tuple[Found, ...]:
        """Messages of that role's folder newer than a date."""
        return self._mailbox.look_in(role, since)

    def lying(self, role: Role, since: date, ids: Container[str]) -> tuple[Found, ...]:
        """Messages of that role's folders with these Message-IDs."""
        return self._mailbox.lying(role, since, ids)

    def raw(self, copy: Copy, most: int) -> bytes:
        """That message to the byte."""
        return self._mailbox.raw(copy, most)

    def wait(self, seconds: float, wake: socket | None = None) -> bool:
        """Until something may have arrived."""
        return self._mailbox.wait(seconds, wake)

    def close(self) -> None:
        """Log out."""
        self._mailbox.close()

    # --- writing --------------------------------------------------------------------------------------

    def lay_draft(self, raw: bytes, marker: str) -> Copy:
        """Never."""
        raise _only_looking(raw, marker)

    def take_out(self, copy: Copy) -> TakenOut:
        """Never."""
        raise _only_looking(copy)

    def file_sent(self, raw: bytes, at: datetime) -> None:
        """Never."""
        raise _only_looking(raw, at)

    def deliver(self, raw: bytes, at: datetime) -> None:
        """Never."""
        raise _only_looking(raw, at)


def _only_looking(*_what: object) -> NotPossible:
    return NotPossible("This mailbox is only looked at; nothing is written in it.")
