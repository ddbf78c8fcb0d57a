"""The ledger: what a sent mail of ours promises, and how that stands with the lead."""

from dataclasses import replace
from datetime import datetime

from assistant.domain.draft import Draft, DraftKind
from assistant.domain.lead import Lead, Voice
from assistant.domain.promise import Promise, PromiseSource, PromiseState
from assistant.errors import UnknownItem

_SOURCES = {
    DraftKind.ACKNOWLEDGEMENT: PromiseSource.ACKNOWLEDGEMENT,
    DraftKind.DELAY: PromiseSource.DELAY,
}


def enters_ledger(lead: Lead, draft: Draft, at: datetime) -> Lead:
    """The lead with the promise that this sent draft makes; the same draft enters once.

    A delay note's new time takes the place of what was promised before. A promise to somebody who was
    answered in the meantime is kept at once. Times are aware UTC.
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
    if draft.kind is DraftKind.DELAY:
        lead = replace(lead, promises=tuple(_replaced(p, at) for p in lead.promises))
    return lead.with_promise(promise)


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
    return replace(lead, promises=changed)
