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
from assistant.domain.draft import Draft, DraftKind, DraftState
from assistant.domain.lead import Channel, Lead, LeadState, shortened, spoken
from assistant.domain.phrase import phrase
from assistant.domain.promise import PromiseState

OTHER_WORDS = {
    "you answered by mail": "answered: Dana's own mail to them was found in Sent.",
    "reached by phone": "answered, by phone.",
    "called, left a message": "has a message: heard, but not answered.",
    "called, no answer": "still waits. A try is a try, not an answer.",
    "wrote again by mail": "wrote again. One person, one line: it joins what is open, without a second note.",
    "said thanks": "nothing opens again, and no note is sent.",
    "their mail program answered for them": "that was a machine, so nothing changes, and no note is sent.",
}
"""Lines of a lead's history as they are told here; any other is told as it stands."""
TOLD_OTHERWISE = ("was drafted", "went out", "is approved", "our mail came back")
"""Ends of lines that are told with the draft, or as a question to Dana."""
KINDS = {
    DraftKind.ACKNOWLEDGEMENT: "Note",
    DraftKind.DELAY: "Delay note",
    DraftKind.NUDGE: "Nudge",
    DraftKind.PHONE_TAG: "Phone-tag mail",
    DraftKind.INTRODUCTION: "Introduction",
    DraftKind.CHECK_IN: "Check-in",
}
LANGUAGES = {"de": "German", "es": "Spanish", "fr": "French"}
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
        who = f"{self._who(lead)}, {_way(lead)}: {_said(lead)}"
        if lead.state is LeadState.UNDECIDED:
            return f"{who} An inquiry? Rather than guess, it asks Dana in the evening."
        if lead.answered_at is not None and not lead.drafts:
            return " ".join((who, "Dana answered in her own words.", *self._promised(lead, now)))
        if lead.drafts:
            return " ".join((who, *(self._drafted(lead, draft, now) for draft in lead.drafts)))
        return f"{who} {lead.no_acknowledgement}".strip()

    def _went_on(self, known: Lead, lead: Lead, now: datetime) -> Iterator[str]:
        older = {draft.id: draft for draft in known.drafts}
        for line in lead.history[_common(known, lead) :]:
            if not line.words.endswith(TOLD_OTHERWISE):
                yield f"{self._who(lead)}: {OTHER_WORDS.get(line.words, line.words + '.')}"
        if _kept(lead) > _kept(known):
            yield f"{self._who(lead)}: what was promised is kept."
        if lead.question and lead.question != known.question:
            yield f"{self._who(lead)}: {lead.question}."
        for draft in lead.drafts:
            if draft.id not in older:
                yield f"{self._who(lead)}: {self._drafted(lead, draft, now)}"
            elif draft.state is not older[draft.id].state:
                yield f"{self._who(lead)}: {_moved(draft)}"

    def _who(self, lead: Lead) -> str:
        contact = lead.contact
        phone = self.display_phone(contact.phone) if contact.phone else ""
        return f"[{lead.number}] {contact.name or contact.email or phone or 'somebody'}"

    def _promised(self, lead: Lead, now: datetime) -> Iterator[str]:
        for promise in lead.open_promises:
            by = phrase(promise.due, self.zone, "en", now=now)
            yield f'She promised something {by}: "{promise.words}"'

    def _drafted(self, lead: Lead, draft: Draft, now: datetime) -> str:
        tongue = f" (in {LANGUAGES[lead.language]})" if lead.language in LANGUAGES else ""
        due = draft.version.promised
        promise = f"; it promises an answer {phrase(due, self.zone, 'en', now=now)}" if due else ""
        return f"{KINDS[draft.kind]} {draft.id}{tongue} waits in Drafts for Dana's yes{promise}."

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


def _kept(lead: Lead) -> int:
    return sum(promise.state is PromiseState.KEPT for promise in lead.promises)


def _moved(draft: Draft) -> str:
    """What became of a draft."""
    name = f"{KINDS[draft.kind][:1].lower()}{KINDS[draft.kind][1:]} {draft.id}"
    noted = " The promise is noted." if draft.version.promised else ""
    if draft.state is DraftState.SENT and draft.by_owner:
        return f"{name} went out; Dana sent it herself, and it was noticed.{noted}"
    if draft.state is DraftState.SENT:
        return f"{name} was sent to {draft.version.recipient.email}.{noted}"
    if draft.state is DraftState.APPROVED:
        return f"{name} is approved and goes out in a moment."
    return f"{name} is {draft.state.value}. {draft.why}".strip()


def _way(lead: Lead) -> str:
    """How they came onto the list."""
    if any(draft.kind is DraftKind.CHECK_IN for draft in lead.drafts):
        return "a customer of last season"
    return "added by hand" if lead.channel is Channel.MANUAL else f"by {spoken(lead.channel)}"


def _said(lead: Lead) -> str:
    """What they want, in their own words."""
    words = lead.subject if lead.channel is Channel.EMAIL and lead.subject else shortened(lead.excerpt, 100)
    if not words:
        return "no words, only the number."
    return f'"{words}"' if words.endswith(("…", ".", "?", "!")) else f'"{words}".'
