"""A message that joined the wrong lead gets one of its own."""

from dataclasses import replace
from datetime import datetime

from assistant.domain.book import Book
from assistant.domain.draft import CustomerWrote, happens
from assistant.domain.lead import Entry, Lead, LeadState, Voice, channel_of
from assistant.domain.person import Person
from assistant.domain.reading import Contact
from assistant.errors import NotPossible


def split_off(book: Book, lead: Lead, message: str, respond_by: datetime, now: datetime) -> Lead:
    """Message number `message` (from 1, as `show` prints it) leaves `lead` for a new one; gives that one.

    The new lead belongs to a person of its own, so that it does not join again by itself. Raises
    NotPossible for a number there is none of, for a mail of ours, and for a lead's only message.
    """
    entries = list(lead.conversation)
    if not message.isdecimal() or not 1 <= int(message) <= len(entries):
        raise NotPossible(
            f"lead {lead.number} has messages 1 to {len(entries)}; `assistant show {lead.number}`"
        )
    entry = entries.pop(int(message) - 1)
    if entry.voice is not Voice.THEM:
        raise NotPossible(f"message {message} is not one of theirs")
    if not any(e.voice is Voice.THEM for e in entries):
        raise NotPossible(f"message {message} is the only one of lead {lead.number}")
    # What came by `merge` goes back to whom it came from; a wrong name over it would send the answer astray.
    source = _came_from(book, lead, entry) or _written_by(lead, entry)
    person = _person_of_its_own(book, lead, source)
    younger = Lead(
        number=book.new_number(),
        person=person.id,
        channel=channel_of(entry.kind),
        contact=Contact(name=source.contact.name, email=source.contact.email, phone=source.contact.phone),
        received_at=entry.at,
        opened_at=entry.at,
        state=LeadState.OPEN,
        subject=entry.subject,
        language=source.language,
        route=source.route,
        respond_by=respond_by,
        no_acknowledgement="split off by you: answer directly",
        reasons=(f"you split it off lead {lead.number}",),
        conversation=(entry,),
    )
    rest = replace(lead, conversation=tuple(entries)).noting(
        now, f"message {message} became lead {younger.number}"
    )
    for draft in rest.live_drafts:
        rest = rest.with_draft(happens(draft, CustomerWrote(), now).draft)
    book.put(rest)
    return book.put(younger.noting(now, f"split off lead {lead.number}"))


def _written_by(lead: Lead, entry: Entry) -> Lead:
    """The lead with the address the message came from, if that is another than its own: then name and
    number are not this writer's either."""
    if not entry.who or entry.who == (lead.contact.email or "").lower():
        return lead
    route = replace(lead.route, to=entry.who if lead.route.to is not None else None)
    return replace(lead, contact=Contact(name=None, email=entry.who, phone=None), route=route)


def _person_of_its_own(book: Book, lead: Lead, source: Lead) -> Person:
    """A new person; they take along the address and number by which the joined lead had come."""
    own_email, own_phone = lead.contact.email, lead.contact.phone
    email = source.contact.email if source.contact.email != own_email else None
    phone = source.contact.phone if source.contact.phone != own_phone else None
    known = book.people.get(lead.person)
    if known is not None:
        emails = tuple(each for each in known.emails if each != (email or "").lower())
        phones = tuple(each for each in known.phones if each != phone)
        book.put_person(replace(known, emails=emails, phones=phones))
    new = replace(
        book.new_person(), emails=(email.lower(),) if email else (), phones=(phone,) if phone else ()
    )
    return book.put_person(new)


def _came_from(book: Book, lead: Lead, entry: Entry) -> Lead | None:
    """The lead that was joined with this one and brought that message, None if none did."""
    joined = (each for each in book.leads.values() if each.merged_into == lead.number)
    return next((each for each in joined if each.has_entry(entry.fingerprint)), None)
