"""Every kind of draft as one row: when it is due, to which address, what it promises, what fills its text.

What has become needless before it went out says so here too. When something is due is asked of the domain
(`follow_up.py`, `calls.py`); here stands what the book and the habits of the owner have to do with it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.domain.calls import phone_tag_due, times_to_reach_us
from assistant.domain.draft import Draft, DraftKind
from assistant.domain.follow_up import (
    CHECK_INS_A_WEEK,
    NUDGE_HOLDS_DAYS,
    NUDGES_A_DAY,
    check_in_due,
    closes_kindly,
    delay_due,
    is_kind_hour,
    nudge_due,
    nudge_too_late,
    nudges_made,
    only_introduced,
    our_last_mail,
)
from assistant.domain.lead import CallResult, Channel, Entry, Lead, LeadState, Route, Voice
from assistant.domain.ledger import moved_by
from assistant.domain.person import Matter, Person, contact_of
from assistant.domain.promise import good_until, promised_time
from assistant.domain.reading import Contact
from assistant.workflow.drafting_room import with_room
from assistant.workflow.drafting_texts import Contents, Look

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Occasion:
    """One kind of draft. Each function is handed the look and the lead; `draft` is the one being renewed."""

    kind: DraftKind
    is_due: Callable[[Look, Lead], bool]
    address: Callable[[Look, Lead], str]
    """Where it would go, "" if no mail reaches them."""
    promise: Callable[[Look, Lead], datetime | None]
    """The time a first version promises."""
    values: Callable[[Look, Lead, Draft | None], Values]
    needless: Callable[[Look, Lead, Draft], str]
    """Why it need not go out any more, "" while it should."""
    good_until: Callable[[Look], datetime | None]
    """Until when a text that promises nothing holds."""
    begins: bool = False
    """True for a mail that starts a conversation."""
    moves: Callable[[Look, Lead], tuple[str, ...]] = lambda _look, _lead: ()
    """Ids of the promises for which it names a new time."""

    def contents(self, look: Look, lead: Lead, draft: Draft | None, promised: datetime | None) -> Contents:
        """What a version made now says."""
        until = good_until(promised, look.hours) if promised else self.good_until(look)
        values = self.values(look, lead, draft)
        return Contents(self.address(look, lead), promised, until, values, self.begins)


# --- small answers for rows that have nothing to say -----------------------------------------------------


def promises_nothing(_look: Look, _lead: Lead) -> datetime | None:
    """A note without a time."""
    return None


def no_values(_look: Look, _lead: Lead, _draft: Draft | None) -> Values:
    """Names and greetings are enough."""
    return {}


def never_needless(_look: Look, _lead: Lead, _draft: Draft) -> str:
    """Only the events of the table in DESIGN 4.5 withdraw it."""
    return ""


def holds_for_ever(_look: Look) -> datetime | None:
    """Its text names no time."""
    return None


# --- addresses --------------------------------------------------------------------------------------------


def by_route(look: Look, lead: Lead) -> str:
    """Back by the way it came, unless mail came back from there."""
    to = lead.route.to or ""
    return "" if to in _bounced(look, lead) else to


def known_address(look: Look, lead: Lead) -> str:
    """Any address of theirs: also for somebody who only left a voicemail but wrote once."""
    person = look.book.people.get(lead.person)
    known = (lead.route.to, lead.contact.email, *(person.emails if person else ()))
    bounced = _bounced(look, lead)
    return next((email for email in known if email and email not in bounced), "")


def _bounced(look: Look, lead: Lead) -> tuple[str, ...]:
    person = look.book.people.get(lead.person)
    return person.bounced if person else ()


# --- delay ------------------------------------------------------------------------------------------------


def _delay_due(look: Look, lead: Lead) -> bool:
    if lead.wanted is DraftKind.DELAY:
        return bool(lead.open_promises)
    return delay_due(lead, look.now, look.hours, look.desk.habits.warn_before) is not None


def _moved(look: Look, lead: Lead) -> tuple[str, ...]:
    """The promises that a note made now is about: those it was asked for, else the one that slips."""
    if lead.wanted is DraftKind.DELAY:
        owed = [p.id for p in lead.open_promises if not p.is_appointment]
        return tuple(each for each in owed if each in lead.delays) or tuple(owed[:1])
    slips = delay_due(lead, look.now, look.hours, look.desk.habits.warn_before)
    return (slips.id,) if slips else ()


def _later_time(look: Look, lead: Lead) -> datetime | None:
    """As long after the time that slips as policy takes for a new inquiry: one that can be kept."""
    moved = _moved(look, lead)
    old = [p.due for p in lead.open_promises if p.id in moved] or [lead.due or look.now]
    start = max(look.now, *old)
    policy, hours = look.desk.habits.policy, look.hours
    return with_room(look, lead, lambda room: promised_time(start, policy, hours, room))


def _nothing_owed(_look: Look, lead: Lead, draft: Draft) -> str:
    if lead.due is None:
        return "nothing is owed to them any more"
    return "what it is about is settled" if draft.moves and not moved_by(lead, draft) else ""


# --- nudge ------------------------------------------------------------------------------------------------


def _nudge_due(look: Look, lead: Lead) -> bool:
    if lead.wanted is DraftKind.NUDGE:
        return lead.state is LeadState.WAITING
    if lead.is_snoozed(look.now):
        return False
    due = nudge_due(lead, look.now, look.hours, look.desk.habits.nudge_after_days)
    return due is not None and not _something_else_open(look, lead) and _nudges_today(look) < NUDGES_A_DAY


def _nudges_today(look: Look) -> int:
    today = look.hours.day_of(look.now)
    drafts = (draft for lead in look.book.leads.values() for draft in lead.drafts)
    return sum(d.kind is DraftKind.NUDGE and look.hours.day_of(d.created_at) == today for d in drafts)


def _something_else_open(look: Look, lead: Lead) -> bool:
    """Does the same person wait for us in another matter?"""
    others = (each for each in look.book.leads_of(lead.person) if each.number != lead.number)
    return any(not o.is_closed and (o.state is not LeadState.WAITING or o.open_promises) for o in others)


def _nudge_values(look: Look, lead: Lead, draft: Draft | None) -> Values:
    ours = our_last_mail(lead)
    made = nudges_made(lead, ours.at) if ours else ()
    number = 1 + sum(1 for each in made if draft is None or each.created_at < draft.created_at)
    ladder = look.desk.habits.nudge_after_days
    last, introduced = closes_kindly(number, ladder), only_introduced(lead)
    return {"nudge": {"number": number, "last": last, "introduced": introduced}}


def _nudge_needless(look: Look, lead: Lead, draft: Draft) -> str:
    if lead.state is not LeadState.WAITING:
        return "you do not wait for them any more"
    if lead.open_promises:
        return "you owe them something yourself"
    if lead.no_nudges or lead.complained:
        return "they are not to be nudged"
    if _alive_since(lead, draft.created_at):
        return "they gave a sign of life"
    if nudge_too_late(draft, look.now, look.hours):
        return f"it waited for a yes for {NUDGE_HOLDS_DAYS} business days"
    return "" if by_route(look, lead) else "mail to them came back"


def _alive_since(lead: Lead, at: datetime) -> bool:
    theirs = lead.last_of_theirs
    spoke = theirs is not None and theirs.at > at
    stirred = lead.alive_at is not None and lead.alive_at > at
    return spoke or stirred or any(a.result is CallResult.REACHED and a.at > at for a in lead.attempts)


# --- phone tag --------------------------------------------------------------------------------------------


def _phone_tag_due(look: Look, lead: Lead) -> bool:
    return phone_tag_due(lead, look.now, look.hours)


def _first_window(look: Look) -> datetime | None:
    """A mail that offers times is out of date when the first of them begins."""
    windows = times_to_reach_us(look.now, look.hours)
    return windows[0][0] if windows else None


# --- introduction -----------------------------------------------------------------------------------------


def _introduction_due(_look: Look, lead: Lead) -> bool:
    return lead.wanted is DraftKind.INTRODUCTION and lead.state is LeadState.OPEN


# --- check-in ---------------------------------------------------------------------------------------------


def _check_in_due(_look: Look, lead: Lead) -> bool:
    return lead.wanted is DraftKind.CHECK_IN


def _check_in_needless(look: Look, lead: Lead, _draft: Draft) -> str:
    person = look.book.people.get(lead.person)
    if person is not None and person.no_thanks is not None:
        return "they want no such notes"
    others = (each for each in look.book.leads_of(lead.person) if each.number != lead.number)
    return "something of theirs is open" if any(not other.is_closed for other in others) else ""


_A_MOMENT = timedelta(seconds=1)


def customers_to_ask(look: Look) -> list[tuple[Person, Matter]]:
    """Past customers whose turn it is to be asked how things are, the longest silence first, a few a week."""
    after_days = look.desk.habits.check_in_after_days
    if not after_days or not is_kind_hour(look.now, look.hours):
        return []
    week_ago = look.now - timedelta(days=7)
    people = look.book.people.values()
    room = CHECK_INS_A_WEEK - sum(at > week_ago for person in people for at in person.check_ins)
    busy = {lead.person for lead in look.book.unfinished()}
    due = (
        (person, matter)
        for person in people
        if (matter := check_in_due(person, look.now, look.hours, after_days)) and person.id not in busy
        if any(email not in person.bounced for email in person.emails)
    )
    return sorted(due, key=lambda pair: (pair[1].closed, pair[1].lead))[: max(room, 0)]


def lead_for_check_in(number: int, person: Person, matter: Matter, look: Look) -> Lead:
    """The matter that a check-in opens: we wait for them; no inquiry, so it counts in no figure.

    Our word of then stands first: what begins with ours is no inquiry of theirs.
    """
    said = ((Voice.US, matter.ours, matter.closed), (Voice.THEM, matter.theirs, matter.closed + _A_MOMENT))
    lead = Lead(
        number=number,
        person=person.id,
        channel=Channel.MANUAL,
        contact=contact_of(person, Contact()),
        received_at=look.now,
        state=LeadState.WAITING,
        subject=matter.about,
        about=matter.about,
        language=matter.language,
        route=Route(
            account=matter.account,
            own_address=matter.own_address or look.desk.account(matter.account).address,
            to=next(email for email in person.emails if email not in person.bounced),
        ),
        wanted=DraftKind.CHECK_IN,
        reasons=(f"a customer of yours: lead {matter.lead} ended well",),
        conversation=tuple(
            Entry(voice, at, f"matter:{matter.lead}:{voice}", excerpt=words)
            for voice, words, at in said
            if words or voice is Voice.US
        ),
    )
    return lead.noting(look.now, f"time to ask how things are since lead {matter.lead}")


# --- the table --------------------------------------------------------------------------------------------

# fmt: off
AFTER_THE_FIRST_NOTE: tuple[Occasion, ...] = (
    #        kind                    due                address        promises
    #        values                  needless           good until
    Occasion(DraftKind.DELAY,        _delay_due,        by_route,      _later_time,
             no_values,              _nothing_owed,     holds_for_ever, moves=_moved),
    Occasion(DraftKind.PHONE_TAG,    _phone_tag_due,    known_address, promises_nothing,
             no_values,              never_needless,    _first_window),
    Occasion(DraftKind.INTRODUCTION, _introduction_due, known_address, promises_nothing,
             no_values,              never_needless,    holds_for_ever, begins=True),
    Occasion(DraftKind.NUDGE,        _nudge_due,        by_route,      promises_nothing,
             _nudge_values,          _nudge_needless,   holds_for_ever),
    Occasion(DraftKind.CHECK_IN,     _check_in_due,     known_address, promises_nothing,
             no_values,              _check_in_needless, holds_for_ever, begins=True),
)
# fmt: on
"""All kinds but the acknowledgement, in the order in which they are looked for."""
