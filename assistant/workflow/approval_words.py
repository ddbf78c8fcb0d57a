"""What each word of the owner's does to a draft or a lead, inside a transaction that is open already.

`decide` is the one function behind terminal, page, mail and folders; who calls it keeps the book.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.domain.book import Book, LogLine, NoteKind
from assistant.domain.business_hours import BusinessHours
from assistant.domain.calls import say_next_try
from assistant.domain.commands import Order, decision_of
from assistant.domain.decision import Answer, Decision, From, Word
from assistant.domain.draft import (
    Approve,
    Draft,
    DraftKind,
    DraftState,
    Edit,
    Frozen,
    GoodUntilNear,
    OwnerAnswered,
    Reject,
    Ruling,
    TakeBack,
    happens,
    next_marker_name,
    settled_by_owner,
)
from assistant.domain.follow_up import REMINDERS, first_owed, is_kind_hour, next_kind_hour, way_instead
from assistant.domain.joining import join_leads
from assistant.domain.lead import (
    Attempt,
    CallResult,
    Channel,
    Lead,
    LeadState,
    Outcome,
    closed,
    note_went_out,
    reopened,
    said_answered,
    said_not_answered,
    shortened,
    snoozed,
    spoken,
    we_called,
)
from assistant.domain.ledger import enters_ledger, moved, settled
from assistant.domain.letter import typed
from assistant.domain.phrase import say_time
from assistant.domain.promise import respond_by
from assistant.domain.reading import Verdict
from assistant.domain.rules import RuleBy
from assistant.domain.splitting import split_off
from assistant.domain.wish import Heard, Said
from assistant.errors import ContentError, NotPossible, UnknownItem, UsageError
from assistant.workflow.approval_by_hand import add, nudge_never, nudge_now
from assistant.workflow.approval_undo import (
    call_taken_back,
    closing_of,
    closing_taken_back,
    is_meant_to_be_taken_back,
    remember_call,
    remember_closing,
)
from assistant.workflow.copies import letter_of
from assistant.workflow.ports import Desk


def decide(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    """Do what the owner says, on things as they are in that book; gives what is said back to him.

    Raises UnknownItem, NotPossible and ContentError before anything was changed.
    """
    answer = _WORDS[decision.word](desk, book, decision, now)
    if answer.done:
        words = f"{decision.channel}: {decision.word} {decision.target}: {answer.words}"
        book.tell(LogLine(now, NoteKind.DECISION, words, answer.lead))
    return answer


@dataclass(frozen=True, slots=True)
class Sitting:
    """One open transaction in which words by mail or folder are taken; what comes of them is kept to be said.

    `now` is aware UTC.
    """

    desk: Desk
    book: Book
    hours: BusinessHours
    now: datetime
    channel: From

    def say(self, kind: Heard, words: str, lead: int | None = None) -> None:
        """One more sentence for the next mail to the owner."""
        day = self.book.day(self.hours.day_of(self.now))
        self.book.put_day(day.saying(Said(self.now, kind, shortened(words, 240), lead=lead)))

    def obey(self, order: Order, at: datetime, digest: str = "") -> bool:
        """Take one order said at `at`, say what came of it; True if it was done."""
        try:
            decision = decision_of(order, at, self.hours, self.channel, digest)
            answer = decide(self.desk, self.book, decision, self.now)
        except (UnknownItem, NotPossible, UsageError, ContentError) as error:
            self.say(Heard.REFUSED, f"{order.words}: {error}")
            return False
        self.say(Heard.DONE if answer.done else Heard.REFUSED, answer.words, answer.lead)
        return answer.done


def _approve(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead, draft = draft_meant(book, decision.target)
    if desk.account(draft.account).outgoing is None and draft.state is not DraftState.APPROVED:
        return Answer(
            False, f"{draft.id}: there is no outgoing server in the config: send it from Drafts", lead.number
        )
    digest = decision.digest or draft.version.digest
    passed = _time_passed(draft, desk.hours(now), now) if digest == draft.version.digest else ""
    if passed:
        return Answer(False, passed, lead.number, draft.id)
    automatic = decision.channel is From.ITSELF
    frozen = _frozen(desk, replace(draft, automatic=automatic), now)
    ruling = happens(draft, Approve(digest, frozen, automatic), now)
    if ruling.done and lead.may_be_answered:  # who sends the note says that it was no answer
        lead = replace(lead, question="")
    return _ruled(book, lead, _saying_when(desk, ruling, now), now)


def _time_passed(draft: Draft, hours: BusinessHours, now: datetime) -> str:
    """Why a text whose own time has passed is not approved, "" if it has not: it would break its word."""
    version = draft.version
    until = version.promised or (version.good_until if version.by_owner else None)
    waits = draft.state in (DraftState.PENDING, DraftState.FAILED)
    if until is None or until > now or not waits:
        return ""
    says = f"{draft.id} says {say_time(until, hours.zone, 'en', now=now)}, which has passed"
    if version.by_owner:
        return f"{says}: edit it (`assistant edit {draft.id}`)"
    return f"{says}: it gets a new time, approve it then"


def _saying_when(desk: Desk, ruling: Ruling, now: datetime) -> Ruling:
    """A reminder approved at night or on a Friday evening goes out when people are at their desks."""
    hours = desk.hours(now)
    if not ruling.done or ruling.draft.kind not in REMINDERS or is_kind_hour(now, hours):
        return ruling
    goes = hours.local(next_kind_hour(now, hours))
    return replace(ruling, words=f"{ruling.words}; it goes out {goes:%a} {goes.day} {goes:%b %H:%M}")


def _frozen(desk: Desk, draft: Draft, now: datetime) -> Frozen:
    """The bytes that will go out, stored under their own hash (I17)."""
    date = desk.hours(now).local(now)
    key = desk.book.keep_raw(desk.compose(letter_of(desk, draft, date)))
    return Frozen(key, key, now)


def _edit(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead, draft = draft_meant(book, decision.target)
    text = typed(decision.text).strip()
    if not text:
        return Answer(
            False,
            f"{draft.id}: an empty text is not sent; `assistant reject {draft.id}` drops it",
            lead.number,
        )
    number = draft.version.number + 1
    hours = desk.hours(now)
    promised = promised_in(text, now, hours, lead.language)
    version = replace(
        draft.version,
        number=number,
        promised=promised,
        good_until=promised,  # his own words are good as long as they are true
        text=text + "\n",
        subject=" ".join(typed(decision.subject or draft.version.subject).split()),
        marker=desk.seal.mark(next_marker_name(draft.id, number)),
        by_owner=True,
        body="",
    )
    if version.says_the_same_as(draft.version):
        return Answer(True, f"{draft.id} is unchanged", lead.number, draft.id)
    return _ruled(book, lead, happens(draft, Edit(version), now), now)


def promised_in(text: str, now: datetime, hours: BusinessHours, language: str) -> datetime | None:
    """The first time that a text of the owner's own promises: what enters the ledger is what it says."""
    from assistant.domain.commitments import commitments  # its grammars take a moment to build

    return min((each.due for each in commitments(text, now, hours, language or None)), default=None)


def _reject(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead, draft = draft_meant(book, decision.target)
    return _ruled(book, lead, happens(draft, Reject(), now), now)


def _take_back(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead, draft = draft_meant(book, decision.target)
    return _ruled(book, lead, happens(draft, TakeBack(), now), now)


def _settle(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead, draft = draft_meant(book, decision.target, any_state=True)
    ruling = settled_by_owner(draft, went_out=decision.went_out, now=now)
    if ruling.done and decision.went_out:
        lead = enters_ledger(
            note_went_out(lead.with_draft(ruling.draft), ruling.draft, now), ruling.draft, now
        )
    return _ruled(book, lead, ruling, now)


def _ruled(book: Book, lead: Lead, ruling: Ruling, now: datetime) -> Answer:
    if ruling.done and ruling.draft != lead.draft(ruling.draft.id):
        book.put(lead.with_draft(ruling.draft).noting(now, ruling.words))
    elif ruling.done:
        book.put(lead)
    return Answer(ruling.done, ruling.words, lead.number, ruling.draft.id)


def _called(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = lead_meant(book, decision.target)
    if decision.call is None:
        raise NotPossible("say what came of the call: reached, left-message or no-answer")
    attempt = Attempt(decision.at, decision.call, decision.note)
    if decision.call is CallResult.REACHED:
        called = _without_drafts(we_called(lead, attempt), "you reached them by phone", now)
        remember_call(book, lead, called, decision.at)
        book.put(called)
        return Answer(True, f"{lead.number}: reached by phone: they wait for nothing now", lead.number)
    mended = call_taken_back(book, lead, decision.at)
    called, withdrawn = we_called(mended or lead, attempt), ""
    if decision.call is CallResult.LEFT_MESSAGE:
        called, withdrawn = _without_acknowledgement(called, now)
    lead = book.put(called)
    words = "no answer" if decision.call is CallResult.NO_ANSWER else "you left a message"
    taken_back = f"{words}, “reached” is taken back" if mended else words
    said = [taken_back, _who_waits(lead, decision.call), withdrawn]
    proposed = "" if lead.is_closed else say_next_try(lead, now, desk.hours(now))
    return Answer(True, f"{lead.number}: {'; '.join(filter(None, (*said, proposed)))}", lead.number)


def _who_waits(lead: Lead, call: CallResult) -> str:
    """How things stand after a call in which they were not reached."""
    if lead.state is LeadState.OPEN:
        return "they still wait" if call is CallResult.NO_ANSWER else "they still wait for an answer"
    return {
        LeadState.WAITING: "they wait for nothing, you wait for them",
        LeadState.UNDECIDED: "it is still to be looked at",
        LeadState.CLOSED: f"it is closed ({spoken(lead.outcome or Outcome.DONE)})",
    }[lead.state]


def _without_acknowledgement(lead: Lead, now: datetime) -> tuple[Lead, str]:
    """They heard from us by the message: the first note says nothing more, a mail about the call takes its
    place. What the owner approved goes out as he wanted."""
    for note in lead.drafts:
        if note.kind is DraftKind.ACKNOWLEDGEMENT and note.state is DraftState.PENDING:
            ruling = happens(note, OwnerAnswered("you left them a message"), now)
            return lead.with_draft(ruling.draft).noting(now, ruling.words), f"{note.id} is withdrawn"
    return lead, ""


def _answered(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = lead_meant(book, decision.target)
    if lead.is_closed:
        raise NotPossible(f"{lead.number} is closed; `assistant reopen {lead.number}` opens it")
    book.put(said_answered(_without_drafts(lead, "you answered", now), now))
    return Answer(True, f"{lead.number} is answered; you wait for them now", lead.number)


def _not_answered(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    """It was no answer: the question goes, everything else stands as it did."""
    lead = lead_meant(book, decision.target)
    if not lead.may_be_answered:
        raise NotPossible(f"nothing is asked about {lead.number}")
    book.put(said_not_answered(lead, now))
    waits = "is still to be looked at" if lead.state is LeadState.UNDECIDED else "still waits for your answer"
    return Answer(True, f"{lead.number} {waits}", lead.number)


def _done(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = lead_meant(book, decision.target)
    over = book.put(closed(_without_drafts(lead, "the lead is closed", now), decision.outcome, now))
    remember_closing(book, lead, over, now)
    return Answer(True, f"{lead.number} is closed: {decision.outcome}", lead.number)


def _not_lead(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    """Set aside, and learned as a rule he can read: mail from this address is no inquiry."""
    lead = lead_meant(book, decision.target)
    over = book.put(closed(_without_drafts(lead, "it is no inquiry", now), Outcome.NOT_A_LEAD, now))
    rules = set(book.rules)
    words = f"{lead.number} is set aside as no inquiry"
    if lead.contact.email and lead.channel is Channel.EMAIL and not lead.answered_at:
        today = desk.hours(now).day_of(now)
        book.correct(RuleBy.ADDRESS, lead.contact.email.lower(), Verdict.NOT_LEAD, today)
        words += (
            f"; so is further mail from {lead.contact.email} (`assistant reopen {lead.number}` undoes it)"
        )
    remember_closing(book, lead, over, now, next((key for key in book.rules if key not in rules), ""))
    return Answer(True, words, lead.number)


def _snooze(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = lead_meant(book, decision.target)
    if decision.until is None or decision.until <= now:
        raise NotPossible("say a time that is still to come")
    again = _taken_up(book, lead, now) if lead.is_closed else lead
    book.put(snoozed(again, decision.until, now))
    local = desk.hours(now).local(decision.until)
    open_again = "open again and " if lead.is_closed else ""
    words = f"{lead.number} is {open_again}hidden until {local:%a %d %b %H:%M}; no promise moves"
    return Answer(True, words, lead.number)


def _taken_up(book: Book, lead: Lead, now: datetime) -> Lead:
    """A closed lead that is put off was not done after all; hidden and closed it would never come back.

    NotPossible where nobody knows how it was, or where it may be meant otherwise.
    """
    act = closing_of(book, lead)
    if act is None or not is_meant_to_be_taken_back(lead, act, now):
        outcome = spoken(lead.outcome or Outcome.DONE)
        raise NotPossible(f"{lead.number} is closed ({outcome}); reopen it first")
    return closing_taken_back(book, lead, act, now)


def _longer(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    """It takes longer than promised: a note that says so is drafted, with a new time."""
    lead = lead_meant(book, decision.target)
    if lead.due is None:
        raise NotPossible(f"lead {lead.number} waits for nothing that could take longer")
    if lead.route.to is None:
        raise NotPossible(f"no mail reaches lead {lead.number}: call them")
    if not lead.open_promises:
        return _longer_unpromised(book, lead, now)
    live = next(iter(lead.live_drafts), None)
    if live is not None and live.kind is DraftKind.DELAY:
        return Answer(True, f"{lead.number}: {live.id} tells them a new time already", lead.number)
    first = first_owed(lead)
    if first is None:
        raise NotPossible(f"lead {lead.number} was promised a visit: call them")
    if first.was_moved:
        phone = desk.display_phone(lead.contact.phone) if lead.contact.phone else ""
        raise NotPossible(f"lead {lead.number} was told a new time before: {way_instead(phone)}")
    longer = replace(lead, wanted=DraftKind.DELAY, delays=(first.id,))
    book.put(longer.noting(now, "you said that it takes longer"))
    when = f" once {live.id} is out or dropped" if live is not None else ""
    return Answer(True, f"{lead.number}: a note with a new time is drafted for your yes{when}", lead.number)


def _longer_unpromised(book: Book, lead: Lead, now: datetime) -> Answer:
    """Nothing was promised yet: the note that waits names a later time; without one there is nothing to
    excuse oneself for."""
    note = next((d for d in lead.live_drafts if d.kind is DraftKind.ACKNOWLEDGEMENT), None)
    if note is None:
        later = f"`assistant snooze {lead.number} WHEN` hides it until then"
        raise NotPossible(f"nothing was promised to lead {lead.number} yet, so no note is needed; {later}")
    if note.state is DraftState.SENDING:
        raise NotPossible(f"{note.id} is being sent just now: say it again when it is out")
    if note.version.by_owner:
        raise NotPossible(f"nothing was promised to lead {lead.number} yet: edit the time in {note.id}")
    stale = happens(note, GoodUntilNear(), now).draft
    stale = replace(stale, why="you said that it takes longer")
    waiting = replace(lead.with_draft(stale), wanted=DraftKind.DELAY)
    book.put(waiting.noting(now, "you said that it takes longer"))
    words = f"{lead.number}: nothing was promised yet; {note.id} gets a later time and waits for your yes"
    return Answer(True, words, lead.number)


def _nudge(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = lead_meant(book, decision.target)
    return nudge_never(book, lead, now) if decision.never else nudge_now(desk, book, lead, now)


def _reopen(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = lead_meant(book, decision.target)
    if lead.merged_into is not None:
        raise NotPossible(f"{lead.number} was joined with {lead.merged_into}; open that one")
    if lead.state is LeadState.OPEN:
        return Answer(True, f"{lead.number} is open already", lead.number)
    hours, act = desk.hours(now), closing_of(book, lead)
    if act is not None and act.state is LeadState.OPEN:  # its note may wait again, as it never went out (I14)
        again = replace(closing_taken_back(book, lead, act, now), snoozed_until=None, in_junk=False)
    else:
        waits_since = now if lead.answered_at is not None else lead.opened_at or lead.received_at
        again = reopened(lead, respond_by(waits_since, desk.habits.policy, hours), now)
    if lead.contact.email and (lead.outcome is Outcome.NOT_A_LEAD or lead.state is LeadState.UNDECIDED):
        book.correct(RuleBy.ADDRESS, lead.contact.email.lower(), Verdict.LEAD, hours.day_of(now))
    book.put(again)
    waiting = [d.id for d in again.drafts if d.state is DraftState.PENDING]
    note = f"; {', '.join(waiting)} waits for your yes" if waiting else ""
    return Answer(True, f"{lead.number} is open{note}", lead.number)


def _merge(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    one, other = lead_meant(book, decision.target), lead_meant(book, decision.other)
    if one.number == other.number:
        raise NotPossible("these are one lead already")
    older, younger = sorted((one, other), key=lambda lead: lead.number)
    for lead in (older, younger):
        if lead.merged_into is not None:
            raise NotPossible(f"{lead.number} was joined with {lead.merged_into} before")
    join_leads(book, older, younger, now)
    people = [book.people.get(older.person), book.people.get(younger.person)]
    if older.person != younger.person and people[0] and people[1]:
        book.join_people(people[0], people[1])
    return Answer(True, f"{younger.number} is joined with {older.number}", older.number)


def _split(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = lead_meant(book, decision.target)
    due = respond_by(now, desk.habits.policy, desk.hours(now))
    younger = split_off(book, lead, decision.other, due, now)
    return Answer(
        True, f"message {decision.other} of {lead.number} is lead {younger.number} now", younger.number
    )


def _promise_kept(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    return _promise_settled(book, decision, now, kept=True)


def _promise_released(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    return _promise_settled(book, decision, now, kept=False)


def _promise_moved(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = lead_meant(book, decision.target)
    if decision.until is None or decision.until <= now:
        raise NotPossible("say a time that is still to come")
    book.put(moved(lead, decision.other, decision.until, now))
    local = desk.hours(now).local(decision.until)
    return Answer(True, f"{lead.number}: that promise is due {local:%a %d %b %H:%M} now", lead.number)


def _promise_settled(book: Book, decision: Decision, now: datetime, *, kept: bool) -> Answer:
    lead = lead_meant(book, decision.target)
    book.put(settled(lead, decision.other, now, kept=kept))
    return Answer(True, f"{lead.number}: that promise is {'kept' if kept else 'released'}", lead.number)


_WORDS: Mapping[Word, Callable[[Desk, Book, Decision, datetime], Answer]] = {
    Word.APPROVE: _approve,
    Word.EDIT: _edit,
    Word.REJECT: _reject,
    Word.TAKE_BACK: _take_back,
    Word.SETTLE: _settle,
    Word.CALLED: _called,
    Word.ANSWERED: _answered,
    Word.NOT_ANSWERED: _not_answered,
    Word.DONE: _done,
    Word.SNOOZE: _snooze,
    Word.LONGER: _longer,
    Word.NUDGE: _nudge,
    Word.ADD: add,
    Word.NOT_LEAD: _not_lead,
    Word.REOPEN: _reopen,
    Word.MERGE: _merge,
    Word.SPLIT: _split,
    Word.PROMISE_KEPT: _promise_kept,
    Word.PROMISE_RELEASED: _promise_released,
    Word.PROMISE_MOVED: _promise_moved,
}


# --- what is meant --------------------------------------------------------------------------------


def lead_meant(book: Book, target: str) -> Lead:
    """The lead of that number, a draft's id meaning its lead; UnknownItem if there is none."""
    number = target.strip().rstrip("abcdefghijklmnopqrstuvwxyz")
    if not (number.isascii() and number.isdecimal()) or len(number) > 9:
        raise UnknownItem(f"there is no lead {target!r}; `assistant leads` lists them")
    return book.lead(int(number))


def draft_meant(book: Book, target: str, *, any_state: bool = False) -> tuple[Lead, Draft]:
    """The draft of that id; a lead's number means its one pending draft."""
    target = target.strip().lower()
    if not (target.isascii() and target.isdecimal()):
        return book.draft(target)
    lead = lead_meant(book, target)
    wanted = (
        lead.drafts if any_state else [d for d in lead.drafts if d.is_live or d.state is DraftState.FAILED]
    )
    pending = [d for d in wanted if d.state is DraftState.PENDING] or list(wanted)
    if not pending:
        raise NotPossible(f"lead {lead.number} has no draft that waits for you")
    if len(pending) > 1:
        names = ", ".join(d.id for d in pending)
        raise NotPossible(f"lead {lead.number} has several drafts: say which of {names}")
    return lead, pending[0]


def _without_drafts(lead: Lead, how: str, now: datetime) -> Lead:
    for draft in lead.drafts:
        if draft.is_live or draft.state is DraftState.FAILED:
            lead = lead.with_draft(happens(draft, OwnerAnswered(how), now).draft)
    return lead
