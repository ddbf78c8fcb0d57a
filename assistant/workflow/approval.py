"""Approval: the owner's word from any channel becomes a decision on a draft or a lead.

`take` is the one function that takes a decision; the terminal, the page and mail all end in it.
`approval` is the step of the round: it looks through Drafts (deleted there = no, edited there = his),
and says yes by itself to the kinds that the config lets go.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from assistant.domain.book import Book, LogLine, NoteKind
from assistant.domain.decision import Answer, Decision, From, Word
from assistant.domain.draft import (
    Approve,
    CopyVanished,
    Draft,
    DraftState,
    Edit,
    Frozen,
    OwnerAnswered,
    OwnerVersion,
    Reject,
    Ruling,
    copy_lies,
    copy_taken_out,
    happens,
    next_marker_name,
    settled_by_owner,
)
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
    snoozed,
    we_called,
)
from assistant.domain.ledger import enters_ledger, settled
from assistant.domain.mailbox import Found, Role
from assistant.domain.promise import respond_by
from assistant.domain.reading import Verdict
from assistant.domain.recognition import Sighting, sightings
from assistant.domain.rules import RuleBy
from assistant.domain.splitting import split_off
from assistant.errors import FolderUnreadable, NotPossible, UnknownItem, WorldError
from assistant.workflow.copies import letter_of
from assistant.workflow.ports import Account, Desk

# --- the step -------------------------------------------------------------------------------------


def approval(desk: Desk, now: datetime) -> None:
    """Read the owner's word from Drafts and from the config's standing yes."""
    for account in desk.accounts:
        _look_through_drafts(desk, account, now)
    _say_yes_by_itself(desk, now)


def _look_through_drafts(desk: Desk, account: Account, now: datetime) -> None:
    """What lies in Drafts is held against what we laid there."""
    desk.sees.drafts_seen[account.name] = False
    place = f"{account.name}/Drafts"
    try:
        found = account.mailbox.drafts()
        seen = sightings(found, desk.book.look().leads.values(), desk.seal)
        binned = _binned(desk, account, seen, now)
    except FolderUnreadable as error:
        desk.sees.troubles[place] = str(error)
        return
    except WorldError as error:
        desk.sees.troubles[account.name] = str(error)
        return
    desk.sees.troubles.pop(place, None)
    desk.sees.drafts_seen[account.name] = True
    _apply_sightings(desk, account, seen, binned, now)


def _missing(desk: Desk, account: Account, seen: tuple[Sighting, ...]) -> list[Draft]:
    """Drafts whose copy we laid and do not see any more."""
    there = {s.draft.id for s in seen}
    drafts = [d for lead in desk.book.look().leads.values() for d in lead.drafts]
    ours = (d for d in drafts if d.laid is not None or d.missing_since is not None)
    return [d for d in ours if desk.account(d.account).name == account.name and d.id not in there]


def _binned(desk: Desk, account: Account, seen: tuple[Sighting, ...], now: datetime) -> frozenset[str]:
    """Ids of missing drafts that the owner put into Trash; only looked for when one is missing."""
    missing = {d.id for d in _missing(desk, account, seen) if not (d.laid and d.laid.taking_out)}
    if not missing:
        return frozenset()
    try:
        trash: tuple[Found, ...] = account.mailbox.look_in(Role.TRASH, (now - timedelta(days=7)).date())
    except FolderUnreadable:
        return frozenset()
    return (
        frozenset(s.draft.id for s in sightings(trash, desk.book.look().leads.values(), desk.seal)) & missing
    )


def _apply_sightings(
    desk: Desk, account: Account, seen: tuple[Sighting, ...], binned: frozenset[str], now: datetime
) -> None:
    changes: dict[str, Callable[[Draft], Draft]] = {}
    for draft_id in {s.draft.id for s in seen}:
        mine = [s for s in seen if s.draft.id == draft_id]
        changes[draft_id] = _seen_change(mine, now)
    clean = desk.sees.sent_readable.get(account.name, False)
    for draft in _missing(desk, account, seen):
        changes[draft.id] = _missing_change(in_trash=draft.id in binned, clean=clean, now=now)
    before = {d.id: d for lead in desk.book.look().leads.values() for d in lead.drafts}
    news = {i: change for i, change in changes.items() if change(before[i]) != before[i]}
    if not news:
        return
    with desk.book.transaction() as book:
        for draft_id, change in news.items():
            lead, draft = book.draft(draft_id)
            _keep(book, lead, draft, change(draft), now)
    desk.point("approval:drafts-seen")


def _seen_change(mine: list[Sighting], now: datetime) -> Callable[[Draft], Draft]:
    ours = next((s for s in mine if s.untouched), None)
    touched = any(not s.untouched for s in mine)

    def change(draft: Draft) -> Draft:
        if ours is not None:
            draft = (
                copy_lies(draft, ours.found.copy, ours.version)
                if _moved(draft, ours)
                else _found_again(draft)
            )
        elif draft.laid is not None:
            draft = copy_taken_out(draft)
        return happens(draft, OwnerVersion(), now).draft if touched else draft

    return change


def _moved(draft: Draft, ours: Sighting) -> bool:
    return draft.laid is None or draft.laid.copy != ours.found.copy


def _found_again(draft: Draft) -> Draft:
    if draft.missing_since is None:
        return draft
    return replace(draft, missing_since=None, clean_looks=0, held="")


def _missing_change(*, in_trash: bool, clean: bool, now: datetime) -> Callable[[Draft], Draft]:
    def change(draft: Draft) -> Draft:
        if draft.laid is not None and draft.laid.taking_out:
            return copy_taken_out(draft)
        gone = happens(draft, CopyVanished(in_trash=in_trash, clean=clean), now).draft
        return gone if gone.is_live else copy_taken_out(gone)

    return change


def _keep(book: Book, lead: Lead, before: Draft, after: Draft, now: datetime) -> None:
    lead = lead.with_draft(after)
    if after.state is not before.state:
        lead = lead.noting(now, f"{after.id}: {after.why or after.state}")
        book.tell(LogLine(now, NoteKind.DRAFT, f"{after.id}: {after.why or after.state}", lead.number))
    book.put(lead)


def _say_yes_by_itself(desk: Desk, now: datetime) -> None:
    """Kinds that the config lets go without a yes, after the hold time (DESIGN 4.6)."""
    if desk.habits.mode == "watch" or not desk.habits.automatic:
        return
    for lead in desk.book.look().unfinished():
        for draft in lead.drafts:
            ripe = draft.state is DraftState.PENDING and now >= draft.created_at + desk.habits.hold
            if ripe and draft.kind in desk.habits.automatic and not draft.stale:
                take(
                    desk, Decision(Word.APPROVE, draft.id, now, From.ITSELF, digest=draft.version.digest), now
                )


# --- the one function that takes a decision -------------------------------------------------------


def take(desk: Desk, decision: Decision, now: datetime) -> Answer:
    """Take the owner's decision, in one transaction, on things as they are then.

    Gives what is said back to him; an unknown number or an impossible move is an answer with `done`
    false, never an exception. Damaged or busy state raises StateError.
    """
    try:
        with desk.book.transaction() as book:
            answer = _WORDS[decision.word](desk, book, decision, now)
            if answer.done:
                words = f"{decision.channel}: {decision.word} {decision.target}: {answer.words}"
                book.tell(LogLine(now, NoteKind.DECISION, words, answer.lead))
    except (UnknownItem, NotPossible) as error:
        return Answer(False, str(error))
    desk.point("approval:taken")
    return answer


def _approve(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead, draft = _draft_meant(book, decision.target)
    if desk.account(draft.account).outgoing is None and draft.state is not DraftState.APPROVED:
        return Answer(
            False, f"{draft.id}: there is no outgoing server in the config: send it from Drafts", lead.number
        )
    digest = decision.digest or draft.version.digest
    automatic = decision.channel is From.ITSELF
    frozen = _frozen(desk, replace(draft, automatic=automatic), now)
    return _ruled(book, lead, happens(draft, Approve(digest, frozen, automatic), now), now)


def _frozen(desk: Desk, draft: Draft, now: datetime) -> Frozen:
    """The bytes that will go out, stored under their own hash (I17)."""
    date = desk.hours(now).local(now)
    key = desk.book.keep_raw(desk.compose(letter_of(draft, date)))
    return Frozen(key, key, now)


def _edit(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead, draft = _draft_meant(book, decision.target)
    text = decision.text.replace("\r\n", "\n").strip()
    if not text:
        return Answer(
            False,
            f"{draft.id}: an empty text is not sent; `assistant reject {draft.id}` drops it",
            lead.number,
        )
    number = draft.version.number + 1
    version = replace(
        draft.version,
        number=number,
        text=text + "\n",
        subject=" ".join((decision.subject or draft.version.subject).split()),
        marker=desk.seal.mark(next_marker_name(draft.id, number)),
        by_owner=True,
    )
    if version.says_the_same_as(draft.version):
        return Answer(True, f"{draft.id} is unchanged", lead.number, draft.id)
    return _ruled(book, lead, happens(draft, Edit(version), now), now)


def _reject(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead, draft = _draft_meant(book, decision.target)
    return _ruled(book, lead, happens(draft, Reject(), now), now)


def _settle(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead, draft = _draft_meant(book, decision.target, any_state=True)
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


def _called(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = _lead_meant(book, decision.target)
    if decision.call is None:
        raise NotPossible("say what came of the call: reached, left-message or no-answer")
    lead = we_called(lead, Attempt(decision.at, decision.call, decision.note))
    if decision.call is CallResult.REACHED:
        lead = _without_drafts(lead, "you reached them by phone", now)
    book.put(lead)
    said = {
        CallResult.REACHED: "reached by phone: they wait for nothing now",
        CallResult.LEFT_MESSAGE: "you left a message; they still wait for an answer",
        CallResult.NO_ANSWER: "no answer; they still wait",
    }
    return Answer(True, f"{lead.number}: {said[decision.call]}", lead.number)


def _done(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = _lead_meant(book, decision.target)
    book.put(closed(_without_drafts(lead, "the lead is closed", now), decision.outcome, now))
    return Answer(True, f"{lead.number} is closed ({decision.outcome})", lead.number)


def _not_lead(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    """Set aside, and learned as a rule he can read: mail from this address is no inquiry."""
    lead = _lead_meant(book, decision.target)
    book.put(closed(_without_drafts(lead, "it is no inquiry", now), Outcome.NOT_A_LEAD, now))
    words = f"{lead.number} is set aside as no inquiry"
    if lead.contact.email and lead.channel is Channel.EMAIL and not lead.answered_at:
        today = desk.hours(now).day_of(now)
        book.correct(RuleBy.ADDRESS, lead.contact.email.lower(), Verdict.NOT_LEAD, today)
        words += (
            f"; so is further mail from {lead.contact.email} (`assistant reopen {lead.number}` undoes it)"
        )
    return Answer(True, words, lead.number)


def _snooze(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = _lead_meant(book, decision.target)
    if decision.until is None or decision.until <= now:
        raise NotPossible("say a time that is still to come")
    book.put(snoozed(lead, decision.until, now))
    local = desk.hours(now).local(decision.until)
    return Answer(
        True, f"{lead.number} is hidden until {local:%a %d %b %H:%M}; no promise moves", lead.number
    )


def _reopen(desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    lead = _lead_meant(book, decision.target)
    if lead.merged_into is not None:
        raise NotPossible(f"{lead.number} was joined with {lead.merged_into}; open that one")
    if lead.state is LeadState.OPEN:
        return Answer(True, f"{lead.number} is open already", lead.number)
    hours = desk.hours(now)
    if lead.contact.email and (lead.outcome is Outcome.NOT_A_LEAD or lead.state is LeadState.UNDECIDED):
        book.correct(RuleBy.ADDRESS, lead.contact.email.lower(), Verdict.LEAD, hours.day_of(now))
    book.put(reopened(lead, respond_by(now, desk.habits.policy, hours), now))
    return Answer(True, f"{lead.number} is open", lead.number)


def _merge(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    one, other = _lead_meant(book, decision.target), _lead_meant(book, decision.other)
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
    lead = _lead_meant(book, decision.target)
    due = respond_by(now, desk.habits.policy, desk.hours(now))
    younger = split_off(book, lead, decision.other, due, now)
    return Answer(
        True, f"message {decision.other} of {lead.number} is lead {younger.number} now", younger.number
    )


def _promise_kept(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    return _promise_settled(book, decision, now, kept=True)


def _promise_released(_desk: Desk, book: Book, decision: Decision, now: datetime) -> Answer:
    return _promise_settled(book, decision, now, kept=False)


def _promise_settled(book: Book, decision: Decision, now: datetime, *, kept: bool) -> Answer:
    lead = _lead_meant(book, decision.target)
    book.put(settled(lead, decision.other, now, kept=kept))
    return Answer(True, f"{lead.number}: that promise is {'kept' if kept else 'released'}", lead.number)


_WORDS: Mapping[Word, Callable[[Desk, Book, Decision, datetime], Answer]] = {
    Word.APPROVE: _approve,
    Word.EDIT: _edit,
    Word.REJECT: _reject,
    Word.SETTLE: _settle,
    Word.CALLED: _called,
    Word.DONE: _done,
    Word.SNOOZE: _snooze,
    Word.NOT_LEAD: _not_lead,
    Word.REOPEN: _reopen,
    Word.MERGE: _merge,
    Word.SPLIT: _split,
    Word.PROMISE_KEPT: _promise_kept,
    Word.PROMISE_RELEASED: _promise_released,
}


# --- what is meant --------------------------------------------------------------------------------


def _lead_meant(book: Book, target: str) -> Lead:
    number = target.strip().rstrip("abcdefghijklmnopqrstuvwxyz")
    if not (number.isascii() and number.isdecimal()) or len(number) > 9:
        raise UnknownItem(f"there is no lead {target!r}; `assistant leads` lists them")
    return book.lead(int(number))


def _draft_meant(book: Book, target: str, *, any_state: bool = False) -> tuple[Lead, Draft]:
    """The draft of that id; a lead's number means its one pending draft."""
    target = target.strip().lower()
    if not (target.isascii() and target.isdecimal()):
        return book.draft(target)
    lead = _lead_meant(book, target)
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
