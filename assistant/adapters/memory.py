"""A lead book in memory: for a look at a mailbox that is to leave nothing behind."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from assistant.domain.book import Book
from assistant.errors import StateDamaged

TEXT_LIMIT = 4096
"""Characters of a text that are kept."""


class MemoryBook:
    """Fulfils `workflow.ports.LeadBook` for one process; it is gone when that ends. Nothing is ever written.

    A transaction that an error leaves changes nothing. Lines for the log are dropped.
    """

    def __init__(self) -> None:
        self._book = Book()
        self._texts: dict[str, str] = {}
        self._raws: dict[str, bytes] = {}

    def look(self) -> Book:
        """The book as it is now, to read."""
        return _copied(self._book)

    @contextmanager
    def transaction(self) -> Iterator[Book]:
        """The book to change; what was changed counts once the block ends without an error."""
        book = _copied(self._book)
        yield book
        book.log.clear()
        self._book = book

    def text(self, key: str) -> str:
        """A kept text, "" if there is none."""
        return self._texts.get(key, "")

    def keep_text(self, text: str) -> str:
        """Keep the start of a text, give its key."""
        start = text[:TEXT_LIMIT]
        key = _digest(start.encode("utf-8", "replace"))
        self._texts[key] = start
        return key

    def raw(self, key: str) -> bytes:
        """Kept bytes; StateDamaged if there are none."""
        try:
            return self._raws[key]
        except KeyError:
            raise StateDamaged("These bytes were never kept.") from None

    def keep_raw(self, data: bytes) -> str:
        """Keep bytes, give their key."""
        key = _digest(data)
        self._raws[key] = data
        return key

    def archived(self) -> Iterator[Book]:
        """Nothing is ever archived."""
        return iter(())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _copied(book: Book) -> Book:
    """Another book of the same values: they are frozen, so the tables are all there is to copy."""
    return replace(
        book,
        leads=dict(book.leads),
        people=dict(book.people),
        folders=dict(book.folders),
        seen=dict(book.seen),
        sends=dict(book.sends),
        days=dict(book.days),
        rules=dict(book.rules),
        commands=dict(book.commands),
        wishes=dict(book.wishes),
        acts=dict(book.acts),
        absences=dict(book.absences),
        log=[],
    )
