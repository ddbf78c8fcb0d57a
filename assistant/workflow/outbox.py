"""Outbox: approved drafts go out, exactly once.

In this order for each: its turn and the limits; the last look (has anything newer come in or gone out?);
our copy taken out of Drafts; `sending` recorded and synced; the body; the server's word. Whatever stops
before the body may be tried again; after it only a complete reply decides (DESIGN 4.5, 6).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from assistant.domain.book import Book, LogLine, NoteKind, SendRecord
from assistant.domain.draft import (
    Draft,
    DraftKind,
    DraftState,
    FoundSending,
    SendingBegins,
    Sent,
    happens,
)
from assistant.domain.follow_up import REMINDERS, is_kind_hour
from assistant.domain.lead import Lead, LeadState, note_went_out
from assistant.domain.ledger import enters_ledger
from assistant.domain.mailbox import Cursor, Folder, Outcome, Role, SendResult, TakenOut
from assistant.domain.message import Message
from assistant.errors import (
    AssistantError,
    ContentError,
    LoginRefused,
    NotPossible,
    SecretUnavailable,
    StateError,
    WorldError,
)
from assistant.workflow.copies import take_out
from assistant.workflow.ports import Account, Desk

PROVIDER_FILES_WITHIN = timedelta(minutes=2)
"""How long a provider that files its own copy in Sent is given to do so."""
LOGIN_PAUSE = timedelta(minutes=15)
"""How long nothing is tried with a password that the outgoing server refused, or that could not be read."""

_WATCHED = (Role.INBOX, Role.SENT)
_SLOW_DOWN = re.compile(r"\b(4\.7\.\d+|5\.4\.5|4\.4\.5)\b")


class _Held(NotPossible):
    """This draft does not go out just now; the words say why."""


def outbox(desk: Desk, now: datetime, *, hold: bool = True) -> None:
    """Send what is approved. `hold` false skips the time in which a yes can be taken back (`run --once`)."""
    _found_sending(desk, now)
    for draft in _ready(desk, now, desk.habits.hold_approved if hold else timedelta(0)):
        if not _send(desk, draft, now):
            break
    _file_copies(desk, now)


def _found_sending(desk: Desk, now: datetime) -> None:
    """A draft still in `sending` when a round begins: we died in between, and nobody knows (I13)."""
    if not any(d.state is DraftState.SENDING for d in _drafts(desk.book.look())):
        return
    with desk.book.transaction() as book:
        for draft in list(_drafts(book)):
            if draft.state is DraftState.SENDING:
                ruling = happens(draft, FoundSending(), now)
                book.put(book.lead(draft.lead).with_draft(ruling.draft).noting(now, ruling.words))
                book.tell(LogLine(now, NoteKind.SENDING, ruling.words, draft.lead))


def _ready(desk: Desk, now: datetime, hold: timedelta) -> list[Draft]:
    drafts = [
        d
        for d in _drafts(desk.book.look())
        if d.ready_to_send(now, timedelta(0) if d.automatic else hold)
        and not _waits_for_the_day(desk, d, now)
    ]
    return sorted(drafts, key=lambda d: (d.approved_at or now, d.id))


def _waits_for_the_day(desk: Desk, draft: Draft, now: datetime) -> bool:
    """No reminder goes out at night, on a weekend or on a Friday afternoon (DESIGN 4.7)."""
    return draft.kind in REMINDERS and not is_kind_hour(now, desk.hours(now))


def _send(desk: Desk, draft: Draft, now: datetime) -> bool:
    """One draft on its way; false when nothing more should be tried in this round."""
    account = desk.account(draft.account)
    try:
        _check_limits(desk, now)
        if account.outgoing is None:
            raise _Held("there is no outgoing server in the config: send it from Drafts")
        _last_look(desk, draft)
        desk.point("outbox:looked")
        _take_copy_out(desk, draft, now)
        result = _hand_over(desk, account, draft, now)
    except _Held as held:
        _hold(desk, draft.id, str(held))
        return True
    except (LoginRefused, SecretUnavailable) as error:
        desk.sees.troubles[f"{account.name}/smtp"] = str(error)
        _hold_all(desk, account, str(error), now)
        return False
    except WorldError as error:
        _hold(desk, draft.id, f"waits: {error}")
        return False
    desk.sees.troubles.pop(f"{account.name}/smtp", None)
    desk.point("outbox:told")
    _record(desk, draft.id, result, now)
    desk.point("outbox:recorded")
    told_to_slow_down = result.outcome is Outcome.LATER and _SLOW_DOWN.search(result.words)
    return not told_to_slow_down


# --- may it go? -----------------------------------------------------------------------------------


def _check_limits(desk: Desk, now: datetime) -> None:
    book = desk.book.look()
    if book.sends_since(now - timedelta(hours=1)) >= desk.habits.mails_per_hour:
        raise _Held("the limit of mails an hour is reached; it goes out later")
    if book.sends_since(now - timedelta(days=1)) >= desk.habits.mails_per_day:
        raise _Held("the limit of mails a day is reached; it goes out later")


def _last_look(desk: Desk, draft: Draft) -> None:
    """Directly before sending: is there anything that intake has not seen yet, from or to this person?

    Looks at INBOX and Sent of every account. If the look fails, nothing is sent (I5, I15).
    """
    book = desk.book.look()
    person = book.people.get(book.lead(draft.lead).person)
    theirs = set(person.emails if person else ()) | {draft.version.recipient.email.lower()}
    for account in desk.accounts:
        if not desk.sees.sent_readable.get(account.name, False):
            raise _Held(
                f"waits: the sent mail of {account.name} cannot be read, so nobody knows who was answered"
            )
        for folder, cursor in _places(book, account):
            for mail in account.mailbox.glance(folder, cursor):
                _look_at(mail, theirs)


def _places(book: Book, account: Account) -> Iterator[tuple[Folder, Cursor]]:
    for folder in account.mailbox.folders():
        if folder.role not in _WATCHED:
            continue
        cursor = book.folders.get(f"{account.name}/{folder.name}")
        if cursor is None:
            raise _Held(f"waits: {folder.name} was never read to its end")
        yield folder, cursor


def _look_at(mail: Message, theirs: set[str]) -> None:
    written = {a.email.lower() for a in (*mail.from_, *mail.reply_to, *mail.recipients)}
    if written & theirs:
        raise _Held("waits: there is newer mail from or to them, which is read first")


# --- it goes --------------------------------------------------------------------------------------


def _take_copy_out(desk: Desk, draft: Draft, now: datetime) -> None:
    """Our copy leaves Drafts first; if it is gone or touched at that moment, the draft is held."""
    if draft.laid is None and draft.missing_since is None:
        return
    if draft.missing_since is not None:
        raise _Held("its copy is gone from Drafts")
    result = take_out(desk, draft.id, now)
    if result is TakenOut.GONE:
        raise _Held("its copy is gone from Drafts")
    if result is TakenOut.TOUCHED:
        raise _Held("you are editing it in Drafts")


def _hand_over(desk: Desk, account: Account, draft: Draft, now: datetime) -> SendResult:
    """The frozen bytes go to the server; `sending` is on disk before the first byte of the body (I19)."""
    assert account.outgoing is not None
    assert draft.frozen is not None
    raw = desk.book.raw(draft.frozen.key)
    version = draft.version
    desk.point("outbox:before-connecting")

    def intend() -> None:
        _last_look(desk, draft)  # the dialogue may have taken minutes: never older than this moment
        desk.point("outbox:before-intent")
        _intend(desk, draft, now)
        desk.point("outbox:intent-recorded")

    try:
        return account.outgoing.send(raw, version.sender.email, version.recipient.email, intend)
    except ContentError as error:
        return SendResult(Outcome.REFUSED, f"it cannot be sent as it is: {error}")


def _intend(desk: Desk, draft: Draft, now: datetime) -> None:
    """Record and sync that the body is about to be written, if everything still stands (I11, I12)."""
    with desk.book.transaction() as book:
        lead, current = book.draft(draft.id)
        if current.state is not DraftState.APPROVED or current.frozen != draft.frozen:
            raise _Held("it was taken back in the last moment")
        if _may_not(lead, current):
            raise _Held("they were answered in the meantime")
        ruling = happens(current, SendingBegins(), now)
        book.put(lead.with_draft(ruling.draft))
        book.record_send(
            SendRecord(now, draft.id, draft.version.recipient.email, person=lead.person, kind=draft.kind)
        )


def _may_not(lead: Lead, draft: Draft) -> bool:
    """None after an answer (I15), none to a closed matter."""
    return draft.kind is DraftKind.ACKNOWLEDGEMENT and (
        lead.answered_at is not None or lead.acknowledged_at is not None or lead.state is LeadState.CLOSED
    )


def _record(desk: Desk, draft_id: str, result: SendResult, now: datetime) -> None:
    with desk.book.transaction() as book:
        lead, draft = book.draft(draft_id)
        ruling = happens(draft, Sent(result), now)
        lead = lead.with_draft(ruling.draft)
        if ruling.draft.state is DraftState.SENT:
            lead = enters_ledger(note_went_out(lead, ruling.draft, now), ruling.draft, now)
            person = book.people.get(lead.person)
            if person is not None and draft.kind is DraftKind.ACKNOWLEDGEMENT:
                book.put_person(replace(person, last_acknowledged=now))
        else:
            lead = lead.noting(now, ruling.words)
        book.put(lead)
        book.tell(LogLine(now, NoteKind.SENDING, ruling.words, lead.number))


def _hold(desk: Desk, draft_id: str, why: str) -> None:
    """Still approved, and the reason is shown; written only if it is news."""
    _, known = desk.book.look().draft(draft_id)
    if known.held == why or known.state is not DraftState.APPROVED:
        return
    with desk.book.transaction() as book:
        lead, draft = book.draft(draft_id)
        if draft.state is DraftState.APPROVED:
            book.put(lead.with_draft(replace(draft, held=why)))


def _hold_all(desk: Desk, account: Account, why: str, now: datetime) -> None:
    """A refused password concerns all that goes by that server: none is tried again for a while.

    Trying each minute locks accounts, and would take a copy out of Drafts into Trash each time.
    """
    until = now + LOGIN_PAUSE
    held = f"{why} (next try in {LOGIN_PAUSE // timedelta(minutes=1)} min)"
    with desk.book.transaction() as book:
        for draft in list(_drafts(book)):
            if draft.state is DraftState.APPROVED and draft.account == account.name:
                book.put(book.lead(draft.lead).with_draft(replace(draft, held=held, not_before=until)))


# --- afterwards -----------------------------------------------------------------------------------


def _file_copies(desk: Desk, now: datetime) -> None:
    """A copy into Sent, unless the provider files its own; failing never makes a sent mail unsent (D12)."""
    for draft in [d for d in _drafts(desk.book.look()) if d.sent_copy_due]:
        account = desk.account(draft.account)
        if account.sent_copy == "provider" and draft.sent_at and now - draft.sent_at < PROVIDER_FILES_WITHIN:
            continue
        try:
            if account.sent_copy != "never" and not _lies_in_sent(desk, account, draft):
                _file(desk, account, draft)
        except StateError:
            raise
        except AssistantError as error:
            desk.sees.troubles[f"{account.name}/Sent copy"] = str(error)
            continue
        desk.sees.troubles.pop(f"{account.name}/Sent copy", None)
        _copy_is_filed(desk, draft.id)


def _lies_in_sent(desk: Desk, account: Account, draft: Draft) -> bool:
    book = desk.book.look()
    for folder, cursor in _places(book, account):
        if folder.role is Role.SENT:
            for mail in account.mailbox.glance(folder, cursor):
                if desk.seal.marker_in(mail) == draft.version.marker:
                    return True
    return False


def _file(desk: Desk, account: Account, draft: Draft) -> None:
    if draft.frozen is None or draft.sent_at is None:
        return
    account.mailbox.file_sent(desk.book.raw(draft.frozen.key), draft.sent_at)
    desk.point("outbox:copy-filed")


def _copy_is_filed(desk: Desk, draft_id: str) -> None:
    with desk.book.transaction() as book:
        lead, draft = book.draft(draft_id)
        book.put(lead.with_draft(replace(draft, sent_copy_due=False)))


def _drafts(book: Book) -> Iterator[Draft]:
    for _, lead in sorted(book.leads.items()):
        yield from lead.drafts
