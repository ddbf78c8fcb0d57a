"""Drafting: what is due becomes a promise and a draft, laid before the owner; what is stale is renewed.

Reads the leads, writes drafts on them, then makes the Drafts folder match: every live draft has one
untouched copy there, everything else of ours is taken out (I7, I8, I9).
"""

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.domain import greeting
from assistant.domain.book import Book, LogLine, NoteKind
from assistant.domain.business_hours import BusinessHours
from assistant.domain.draft import (
    RENEW_AHEAD,
    Draft,
    DraftKind,
    DraftState,
    GoodUntilNear,
    TooLate,
    Version,
    happens,
    next_marker_name,
    with_version,
)
from assistant.domain.lead import Channel, Lead, LeadState
from assistant.domain.message import Address
from assistant.domain.phrase import phrase
from assistant.domain.promise import good_until, is_too_old, promised_time, renewed_promise
from assistant.domain.reading import Kind
from assistant.errors import ContentError, WorldError
from assistant.workflow.copies import lay, take_out
from assistant.workflow.ports import Desk

ONE_PER_PERSON = timedelta(days=7)
"""A person is acknowledged once in this time (I14; RFC 3834 suggests seven days)."""

WITHDRAWN_AFTER_DAYS = 3
"""Business days after which an acknowledgement that was not approved comes too late."""

SUFFIXES = "abcdefghijklmnopqrstuvwxyz"


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
    if not any(_is_due(lead, hours, now) for lead in desk.book.look().leads.values()):
        return
    with desk.book.transaction() as book:
        for lead in tuple(book.leads.values()):
            _withdraw_late(book, lead, hours, now)
            _renew(desk, book, book.lead(lead.number), hours, now)
            _acknowledge(desk, book, book.lead(lead.number), hours, now)
    desk.point("drafting:written")


def _is_due(lead: Lead, hours: BusinessHours, now: datetime) -> bool:
    waits = any(_is_late(d, lead, hours, now) or _wants_renewal(d, now) for d in lead.drafts)
    return waits or wants_acknowledgement(lead)


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


def _acknowledge(desk: Desk, book: Book, lead: Lead, hours: BusinessHours, now: datetime) -> None:
    if not wants_acknowledgement(lead) or not desk.sees.sent_readable.get(lead.route.account, True):
        return  # while Sent is unreadable, nobody knows who was answered already
    why_not = _why_no_acknowledgement(book, lead, hours, now)
    if why_not:
        book.put(replace(lead, acknowledge=False, no_acknowledgement=why_not))
        return
    if _drafts_this_hour(book, now) >= desk.habits.drafts_per_hour:
        desk.sees.troubles["drafts"] = "many inquiries at once: more drafts follow within the hour"
        return
    desk.sees.troubles.pop("drafts", None)
    draft_id = f"{lead.number}{SUFFIXES[len(lead.drafts) % len(SUFFIXES)]}"
    try:
        version = _version(
            desk, lead, DraftKind.ACKNOWLEDGEMENT, draft_id, 1, _first_promise(desk, lead, hours, now), now
        )
    except ContentError as error:
        desk.sees.troubles["templates"] = str(error)
        return
    desk.sees.troubles.pop("templates", None)
    draft = Draft(draft_id, lead.number, DraftKind.ACKNOWLEDGEMENT, version, now, account=lead.route.account)
    book.put(lead.with_draft(draft).noting(now, "an acknowledgement was drafted"))
    book.tell(LogLine(now, NoteKind.DRAFT, f"drafted {draft_id} to {version.recipient.email}", lead.number))


def _why_no_acknowledgement(book: Book, lead: Lead, hours: BusinessHours, now: datetime) -> str:
    person = book.people.get(lead.person)
    if person is not None:
        last = person.last_acknowledged
        if last is not None and now - last < ONE_PER_PERSON:
            return "they had a note of ours within the last seven days"
        wrote = person.last_answered
        if wrote is not None and now - wrote < ONE_PER_PERSON:
            return "you wrote to them within the last seven days"
        if lead.route.to in person.bounced:
            return "mail to them came back"
        others = [o for o in book.leads_of(person.id) if o.number != lead.number]
        if any(d.kind is DraftKind.ACKNOWLEDGEMENT and d.is_live for o in others for d in o.drafts):
            return "a note to them is on its way already"
    if is_too_old(lead.opened_at or lead.received_at, now, hours, WITHDRAWN_AFTER_DAYS):
        return "too late for a note, answer directly"
    return ""


def _first_promise(desk: Desk, lead: Lead, hours: BusinessHours, now: datetime) -> datetime:
    """What policy promises to someone who wrote then; reckoned from now if that is about to pass."""
    arrived = lead.opened_at or lead.received_at
    due = promised_time(arrived, desk.habits.policy, hours)
    if good_until(due, hours) - RENEW_AHEAD <= now:
        return renewed_promise(now, desk.habits.policy, hours)
    return due


def _drafts_this_hour(book: Book, now: datetime) -> int:
    since = now - timedelta(hours=1)
    return sum(1 for lead in book.leads.values() for draft in lead.drafts if draft.created_at > since)


def _withdraw_late(book: Book, lead: Lead, hours: BusinessHours, now: datetime) -> None:
    for draft in lead.drafts:
        if _is_late(draft, lead, hours, now):
            ruling = happens(draft, TooLate(), now)
            book.put(book.lead(lead.number).with_draft(ruling.draft).noting(now, ruling.words))


def _is_late(draft: Draft, lead: Lead, hours: BusinessHours, now: datetime) -> bool:
    if draft.kind is not DraftKind.ACKNOWLEDGEMENT or draft.state is not DraftState.PENDING:
        return False
    return is_too_old(lead.opened_at or lead.received_at, now, hours, WITHDRAWN_AFTER_DAYS)


def _renew(desk: Desk, book: Book, lead: Lead, hours: BusinessHours, now: datetime) -> None:
    for draft in lead.drafts:
        if not _wants_renewal(draft, now):
            continue
        renewed = _renewed(desk, lead, draft, hours, now)
        if renewed is not draft:
            lead = book.put(lead.with_draft(renewed))


def _wants_renewal(draft: Draft, now: datetime) -> bool:
    """A new mail came, or the promise in it is about to become one that cannot be kept."""
    if draft.state not in (DraftState.PENDING, DraftState.APPROVED):
        return False
    until = draft.version.good_until
    return draft.stale or (until is not None and now >= until - RENEW_AHEAD)


def _renewed(desk: Desk, lead: Lead, draft: Draft, hours: BusinessHours, now: datetime) -> Draft:
    """The draft with a new version; the owner's own words are never rewritten, he is asked instead."""
    if draft.version.by_owner:
        why = "its time has passed or they wrote again: edit it or approve it again"
        return replace(draft, stale=False, why=why, version=replace(draft.version, good_until=None))
    due = draft.version.promised
    if due is None or good_until(due, hours) - RENEW_AHEAD <= now:
        due = renewed_promise(now, desk.habits.policy, hours)
    try:
        version = _version(desk, lead, draft.kind, draft.id, draft.version.number + 1, due, now)
    except ContentError as error:
        desk.sees.troubles["templates"] = str(error)
        return draft
    if version.says_the_same_as(draft.version):
        return with_version(draft, version)
    return with_version(happens(draft, GoodUntilNear(), now).draft, version)


def _version(
    desk: Desk, lead: Lead, kind: DraftKind, draft_id: str, number: int, due: datetime, now: datetime
) -> Version:
    """The text and head of a mail to this lead that promises `due`."""
    hours = desk.hours(now)
    language = _language(desk, lead)
    first = next((e for e in reversed(lead.conversation) if e.message_id and e.kind is Kind.EMAIL), None)
    inquiry = {
        "subject": lead.subject,
        "about": greeting.about(lead.subject if lead.channel is Channel.EMAIL else "", lead.about),
        "channel": lead.channel.value,
    }
    rendered = desk.renderer.reply(
        kind,
        language,
        {
            "contact": {
                "name": lead.contact.name or "",
                "first_name": greeting.first_name(lead.contact.name),
            },
            "owner": {
                "name": desk.owner.name,
                "business": desk.owner.business,
                "phone": desk.owner.phone,
                "email": lead.route.own_address,
            },
            "inquiry": inquiry,
            "promise": {"phrase": phrase(due, hours.zone, language, now=now), "due": hours.local(due)},
        },
    )
    replies = first is not None and lead.channel is Channel.EMAIL
    return Version(
        number=number,
        sender=Address(desk.owner.name, lead.route.own_address),
        recipient=Address(lead.contact.name or "" if not lead.route.relay else "", lead.route.to or ""),
        subject=greeting.reply_subject(lead.subject) if replies and lead.subject else rendered.subject,
        text=rendered.text,
        marker=desk.seal.mark(next_marker_name(draft_id, number)),
        in_reply_to=first.message_id if first else "",
        references=(first.message_id,) if first else (),
        promised=due,
        good_until=good_until(due, hours),
    )


def _language(desk: Desk, lead: Lead) -> str:
    known = desk.renderer.languages()
    return next((tag for tag in (lead.language, desk.owner.language) if tag in known), "en")


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
