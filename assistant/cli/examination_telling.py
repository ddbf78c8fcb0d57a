"""What `doctor` says of the ways to and from the owner: pushes to his phone, and his word by mail.

It sends nothing. Whether a word by mail comes through shows only when the owner sends one, so each account
that none came from yet gets a link to try: it does nothing but come through.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.cli.call import Records
from assistant.cli.examination import Finding, Grade
from assistant.domain.phrase import say_time
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from datetime import datetime

    from assistant.config import Account, Settings
    from assistant.domain.book import Book


def examine_push(settings: "Settings") -> Iterator[Finding]:
    """Is every service of push.urls understood?"""
    from assistant import bootstrap

    services = bootstrap.notifier(settings)
    if services is None:
        yield Finding(Grade.OK, "Push: no service is named (push.urls): you are told by mail only.")
        return
    try:
        known, unknown = services.check()
    except AssistantError as error:
        yield Finding(Grade.ATTENTION, f"Push: {error}.")
        return
    for name in unknown:
        yield Finding(Grade.ATTENTION, f"Push: {name} is no address that apprise understands.")
    if known:
        names = "with names" if settings.push.names else "without names"
        yield Finding(Grade.OK, f"Push: {'; '.join(known)}: understood, {names}; not tried.")


def examine_words_by_mail(settings: "Settings", store: Records, now: "datetime") -> Iterator[Finding]:
    """Did the owner's word by mail ever come through from each account? If not: a link to try."""
    try:
        book, key = store.look(), store.key()
    except AssistantError:
        return  # said already
    for number, account in enumerate(settings.account, start=1):
        at = book.proof(account.name)
        if at is None:
            yield _to_try(account, _link(settings, book, key, account, number, now))
        else:
            when = say_time(at, settings.owner.timezone, "en", now=now)
            yield Finding(
                Grade.OK, f"{account.name}: your word by mail comes through; last found in Sent {when}."
            )


def _to_try(account: "Account", link: str) -> Finding:
    words = (
        f"{account.name}: no word of yours by mail was seen yet. To try it, open the link below where you "
        f"read {account.address}, and press Send. It does nothing; the next notice or summary says that it "
        "came through, and so does doctor. If neither does, it lies in a Sent folder that is not watched: "
        "name that one in account.folders.sent."
    )
    return Finding(Grade.NOTE, words, link)


def _link(
    settings: "Settings", book: "Book", key: bytes, account: "Account", number: int, now: "datetime"
) -> str:
    from assistant.domain.absence import days_of
    from assistant.domain.business_hours import BusinessHours
    from assistant.domain.commands import TEST, link, word_good_until
    from assistant.domain.seal import Seal

    closed = settings.hours.closed_dates | days_of(tuple(book.absences.values()))
    hours = BusinessHours(settings.owner.timezone, settings.hours.week, closed)
    expires = word_good_until(hours.day_of(now), hours)
    words = f"{TEST} {number}"
    return link(Seal(key), account.address, words, (), expires, f"doctor/{now.isoformat()}")
