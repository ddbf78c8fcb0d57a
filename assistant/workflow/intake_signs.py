"""Intake of what is no inquiry but says something of a lead: thanks, absence, an invitation, a no.

Whoever gives any sign of life is not silent, so nobody nudges them (DESIGN 4.7). Nothing here opens a lead.
"""

from dataclasses import replace
from datetime import date
from itertools import islice

from assistant.domain.away import back_on
from assistant.domain.houses import company_of
from assistant.domain.lead import Entry, Lead, LeadState, Voice, gave_a_sign, machine_wrote, thanked
from assistant.domain.message import Message
from assistant.domain.person import Person
from assistant.domain.reading import Kind, Reading, Verdict
from assistant.domain.stance import complains, says_no_thanks
from assistant.domain.words import Words
from assistant.workflow.intake_round import Round

TELLING = frozenset({Kind.THANKS, Kind.AUTO_REPLY, Kind.CALENDAR, Kind.OTHER})
"""Kinds of mail that are no inquiry and still say something of the lead they belong to."""
_HUMAN = frozenset({Kind.THANKS, Kind.CALENDAR, Kind.OTHER})


def tied(here: Round, lead: Lead, mail: Message, reading: Reading, entry: Entry) -> Lead:
    """The lead with what that mail says of it; `entry` is the mail as an entry of the conversation."""
    if reading.kind is Kind.AUTO_REPLY:
        return _away(here, lead, mail, entry)
    if _says_no(mail) and lead.state is LeadState.WAITING:
        return _declined(with_stance(here, lead, mail), entry)
    lead = with_stance(here, lead, mail)
    if reading.kind is Kind.THANKS:
        return thanked(lead, entry)
    words = "sent an invitation" if reading.kind is Kind.CALENDAR else "wrote, and asks nothing"
    return gave_a_sign(lead.with_entry(replace(entry, voice=Voice.MACHINE)), entry.at, words)


def _away(here: Round, lead: Lead, mail: Message, entry: Entry) -> Lead:
    """Their mail program answered; if it says when they are back, nobody nudges them before."""
    back = back_on(mail.fresh or mail.text, here.hours.day_of(mail.received_at))
    if back is None:
        return machine_wrote(lead, entry, "their mail program answered for them")
    noted = machine_wrote(lead, entry, f"they are away; back on {back:%a} {back.day} {back:%b}")
    return replace(noted, away_until=max(lead.away_until or date.min, back))


# --- where they stand -------------------------------------------------------------------------------------


def with_stance(here: Round, lead: Lead, mail: Message) -> Lead:
    """The lead with a complaint noted; "no, thanks" to something of ours is kept on the person for good."""
    text = mail.fresh or mail.text
    person = here.book.people.get(lead.person)
    if person is not None and person.no_thanks is None and _we_wrote(lead) and says_no_thanks(text):
        here.book.put_person(replace(person, no_thanks=mail.received_at))
        lead = lead.noting(mail.received_at, "want no reminders")
    if complains(text) and not lead.complained:
        lead = replace(lead, complained=True).noting(mail.received_at, "complained")
        _no_customer_to_ask(here, lead)
    return lead


def _no_customer_to_ask(here: Round, lead: Lead) -> None:
    """Whoever complains is not asked whether all is well because of what went well before."""
    person = here.book.people.get(lead.person)
    if person is not None and person.matters:
        here.book.put_person(replace(person, matters=()))


def _we_wrote(lead: Lead) -> bool:
    return any(entry.voice in (Voice.US, Voice.NOTE) for entry in lead.conversation)


def _says_no(mail: Message) -> bool:
    text = mail.fresh or mail.text
    return says_no_thanks(text) or Words(text).declines


def _declined(lead: Lead, entry: Entry) -> Lead:
    """They said no to what we wrote: the owner has a look, nothing is due."""
    said = lead.with_entry(replace(entry, voice=Voice.THEM))
    return replace(said, state=LeadState.OPEN, glance=True, respond_by=None, wanted=None).noting(
        entry.at, "said no: have a look"
    )


# --- their house ------------------------------------------------------------------------------------------


def house_stirs(here: Round, mail: Message, reading: Reading, own: int | None) -> None:
    """Somebody else of the same company wrote: those we wait for there are not silent.

    `own` is the lead the mail itself went to. Domains of providers are nobody's company.
    """
    human = reading.verdict is not Verdict.NOT_LEAD or reading.kind in _HUMAN
    company = company_of(reading.contact.email or "") if human else ""
    if not company:
        return
    for lead in here.book.waiting():
        person = here.book.people.get(lead.person)
        if lead.number == own or person is None:
            continue
        if not _works_there(person, company) or reading.contact.email in person.emails:
            continue
        if not _is_crowded(here, company):
            words = f"somebody else there wrote: {reading.contact.email}"
            here.book.put(gave_a_sign(lead, mail.received_at, words))


_CROWD = 5
"""So many people the owner knows at one domain are no team."""


def _is_crowded(here: Round, company: str) -> bool:
    """Whether so many people of one domain wrote by themselves that one says nothing of another."""
    there = (person for person in here.book.people.values() if _works_there(person, company))
    return sum(1 for _ in islice(there, _CROWD)) >= _CROWD


def _works_there(person: Person, company: str) -> bool:
    return any(company_of(email) == company for email in person.emails)
