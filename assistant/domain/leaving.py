"""The owner goes away: what falls due meanwhile, and what is done so that nobody waits unheard.

Times are aware UTC, days the owner's. What is drafted is drafted by drafting: here it is only wanted.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from assistant.domain.absence import Absence, days_of
from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.draft import Draft, DraftKind, DraftState, GoodUntilNear, OwnerAnswered, happens
from assistant.domain.follow_up import BACK_EARLY, call_before_leaving, with_slip
from assistant.domain.lead import Lead, LeadState
from assistant.domain.ledger import moved_by
from assistant.domain.promise import Policy, Promise, first_slot, renewed_promise, respond_by

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
    """What was promised cannot be moved by a note: a visit, or no mail reaches them, or it moved before."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody whose answer falls due during the absence, when, and what is done about it."""

    lead: Lead
    due: datetime
    then: Then
    moves: tuple[str, ...] = ()
    """Ids of the promises that the delay note shall move: what is due in the absence, and no more."""


def touched(
    leads: Iterable[Lead], absence: Absence, now: datetime, hours: BusinessHours
) -> tuple[Touched, ...]:
    """Who is touched by an absence, in the order of their times. What is overdue already is no part of it."""
    found = (each for lead in leads if not lead.is_closed for each in _touched(lead, absence, now, hours))
    return tuple(sorted(found, key=lambda each: (each.due, each.lead.number)))


def _touched(lead: Lead, absence: Absence, now: datetime, hours: BusinessHours) -> Iterator[Touched]:
    def in_it(at: datetime | None) -> bool:
        return at is not None and at > now and absence.covers(hours.day_of(at))

    promised = [promise for promise in lead.open_promises if in_it(promise.due)]
    if promised:
        notes = [d for d in lead.drafts if d.kind is DraftKind.DELAY and _can_change(d)]
        told = {promise.id for note in notes for promise in moved_by(lead, note)}
        left = tuple(promise for promise in promised if promise.id not in told)
        if left:
            yield from _about_promises(lead, left)
        elif any(in_it(note.version.promised) for note in notes):
            yield Touched(lead, promised[0].due, Then.RENEWED)
        return
    named = next(
        (d.version.promised for d in lead.drafts if _can_change(d) and in_it(d.version.promised)), None
    )
    if named is not None:
        yield Touched(lead, named, Then.RENEWED)
        return
    if lead.state is LeadState.OPEN and lead.respond_by is not None and in_it(lead.respond_by):
        yield Touched(lead, lead.respond_by, Then.LATER)


def _about_promises(lead: Lead, promised: tuple[Promise, ...]) -> Iterator[Touched]:
    """A note moves what it can; an appointment, and what moved before, is for a call."""
    reached = lead.route.to is not None
    by_note = [p for p in promised if reached and not (p.is_appointment or p.was_moved)]
    by_call = [p for p in promised if p not in by_note]
    if by_call:
        yield Touched(lead, by_call[0].due, Then.CALL)
    if by_note:
        yield Touched(lead, by_note[0].due, Then.DELAY, tuple(p.id for p in by_note))


def _can_change(draft: Draft) -> bool:
    return draft.state in (DraftState.PENDING, DraftState.APPROVED)


# --- going and coming back --------------------------------------------------------------------------------


def go_away(
    book: Book,
    absence: Absence,
    now: datetime,
    hours: BusinessHours,
    display_phone: Callable[[str], str] = str,
) -> tuple[Touched, ...]:
    """Keep the absence and see to everybody it touches. `hours` are those with the absence in them.

    Respond-bys move behind it, drafts that name a time in it get another one, and delay notes are wanted for
    promises in it: drafting makes them in its next round. Where no note can move a promise, the owner is
    asked to call from now on. Done again it changes nothing more. NotPossible if no open hours are left
    within 400 days.
    """
    book.absences[absence.name] = absence
    found = touched(book.unfinished(), absence, now, hours)
    for each in found:
        lead = book.lead(each.lead.number)  # one lead may be touched twice
        phone = display_phone(lead.contact.phone) if lead.contact.phone else ""
        book.put(_seen_to(replace(each, lead=lead), now, hours, phone))
    return found


def _seen_to(it: Touched, now: datetime, hours: BusinessHours, phone: str) -> Lead:
    lead = it.lead
    if lead.respond_by is not None and not hours.is_open_day(hours.day_of(lead.respond_by)):
        lead = replace(lead, respond_by=first_slot(lead.respond_by, hours))
    match it.then:
        case Then.LATER:
            return lead.noting(now, "you are away then: the answer is due when you are back")
        case Then.RENEWED:
            for draft in filter(_can_change, lead.drafts):
                lead = lead.with_draft(happens(draft, GoodUntilNear(), now).draft)
            return lead
        case Then.DELAY if lead.wanted is not DraftKind.DELAY or not set(it.moves) <= set(lead.delays):
            wanted = replace(lead, wanted=DraftKind.DELAY, delays=it.moves)
            return wanted.noting(now, "you are away then: a delay note")
        case Then.CALL:
            return with_slip(lead, call_before_leaving(lead, now, hours, phone), now)
        case _:
            return lead


def come_back(book: Book, meant: Absence | None, today: date) -> tuple[Absence, ...]:
    """End the absence of today before its time, or the one that is meant; gives what was ended.

    Days that are over stay days of absence.
    """
    ended = tuple(each for each in book.absences.values() if each.covers(today) and meant in (None, each))
    for each in ended:
        del book.absences[each.name]
        if each.first < today:
            over = replace(each, last=today - timedelta(days=1))
            book.absences[over.name] = over
    return ended


def call_off(book: Book, absence: Absence, today: date) -> bool:
    """Take back an absence that has not begun; False if there is none of these days."""
    known = book.absences.get(absence.name)
    if known is None or known.first <= today:
        return False
    del book.absences[absence.name]
    return True


# --- what an early return gives back ------------------------------------------------------------------------


def bring_back(
    book: Book, ended: Iterable[Absence], now: datetime, hours: BusinessHours, policy: Policy
) -> tuple[Lead, ...]:
    """Undo what those absences moved and nobody was told yet; gives the leads that changed.

    `hours` are those without them. Times to answer are reckoned anew, drafts that name a later time than need
    be get another one, delay notes for promises that can be kept after all are withdrawn. What went out
    stands: a customer was told so. Versions of the owner's own are left to him.
    """
    days = days_of(ended)
    soonest = renewed_promise(now, policy, hours)
    changed = []
    for lead in book.unfinished():
        back = _brought_back(lead, days, soonest, now, hours, policy)
        if back is not lead:
            changed.append(book.put(back.noting(now, "you are back: its time was moved")))
    return tuple(changed)


def _brought_back(
    lead: Lead, days: frozenset[date], soonest: datetime, now: datetime, hours: BusinessHours, policy: Policy
) -> Lead:
    if lead.state is LeadState.OPEN and lead.respond_by is not None and not lead.glance:
        wanted = max(respond_by(lead.opened_at or lead.received_at, policy, hours), soonest)
        lead = replace(lead, respond_by=wanted) if wanted < lead.respond_by else lead

    def can_be_kept(owed: Iterable[Promise]) -> bool:
        found = tuple(owed)
        return bool(found) and all(p.due >= soonest and hours.day_of(p.due) in days for p in found)

    if lead.wanted is DraftKind.DELAY and can_be_kept(p for p in lead.open_promises if p.id in lead.delays):
        lead = replace(lead, wanted=None, delays=())
    for draft in filter(_can_change, lead.drafts):
        if can_be_kept(moved_by(lead, draft)):
            lead = lead.with_draft(happens(draft, OwnerAnswered(BACK_EARLY), now).draft)
        elif _names_later(draft, soonest):
            lead = lead.with_draft(_without_its_time(draft, now))
    return lead


def _names_later(draft: Draft, soonest: datetime) -> bool:
    promised = draft.version.promised
    return promised is not None and promised > soonest and not draft.version.by_owner


def _without_its_time(draft: Draft, now: datetime) -> Draft:
    """The next version is given the first time that can be kept."""
    renewed = happens(draft, GoodUntilNear(), now).draft
    return replace(renewed, version=replace(renewed.version, promised=None))
