"""Approval: the owner's word from any channel becomes a decision on a draft or a lead.

`take` takes one decision from the terminal or the page; `approval_words.decide` is what every channel ends
in. `approval` is the step of the round: it reads the folders of the remote control and the words by mail,
looks through Drafts (deleted there = no, edited there = his), and says yes by itself to the kinds that the
config lets go.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from assistant.domain.book import Book, LogLine, NoteKind
from assistant.domain.decision import Answer, Decision, From, Word
from assistant.domain.draft import (
    CopyVanished,
    Draft,
    DraftState,
    Laid,
    OwnerVersion,
    copy_lies,
    copy_put_away,
    copy_taken_out,
    happens,
    taken_back,
)
from assistant.domain.lead import (
    Lead,
)
from assistant.domain.mailbox import Found, Role
from assistant.domain.newcomer import Newcomer
from assistant.domain.pulse import not_set
from assistant.domain.recognition import Sighting, sightings
from assistant.errors import ContentError, FolderUnreadable, NotPossible, UnknownItem, WorldError
from assistant.workflow.approval_folders import take_from_folders
from assistant.workflow.approval_mail import take_words
from assistant.workflow.approval_words import decide
from assistant.workflow.copies import take_out_spare
from assistant.workflow.ports import Account, Desk

AT_ONCE = 100
"""Newcomers added in one transaction."""

# --- the step -------------------------------------------------------------------------------------


def approval(desk: Desk, now: datetime) -> None:
    """Read the owner's word from folders, from mail, from Drafts, and from the config's standing yes.

    Approved comes before Drafts: a draft that was dragged there is not gone.
    """
    for account in desk.accounts:
        take_from_folders(desk, account, now)
    take_words(desk, now)
    for account in desk.accounts:
        _look_through_drafts(desk, account, now)
    _hold_what_may_be_answered(desk, now)
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
    _take_out_spares(desk, account, seen)


def _missing(desk: Desk, account: Account, seen: tuple[Sighting, ...]) -> list[Draft]:
    """Drafts whose copy we laid and do not see any more."""
    there = {s.draft.id for s in seen}
    drafts = [d for lead in desk.book.look().leads.values() for d in lead.drafts]
    ours = (d for d in drafts if (d.laid is not None and not d.laid.approved_there) or d.missing_since)
    return [d for d in ours if desk.account(d.account).name == account.name and d.id not in there]


def _binned(desk: Desk, account: Account, seen: tuple[Sighting, ...], now: datetime) -> frozenset[str]:
    """Ids of missing drafts that the owner put into Trash; only looked for when one is missing.

    What we took out ourselves (an older version, one that was laid back later) lies there too and is no no.
    """
    missing = {d.id for d in _missing(desk, account, seen) if not (d.laid and d.laid.taking_out)}
    if not missing:
        return frozenset()
    try:
        trash: tuple[Found, ...] = account.mailbox.look_in(Role.TRASH, (now - timedelta(days=7)).date())
    except FolderUnreadable:
        return frozenset()
    leads = desk.book.look().leads.values()
    lying = Counter(s.draft.id for s in sightings(trash, leads, desk.seal))
    put_away = {d.id: d.put_away for lead in leads for d in lead.drafts}
    return frozenset(i for i in missing if lying[i] > put_away.get(i, 0))


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


def _take_out_spares(desk: Desk, account: Account, seen: tuple[Sighting, ...]) -> None:
    """Of several untouched copies of one draft only the one we know stays (I9); the owner's stays anyway."""
    leads = desk.book.look().leads.values()
    known = {d.id: d.laid.copy for lead in leads for d in lead.drafts if d.laid is not None}
    for each in seen:
        draft_id, copy = each.draft.id, each.found.copy
        if not each.untouched or draft_id not in known or copy == known[draft_id]:
            continue
        try:
            take_out_spare(desk, draft_id, copy)
        except WorldError as error:
            desk.sees.troubles[f"{account.name}/Drafts"] = str(error)
            return


def _ours(mine: list[Sighting]) -> Sighting | None:
    """The copy that counts: the one we know, else the newest of the newest version."""

    def rank(one: Sighting) -> tuple[object, ...]:
        laid = one.draft.laid
        return (laid is not None and laid.copy == one.found.copy, one.version, one.found.copy.uid)

    return max((s for s in mine if s.untouched), key=rank, default=None)


def _seen_change(mine: list[Sighting], now: datetime) -> Callable[[Draft], Draft]:
    ours = _ours(mine)
    touched = any(not s.untouched for s in mine)

    def change(draft: Draft) -> Draft:
        if ours is not None and draft.laid is not None and draft.laid.approved_there:
            if ours.version == draft.laid.version:  # else what it replaced lies there still
                back = taken_back(draft, "you put it back into Drafts")
                draft = replace(back, laid=Laid(ours.found.copy, ours.version))
        elif ours is not None:
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
            return copy_put_away(draft)
        gone = happens(draft, CopyVanished(in_trash=in_trash, clean=clean), now).draft
        return gone if gone.is_live else copy_taken_out(gone)

    return change


def _keep(book: Book, lead: Lead, before: Draft, after: Draft, now: datetime) -> None:
    lead = lead.with_draft(after)
    if after.state is not before.state:
        lead = lead.noting(now, f"{after.id}: {after.why or after.state}")
        book.tell(LogLine(now, NoteKind.DRAFT, f"{after.id}: {after.why or after.state}", lead.number))
    book.put(lead)


def _hold_what_may_be_answered(desk: Desk, now: datetime) -> None:
    """A yes was said, then the owner wrote something that may have been the answer: he is asked first (I15).

    A yes that is said while he is asked is his answer to that too, so the question is gone by then.
    """
    for lead in desk.book.look().unfinished():
        if not lead.may_be_answered or all(d.state is not DraftState.APPROVED for d in lead.drafts):
            continue
        with desk.book.transaction() as book:
            current = book.lead(lead.number)
            for draft in current.drafts if current.may_be_answered else ():
                if draft.state is DraftState.APPROVED:
                    back = taken_back(draft, f"not sent yet: {current.question}")
                    _keep(book, book.lead(lead.number), draft, back, now)


def _say_yes_by_itself(desk: Desk, now: datetime) -> None:
    """Kinds that the config lets go without a yes, after the hold time (DESIGN 4.6)."""
    if desk.habits.mode == "watch" or not desk.habits.automatic:
        return
    for lead in desk.book.look().unfinished():
        for draft in () if lead.may_be_answered else lead.drafts:
            ripe = draft.state is DraftState.PENDING and now >= draft.created_at + desk.habits.hold
            if ripe and draft.kind in desk.habits.automatic and not draft.stale:
                take(
                    desk, Decision(Word.APPROVE, draft.id, now, From.ITSELF, digest=draft.version.digest), now
                )


# --- the one function that takes a decision -------------------------------------------------------


def take(desk: Desk, decision: Decision, now: datetime) -> Answer:
    """Take the owner's decision, in one transaction, on things as they are then.

    Gives what is said back to him; an unknown number or an impossible move is an answer with `done`
    false, never an exception: so is any word while the clock was not set yet, since what is approved bears
    its time. Damaged or busy state raises StateError.
    """
    if unset := not_set(now):
        return Answer(False, unset)
    try:
        with desk.book.transaction() as book:
            answer = decide(desk, book, decision, now)
    except (UnknownItem, NotPossible, ContentError) as error:
        return Answer(False, str(error))
    desk.point("approval:taken")
    return answer


def take_newcomers(desk: Desk, newcomers: Sequence[Newcomer], now: datetime) -> list[Answer]:
    """As `take`, for many people: a transaction each hundred, since each one writes the whole book."""
    if unset := not_set(now):
        return [Answer(False, unset)] * len(newcomers)
    answers: list[Answer] = []
    for start in range(0, len(newcomers), AT_ONCE):
        with desk.book.transaction() as book:
            answers += [_added(desk, book, each, now) for each in newcomers[start : start + AT_ONCE]]
        desk.point("approval:taken")
    return answers


def _added(desk: Desk, book: Book, newcomer: Newcomer, now: datetime) -> Answer:
    """One of them; whoever cannot be added has changed nothing."""
    try:
        return decide(desk, book, Decision(Word.ADD, newcomer.called, now, newcomer=newcomer), now)
    except NotPossible as error:
        return Answer(False, str(error))
