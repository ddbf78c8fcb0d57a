"""What a command by mail may have been signed for: the drafts, versions and mails the book knows."""

from collections.abc import Iterator

from assistant.domain.book import Book
from assistant.domain.commands import ALL, Command, Order, is_genuine, names_a_draft, speaks_of_a_mail
from assistant.domain.seal import Seal
from assistant.errors import UnknownItem


def signed_for(book: Book, seal: Seal, command: Command) -> tuple[str, ...] | None:
    """What we signed that command for, None if we never did.

    One digest for a draft, which may be of a version that was replaced since; the marker of the mail for all
    drafts shown in it, or for the end of a matter told in it; nothing at all, (), for a lead otherwise.
    """
    meant = _meant(book, command.order)
    return next((each for each in meant if is_genuine(seal, command, each)), None)


def _meant(book: Book, order: Order) -> Iterator[tuple[str, ...]]:
    if speaks_of_a_mail(order):
        mails = (mail for day in book.days.values() for mail in day.mails)
        yield from ((mail.marker,) for mail in mails if mail.shown or order.target != ALL)
    elif not names_a_draft(order):
        yield ()
    else:
        yield from ((digest,) for digest in _digests(book, order.target))


def _digests(book: Book, draft_id: str) -> tuple[str, ...]:
    """Of the version now, then of those it replaced; none for a draft nobody knows."""
    try:
        _, draft = book.draft(draft_id)
    except UnknownItem:
        return ()
    return (draft.version.digest, *reversed(draft.older))
