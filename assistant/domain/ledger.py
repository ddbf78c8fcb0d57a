"""The ledger: what a sent mail of ours promises, and how that stands with the lead."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from assistant.domain.draft import Draft, DraftKind
from assistant.domain.lead import Lead, Voice
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.domain.settling import DID_IT_KEEP
from assistant.errors import NotPossible, UnknownItem


class Commitment(Protocol):
    """One promise in the owner's own words, as `commitments.py` hears it."""

    @property
    def words(self) -> str:
        """His sentence."""

    @property
    def due(self) -> datetime:
        """Aware UTC."""

    @property
    def sure(self) -> bool:
        """Whether the words leave no room."""

    @property
    def does(self) -> str:
        """What was promised."""


_SOURCES = {
    DraftKind.ACKNOWLEDGEMENT: PromiseSource.ACKNOWLEDGEMENT,
    DraftKind.DELAY: PromiseSource.DELAY,
}


def enters_ledger(lead: Lead, draft: Draft, at: datetime) -> Lead:
    """The lead with the promise that this sent draft makes; the same draft enters once.

    A delay note's new time takes the place of the promises that it is about, each for itself; the others
    stand. A note to somebody who was answered in the meantime is kept at once. Times are aware UTC.
    """
    source = _SOURCES.get(draft.kind)
    if source is None or draft.version.promised is None or any(p.id == draft.id for p in lead.promises):
        return lead
    promise = Promise(draft.version.promised, PromiseState.OPEN, source, at, id=draft.id)
    answered = [e.at for e in lead.conversation if e.voice is Voice.US and e.at >= at]
    if answered:
        promise = promise.answered(min(answered))
    elif lead.is_closed:
        promise = promise.released(at)
    if draft.kind is not DraftKind.DELAY:
        return lead.with_promise(promise)
    old = moved_by(lead, draft)
    ids = {p.id for p in old}
    lead = replace(lead, promises=tuple(_replaced(p, at) if p.id in ids else p for p in lead.promises))
    does = list(dict.fromkeys(p.does for p in old)) or [""]
    for number, deed in enumerate(does):
        new_id = f"{draft.id}-{number + 1}" if number else draft.id
        new = promise if deed in ("", "answer") else Promise(promise.due, PromiseState.OPEN, source, at)
        lead = lead.with_promise(replace(new, id=new_id, does=deed))
    return lead


def moved_by(lead: Lead, draft: Draft) -> tuple[Promise, ...]:
    """The open promises for which that draft names a new time, the earliest first.

    A delay note of before it was kept which they are is about the earliest. No note moves an appointment.
    """
    if draft.kind is not DraftKind.DELAY:
        return ()
    movable = tuple(p for p in lead.open_promises if not p.is_appointment)
    return tuple(p for p in movable if p.id in draft.moves) if draft.moves else movable[:1]


def _replaced(promise: Promise, at: datetime) -> Promise:
    """An earlier time that a delay note moved: released if it was told before it passed, else broken."""
    if promise.state is not PromiseState.OPEN:
        return promise
    return promise.released(at) if at <= promise.due else promise.broken(at)


def settled(lead: Lead, promise_id: str, now: datetime, *, kept: bool) -> Lead:
    """The owner's word that a promise was kept, or that nobody waits for it any more.

    Raises UnknownItem for an id that no promise of this lead has, NotPossible for one that is settled.
    """
    if not any(p.id == promise_id for p in lead.promises):
        raise UnknownItem(f"lead {lead.number} has no promise {promise_id}; `assistant promises` lists them")
    changed = tuple(
        (p.answered(now) if kept else p.released(now)) if p.id == promise_id else p for p in lead.promises
    )
    return _without_question(replace(lead, promises=changed), promise_id)


def _without_question(lead: Lead, promise_id: str) -> Lead:
    """The owner said what became of that promise: he is not asked about it any more."""
    asked = lead.question.startswith(DID_IT_KEEP) and f" {promise_id} " in lead.question
    return replace(lead, question="") if asked else lead


def moved(lead: Lead, promise_id: str, due: datetime, now: datetime) -> Lead:
    """The owner's word that a promise is for another time: the ledger was read wrongly, or he told them.

    Raises UnknownItem as `settled` does, NotPossible for one that is settled.
    """
    promise = next((p for p in lead.promises if p.id == promise_id), None)
    if promise is None:
        raise UnknownItem(f"lead {lead.number} has no promise {promise_id}; `assistant promises` lists them")
    if promise.state is not PromiseState.OPEN:
        raise NotPossible(f"promise {promise_id} is {promise.state} already")
    later = replace(promise, due=due, sure=True)
    changed = replace(lead, promises=tuple(later if p.id == promise_id else p for p in lead.promises))
    return _without_question(changed, promise_id).noting(now, "you changed the time of a promise")


def owner_promised(before: Lead, after: Lead, found: Sequence[Commitment], at: datetime) -> Lead:
    """The lead with what the owner promised in a mail of his own, written at `at`.

    `before` is the lead before that mail, `after` the lead as the mail leaves it. A time that takes the
    place of one for the same thing is no kept promise: the former is released, or broken if it had passed.
    """
    if not found:
        return after
    does = {each.does for each in found}
    moved = {p.id for p in before.promises if p.state is PromiseState.OPEN and p.does in does}
    promises = tuple(
        _replaced(p, at) if p.id in moved else now
        for p, now in zip(before.promises, after.promises, strict=True)
    )
    lead = replace(after, promises=promises)
    for each in found:
        number = f"{lead.number}-{len(lead.promises) + 1}"
        lead = lead.with_promise(
            Promise(
                each.due,
                PromiseState.OPEN,
                PromiseSource.OWNER_MAIL,
                at,
                words=each.words,
                id=number,
                does=each.does,
                sure=each.sure,
            )
        )
    return lead.noting(at, f"you promised: {found[0].words}")


def lapsed(lead: Lead, now: datetime) -> Lead:
    """The lead with appointments let go whose time has come: nobody tells us that a visit was made."""
    if not any(p.is_appointment and p.state is PromiseState.OPEN and now > p.due for p in lead.promises):
        return lead
    return replace(
        lead,
        promises=tuple(
            p.released(now) if p.is_appointment and p.state is PromiseState.OPEN and now > p.due else p
            for p in lead.promises
        ),
    )
