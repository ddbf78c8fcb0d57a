"""Drafting: what is due becomes a promise and a draft, laid before the owner; what is stale is renewed.

Reads the leads, writes drafts on them, then makes the Drafts folder match: every live draft has one
untouched copy there, everything else of ours is taken out (I7, I8, I9).
"""

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.domain.book import Book, LogLine, NoteKind
from assistant.domain.business_hours import BusinessHours
from assistant.domain.draft import (
    RENEW_AHEAD,
    Draft,
    DraftKind,
    DraftState,
    GoodUntilNear,
    OwnerAnswered,
    TooLate,
    happens,
    with_version,
)
from assistant.domain.lead import CallResult, Lead, LeadState, Voice, spoken
from assistant.domain.promise import first_slot, good_until, is_too_old, promised_time, renewed_promise
from assistant.domain.tone import PROMISING
from assistant.errors import ContentError, WorldError
from assistant.workflow.copies import lay, take_out
from assistant.workflow.drafting_kinds import (
    AFTER_THE_FIRST_NOTE,
    Occasion,
    by_route,
    customers_to_ask,
    holds_for_ever,
    lead_for_check_in,
    never_needless,
    no_values,
)
from assistant.workflow.drafting_room import with_room
from assistant.workflow.drafting_texts import Look, version_of
from assistant.workflow.ports import Desk

ONE_PER_PERSON = timedelta(days=7)
"""A person is acknowledged once in this time (I14; RFC 3834 suggests seven days)."""

WITHDRAWN_AFTER_DAYS = 3
"""Business days after which an acknowledgement that was not approved comes too late."""

SUFFIXES = "abcdefghijklmnopqrstuvwxyz"
CHECK_INS_KEPT = 6
"""So many check-ins are remembered of one person."""


def drafting(desk: Desk, now: datetime) -> None:
    """Make, renew and withdraw drafts in the book, then lay and take out copies. Idle in mode `watch`."""
    if desk.habits.mode == "watch":
        return
    _write_drafts(desk, now)
    _match_folder(desk, now)


# --- in the book ----------------------------------------------------------------------------------


def _write_drafts(desk: Desk, now: datetime) -> None:
    """One transaction if there is anything to write; each change decides on the lead as it is then."""
    hours = desk.hours(now)
    look = Look(desk, desk.book.look(), hours, now)
    if not customers_to_ask(look) and not any(_is_due(look, lead) for lead in look.book.leads.values()):
        return
    with desk.book.transaction() as book:
        look = Look(desk, book, hours, now)
        _open_check_ins(look)
        for number in tuple(book.leads):
            _withdraw(look, book.lead(number))
            _renew(look, book.lead(number))
            _without_acknowledgement(look, book.lead(number))
            _make(look, book.lead(number))
    desk.point("drafting:written")


def _is_due(look: Look, lead: Lead) -> bool:
    if not lead.is_closed and (wants_acknowledgement(lead) or _occasion(look, lead) is not None):
        return True
    return any(_why_withdrawn(look, lead, d) or _wants_renewal(d, look.now) for d in lead.drafts)


# --- a new draft ----------------------------------------------------------------------------------


def _occasion(look: Look, lead: Lead) -> Occasion | None:
    """The draft that is due for this lead: one at a time, and none while Sent is unreadable, for then
    nobody knows who was answered already."""
    if not look.desk.sees.sent_readable.get(lead.route.account, True) or lead.is_closed:
        return None
    if any(d.is_live or d.state is DraftState.UNCERTAIN for d in lead.drafts):
        return None
    due = (each for each in OCCASIONS if each.is_due(look, lead) and each.address(look, lead))
    return next(due, None)


def _make(look: Look, lead: Lead) -> None:
    """Draft what is due for this lead, as far as the limits go."""
    occasion = _occasion(look, lead)
    if occasion is None:
        return
    desk, now = look.desk, look.now
    if _drafts_this_hour(look.book, now) >= desk.habits.drafts_per_hour:
        desk.sees.troubles["drafts"] = "many drafts at once: more drafts follow within the hour"
        return
    desk.sees.troubles.pop("drafts", None)
    draft_id = _next_id(lead)
    contents = occasion.contents(look, lead, None, occasion.promise(look, lead))
    try:
        version = version_of(look, lead, occasion.kind, draft_id, 1, contents)
    except ContentError as error:
        desk.sees.troubles["templates"] = str(error)
        return
    desk.sees.troubles.pop("templates", None)
    moves = occasion.moves(look, lead)
    draft = Draft(draft_id, lead.number, occasion.kind, version, now, account=lead.route.account, moves=moves)
    if lead.wanted is occasion.kind:
        lead = replace(lead, wanted=None, delays=())
    kind = spoken(occasion.kind)
    look.book.put(
        lead.with_draft(draft).noting(now, f"{'an' if kind[0] in 'aeiou' else 'a'} {kind} was drafted")
    )
    look.book.tell(
        LogLine(now, NoteKind.DRAFT, f"drafted {draft_id} ({kind}) to {version.recipient.email}", lead.number)
    )


def _next_id(lead: Lead) -> str:
    """ "12a", …, "12z", "12aa", …: never the same twice."""
    rounds, letter = divmod(len(lead.drafts), len(SUFFIXES))
    return f"{lead.number}{SUFFIXES[letter] * (rounds + 1)}"


def _open_check_ins(look: Look) -> None:
    """A lead for each past customer whose turn it is; its draft is made with all the others."""
    for person, matter in customers_to_ask(look):
        lead = look.book.put(lead_for_check_in(look.book.new_number(), person, matter, look))
        look.book.put_person(replace(person, check_ins=(*person.check_ins, look.now)[-CHECK_INS_KEPT:]))
        look.book.tell(LogLine(look.now, NoteKind.DRAFT, lead.history[-1].words, lead.number))


# --- the acknowledgement --------------------------------------------------------------------------


def wants_acknowledgement(lead: Lead) -> bool:
    """Open, unanswered, reachable by mail, and never acknowledged in this conversation (I14, I15)."""
    return (
        lead.state is LeadState.OPEN
        and lead.acknowledge
        and not lead.glance
        and lead.route.to is not None
        and lead.acknowledged_at is None
        and lead.answered_at is None
        and not any(_stands(d, lead) for d in lead.drafts)
    )


def _stands(draft: Draft, lead: Lead) -> bool:
    """Is that the conversation's one acknowledgement? Not if it was withdrawn and they came back since."""
    if draft.kind is not DraftKind.ACKNOWLEDGEMENT:
        return False
    came_back = lead.opened_at is not None and draft.created_at < lead.opened_at
    return draft.state is not DraftState.WITHDRAWN or not came_back


def _without_acknowledgement(look: Look, lead: Lead) -> None:
    """Give up the acknowledgement that would be wrong for this person; while Sent is unreadable, wait."""
    if not wants_acknowledgement(lead) or not look.desk.sees.sent_readable.get(lead.route.account, True):
        return
    why_not = _why_no_acknowledgement(look.book, lead, look.hours, look.now)
    if why_not:
        look.book.put(replace(lead, acknowledge=False, no_acknowledgement=why_not))


def _acknowledgement_due(_look: Look, lead: Lead) -> bool:
    return wants_acknowledgement(lead)


def _why_no_acknowledgement(book: Book, lead: Lead, hours: BusinessHours, now: datetime) -> str:
    person = book.people.get(lead.person)
    if person is not None:
        last = person.last_acknowledged
        if last is not None and now - last < ONE_PER_PERSON:
            return "they had a note of ours within the last seven days"
        ours = [e.at for e in lead.conversation if e.voice is Voice.US]
        wrote = max(filter(None, (person.last_answered, *ours)), default=None)
        if wrote is not None and now - wrote < ONE_PER_PERSON:
            return "you wrote to them within the last seven days"
        if lead.route.to in person.bounced:
            return "mail to them came back"
        others = [o for o in book.leads_of(person.id) if o.number != lead.number]
        if any(d.kind is DraftKind.ACKNOWLEDGEMENT and d.is_live for o in others for d in o.drafts):
            return "a note to them is on its way already"
    since = lead.opened_at or lead.received_at
    if any(each.result is CallResult.LEFT_MESSAGE and each.at >= since for each in lead.attempts):
        return "you left them a message"
    if is_too_old(lead.opened_at or lead.received_at, now, hours, WITHDRAWN_AFTER_DAYS):
        return "too late for a note, answer directly"
    return ""


def _first_promise(look: Look, lead: Lead) -> datetime:
    """What policy promises to someone who wrote then; reckoned from now if that is about to pass."""
    policy, hours, now = look.desk.habits.policy, look.hours, look.now
    arrived = lead.opened_at or lead.received_at
    due = with_room(look, lead, lambda room: promised_time(arrived, policy, hours, room))
    if good_until(due, hours) - RENEW_AHEAD <= now:
        return with_room(look, lead, lambda room: renewed_promise(now, policy, hours, room))
    return due


OCCASIONS = (
    Occasion(
        DraftKind.ACKNOWLEDGEMENT,
        _acknowledgement_due,
        by_route,
        _first_promise,
        no_values,
        never_needless,
        holds_for_ever,
    ),
    *AFTER_THE_FIRST_NOTE,
)
"""One row for each kind of draft, in the order in which they are looked for."""
_ROWS = {occasion.kind: occasion for occasion in OCCASIONS}


def _drafts_this_hour(book: Book, now: datetime) -> int:
    since = now - timedelta(hours=1)
    return sum(1 for lead in book.leads.values() for draft in lead.drafts if draft.created_at > since)


# --- drafts that are there --------------------------------------------------------------------------


def _withdraw(look: Look, lead: Lead) -> None:
    """Take back what comes too late or has become needless before it went out."""
    for draft in lead.drafts:
        why = _why_withdrawn(look, lead, draft)
        if why:
            late = _is_late(draft, lead, look.hours, look.now)
            ruling = happens(draft, TooLate() if late else OwnerAnswered(why), look.now)
            look.book.put(look.book.lead(lead.number).with_draft(ruling.draft).noting(look.now, ruling.words))


def _why_withdrawn(look: Look, lead: Lead, draft: Draft) -> str:
    """Why a draft should not go out any more, "" while it may."""
    if _is_late(draft, lead, look.hours, look.now):
        return "too late"
    if draft.state not in (DraftState.PENDING, DraftState.APPROVED):
        return ""
    return _ROWS[draft.kind].needless(look, lead, draft)


def _is_late(draft: Draft, lead: Lead, hours: BusinessHours, now: datetime) -> bool:
    if draft.kind is not DraftKind.ACKNOWLEDGEMENT or draft.state is not DraftState.PENDING:
        return False
    return is_too_old(lead.opened_at or lead.received_at, now, hours, WITHDRAWN_AFTER_DAYS)


def _renew(look: Look, lead: Lead) -> None:
    for draft in lead.drafts:
        if not _wants_renewal(draft, look.now):
            continue
        renewed = _renewed(look, lead, draft)
        if renewed is not draft:
            longer = _takes_longer(lead, draft)
            lead = look.book.put(replace(lead.with_draft(renewed), wanted=None if longer else lead.wanted))


def _wants_renewal(draft: Draft, now: datetime) -> bool:
    """A new mail came, or the promise in it is about to become one that cannot be kept."""
    if draft.state not in (DraftState.PENDING, DraftState.APPROVED):
        return False
    until = draft.version.good_until
    ahead = timedelta(0) if draft.version.by_owner else RENEW_AHEAD
    return draft.stale or (until is not None and now >= until - ahead)


def _renewed(look: Look, lead: Lead, draft: Draft) -> Draft:
    """The draft with a new version; the owner's own words are never rewritten, he is asked instead."""
    if draft.version.by_owner:
        until = draft.version.promised or draft.version.good_until
        passed = until is not None and until <= look.now
        why = "its time has passed: edit it" if passed else "they wrote again: edit it or approve it again"
        asked = happens(draft, GoodUntilNear(), look.now).draft
        return replace(asked, stale=False, why=why, version=replace(draft.version, good_until=None))
    contents = _ROWS[draft.kind].contents(look, lead, draft, _time_now(look, lead, draft))
    try:
        version = version_of(look, lead, draft.kind, draft.id, draft.version.number + 1, contents)
    except ContentError as error:
        look.desk.sees.troubles["templates"] = str(error)
        return draft
    if version.says_the_same_as(draft.version):
        return with_version(draft, version)
    return with_version(happens(draft, GoodUntilNear(), look.now).draft, version)


def _takes_longer(lead: Lead, draft: Draft) -> bool:
    """Did the owner say so before this first note went out?"""
    return draft.kind is DraftKind.ACKNOWLEDGEMENT and lead.wanted is DraftKind.DELAY


def _time_now(look: Look, lead: Lead, draft: Draft) -> datetime | None:
    """What a new version promises: the same, while that can be kept; None for kinds that promise nothing."""
    if draft.kind not in PROMISING:
        return None
    policy, hours, now, due = look.desk.habits.policy, look.hours, look.now, draft.version.promised
    if _takes_longer(lead, draft):
        start = max(now, due) if due else now
        return with_room(look, lead, lambda room: promised_time(start, policy, hours, room))
    if due is None or good_until(due, hours) - RENEW_AHEAD <= now:
        return with_room(look, lead, lambda room: renewed_promise(now, policy, hours, room))
    if not hours.is_open_day(hours.day_of(due)):  # the owner is away on that day
        return with_room(look, lead, lambda room: first_slot(due, hours, room))
    return due


# --- in the folder --------------------------------------------------------------------------------


def _match_folder(desk: Desk, now: datetime) -> None:
    """Take out what should not lie there, lay what should; a mailbox that refuses is named and waits."""
    for draft in _all_drafts(desk):
        try:
            if draft.wants_taking_out and draft.state is not DraftState.SENDING:
                take_out(desk, draft.id, now)
        except WorldError as error:
            desk.sees.troubles[f"{draft.account}/Drafts"] = str(error)
            return
    for draft in _all_drafts(desk):
        if not draft.wants_laying or draft.stale or not desk.sees.drafts_seen.get(draft.account, False):
            continue  # a copy whose APPEND lost its reply may lie there: look first (I9)
        try:
            lay(desk, draft, now)
        except (WorldError, ContentError) as error:
            desk.sees.troubles[f"{draft.account}/Drafts"] = str(error)
            return
        desk.sees.troubles.pop(f"{draft.account}/Drafts", None)


def _all_drafts(desk: Desk) -> list[Draft]:
    leads = desk.book.look().leads
    return [draft for _, lead in sorted(leads.items()) for draft in lead.drafts]
