"""The owner's word about people: nudge this one now, or never; here is somebody new."""

from dataclasses import replace
from datetime import datetime

from assistant.domain import greeting
from assistant.domain.book import Book, LogLine, NoteKind
from assistant.domain.decision import Answer, Decision
from assistant.domain.draft import DraftKind, OwnerAnswered, happens
from assistant.domain.lead import REOPENS_WITHIN, Lead, LeadState, Route
from assistant.domain.newcomer import Newcomer, checked, entry_of, opened_by_hand, reading_of
from assistant.domain.person import Person, learn
from assistant.domain.promise import respond_by
from assistant.errors import NotPossible
from assistant.workflow.ports import Desk

# --- nudges -----------------------------------------------------------------------------------------------


def nudge_never(book: Book, lead: Lead, now: datetime) -> Answer:
    """Nobody reminds this one; a nudge that waits for a yes is taken back."""
    for draft in lead.drafts:
        if draft.kind is DraftKind.NUDGE and draft.is_live:
            lead = lead.with_draft(happens(draft, OwnerAnswered("you said never to nudge"), now).draft)
    wanted = None if lead.wanted is DraftKind.NUDGE else lead.wanted
    book.put(replace(lead, no_nudges=True, wanted=wanted).noting(now, "never to be nudged"))
    return Answer(True, f"{lead.number} is never nudged; `assistant nudge {lead.number}` undoes it")


def nudge_now(desk: Desk, book: Book, lead: Lead, now: datetime) -> Answer:
    """A nudge is drafted at once, whatever the days say. NotPossible where it would be wrong."""
    why_not = _why_no_nudge(desk, book, lead)
    if why_not:
        raise NotPossible(f"lead {lead.number}: {why_not}")
    asked = replace(lead, wanted=DraftKind.NUDGE, no_nudges=False)
    book.put(asked.noting(now, "you asked for a nudge"))
    return Answer(True, f"{lead.number}: a nudge is drafted for your yes", lead.number)


def _why_no_nudge(desk: Desk, book: Book, lead: Lead) -> str:
    if desk.habits.mode == "watch":
        return "in mode watch nothing is drafted"
    if lead.state is not LeadState.WAITING:
        return "you do not wait for them; they wait for you" if not lead.is_closed else "it is closed"
    if lead.open_promises:
        return "you owe them something yourself; nobody is reminded meanwhile"
    if any(draft.is_live for draft in lead.drafts):
        return "a draft to them waits for you already"
    person = book.people.get(lead.person)
    if lead.route.to is None or (person is not None and lead.route.to in person.bounced):
        return f"no mail reaches them{': call ' + lead.contact.phone if lead.contact.phone else ''}"
    return ""


# --- newcomers --------------------------------------------------------------------------------------------


def add(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    """Somebody new: a person, and a lead with a first note; who is known already gets no second line."""
    if decision.newcomer is None:
        raise NotPossible("say who it is: a name, and a mail address or a phone number")
    newcomer, wrong = checked(decision.newcomer, desk.numbers)
    if newcomer is None:
        raise NotPossible(f"{decision.newcomer.called or 'nobody'} cannot be reached: {wrong}")
    if newcomer.email in desk.owner.own_addresses:
        raise NotPossible(f"{newcomer.email} is your own address")
    person = _person(book, newcomer, now)
    if not newcomer.introduce:
        return Answer(True, f"{newcomer.called} is known from now on")
    known = book.current_lead_of(person.id, now - REOPENS_WITHIN)
    lead = _noted(desk, book, known, newcomer, now) if known and not known.is_closed else None
    if lead is not None:
        return Answer(
            True, f"{newcomer.called} has lead {lead.number} already; it is noted there", lead.number
        )
    lead = _opened(desk, book, person, newcomer, now)
    first = "a first note is drafted" if lead.wanted else "no mail reaches them: call"
    return Answer(True, f"{newcomer.called} is lead {lead.number}; {first}", lead.number)


def _person(book: Book, newcomer: Newcomer, now: datetime) -> Person:
    """Whom the newcomer is: known by an exact address or number, or met for the first time."""
    reading = reading_of(newcomer)
    known = sorted(book.people_named_by(reading), key=lambda person: int(person.id[1:]))
    person = known[0] if known else book.new_person()
    # An address that is somebody else's already stays with him: joining people is for `merge`.
    others = {email for other in known[1:] for email in (*other.emails, *other.phones)}
    met = learn(person, reading, now)
    return book.put_person(
        replace(
            met,
            emails=tuple(e for e in met.emails if e not in others),
            phones=tuple(p for p in met.phones if p not in others),
            last_heard=person.last_heard if not newcomer.introduce else met.last_heard,
        )
    )


def _opened(desk: Desk, book: Book, person: Person, newcomer: Newcomer, now: datetime) -> Lead:
    account = desk.accounts[0]
    route = Route(account.name, account.address, newcomer.email or next(iter(person.emails), None))
    due = respond_by(now, desk.habits.policy, desk.hours(now))
    lead = opened_by_hand(book.new_number(), person, newcomer, route, due, now)
    language = greeting.language_of(newcomer.said, default=desk.owner.language)
    lead = replace(lead, language=language)
    book.tell(LogLine(now, NoteKind.INTAKE, f"{newcomer.called}: added by hand", lead.number))
    return _noted(desk, book, lead, newcomer, now)


def _noted(desk: Desk, book: Book, lead: Lead, newcomer: Newcomer, now: datetime) -> Lead:
    """What was said stands in the conversation, as theirs."""
    if not newcomer.said and lead.conversation:
        return book.put(lead.noting(now, "you added it once more"))
    text = desk.book.keep_text(newcomer.said) if newcomer.said else ""
    return book.put(lead.with_entry(entry_of(newcomer, lead.number, len(lead.conversation) + 1, now, text)))
