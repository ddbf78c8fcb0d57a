"""The folders of the owner's remote control: what moving a mail there means, and how it is undone.

`Assistant/Approved`, `Done`, `Won`, `Called`, `Later`, `Not a lead` (DESIGN 4.6), under whatever prefix and
delimiter the server writes. What an act changed on its lead is kept, so that moving the mail back to INBOX
puts it back, and only that: what came in since stays.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from assistant.domain.commands import Order
from assistant.domain.draft import Draft, DraftState, taken_back
from assistant.domain.lead import Lead, LeadState, Outcome
from assistant.domain.promise import Promise, PromiseState

ONE_ACT = timedelta(hours=1)
"""Further mails of one lead that turn up in the same folder within this time are the same act."""
LARGEST = 10 * 1024 * 1024
"""Bytes of a draft that is sent from Approved."""


class RemoteFolder(StrEnum):
    """The folders that act, by the last step of their name."""

    APPROVED = "approved"
    DONE = "done"
    WON = "won"
    CALLED = "called"
    LATER = "later"
    NOT_A_LEAD = "not a lead"


_VERB = {
    RemoteFolder.APPROVED: "approve",
    RemoteFolder.DONE: "done",
    RemoteFolder.WON: "won",
    RemoteFolder.CALLED: "called",
    RemoteFolder.LATER: "later",
    RemoteFolder.NOT_A_LEAD: "not-lead",
}


def remote_folder(name: str) -> RemoteFolder | None:
    """What a folder of that name does; None for any other that lies beside them."""
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().replace("_", " ").split())
    for folder in RemoteFolder:
        before = plain.removesuffix(folder)
        if before != plain and not before[-1:].isalnum():
            return folder
    return None


def order_of(folder: RemoteFolder, target: str) -> Order:
    """What lying there says about a lead or a draft."""
    return Order(_VERB[folder], target)


@dataclass(frozen=True, slots=True)
class Act:
    """What one move into a folder did to a lead, and how the lead was before.

    `fingerprints` are of the mails that were moved, `drafts` the ids it approved or withdrew, `rule` the key
    of the rule that was learned. Times are aware UTC.
    """

    folder: RemoteFolder
    at: datetime
    fingerprints: tuple[str, ...]
    state: LeadState
    outcome: Outcome | None = None
    closed_at: datetime | None = None
    respond_by: datetime | None = None
    glance: bool = False
    question: str = ""
    snoozed_until: datetime | None = None
    answered_at: datetime | None = None
    heard_at: datetime | None = None
    drafts: tuple[str, ...] = ()
    rule: str = ""

    def covers(self, folder: RemoteFolder, now: datetime) -> bool:
        """Is a further mail of that lead in that folder still this act?"""
        return folder is self.folder and now - self.at <= ONE_ACT

    def gives_way_to(self, folder: RemoteFolder, now: datetime) -> bool:
        """Is it undone when its mail is moved on to another folder?

        From Done to Later: not done after all. A yes stays a yes. Somebody who was reached may be done or won
        by that; Called beside Later was a slip if it is mended within the hour.
        """
        if folder is self.folder or self.folder is RemoteFolder.APPROVED:
            return False
        if self.folder is RemoteFolder.CALLED:
            slip = folder in (RemoteFolder.LATER, RemoteFolder.NOT_A_LEAD)
            return slip and now - self.at <= ONE_ACT
        return True

    def moved_any_of(self, fingerprints: Iterable[str]) -> bool:
        """Is one of these mails among those whose move it was?"""
        return any(each in self.fingerprints for each in fingerprints)

    def joined_by(self, fingerprints: Iterable[str]) -> "Act":
        """The act with further mails of the same conversation."""
        known = dict.fromkeys((*self.fingerprints, *fingerprints))
        return replace(self, fingerprints=tuple(known)[-40:])


def act_of(
    folder: RemoteFolder, before: Lead, after: Lead, fingerprints: Iterable[str], now: datetime, rule: str
) -> Act:
    """What has to be kept of `before` so that the change to `after` can be undone."""
    return Act(
        folder=folder,
        at=now,
        fingerprints=tuple(fingerprints)[-40:],
        state=before.state,
        outcome=before.outcome,
        closed_at=before.closed_at,
        respond_by=before.respond_by,
        glance=before.glance,
        question=before.question,
        snoozed_until=before.snoozed_until,
        answered_at=before.answered_at,
        heard_at=before.heard_at,
        drafts=tuple(d.id for d in after.drafts if _was(d, before) is not d.state),
        rule=rule,
    )


def _was(draft: Draft, before: Lead) -> DraftState | None:
    known = before.draft(draft.id)
    return known.state if known else None


def undone(
    lead: Lead, act: Act, now: datetime, words: str = "you moved it back: the last act is undone"
) -> Lead:
    """The lead as if that act had not been; what happened since stays. A draft that is out stays out."""
    drafts = tuple(taken_back(d, "you took it back") if d.id in act.drafts else d for d in lead.drafts)
    lead = replace(
        lead,
        drafts=drafts,
        promises=tuple(_owed_again(p, act) for p in lead.promises),
        attempts=tuple(a for a in lead.attempts if a.at != act.at),
    )
    if not stands(lead, act):
        return lead.noting(now, "the last act was taken back; what came in since stays")
    again = replace(
        lead,
        state=act.state,
        outcome=act.outcome,
        closed_at=act.closed_at,
        respond_by=act.respond_by,
        glance=act.glance,
        question=act.question,
        snoozed_until=act.snoozed_until,
        answered_at=act.answered_at,
        heard_at=act.heard_at,
    )
    return again.noting(now, words)


def _owed_again(promise: Promise, act: Act) -> Promise:
    if promise.settled_at != act.at or act.folder is RemoteFolder.APPROVED:
        return promise
    return replace(promise, state=PromiseState.OPEN, settled_at=None)


def stands(lead: Lead, act: Act) -> bool:
    """Has nobody spoken since? Then the lead is still as the act left it."""
    return all(entry.at <= act.at for entry in lead.conversation)
