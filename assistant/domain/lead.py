"""A lead: one person's open matter, and its legal moves.

State says who wrote last of substance; the ledger (`promises`) says what we owe. Every move takes the
lead and gives a new one; times are aware UTC. Nothing here knows mail servers or files.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from assistant.domain.draft import Draft, DraftKind
from assistant.domain.promise import Promise, PromiseState
from assistant.domain.reading import Contact, Kind, Reading, Verdict

REOPENS_WITHIN = timedelta(days=30)
"""A closed lead opens again when the person writes within this time; later it is a new one."""

HISTORY_LIMIT = 40
CONVERSATION_LIMIT = 40
EXCERPT_LIMIT = 240


class LeadState(StrEnum):
    """Who is waiting for whom."""

    OPEN = "open"
    WAITING = "waiting"
    UNDECIDED = "undecided"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a closed lead ended."""

    WON = "won"
    LOST = "lost"
    DONE = "done"
    COLD = "cold"
    NOT_A_LEAD = "not_a_lead"


class Channel(StrEnum):
    """How the person reached us."""

    EMAIL = "email"
    WEB_FORM = "web_form"
    VOICEMAIL = "voicemail"
    MISSED_CALL = "missed_call"
    TEXT_MESSAGE = "text_message"
    MANUAL = "manual"


class CallResult(StrEnum):
    """What came of a call we made."""

    REACHED = "reached"
    LEFT_MESSAGE = "left-message"
    NO_ANSWER = "no-answer"


class Voice(StrEnum):
    """Who speaks in an entry of the conversation."""

    THEM = "them"
    US = "us"
    NOTE = "note"
    """Our acknowledgement or other note: of no substance, it answers nothing."""
    MACHINE = "machine"
    """An out-of-office, a bounce: kept, but nobody spoke."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of the conversation. `text` is the key of the stored text, "" if there is none."""

    voice: Voice
    at: datetime
    fingerprint: str
    message_id: str = ""
    subject: str = ""
    excerpt: str = ""
    text: str = ""
    kind: Kind = Kind.EMAIL
    who: str = ""
    """The address they wrote from, lower case; "" for a call, or where it is not known."""
    asks: bool = False
    """Of ours: it asks or offers something, so that silence after it means something. Of somebody added by
    hand: he asked for something himself."""

    @property
    def by_program(self) -> bool:
        """Did nobody write it? A thank-you is kept beside the conversation too, but somebody did."""
        return self.voice is Voice.MACHINE and self.kind not in (Kind.THANKS, Kind.CALENDAR, Kind.OTHER)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A call we made."""

    at: datetime
    result: CallResult
    note: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the lead's history, in past tense."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Route:
    """How a mail to this person goes: from which account and own address, to which address.

    `to` is None when no mail reaches them. `relay` is true when it is not the person's own address.
    """

    account: str = ""
    own_address: str = ""
    to: str | None = None
    relay: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """One person's open matter. `number` is for life and never given twice."""

    number: int
    person: str
    channel: Channel
    contact: Contact
    received_at: datetime
    state: LeadState = LeadState.OPEN
    outcome: Outcome | None = None
    subject: str = ""
    about: str = ""
    language: str = ""
    route: Route = field(default_factory=Route)
    respond_by: datetime | None = None
    glance: bool = False
    """True when they wrote, but only to confirm: "have a look", never overdue."""
    question: str = ""
    """What the owner is asked about this lead ("was this your answer?"), "" if nothing."""
    snoozed_until: datetime | None = None
    acknowledge: bool = False
    no_acknowledgement: str = ""
    acknowledged_at: datetime | None = None
    answered_at: datetime | None = None
    heard_at: datetime | None = None
    """First of any of ours that reached them: acknowledgement, message left, answer."""
    opened_at: datetime | None = None
    """Arrival of the inquiry that opened it, or opened it again last."""
    closed_at: datetime | None = None
    in_junk: bool = False
    reasons: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    drafts: tuple[Draft, ...] = ()
    conversation: tuple[Entry, ...] = ()
    history: tuple[Happening, ...] = ()
    merged_into: int | None = None
    """The lead that took this one in; a merged lead is no inquiry of its own."""
    before: LeadState | None = None
    """The state before the last move of the owner's, so that it can be undone."""
    wanted: DraftKind | None = None
    """A draft that the owner asked for, or that this lead was opened for; None once it is made."""
    no_nudges: bool = False
    """True when the owner said never to nudge here."""
    alive_at: datetime | None = None
    """Last sign of life that is no message of theirs to answer: thanks, an invitation, a colleague wrote."""
    away_until: date | None = None
    """The day on which they are back, as their out-of-office says."""
    complained: bool = False
    """True once they complained: then nobody nudges or checks in."""
    met: str = ""
    """Where the owner met them, in his own words, as the first note says it; "" if nothing was said."""
    delays: tuple[str, ...] = ()
    """Ids of the promises that the delay note in `wanted` shall move."""
    clock_apart: int = 0
    """Minutes by which their clock is ahead of the owner's, as their mail shows; 0 where nothing tells."""

    # --- questions ------------------------------------------------------------------------------------

    @property
    def may_be_answered(self) -> bool:
        """Is the owner asked whether a mail of his, or of a colleague's, was their answer?"""
        return self.question.endswith("answer?")

    @property
    def is_closed(self) -> bool:
        """Over, for now."""
        return self.state is LeadState.CLOSED

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        """What we still owe, the earliest first."""
        still = (p for p in self.promises if p.state is PromiseState.OPEN)
        return tuple(sorted(still, key=lambda p: p.due))

    @property
    def due(self) -> datetime | None:
        """By when an answer is due: the earliest open promise, else what policy wants, else None."""
        if self.open_promises:
            return self.open_promises[0].due
        return self.respond_by if self.state is LeadState.OPEN else None

    def is_overdue(self, now: datetime) -> bool:
        """Open and past respond-by, or any open promise past due in any state but closed."""
        return not self.is_closed and self.due is not None and now > self.due

    def is_snoozed(self, now: datetime) -> bool:
        """Hidden until later; no promise moves."""
        return self.snoozed_until is not None and now < self.snoozed_until

    @property
    def last_word(self) -> Entry | None:
        """The latest entry of substance, theirs or ours."""
        spoken = [e for e in self.conversation if e.voice in (Voice.THEM, Voice.US)]
        return max(spoken, key=lambda e: e.at, default=None)

    @property
    def last_of_theirs(self) -> Entry | None:
        """The latest thing they wrote."""
        theirs = [e for e in self.conversation if e.voice is Voice.THEM]
        return max(theirs, key=lambda e: e.at, default=None)

    def addresses_waiting(self, at: datetime) -> frozenset[str]:
        """Addresses that had written by then, since our last word of substance: each waits for an answer."""
        before = [e for e in self.conversation if e.at <= at]
        ours = max((e.at for e in before if e.voice is Voice.US), default=None)
        return frozenset(
            e.who for e in before if e.voice is Voice.THEM and e.who and (ours is None or e.at > ours)
        )

    @property
    def excerpt(self) -> str:
        """The start of what they said last; a notice without words hides none."""
        theirs = [e for e in self.conversation if e.voice is Voice.THEM and e.excerpt]
        return max(theirs, key=lambda e: e.at).excerpt if theirs else ""

    @property
    def message_ids(self) -> tuple[str, ...]:
        """Message-IDs of the conversation, in order, ours and theirs."""
        return tuple(dict.fromkeys(e.message_id for e in self.conversation if e.message_id))

    def has_entry(self, fingerprint: str) -> bool:
        """Was that very message taken in already?"""
        return any(e.fingerprint == fingerprint for e in self.conversation)

    def draft(self, draft_id: str) -> Draft | None:
        """The draft of that id."""
        return next((d for d in self.drafts if d.id == draft_id), None)

    def note_text(self, entry: Entry) -> str:
        """The whole text of a note of ours in the conversation, "" for any other entry: that of its draft."""
        note = self.draft(entry.fingerprint.removeprefix("draft:"))
        return note.version.text if note is not None else ""

    @property
    def live_drafts(self) -> tuple[Draft, ...]:
        """Drafts on their way to the customer."""
        return tuple(d for d in self.drafts if d.is_live)

    # --- small changes ----------------------------------------------------------------------------------

    def with_draft(self, draft: Draft) -> "Lead":
        """The lead with that draft in its place, or added."""
        if self.draft(draft.id) is None:
            return replace(self, drafts=(*self.drafts, draft))
        return replace(self, drafts=tuple(draft if d.id == draft.id else d for d in self.drafts))

    def noting(self, at: datetime, words: str) -> "Lead":
        """The lead with one more line of history."""
        return replace(self, history=(*self.history, Happening(at, words))[-HISTORY_LIMIT:])

    def with_entry(self, entry: Entry) -> "Lead":
        """The lead with one more message, in order of time; the first one is never dropped."""
        ordered = sorted((*self.conversation, entry), key=lambda e: e.at)
        if len(ordered) > CONVERSATION_LIMIT:
            ordered = [ordered[0], *ordered[-(CONVERSATION_LIMIT - 1) :]]
        return replace(self, conversation=tuple(ordered))

    def with_promise(self, promise: Promise) -> "Lead":
        """The lead with one more entry in the ledger."""
        return replace(self, promises=(*self.promises, promise))


# --- moves: they write ----------------------------------------------------------------------------


def opened(
    number: int, person: str, reading: Reading, entry: Entry, route: Route, respond_by: datetime | None
) -> Lead:
    """A new lead from its first message."""
    undecided = reading.verdict is Verdict.UNDECIDED
    lead = Lead(
        number=number,
        person=person,
        channel=channel_of(reading.kind),
        contact=reading.contact,
        received_at=entry.at,
        opened_at=entry.at,
        state=LeadState.UNDECIDED if undecided else LeadState.OPEN,
        subject=reading.subject,
        about=reading.about,
        route=route,
        respond_by=None if undecided else respond_by,
        acknowledge=reading.acknowledge and not undecided,
        no_acknowledgement=reading.no_acknowledgement,
        reasons=reading.reasons,
        conversation=(entry,),
    )
    return lead.noting(entry.at, f"came in by {spoken(lead.channel)}")


def they_wrote(lead: Lead, reading: Reading, entry: Entry, respond_by: datetime | None) -> Lead:
    """A further message of theirs. `respond_by` is what policy wants for this one.

    An answer of ours that is later than this message still stands (mail read out of order).
    """
    talking = lead.with_entry(entry)
    talking = replace(
        talking,
        contact=_filled(lead.contact, reading.contact),
        channel=_channel_now(lead, reading.kind),
        wanted=_still_wanted(lead),
    )
    if _answered_after(lead, entry.at):
        return talking
    if lead.state is LeadState.UNDECIDED:
        return _decided_by_next_message(talking, reading, entry, respond_by)
    if lead.state is LeadState.OPEN and not lead.glance:
        return talking.noting(entry.at, f"wrote again by {spoken(channel_of(reading.kind))}")
    return _opened_again(talking, reading, entry, respond_by)


def _channel_now(lead: Lead, kind: Kind) -> Channel:
    """A missed call that left a message after all is a voicemail: two notices of one event."""
    if lead.channel is Channel.MISSED_CALL and kind is Kind.VOICEMAIL:
        return Channel.VOICEMAIL
    return lead.channel


def _still_wanted(lead: Lead) -> DraftKind | None:
    """They wrote: nobody has to be nudged or introduced any more; a delay is one all the same."""
    return lead.wanted if lead.wanted is DraftKind.DELAY else None


def _decided_by_next_message(lead: Lead, reading: Reading, entry: Entry, respond_by: datetime | None) -> Lead:
    """The inquiry begins with this message: by it note and figures go, not by the doubtful one before."""
    if reading.verdict is not Verdict.LEAD:
        return lead
    decided = replace(
        lead,
        state=LeadState.OPEN,
        opened_at=entry.at,
        respond_by=respond_by,
        acknowledge=reading.acknowledge,
        no_acknowledgement=reading.no_acknowledgement,
        reasons=reading.reasons,
        subject=reading.subject or lead.subject,
        in_junk=False,
    )
    return decided.noting(entry.at, "wrote again: surely an inquiry")


def _opened_again(lead: Lead, reading: Reading, entry: Entry, respond_by: datetime | None) -> Lead:
    """They want something again. Whether a note would be proper is judged anew: an answer to our answer goes
    on with a conversation, a fresh mail brings a matter and a subject of its own."""
    confirms = reading.confirms_only
    again = replace(
        lead,
        state=LeadState.OPEN,
        outcome=None,
        closed_at=None,
        snoozed_until=None,
        glance=confirms,
        respond_by=None if confirms else respond_by,
        opened_at=lead.opened_at if confirms else entry.at,
        answered_at=lead.answered_at if confirms else None,
        heard_at=lead.heard_at if confirms else None,
        acknowledge=reading.acknowledge and not confirms,
        no_acknowledgement=reading.no_acknowledgement,
        reasons=reading.reasons or lead.reasons,
    )
    if again.acknowledge:
        again = replace(again, subject=reading.subject or lead.subject, about=reading.about)
    return again.noting(entry.at, "confirmed: have a look" if confirms else "wrote again")


def thanked(lead: Lead, entry: Entry) -> Lead:
    """A mere thank-you: kept in the conversation, opens and closes nothing."""
    kept = replace(entry, voice=Voice.MACHINE)
    return gave_a_sign(lead.with_entry(kept), entry.at, "said thanks")


def gave_a_sign(lead: Lead, at: datetime, words: str) -> Lead:
    """A sign of life that asks nothing: they are not silent, so nobody nudges them."""
    latest = max(filter(None, (lead.alive_at, at)))
    return replace(lead, alive_at=latest).noting(at, words)


def machine_wrote(lead: Lead, entry: Entry, words: str) -> Lead:
    """An out-of-office or a bounce about this lead: kept, nobody spoke."""
    return lead.with_entry(replace(entry, voice=Voice.MACHINE)).noting(entry.at, words)


def came_back(lead: Lead, entry: Entry, ids: tuple[str, ...], respond_by: datetime) -> Lead:
    """A mail of ours came back: it was neither heard nor an answer (I25).

    `ids` are Message-IDs of what came back, if known. If it was our last word, or nobody knows which one it
    was, they wait for us again, by `respond_by`.
    """
    noted = machine_wrote(lead, entry, "our mail came back")
    ours = [e for e in lead.conversation if e.voice in (Voice.US, Voice.NOTE) and e.at <= entry.at]
    lost = [e for e in ours if e.message_id in ids] or ours[-1:]
    at = {e.at for e in lost}
    noted = replace(noted, heard_at=None if lead.heard_at in at else lead.heard_at)
    if lead.state is not LeadState.WAITING or lead.last_word not in lost:
        return noted
    answered = None if lead.answered_at in at else lead.answered_at
    return replace(noted, state=LeadState.OPEN, answered_at=answered, respond_by=respond_by)


# --- moves: we speak ------------------------------------------------------------------------------


def _an_answer_keeps(promise: Promise) -> bool:
    return promise.does in ("", "answer")


def _a_call_keeps(promise: Promise) -> bool:
    return promise.does in ("", "answer", "call")


def we_answered(
    lead: Lead,
    entry: Entry,
    words: str = "you answered by mail",
    keeps: Callable[[Promise], bool] = _an_answer_keeps,
) -> Lead:
    """The owner wrote by hand to this person; `keeps` says of an open promise whether his mail kept it.

    If they wrote after that, the earlier answer counts for the figures and changes no state.
    """
    talking = lead.with_entry(replace(entry, voice=Voice.US))
    first = _first(lead.answered_at, entry.at, not_before=lead.opened_at)
    heard = _first(lead.heard_at, entry.at, not_before=lead.opened_at)
    talking = replace(talking, answered_at=first, heard_at=heard)
    latest = lead.last_of_theirs
    if latest is not None and latest.at > entry.at:
        return talking
    return _waits_for_them(talking, entry.at, words, keeps)


def we_called(lead: Lead, attempt: Attempt) -> Lead:
    """A call: reached answers; a message left was at least heard; an attempt is an attempt."""
    called = replace(lead, attempts=(*lead.attempts, attempt))
    if attempt.result is CallResult.REACHED:
        first = lead.answered_at or attempt.at
        called = replace(called, answered_at=first, heard_at=lead.heard_at or attempt.at)
        if lead.is_closed:
            return called.noting(attempt.at, "reached by phone")
        return _waits_for_them(called, attempt.at, "reached by phone", _a_call_keeps)
    if attempt.result is CallResult.LEFT_MESSAGE:
        called = replace(called, heard_at=lead.heard_at or attempt.at)
        return called.noting(attempt.at, "called, left a message")
    return called.noting(attempt.at, "called, no answer")


def noted_to_them(lead: Lead, entry: Entry) -> Lead:
    """A note stands in the conversation: they heard, and are not answered."""
    heard = _first(lead.heard_at, entry.at, not_before=lead.opened_at)
    return replace(lead.with_entry(replace(entry, voice=Voice.NOTE)), heard_at=heard)


def note_went_out(lead: Lead, draft: Draft, at: datetime) -> Lead:
    """One of our drafts was sent: heard, but not answered. Its promise enters the ledger elsewhere.

    An introduction is the first word of a conversation, no note beside one: then we wait for them.
    """
    entry = Entry(
        voice=Voice.NOTE,
        at=at,
        fingerprint=f"draft:{draft.id}",
        message_id=draft.version.message_id,
        subject=draft.version.subject,
        excerpt=shortened(draft.version.text),
    )
    known = lead.has_entry(entry.fingerprint)
    if draft.kind is DraftKind.INTRODUCTION and not known and lead.answered_at is None:
        return we_answered(lead, replace(entry, asks=True), "your introduction went out")
    noted = lead if known else noted_to_them(lead, entry)
    noted = replace(noted, heard_at=noted.heard_at or at)
    if draft.kind is DraftKind.ACKNOWLEDGEMENT:
        noted = replace(noted, acknowledged_at=noted.acknowledged_at or at)
    return noted.noting(at, f"{spoken(draft.kind)} went out")


def _waits_for_them(lead: Lead, at: datetime, words: str, keeps: Callable[[Promise], bool]) -> Lead:
    def settle(promise: Promise) -> Promise:
        owed = promise.state is PromiseState.OPEN and promise.made_at <= at
        return promise.answered(at) if owed and keeps(promise) else promise

    settled = tuple(settle(promise) for promise in lead.promises)
    state = lead.state if lead.is_closed else LeadState.WAITING
    waiting = replace(
        lead,
        state=state,
        respond_by=None,
        glance=False,
        question="",
        snoozed_until=None,
        promises=settled,
        wanted=None,
    )
    return waiting.noting(at, words)


def said_answered(lead: Lead, now: datetime) -> Lead:
    """The owner's word that they have their answer: then we wait for them, as after a mail of his."""
    answered = replace(
        lead, answered_at=lead.answered_at or now, heard_at=lead.heard_at or now, in_junk=False
    )
    return _waits_for_them(answered, now, "you said that they have their answer", _a_call_keeps)


def said_not_answered(lead: Lead, now: datetime) -> Lead:
    """The owner's word that what we asked about was no answer: they wait as before."""
    return replace(lead, question="").noting(now, "you said that it was not your answer")


# --- moves: the owner decides ---------------------------------------------------------------------


def closed(lead: Lead, outcome: Outcome, now: datetime) -> Lead:
    """Over. What was still owed is released: the owner says that the matter is settled."""
    released = tuple(p.released(now) if p.state is PromiseState.OPEN else p for p in lead.promises)
    over = replace(
        lead,
        state=LeadState.CLOSED,
        outcome=outcome,
        closed_at=now,
        respond_by=None,
        glance=False,
        question="",
        snoozed_until=None,
        promises=released,
        wanted=None,
        before=lead.state,
    )
    return over.noting(now, f"closed: {spoken(outcome)}")


def reopened(lead: Lead, respond_by: datetime | None, now: datetime) -> Lead:
    """Open again by the owner's word; also his "yes, it is one" to an undecided lead."""
    again = replace(
        lead,
        state=LeadState.OPEN,
        outcome=None,
        closed_at=None,
        respond_by=respond_by,
        question="",
        in_junk=False,
        before=lead.state,
    )
    return again.noting(now, "you opened it")


def snoozed(lead: Lead, until: datetime, now: datetime) -> Lead:
    """Hidden until then; no promise moves."""
    return replace(lead, snoozed_until=until).noting(now, "put off")


def asked(lead: Lead, question: str, at: datetime) -> Lead:
    """Weak evidence asks, it never closes."""
    return replace(lead, question=question).noting(at, question)


def merged(older: Lead, younger: Lead, now: datetime) -> Lead:
    """Two leads of one person: the older number, the earliest respond-by, everything of both."""
    respond_by = min(filter(None, (older.respond_by, younger.respond_by)), default=None)
    one = replace(
        older,
        contact=_filled(older.contact, younger.contact),
        received_at=min(older.received_at, younger.received_at),
        opened_at=min(filter(None, (older.opened_at, younger.opened_at)), default=None),
        state=_more_urgent(older.state, younger.state),
        respond_by=respond_by,
        acknowledge=older.acknowledge or younger.acknowledge,
        acknowledged_at=min(filter(None, (older.acknowledged_at, younger.acknowledged_at)), default=None),
        answered_at=min(filter(None, (older.answered_at, younger.answered_at)), default=None),
        heard_at=min(filter(None, (older.heard_at, younger.heard_at)), default=None),
        promises=(*older.promises, *younger.promises),
        attempts=tuple(sorted((*older.attempts, *younger.attempts), key=lambda a: a.at)),
        route=older.route if older.route.to else younger.route,
        question=older.question or younger.question,
        wanted=older.wanted or younger.wanted,
        no_nudges=older.no_nudges or younger.no_nudges,
        alive_at=max(filter(None, (older.alive_at, younger.alive_at)), default=None),
        away_until=max(filter(None, (older.away_until, younger.away_until)), default=None),
        complained=older.complained or younger.complained,
    )
    if one.state is not LeadState.CLOSED:
        one = replace(one, outcome=None, closed_at=None)
    for entry in younger.conversation:
        if not one.has_entry(entry.fingerprint):
            one = one.with_entry(entry)
    return one.noting(now, f"joined with {younger.number}")


_URGENCY = (LeadState.OPEN, LeadState.UNDECIDED, LeadState.WAITING, LeadState.CLOSED)


def _more_urgent(a: LeadState, b: LeadState) -> LeadState:
    return min(a, b, key=_URGENCY.index)


# --- words ----------------------------------------------------------------------------------------


def channel_of(kind: Kind) -> Channel:
    """The channel that a kind of message stands for."""
    return Channel(kind.value) if kind.value in {c.value for c in Channel} else Channel.EMAIL


def spoken(word: str) -> str:
    """A value of an enum as a person says it: "web_form" is "web form"."""
    return {"email": "mail"}.get(word, word.replace("_", " "))


def said_by(entry: Entry) -> str:
    """By what they said it: "mail", "voicemail"."""
    return spoken(Kind.EMAIL if entry.kind in (Kind.THANKS, Kind.OTHER) else entry.kind)


def shortened(text: str, limit: int = EXCERPT_LIMIT) -> str:
    """The start of a text on one line, cut at a word."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0] + "…"


def _filled(old: Contact, new: Contact) -> Contact:
    return Contact(name=old.name or new.name, email=old.email or new.email, phone=old.phone or new.phone)


def _answered_after(lead: Lead, at: datetime) -> bool:
    return any(e.voice is Voice.US and e.at > at for e in lead.conversation)


def _first(known: datetime | None, at: datetime, not_before: datetime | None) -> datetime | None:
    if not_before is not None and at < not_before:
        return known
    return min(filter(None, (known, at)))
