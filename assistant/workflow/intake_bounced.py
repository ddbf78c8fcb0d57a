"""Intake of bounces: which mail of ours came back, whom it did not reach, and that the owner should call.

By our keyed mark on what came back, else by its Message-ID, else by the address it did not reach. An answer
that came back is none: they wait for us again (I25).
"""

from dataclasses import replace

from assistant.domain.book import NoteKind
from assistant.domain.draft import Draft
from assistant.domain.lead import REOPENS_WITHIN, Entry, Lead, came_back, machine_wrote
from assistant.domain.message import Message, Returned
from assistant.domain.person import Person
from assistant.domain.promise import respond_by
from assistant.workflow.intake_round import Round, who

NOTHING_SAID = Returned()


def take_bounce(here: Round, mail: Message, entry: Entry) -> int | None:
    """Tie a bounce to the lead whose mail it was; gives the lead's number, None if it concerns none.

    `entry` is the report as an entry of the conversation.
    """
    back = mail.returned or NOTHING_SAID
    lead, draft = _what_bounced(here, mail, back)
    if back.delayed:
        return _delayed(here, lead, entry)
    if lead is None:
        for address in back.failed:
            _mark(here, here.book.person_of_address(address), address)
        return None
    _mark_theirs(here, lead, draft, back)
    if lead.is_closed:
        here.book.put(machine_wrote(lead, entry, "our mail came back"))
        return lead.number
    due = respond_by(mail.received_at, here.desk.habits.policy, here.hours)
    here.book.put(replace(came_back(lead, entry, back.ids, due), question=_question(here, lead)))
    here.tell(NoteKind.INTAKE, f"our mail to {who(lead)} came back", lead.number)
    return lead.number


def _what_bounced(here: Round, mail: Message, back: Returned) -> tuple[Lead | None, Draft | None]:
    seal = here.desk.seal
    for marker in (*seal.markers_returned(mail), *seal.markers_answered(mail)):
        found = here.draft_of(marker)
        if found is not None:
            return found
    ids = {*back.ids, *mail.thread_ids}
    by_id = (lead for lead in here.book.leads.values() if ids.intersection(lead.message_ids))
    return next(by_id, None) or _by_address(here, back), None


def _by_address(here: Round, back: Returned) -> Lead | None:
    """Only where the addresses it did not reach lead to one person."""
    known = {p.id for address in back.failed if (p := here.book.person_of_address(address)) is not None}
    if len(known) != 1:
        return None
    return here.book.current_lead_of(known.pop(), here.now - REOPENS_WITHIN)


def _delayed(here: Round, lead: Lead | None, entry: Entry) -> int | None:
    if lead is None:
        return None
    here.book.put(machine_wrote(lead, entry, "our mail is delayed on its way"))
    return lead.number


def _mark_theirs(here: Round, lead: Lead, draft: Draft | None, back: Returned) -> None:
    """The person's addresses that failed; where only another is named (they forward), the one written to."""
    person = here.book.people.get(lead.person)
    ours = draft.version.recipient.email.lower() if draft else (lead.route.to or "").lower()
    theirs = {*(person.emails if person else ()), ours} - {""}
    for address in [each for each in back.failed if each in theirs] or [ours]:
        _mark(here, here.book.people.get(lead.person), address)


def _mark(here: Round, person: Person | None, address: str) -> None:
    if person is not None and address and address not in person.bounced:
        here.book.put_person(replace(person, bounced=(*person.bounced, address)))


def _question(here: Round, lead: Lead) -> str:
    """The way that is left: the number, else another address."""
    person = here.book.people.get(lead.person, Person(lead.person))
    phone = lead.contact.phone or next(iter(person.phones), None)
    if phone:
        return f"our mail to them came back: call {here.desk.display_phone(phone)}"
    other = next((email for email in person.emails if email not in person.bounced), None)
    return f"our mail to them came back{f': try {other}' if other else ''}"
