"""Follow through: what the passing of time does to leads; nothing leaves the house here.

Quiet matters close, a time that slips for the second time becomes a question to the owner, and matters
that ended well are remembered with their person, before their lead goes to the archive.
"""

from datetime import datetime

from assistant.domain.book import Book, LogLine, NoteKind
from assistant.domain.business_hours import BusinessHours
from assistant.domain.follow_up import (
    after_silence,
    call_before_leaving,
    call_instead,
    remembered,
    with_slip,
)
from assistant.domain.lead import Lead
from assistant.domain.ledger import lapsed
from assistant.domain.person import Matter, Person, with_matter
from assistant.workflow.ports import Desk


def follow_through(desk: Desk, now: datetime) -> None:
    """Let time do its work; writes only if something is due."""
    hours = desk.hours(now)
    book = desk.book.look()
    if not any(_later(desk, lead, hours, now) is not lead for lead in book.unfinished()) and not any(
        _to_remember(book, lead) for lead in book.leads.values()
    ):
        return
    with desk.book.transaction() as book:
        for lead in book.unfinished():
            after = _later(desk, lead, hours, now)
            if after is not lead:
                book.put(after)
                book.tell(LogLine(now, NoteKind.DECISION, after.history[-1].words, lead.number))
        for lead in tuple(book.leads.values()):
            for person, matter in _to_remember(book, lead):
                book.put_person(with_matter(person, matter))
    desk.point("follow_through:written")


def _later(desk: Desk, lead: Lead, hours: BusinessHours, now: datetime) -> Lead:
    """The lead as time leaves it; the same value if nothing is due."""
    phone = desk.display_phone(lead.contact.phone) if lead.contact.phone else ""
    lead = lapsed(lead, now)
    slips = call_instead(lead, now, hours, desk.habits.warn_before, phone)
    slips = slips or call_before_leaving(lead, now, hours, phone)
    return after_silence(with_slip(lead, slips, now), now, hours, desk.habits.nudge_after_days)


def _to_remember(book: Book, lead: Lead) -> list[tuple[Person, Matter]]:
    """The matter of a closed lead, with its person, if it ended well and is not remembered yet."""
    if not lead.is_closed or lead.person not in book.people:
        return []
    person, matter = book.people[lead.person], remembered(lead)
    if matter is None or with_matter(person, matter) == person:
        return []
    return [] if any(each.complained for each in book.leads_of(person.id)) else [(person, matter)]
