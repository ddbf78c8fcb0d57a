"""What is worth a buzz of the owner's phone, in a line each: a new voicemail, a promise about to slip.

A line names nobody unless the owner wants it: it shows on a locked screen and passes a stranger's server. The
lead's number is enough to find the rest. `key` is what it is remembered by, so that each is told once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.lead import Lead, LeadState, Voice
from assistant.domain.phrase import say_time
from assistant.domain.promise import Promise, warn_at
from assistant.domain.reading import Kind
from assistant.domain.summary_rows import inert, who

OLD_NEWS = timedelta(days=7)
"""A voicemail that is older than this is in every summary since, and no news."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One line for the phone."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is told: since when anything counts as news, how long before a promise slips, and with names?"""

    since: datetime
    warn_before: timedelta
    names: bool
    display_phone: Callable[[str], str] = str


def rings(book: Book, now: datetime, hours: BusinessHours, manner: Manner) -> tuple[Ring, ...]:
    """Everything that would be told at `now` (aware UTC) if nothing had been told yet, by lead."""
    return tuple(
        ring
        for lead in book.unfinished()
        for ring in (*_voicemails(lead, now, manner), *_slipping(lead, now, hours, manner))
    )


def _voicemails(lead: Lead, now: datetime, manner: Manner) -> Iterator[Ring]:
    """A caller who waits: one ring for each message, none once we have answered."""
    latest = lead.last_word
    if lead.state is not LeadState.OPEN or lead.glance or latest is None or latest.voice is Voice.US:
        return
    for entry in lead.conversation:
        fresh = entry.at > manner.since and now - entry.at <= OLD_NEWS
        if entry.voice is Voice.THEM and entry.kind is Kind.VOICEMAIL and fresh:
            yield Ring(f"voicemail {entry.fingerprint}", f"New voicemail: {_named(lead, manner)}")


def _slipping(lead: Lead, now: datetime, hours: BusinessHours, manner: Manner) -> Iterator[Ring]:
    """A promise that is due within the working time in which the owner wants to be warned."""
    for promise in lead.open_promises:
        if warn_at(promise, hours, manner.warn_before) <= now < promise.due:
            by = say_time(promise.due, hours.zone, "en", now=now)
            yield Ring(_promise_key(lead, promise), f"Promised for {by}: {_named(lead, manner)}")


def _promise_key(lead: Lead, promise: Promise) -> str:
    return f"promise {lead.number} {promise.due.isoformat()}"


def _named(lead: Lead, manner: Manner) -> str:
    number = f"lead {lead.number}"
    return f"{who(lead, manner.display_phone)} ({number})" if manner.names else number


def headline(some: tuple[Ring, ...]) -> str:
    """The title of one push: "New voicemail", or "3 things for you"."""
    if len(some) == 1:
        return inert(some[0].words.partition(": ")[0], 60)
    return f"{len(some)} things for you"
