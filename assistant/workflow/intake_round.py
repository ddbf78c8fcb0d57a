"""What the parts of intake share: the open transaction and everything a decision needs."""

from dataclasses import dataclass
from datetime import datetime

from assistant.domain.acquaintances import Acquaintances
from assistant.domain.book import Book, LogLine, NoteKind
from assistant.domain.business_hours import BusinessHours
from assistant.domain.draft import CustomerWrote, Draft, DraftState, OwnerAnswered, happens, next_marker_name
from assistant.domain.lead import Lead
from assistant.workflow.ports import Account, Desk


@dataclass(slots=True)
class Round:
    """One transaction of intake on one account. `now` is aware UTC."""

    desk: Desk
    account: Account
    book: Book
    hours: BusinessHours
    now: datetime
    known: Acquaintances

    def tell(self, kind: NoteKind, words: str, lead: int | None = None) -> None:
        """Add a line to the log."""
        self.book.tell(LogLine(self.now, kind, words, lead))

    def count(self, what: str) -> None:
        """One more message of that verdict today."""
        self.book.put_day(self.book.day(self.hours.day_of(self.now)).counting(what))

    def draft_of(self, marker: str) -> tuple[Lead, Draft] | None:
        """The draft any version of which bears this marker of ours, with its lead."""
        for lead in self.book.leads.values():
            for draft in lead.drafts:
                if marker in self._markers(draft):
                    return lead, draft
        return None

    def _markers(self, draft: Draft) -> set[str]:
        numbers = range(1, draft.version.number + 1)
        return {self.desk.seal.mark(next_marker_name(draft.id, n)) for n in numbers}


def tell_drafts(lead: Lead, event: CustomerWrote | OwnerAnswered, now: datetime) -> Lead:
    """The lead with that event told to each of its drafts that is not over."""
    for draft in lead.drafts:
        if draft.is_live or draft.state is DraftState.FAILED:
            lead = lead.with_draft(happens(draft, event, now).draft)
    return lead


def who(lead: Lead) -> str:
    """How the log calls the person of a lead."""
    return lead.contact.name or lead.contact.email or lead.contact.phone or "somebody"
