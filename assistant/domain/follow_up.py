"""What is due when, after the first note: delay notes, nudges, check-ins, and what silence does to a lead.

All pure: the moves are in `lead.py`, the drafts are made by `workflow/drafting.py`. Times are aware UTC,
days are the owner's.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from assistant.domain.business_hours import BusinessHours
from assistant.domain.draft import Draft, DraftKind, DraftState
from assistant.domain.lead import (
    CallResult,
    Channel,
    Entry,
    Lead,
    LeadState,
    Outcome,
    Voice,
    closed,
    shortened,
)
from assistant.domain.person import Matter, Person
from assistant.domain.promise import Promise, is_too_old, warn_at

GLANCE_DAYS = 3
"""Business days after which a bare confirmation that nobody looked at goes back to waiting."""
QUIET_DAYS = 14
"""Business days after which a matter closes in which our last mail asked and offered nothing."""
COLD_DAYS = 5
"""Business days after the last nudge that went unanswered."""
UNNUDGED_DAYS = QUIET_DAYS + COLD_DAYS
"""Business days after which a question of ours goes cold that nobody may be reminded of."""
NUDGE_HOLDS_DAYS = 10
"""Business days for which a nudge may wait for its yes."""
FORTNIGHT = timedelta(days=14)
"""No further is a kind hour looked for."""
NUDGES_A_DAY = 5
CHECK_INS_A_WEEK = 3
CHECK_INS_A_YEAR = 2
"""For one person."""
SEASON = timedelta(days=45)
"""Matters of different years that began within this time of each other belong to one season."""
BEFORE_SEASON = timedelta(days=30)
YEAR = timedelta(days=365)

REMINDERS = frozenset({DraftKind.NUDGE, DraftKind.CHECK_IN})
"""Kinds that nobody waits for: they go out when people are at their desks."""
_GOES_WRONG = (DraftState.UNCERTAIN, DraftState.FAILED)


def is_kind_hour(now: datetime, hours: BusinessHours) -> bool:
    """May somebody be reminded now: in open hours, Monday to Thursday, Friday before noon?

    An owner who never works then reminds whenever he works.
    """
    if not hours.is_open(now):
        return False
    return _is_kind(hours.local(now)) or not _has_kind_hours(hours)


def _is_kind(local: datetime) -> bool:
    return local.weekday() < 4 or (local.weekday() == 4 and local.time() < time(12))


def _has_kind_hours(hours: BusinessHours) -> bool:
    """Does the owner's week hold any? One who works on Friday afternoons and Saturdays has none."""
    return any(hours.week[:4]) or any(start < time(12) for start, _ in hours.week[4])


def next_kind_hour(now: datetime, hours: BusinessHours) -> datetime:
    """The next moment at which somebody may be reminded; now, if that is one. NotPossible if never.

    Where the two weeks from the next opening on hold none, because those very days are closed, that opening.
    """
    if is_kind_hour(now, hours):
        return now
    at = first = hours.opening_after(now)
    while not is_kind_hour(at, hours):
        at = hours.opening_after(at + timedelta(seconds=1))
        if at - first > FORTNIGHT:
            return first
    return at


# --- promises that slip ------------------------------------------------------------------------------------


def slipping(lead: Lead, now: datetime, hours: BusinessHours, warn_before: timedelta) -> tuple[Promise, ...]:
    """The promises that are about to slip, or have, the earliest first: due in less than `warn_before` of
    working time."""
    if lead.is_closed:
        return ()
    owed = (promise for promise in lead.open_promises if not promise.is_appointment)
    return tuple(promise for promise in owed if now >= warn_at(promise, hours, warn_before))


def delay_due(lead: Lead, now: datetime, hours: BusinessHours, warn_before: timedelta) -> Promise | None:
    """The promise that a delay note should move now; None where it was moved before, or one was proposed.

    Each is warned of for itself, the earliest first.
    """
    if lead.route.to is None:
        return None
    once = (p for p in slipping(lead, now, hours, warn_before) if not p.was_moved)
    return next((promise for promise in once if not _proposed(lead, promise)), None)


def _proposed(lead: Lead, promise: Promise) -> bool:
    """Was a note drafted that names a new time for it? One that an early return took back is none."""
    notes = (d for d in lead.drafts if d.kind is DraftKind.DELAY and d.why != BACK_EARLY)
    return any(promise.id in d.moves or (not d.moves and d.created_at >= promise.made_at) for d in notes)


BACK_EARLY = "you are back: the promise can be kept"
"""Why a delay note was withdrawn that an absence had called for."""


CALL_INSTEAD = "the new time slips too:"
"""How the owner's question begins when a matter slips for the second time."""


def call_instead(lead: Lead, now: datetime, hours: BusinessHours, warn_before: timedelta, phone: str) -> str:
    """What the owner is told when the time slips a second time; "" if it does not.

    `phone` is their number as people write it, "" if none is known.
    """
    if not any(promise.was_moved for promise in slipping(lead, now, hours, warn_before)):
        return ""
    return f"{CALL_INSTEAD} {way_instead(phone)}"


def way_instead(phone: str) -> str:
    """What to do instead of a third note; `phone` as for `call_instead`."""
    return f"call {phone} instead of writing again" if phone else "they should hear it from yourself"


AWAY_THEN = "you are away then:"
"""How the owner's question begins where a promise falls into his absence that no note can move."""
CALL_QUESTIONS = (CALL_INSTEAD, AWAY_THEN)
"""How questions begin that a call answers."""


def call_before_leaving(lead: Lead, now: datetime, hours: BusinessHours, phone: str) -> str:
    """What the owner is told of a promise in an absence of his that no note can move; "" if there is none.

    A visit is put off by himself, with another day: a note that speaks of "a little longer" would leave them
    waiting at the door. So is what moved before, and whom no mail reaches. `phone` as for `call_instead`.
    """
    if lead.is_closed:
        return ""
    away = [p for p in lead.open_promises if p.due > now and hours.day_of(p.due) in hours.away]
    visit = next((p for p in away if p.is_appointment), None)
    if visit is not None:
        way = f"call {phone}" if phone else "write to them yourself"
        said = f" about “{shortened(visit.words, 80)}”" if visit.words else ""
        return f"{AWAY_THEN} {way}{said}"
    if not away or not (any(p.was_moved for p in away) or lead.route.to is None):
        return ""
    way = f"call {phone} before you go" if phone else "they should hear it from yourself before you go"
    return f"{AWAY_THEN} {way}"


def may_take_longer(lead: Lead) -> bool:
    """Is there a time that a note can move: promised, and not moved before, to somebody whom mail reaches?"""
    first = first_owed(lead)
    return first is not None and not first.was_moved and lead.route.to is not None


def first_owed(lead: Lead) -> Promise | None:
    """The earliest open promise that a note can speak of: no appointment."""
    return next((promise for promise in lead.open_promises if not promise.is_appointment), None)


def with_slip(lead: Lead, words: str, now: datetime) -> Lead:
    """The lead with that question, or without it once nothing slips any more; other questions stand."""
    ours = lead.question.startswith(CALL_QUESTIONS)
    if words == lead.question or (lead.question and not ours) or not (words or ours):
        return lead
    asked = replace(lead, question=words)
    return asked.noting(now, words) if words and not ours else asked


# --- nudges -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Nudge:
    """The next nudge of a ladder: its number from 1, whether it closes kindly, and its first day."""

    number: int
    last: bool
    day: date


def our_last_mail(lead: Lead) -> Entry | None:
    """The latest mail of the owner's own."""
    ours = (entry for entry in lead.conversation if entry.voice is Voice.US)
    return max(ours, key=lambda entry: entry.at, default=None)


def silence_after(lead: Lead) -> Entry | None:
    """Our last mail, if it asked or offered something and nothing at all came back since then."""
    ours = our_last_mail(lead)
    if ours is None or not ours.asks or lead.state is not LeadState.WAITING:
        return None
    theirs = lead.last_of_theirs
    spoke = [theirs.at] if theirs else []
    reached = [each.at for each in lead.attempts if each.result is CallResult.REACHED]
    alive = [lead.alive_at] if lead.alive_at else []
    return None if any(at > ours.at for at in (*spoke, *reached, *alive)) else ours


def may_be_nudged(lead: Lead) -> bool:
    """Nothing forbids it: not the owner, no complaint, no promise of ours, and a way to write."""
    forbidden = lead.no_nudges or lead.complained or bool(lead.open_promises) or bool(lead.question)
    return not forbidden and lead.route.to is not None


def nudges_made(lead: Lead, since: datetime) -> tuple[Draft, ...]:
    """Nudges drafted after that mail of ours, whatever became of them."""
    return tuple(d for d in lead.drafts if d.kind is DraftKind.NUDGE and d.created_at >= since)


def next_nudge(lead: Lead, hours: BusinessHours, ladder: tuple[int, ...]) -> Nudge | None:
    """The nudge that comes next and its first day; None if none does.

    `ladder` counts business days after our last mail. Between two nudges there are always as many days as
    the ladder has between them, however late the first went out. Somebody who is away is nudged on the
    first open day after the return.
    """
    ours = silence_after(lead)
    if ours is None or not may_be_nudged(lead):
        return None
    made = nudges_made(lead, ours.at)
    if len(made) >= len(ladder) or any(d.is_live or d.state in _GOES_WRONG for d in made):
        return None
    day = hours.add_business_days(ours.at, ladder[len(made)])
    if made:
        gap = ladder[len(made)] - ladder[len(made) - 1]
        day = max(day, hours.add_business_days(_over_at(made[-1]), max(gap, 1)))
    if lead.away_until is not None:
        day = max(day, hours.next_open_day(lead.away_until))
    return Nudge(len(made) + 1, closes_kindly(len(made) + 1, ladder), day)


def only_introduced(lead: Lead) -> bool:
    """Was the first note to them our only mail so far: did nobody offer them anything yet?"""
    ours = sum(entry.voice is Voice.US for entry in lead.conversation)
    introduced = any(d.kind is DraftKind.INTRODUCTION and d.sent_at is not None for d in lead.drafts)
    return introduced and ours == 1


def closes_kindly(number: int, ladder: tuple[int, ...]) -> bool:
    """Is that nudge the farewell? The last of several is; nobody is taken leave of in the first word."""
    return 1 < number >= len(ladder) > 0


def nudge_due(lead: Lead, now: datetime, hours: BusinessHours, ladder: tuple[int, ...]) -> Nudge | None:
    """The nudge to draft now, None if there is none."""
    nudge = next_nudge(lead, hours, ladder) if is_kind_hour(now, hours) else None
    return nudge if nudge is not None and hours.day_of(now) >= nudge.day else None


def nudge_too_late(draft: Draft, now: datetime, hours: BusinessHours) -> bool:
    """Has it waited for its yes for so long that its words no longer fit? Then the next one follows."""
    return draft.state is DraftState.PENDING and is_too_old(draft.created_at, now, hours, NUDGE_HOLDS_DAYS)


def _over_at(draft: Draft) -> datetime:
    """When a nudge that is over was sent, or at least proposed."""
    return draft.sent_at or draft.created_at


# --- what silence does ------------------------------------------------------------------------------------


def after_silence(lead: Lead, now: datetime, hours: BusinessHours, ladder: tuple[int, ...] = ()) -> Lead:
    """The lead as the passing of time leaves it at `now` (aware UTC); the same value if nothing is due.

    `ladder` are the business days after which unanswered mail is nudged; without it nobody is.
    """
    if lead.state is LeadState.OPEN and lead.glance:
        latest = lead.last_of_theirs
        if latest is not None and is_too_old(latest.at, now, hours, GLANCE_DAYS):
            return replace(lead, state=LeadState.WAITING, glance=False).noting(
                now, "nothing more came: waiting"
            )
    if lead.state is not LeadState.WAITING or lead.open_promises or lead.question or lead.live_drafts:
        return lead
    if any(draft.kind is DraftKind.CHECK_IN for draft in lead.drafts):
        return _after_check_in(lead, now, hours)
    ours = silence_after(lead)
    if ours is None:
        since = _quiet_since(lead)
        quiet = since is not None and is_too_old(since, now, hours, QUIET_DAYS)
        return closed(lead, Outcome.DONE, now) if quiet else lead
    return _after_question(lead, ours, now, hours, ladder)


def _after_question(
    lead: Lead, ours: Entry, now: datetime, hours: BusinessHours, ladder: tuple[int, ...]
) -> Lead:
    """Nobody answered what we asked: cold, once the last nudge has gone unanswered for a while."""
    if next_nudge(lead, hours, ladder) is not None:
        return lead
    made = nudges_made(lead, ours.at)
    if any(d.state in _GOES_WRONG for d in made):
        return lead
    since, days = (_over_at(made[-1]), COLD_DAYS) if made else (ours.at, UNNUDGED_DAYS)
    if lead.away_until is not None:
        since = max(since, hours.moment(lead.away_until, time(12)))
    return closed(lead, Outcome.COLD, now) if is_too_old(since, now, hours, days) else lead


def _after_check_in(lead: Lead, now: datetime, hours: BusinessHours) -> Lead:
    """A matter that was opened for a check-in ends with it, unless they write."""
    if any(d.state in _GOES_WRONG for d in lead.drafts):
        return lead
    sent = max((d.sent_at for d in lead.drafts if d.sent_at is not None), default=None)
    ends = sent is None or is_too_old(sent, now, hours, QUIET_DAYS)
    return closed(lead, Outcome.DONE, now) if ends else lead


def _quiet_since(lead: Lead) -> datetime | None:
    """The last thing that happened between us: a mail of either side, a call that reached them."""
    spoke = [e.at for e in lead.conversation if e.voice in (Voice.US, Voice.THEM)]
    reached = [each.at for each in lead.attempts if each.result is CallResult.REACHED]
    alive = [lead.alive_at] if lead.alive_at else []
    return max((*spoke, *reached, *alive), default=None)


# --- check-ins -------------------------------------------------------------------------------------------


def remembered(lead: Lead) -> Matter | None:
    """What is worth remembering of a closed lead: won, or done with two mails of ours and no complaint."""
    ours = [entry for entry in lead.conversation if entry.voice is Voice.US]
    well = lead.outcome is Outcome.WON or (lead.outcome is Outcome.DONE and len(ours) >= 2)
    opened_for_them = lead.channel is not Channel.MANUAL or lead.opened_at is not None
    if lead.closed_at is None or not well or lead.complained or lead.merged_into or not opened_for_them:
        return None
    theirs = lead.last_of_theirs
    return Matter(
        lead=lead.number,
        opened=lead.received_at,
        closed=lead.closed_at,
        about=lead.about or lead.subject,
        theirs=theirs.excerpt if theirs else "",
        ours=max(ours, key=lambda entry: entry.at).excerpt if ours else "",
        language=lead.language,
        account=lead.route.account,
        own_address=lead.route.own_address,
    )


def check_in_due(person: Person, now: datetime, hours: BusinessHours, after_days: int) -> Matter | None:
    """The matter after which this customer should be asked how things are; None if nobody should be.

    Whoever said "no, thanks" never is, nobody more than twice a year, and those whose matters come in one
    season only shortly before or in it. Whether anything is open has to be asked of the book.
    """
    if not after_days or not person.matters or person.no_thanks is not None:
        return None
    if sum(at > now - YEAR for at in person.check_ins) >= CHECK_INS_A_YEAR:
        return None
    matter = person.matters[-1]
    touched = (matter.closed, person.last_heard, person.last_answered, *person.check_ins)
    if hours.day_of(now) < hours.day_of(max(filter(None, touched))) + timedelta(days=after_days):
        return None
    return matter if is_kind_hour(now, hours) and in_season(person.matters, hours.day_of(now)) else None


def in_season(matters: tuple[Matter, ...], today: date) -> bool:
    """Is it the time of year in which these matters come? Always, where they show no season."""
    days = [matter.opened.date() for matter in matters]
    if len({day.year for day in days}) < 2 or any(_apart(day, days[-1]) > SEASON for day in days):
        return True
    return any(
        anniversary - BEFORE_SEASON <= today <= anniversary + SEASON - BEFORE_SEASON
        for anniversary in (_in_year(days[-1], today.year + ahead) for ahead in (-1, 0, 1))
    )


def _apart(one: date, other: date) -> timedelta:
    """How far two days lie apart in the circle of the year."""
    days = abs(_in_year(one, 2000) - _in_year(other, 2000))
    return min(days, YEAR - days)


def _in_year(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, 28))
