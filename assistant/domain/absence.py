"""The owner goes away: which days, what falls due meanwhile, and what is done so that nobody waits unheard.

An absence ends by itself; that it was is remembered, since the figures of those days reckon with it. Times
are aware UTC, days the owner's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.domain.business_hours import BusinessHours
from assistant.domain.draft import Draft, DraftKind, DraftState
from assistant.domain.follow_up import slipped_before
from assistant.domain.lead import Lead, LeadState
from assistant.domain.promise import first_slot
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.domain.book import Book

LONGEST = timedelta(days=366)
"""A longer absence is a slip of the finger."""
FURTHEST = timedelta(days=730)

_DAYS = re.compile(r"\s*(\d{4}-\d\d-\d\d)\s*(?:\.\.\s*(\d{4}-\d\d-\d\d)\s*)?")
_ALLOWED = "write a day like 2026-12-24, or first and last day like 2026-12-24..2027-01-02"


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which the owner is away, both counted."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Is he away on that day?"""
        return self.first <= day <= self.last

    @property
    def name(self) -> str:
        """ "2026-12-24..2027-01-02", or the one day; it stands for the absence in the book."""
        return f"{self.first}..{self.last}" if self.first != self.last else f"{self.first}"


def parse_absence(text: str, today: date) -> Absence:
    """The absence that the owner means. UsageError for anything else, for one that is over, or over a year."""
    found = _DAYS.fullmatch(text[:60])
    try:
        first = date.fromisoformat(found[1]) if found else date.min
        last = date.fromisoformat(found[2] or found[1]) if found else date.min
    except ValueError:
        found = None
    shown = "".join(c for c in text[:30] if c.isprintable())
    if found is None:
        raise UsageError(f'"{shown}" is no absence I understand: {_ALLOWED}.')
    if last < first:
        raise UsageError(f'"{shown}" ends before it begins: {_ALLOWED}.')
    if last < today:
        raise UsageError(f'"{shown}" is over already: {_ALLOWED}.')
    if last - first > LONGEST or first - today > FURTHEST:
        raise UsageError(f'"{shown}" is more than a year long or two years off: {_ALLOWED}.')
    return Absence(first, last)


def days_of(absences: Iterable[Absence]) -> frozenset[date]:
    """Every day of every absence."""
    return frozenset(
        each.first + timedelta(days=count)
        for each in absences
        for count in range((each.last - each.first).days + 1)
    )


# --- who is touched by it ---------------------------------------------------------------------------------


class Then(StrEnum):
    """What is done about somebody whose answer falls due during the absence."""

    LATER = "later"
    """Nothing was promised: the time to answer moves behind the absence."""
    RENEWED = "renewed"
    """A draft names a time in it: it gets another one."""
    DELAY = "delay"
    """A time was promised: a delay note is drafted."""
    CALL = "call"
    """A time was promised that cannot be moved by a note: no mail reaches them, or it moved before."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody whose answer falls due during the absence, when, and what is done about it."""

    lead: Lead
    due: datetime
    then: Then


def touched(
    leads: Iterable[Lead], absence: Absence, now: datetime, hours: BusinessHours
) -> tuple[Touched, ...]:
    """Who is touched by an absence, what is due first comes first. What is overdue already is no part of it."""
    found = (each for lead in leads if not lead.is_closed for each in _touched(lead, absence, now, hours))
    return tuple(sorted(found, key=lambda each: (each.due, each.lead.number)))


def _touched(lead: Lead, absence: Absence, now: datetime, hours: BusinessHours) -> Iterator[Touched]:
    def in_it(at: datetime | None) -> bool:
        return at is not None and at > now and absence.covers(hours.day_of(at))

    promised = next((promise.due for promise in lead.open_promises if in_it(promise.due)), None)
    if promised is not None:
        yield Touched(lead, promised, _about_promise(lead))
        return
    named = next(
        (d.version.promised for d in lead.drafts if _can_change(d) and in_it(d.version.promised)), None
    )
    if named is not None:
        yield Touched(lead, named, Then.RENEWED)
        return
    if lead.state is LeadState.OPEN and lead.respond_by is not None and in_it(lead.respond_by):
        yield Touched(lead, lead.respond_by, Then.LATER)


def _about_promise(lead: Lead) -> Then:
    if any(draft.kind is DraftKind.DELAY and _can_change(draft) for draft in lead.drafts):
        return Then.RENEWED
    return Then.CALL if lead.route.to is None or slipped_before(lead) else Then.DELAY


def _can_change(draft: Draft) -> bool:
    return draft.state in (DraftState.PENDING, DraftState.APPROVED)


# --- going and coming back --------------------------------------------------------------------------------


def go_away(book: "Book", absence: Absence, now: datetime, hours: BusinessHours) -> tuple[Touched, ...]:
    """Keep the absence and see to everybody it touches. `hours` are those with the absence in them.

    Respond-bys move behind it, drafts that name a time in it get another one, and delay notes are wanted for
    promises in it: drafting makes them in its next round. Done again it changes nothing more. NotPossible if
    no open hours are left within 400 days.
    """
    book.absences[absence.name] = absence
    found = touched(book.unfinished(), absence, now, hours)
    for each in found:
        book.put(_seen_to(each, now, hours))
    return found


def _seen_to(it: Touched, now: datetime, hours: BusinessHours) -> Lead:
    lead = it.lead
    if lead.respond_by is not None and not hours.is_open_day(hours.day_of(lead.respond_by)):
        lead = replace(lead, respond_by=first_slot(lead.respond_by, hours))
    match it.then:
        case Then.LATER:
            return lead.noting(now, "you are away then: the answer is due when you are back")
        case Then.RENEWED:
            for draft in filter(_can_change, lead.drafts):
                lead = lead.with_draft(replace(draft, stale=True))
            return lead
        case Then.DELAY if lead.wanted is not DraftKind.DELAY:
            return replace(lead, wanted=DraftKind.DELAY).noting(now, "you are away then: a delay note")
        case _:
            return lead


def come_back(book: "Book", today: date) -> tuple[Absence, ...]:
    """End the absence of today, before its time; gives what was ended. Days that are over stay absences."""
    ended = tuple(each for each in book.absences.values() if each.covers(today))
    for each in ended:
        del book.absences[each.name]
        if each.first < today:
            over = replace(each, last=today - timedelta(days=1))
            book.absences[over.name] = over
    return ended


def call_off(book: "Book", absence: Absence, today: date) -> bool:
    """Take back an absence that has not begun; False if there is none of these days."""
    known = book.absences.get(absence.name)
    if known is None or known.first <= today:
        return False
    del book.absences[absence.name]
    return True
