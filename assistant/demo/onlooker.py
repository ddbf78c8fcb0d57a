"""Looks at the lead book after every round and says in plain words what changed since the last look.

It knows nothing of the script: what it tells, the assistant really did.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from assistant.domain.book import Book, LogLine, NoteKind
from assistant.domain.draft import Draft, DraftState
from assistant.domain.lead import Channel, Lead, LeadState, shortened, spoken
from assistant.domain.phrase import phrase

OTHER_WORDS = {
    "you answered by mail": "is answered: Dana's own mail to them was found in Sent.",
    "reached by phone": "is answered, by phone.",
    "called, left a message": "was called and has a message: heard, but not answered.",
    "called, no answer": "did not pick up. A try is a try, not an answer.",
    "wrote again by mail": "wrote again: one person, one line. It joins what is open; no second note.",
    "our mail came back": "did not get it: the note came back, so nobody was told anything.",
    "said thanks": "said thanks: that reopens nothing, and no note is sent.",
    "their mail program answered for them": "does not hear from us again: no note ever goes to a machine.",
}
"""Lines of a lead's history as they are told here; any other is told as it stands."""
TOLD_WITH_THE_DRAFT = ("an acknowledgement was drafted", "acknowledgement went out", "is approved")
_ASIDE = re.compile(r'([^:]+): "?([^"<]+?)"? <[^>]*>: .* \(([^()]+)\)')
_LINES = 200
"""How many lines of the log are looked through for new ones."""


class Records(Protocol):
    """What is read of the lead book."""

    def look(self) -> Book:
        """The book as it is now."""

    def log_lines(self, limit: int) -> list[LogLine]:
        """The last lines of the log, the newest last."""


@dataclass(slots=True)
class Onlooker:
    """Remembers what it saw last. `display_phone` says a number as Dana reads it."""

    records: Records
    zone: ZoneInfo
    display_phone: Callable[[str], str]
    _leads: dict[int, Lead] = field(default_factory=dict)
    _last_line: LogLine | None = None

    def news(self, now: datetime) -> list[str]:
        """What changed since the last look, a few sentences each; `now` is aware."""
        before, self._leads = self._leads, dict(self.records.look().leads)
        told = list(self._set_aside())
        for number, lead in sorted(self._leads.items()):
            known = before.get(number)
            if known is None:
                told.append(self._came_in(lead, now))
            elif known != lead:
                told.extend(self._went_on(known, lead, now))
        return told

    # --- a lead -------------------------------------------------------------------------------------------

    def _came_in(self, lead: Lead, now: datetime) -> str:
        if lead.state is LeadState.UNDECIDED:
            return f'{self._who(lead)}: an inquiry? It cannot tell, so Dana is asked in the evening: "{_said(lead)}"'
        note = "".join(f" {self._drafted(draft, now)}" for draft in lead.drafts)
        without = f" {lead.no_acknowledgement}" if lead.no_acknowledgement and not note else ""
        return f"{self._who(lead)}, {_by(lead)}: {_said(lead)}{note}{without}"

    def _went_on(self, known: Lead, lead: Lead, now: datetime) -> Iterator[str]:
        older = {draft.id: draft for draft in known.drafts}
        for line in lead.history[_common(known, lead) :]:
            if not line.words.endswith(TOLD_WITH_THE_DRAFT):
                yield f"{self._who(lead)} {OTHER_WORDS.get(line.words, f'- {line.words}.')}"
        if lead.question and lead.question != known.question:
            yield f"{self._who(lead)}: {lead.question}"
        for draft in lead.drafts:
            if draft.id not in older:
                yield f"{self._who(lead)}: {self._drafted(draft, now)}"
            elif draft.state is not older[draft.id].state:
                yield self._moved(lead, draft)

    def _who(self, lead: Lead) -> str:
        contact = lead.contact
        phone = self.display_phone(contact.phone) if contact.phone else ""
        return f"[{lead.number}] {contact.name or contact.email or phone or 'somebody'}"

    # --- a draft ------------------------------------------------------------------------------------------

    def _drafted(self, draft: Draft, now: datetime) -> str:
        due = draft.version.promised
        promise = f': "You\'ll hear from me {phrase(due, self.zone, "en", now=now)}"' if due else ""
        return f"A note ({draft.id}) lies in Drafts and waits for Dana's yes{promise}."

    def _moved(self, lead: Lead, draft: Draft) -> str:
        to = draft.version.recipient.email
        if draft.state is DraftState.SENT:
            how = "Dana sent it herself, from Drafts" if draft.by_owner else f"sent to {to}"
            return f"{self._who(lead)} hears: note {draft.id}, {how}. Its promise stands in the ledger."
        if draft.state is DraftState.APPROVED:
            return f"{self._who(lead)}: note {draft.id} is approved. It goes in a moment; until then it can be stopped."
        return f"{self._who(lead)}: note {draft.id} is {draft.state.value}. {draft.why}".strip()

    # --- what is no inquiry -------------------------------------------------------------------------------

    def _set_aside(self) -> Iterator[str]:
        for line in self._new_lines():
            if line.kind is NoteKind.ASIDE and not line.words.startswith("own:"):
                yield _aside(line.words)

    def _new_lines(self) -> list[LogLine]:
        lines = self.records.log_lines(_LINES)
        start = lines.index(self._last_line) + 1 if self._last_line in lines else 0
        self._last_line = lines[-1] if lines else None
        return lines[start:]


def _aside(words: str) -> str:
    found = _ASIDE.fullmatch(words)
    if found is None:
        return f"Set aside: {words}"
    kind, who, why = found.groups()
    return f"Set aside ({kind}, {who}): {why}"


def _common(known: Lead, lead: Lead) -> int:
    """Where the new part of the history begins; it only ever grows, and loses its oldest lines."""
    last = known.history[-1] if known.history else None
    return lead.history.index(last) + 1 if last in lead.history else 0


def _by(lead: Lead) -> str:
    return f"by {spoken(lead.channel)}"


def _said(lead: Lead) -> str:
    """What they want, in their own words."""
    if lead.channel is Channel.EMAIL and lead.subject:
        return f'"{lead.subject}".'
    return f'"{shortened(lead.excerpt, 110)}"' if lead.excerpt else "nothing to read, only the number."
