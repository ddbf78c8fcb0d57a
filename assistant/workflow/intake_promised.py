"""Intake of promises in the owner's own words: what he wrote by when, with the sentence as evidence."""

from dataclasses import replace

from assistant.domain.conversation import CROWD, is_forward, is_no_answer
from assistant.domain.lead import Channel, Entry, Lead, LeadState, Route, Voice, shortened
from assistant.domain.ledger import Commitment, owner_promised
from assistant.domain.message import Message
from assistant.domain.person import Person, contact_of
from assistant.domain.reading import Contact
from assistant.domain.settling import asked_whether_kept, said_in
from assistant.domain.stance import asks_or_offers
from assistant.workflow.intake_round import Round


def with_promises(here: Round, mail: Message, before: Lead, after: Lead) -> Lead:
    """The answered lead with what this mail promises in the ledger; a closed matter waits again for it."""
    found = promises_in(here, mail, before.language)
    lead = owner_promised(before, after, found, mail.received_at)
    if found and lead.is_closed:
        lead = replace(lead, state=LeadState.WAITING, outcome=None, closed_at=None)
    return asked_whether_kept(before, lead, said_in(mail, promises=bool(found)), mail.received_at)


def promise_to_somebody_new(here: Round, mail: Message) -> None:
    """A promise to a person without a lead opens one that waits: no inquiry, no acknowledgement."""
    if len(mail.recipients) > CROWD or is_no_answer(mail, frozenset()) or is_forward(mail):
        return
    others = [a for a in mail.to if a.email and a.email.lower() not in here.desk.owner.own_addresses]
    person = here.book.person_of_address(others[0].email) if len(others) == 1 else None
    if person is None or not promises_in(here, mail, ""):
        return
    lead = _made_by_hand(here, mail, person, others[0].email)
    here.book.put(with_promises(here, mail, lead, lead))


def _made_by_hand(here: Round, mail: Message, person: Person, to: str) -> Lead:
    entry = Entry(
        voice=Voice.US,
        at=mail.received_at,
        fingerprint=mail.fingerprint,
        message_id=mail.message_id,
        subject=shortened(mail.subject, 120),
        excerpt=shortened(mail.fresh),
        text=here.desk.book.keep_text(mail.fresh),
        asks=asks_or_offers(mail.fresh),
    )
    lead = Lead(
        number=here.book.new_number(),
        person=person.id,
        channel=Channel.MANUAL,
        contact=contact_of(person, Contact(email=to)),
        received_at=mail.received_at,
        state=LeadState.WAITING,
        subject=entry.subject,
        route=Route(here.account.name, mail.author.email or here.account.address, to),
        reasons=("you promised them something",),
        no_acknowledgement="you wrote first",
        conversation=(entry,),
    )
    return lead.noting(mail.received_at, "you promised them something")


def promises_in(here: Round, mail: Message, language: str) -> tuple[Commitment, ...]:
    """What the owner promises in that mail."""
    from assistant.domain.commitments import commitments  # its grammars take a moment to build

    return commitments(mail.fresh, mail.received_at, here.hours, language or None)
