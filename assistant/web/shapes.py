"""Leads, drafts and messages as the templates of the page show them: plain words and a few yes-or-no.

A stranger's words come out shortened or in blocks of their own; the templates escape them, and nothing in
them is ever a link, a tag or a command (I26).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from assistant.domain.draft import Draft, DraftState
from assistant.domain.follow_up import may_take_longer
from assistant.domain.lead import Entry, Lead, LeadState, Voice, said_by, spoken
from assistant.domain.person import Person
from assistant.domain.promise import Promise, PromiseState
from assistant.domain.summary_rows import Row, inert, pending_draft, row, troubled_draft
from assistant.web.looking import Look

TEXT_LIMIT = 12_000
"""Characters of one message on a page."""
_QUOTE = re.compile(r"\s{0,3}>")

DRAFT_WORDS = {
    DraftState.PENDING: "waits for your yes",
    DraftState.APPROVED: "approved",
    DraftState.SENDING: "is being sent just now",
    DraftState.SENT: "sent",
    DraftState.REJECTED: "you said no",
    DraftState.WITHDRAWN: "withdrawn",
    DraftState.FAILED: "was not sent",
    DraftState.UNCERTAIN: "may have gone out",
}
_CHANGEABLE = (DraftState.PENDING, DraftState.APPROVED, DraftState.FAILED)
_ON_THE_WAY = (DraftState.APPROVED, DraftState.SENDING)


# --- drafts -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DraftShape:
    """A draft of ours with its whole text. The yes-or-no say which buttons make sense."""

    id: str
    lead: int
    who: str
    kind: str
    to: str
    sender: str
    subject: str
    text: str
    digest: str
    promise: str
    good_until: str
    state: str
    why: str
    bad: bool
    pending: bool
    on_the_way: bool
    can_approve: bool
    can_change: bool
    can_settle: bool
    in_drafts: bool
    over: bool


def draft_shape(draft: Draft, lead: Lead, look: Look) -> DraftShape:
    """That draft as it is now."""
    version = draft.version
    promised = look.say(version.promised)
    good = look.say(version.good_until) if draft.state is DraftState.PENDING else ""
    return DraftShape(
        id=draft.id,
        lead=lead.number,
        who=called(lead, look),
        kind=spoken(draft.kind),
        to=inert(version.recipient.email, 120),
        sender=inert(version.sender.email, 120),
        subject=" ".join(block(version.subject).split()),
        text=block(version.text, len(version.text)),  # a yes is to the whole text, so the whole is shown
        digest=version.digest,
        promise=promised,
        good_until=good,
        state=_draft_state(draft, look),
        why=inert(draft.held or _why(draft), 300),
        bad=draft.state in (DraftState.FAILED, DraftState.UNCERTAIN) or bool(draft.held),
        pending=draft.state is DraftState.PENDING,
        on_the_way=draft.state in _ON_THE_WAY,
        can_approve=look.sends and draft.state in (DraftState.PENDING, DraftState.FAILED),
        can_change=draft.state in _CHANGEABLE,
        can_settle=draft.state is DraftState.UNCERTAIN,
        in_drafts=draft.laid is not None and not draft.laid.taking_out,
        over=draft.state in (DraftState.SENT, DraftState.REJECTED, DraftState.WITHDRAWN),
    )


def _draft_state(draft: Draft, look: Look) -> str:
    if draft.state is DraftState.APPROVED and draft.approved_at is not None and not draft.held:
        return f"approved, goes out {_soon(draft, look)}"
    if draft.state is DraftState.SENT:
        return f"sent {look.say(draft.sent_at)}"
    return DRAFT_WORDS[draft.state]


def _soon(draft: Draft, look: Look) -> str:
    assert draft.approved_at is not None
    left = draft.approved_at + look.desk.habits.hold_approved - look.now
    if left <= timedelta(0):
        return "any moment"
    minutes = -(-left // timedelta(minutes=1))
    return "within a minute" if minutes <= 1 else f"in about {minutes} minutes"


def _why(draft: Draft) -> str:
    """The reason of the present state, where it says more than the state itself."""
    return "" if draft.state in (DraftState.APPROVED, DraftState.SENT) else draft.why


# --- one lead in a list -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A lead in a list: its row of words, its draft in full, and what can be said about it."""

    row: Row
    name: str
    draft: DraftShape | None
    undecided: bool
    asked: bool
    can_call: bool
    can_close: bool
    can_take_longer: bool
    can_be_nudged: bool


def line(lead: Lead, look: Look) -> Line:
    """That lead as a line of a list."""
    draft = troubled_draft(lead) or pending_draft(lead)
    by_mail = lead.route.to is not None and not lead.live_drafts
    waits = lead.state is LeadState.OPEN and not lead.glance
    return Line(
        row=row(lead, look.view),
        name=called(lead, look),
        draft=draft_shape(draft, lead, look) if draft else None,
        undecided=lead.state is LeadState.UNDECIDED,
        asked=lead.question.endswith("?") and not lead.is_closed,
        can_call=bool(lead.contact.phone) and not lead.is_closed and (waits or bool(lead.open_promises)),
        can_close=lead.state in (LeadState.OPEN, LeadState.WAITING),
        can_take_longer=may_take_longer(lead) and by_mail,
        can_be_nudged=lead.state is LeadState.WAITING and by_mail and not lead.open_promises,
    )


def called(lead: Lead, look: Look) -> str:
    """What the person is called. A name that carries an address could be a trick: then the real one it is."""
    name = inert(lead.contact.name or "", 60)
    if name and "@" not in name:
        return name
    number = look.desk.display_phone(lead.contact.phone) if lead.contact.phone else ""
    return inert(lead.contact.email or number or "", 80) or "somebody"


def state_words(lead: Lead, look: Look) -> str:
    """The state as a sentence."""
    if lead.merged_into is not None:
        return f"Joined with lead {lead.merged_into}"
    if lead.is_closed:
        return f"Closed: {spoken(lead.outcome or 'done')}"
    words = {
        LeadState.OPEN: "They wait for you",
        LeadState.WAITING: "They have your word" if lead.open_promises else "You wait for them",
        LeadState.UNDECIDED: "Is this an inquiry?",
    }[lead.state]
    hidden = f"; put off until {look.say(lead.snoozed_until)}" if lead.is_snoozed(look.now) else ""
    return f"{words}{hidden}"


# --- the conversation ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of a message: new ones, or a quote that is folded away."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the conversation, with the number that `split` takes."""

    number: int
    voice: str
    who: str
    at: str
    subject: str
    pieces: tuple[Piece, ...]


def messages(lead: Lead, look: Look) -> tuple[Message, ...]:
    """The conversation in order, quotes apart."""
    return tuple(_message(number, entry, lead, look) for number, entry in enumerate(lead.conversation, 1))


def _message(number: int, entry: Entry, lead: Lead, look: Look) -> Message:
    whole = look.desk.book.text(entry.text) if entry.text else ""
    return Message(
        number=number,
        voice=entry.voice.value,
        who=_speaker(entry, lead, look),
        at=look.say(entry.at),
        subject=inert(entry.subject, 120),
        pieces=tuple(folded(block(whole or lead.note_text(entry) or entry.excerpt))),
    )


def _speaker(entry: Entry, lead: Lead, look: Look) -> str:
    if entry.by_program:
        return "Automatic mail"
    ours = {Voice.US: "You", Voice.NOTE: "Your note"}
    return ours.get(entry.voice) or f"{called(lead, look)}, {said_by(entry)}"


def folded(text: str) -> Iterator[Piece]:
    """The text in pieces, quoted lines (RFC 3676, 4.5) apart from new ones."""
    for quoted, lines in groupby(text.split("\n"), key=lambda each: bool(_QUOTE.match(each))):
        piece = "\n".join(lines).strip("\n")
        if piece.strip():
            yield Piece(piece, quoted)


def block(text: str, limit: int = TEXT_LIMIT) -> str:
    """A text with its lines, and nothing in it that acts: no control, bidi or unseen characters (I26)."""
    kept = text[:limit].replace("\r\n", "\n").replace("\r", "\n")
    words = "".join(each for each in kept if each in "\n\t" or not unicodedata.category(each).startswith("C"))
    return words.strip("\n")


# --- promises, people ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PromiseShape:
    """One entry of the ledger. `id` is empty where it cannot be settled from here."""

    lead: int
    who: str
    id: str
    due: str
    state: str
    words: str
    by: str
    open: bool
    late: bool


def promise_shape(made: Promise, lead: Lead, look: Look) -> PromiseShape:
    """That promise as it stands now."""
    is_open = made.state is PromiseState.OPEN
    late = is_open and look.now > made.due
    return PromiseShape(
        lead=lead.number,
        who=called(lead, look),
        id=made.id if is_open else "",
        due=look.say(made.due),
        state="overdue" if late else made.state.value,
        words=inert(made.words or "", 200),
        by=spoken(made.source),
        open=is_open,
        late=late,
    )


@dataclass(frozen=True, slots=True)
class PersonShape:
    """Somebody who wrote or was written to."""

    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    heard: str
    answered: str
    bounced: bool
    leads: tuple[int, ...]


def person_shape(person: Person, leads: Iterable[Lead], look: Look) -> PersonShape:
    """That person, with their leads."""
    return PersonShape(
        name=inert(person.name or "", 80) or "(no name)",
        emails=tuple(inert(each, 120) for each in person.emails),
        phones=tuple(inert(look.desk.display_phone(each), 40) for each in person.phones),
        heard=look.say(person.last_heard),
        answered=look.say(person.last_answered),
        bounced=bool(person.bounced),
        leads=tuple(lead.number for lead in leads),
    )
