"""Our copies in Drafts: laid, taken out, and what is said about them in the book. A tool of the steps.

What is about to be done is recorded and synced first (DESIGN 4.5): from then on an absent copy is ours,
never the owner's no.
"""

from dataclasses import replace
from datetime import datetime

from assistant.domain.draft import (
    CopyVanished,
    Draft,
    DraftState,
    OwnerVersion,
    about_to_take_out,
    copy_is_stuck,
    copy_lies,
    copy_put_away,
    copy_taken_out,
    happens,
    taken_back,
)
from assistant.domain.letter import Letter
from assistant.domain.mailbox import Copy, TakenOut
from assistant.errors import ContentError, StateDamaged
from assistant.workflow.ports import Desk


def letter_of(desk: Desk, draft: Draft, date: datetime) -> Letter:
    """What would go out, as a letter. Only what leaves without the owner's yes says so (RFC 3834).

    ContentError if a body of the owner's own is not kept any more.
    """
    version = draft.version
    try:
        body = desk.book.raw(version.body) if version.body else b""
    except StateDamaged as error:
        raise ContentError(str(error)) from error
    return Letter(
        sender=version.sender,
        recipient=version.recipient,
        subject=version.subject,
        text=version.text,
        message_id=version.message_id,
        date=date,
        marker=version.marker,
        in_reply_to=version.in_reply_to,
        references=version.references,
        auto_submitted="auto-replied" if draft.automatic else "",
        body=body,
    )


def lay(desk: Desk, draft: Draft, now: datetime) -> None:
    """Lay the current version into Drafts; raises WorldError if the mailbox does not take it."""
    raw = desk.compose(letter_of(desk, draft, desk.hours(now).local(now)))
    desk.point("copies:before-laying")
    copy = desk.account(draft.account).mailbox.lay_draft(raw, draft.version.marker)
    desk.point("copies:laid")
    with desk.book.transaction() as book:
        lead, current = book.draft(draft.id)
        if current.laid is None:
            book.put(lead.with_draft(copy_lies(current, copy, draft.version.number)))


def take_out(desk: Desk, draft_id: str, now: datetime) -> TakenOut:
    """Take our untouched copy of that draft out of Drafts, recorded before and after.

    GONE where we had begun to take it out before (a crash in between) counts as DONE; TOUCHED makes the
    draft the owner's.
    """
    with desk.book.transaction() as book:
        lead, draft = book.draft(draft_id)
        if draft.laid is None:
            return TakenOut.DONE
        begun_before = draft.laid.taking_out
        book.put(lead.with_draft(about_to_take_out(draft)))
        copy = draft.laid.copy
    desk.point("copies:before-taking-out")
    result = desk.account(draft.account).mailbox.take_out(copy)
    desk.point("copies:taken-out")
    if result is TakenOut.GONE and begun_before:
        result = TakenOut.DONE
    with desk.book.transaction() as book:
        lead, draft = book.draft(draft_id)
        book.put(lead.with_draft(_afterwards(draft, result, now)))
    return result


def take_out_spare(desk: Desk, draft_id: str, copy: Copy) -> None:
    """Take a second untouched copy of that draft out: an APPEND that landed after we had looked (I9).

    That one more copy may lie in Trash is recorded first, so that it is never read as the owner's no.
    Where the server has no safe way it stays, and is not tried again by this process.
    """
    if copy in desk.sees.spares_kept:
        return
    with desk.book.transaction() as book:
        lead, draft = book.draft(draft_id)
        book.put(lead.with_draft(replace(draft, put_away=draft.put_away + 1)))
    desk.point("copies:before-taking-out")
    if desk.account(draft.account).mailbox.take_out(copy) is TakenOut.KEPT:
        desk.sees.spares_kept.add(copy)
    desk.point("copies:taken-out")


def _afterwards(draft: Draft, result: TakenOut, now: datetime) -> Draft:
    if result is TakenOut.TOUCHED:
        return copy_taken_out(happens(draft, OwnerVersion(), now).draft)
    if result is TakenOut.KEPT:
        return copy_is_stuck(draft)
    if result is TakenOut.GONE and draft.laid is not None and draft.laid.approved_there:
        return taken_back(copy_taken_out(draft), "you took it out of Approved")
    if result is TakenOut.GONE and draft.state is DraftState.APPROVED:
        return happens(copy_taken_out(draft), CopyVanished(clean=False), now).draft
    return copy_put_away(draft)
