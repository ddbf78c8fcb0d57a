"""Two leads that turn out to be one person's matter become one line."""

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.domain.book import Book
from assistant.domain.draft import DraftState, OwnerAnswered, happens
from assistant.domain.lead import Lead, Outcome, closed, merged
from assistant.domain.reading import Kind, Reading

SAME_CALL = timedelta(minutes=5)
"""Notices of one call (a mail and a pager copy, a recording and its transcript) come within this time."""
_CALLS = frozenset({Kind.VOICEMAIL, Kind.MISSED_CALL})


def same_call(lead: Lead, reading: Reading, at: datetime) -> bool:
    """Whether a notice tells of a call that this lead knows already.

    A number joins by itself; this is for copies that carry none: the caller is called the same, the notices
    come minutes apart, and one of them leaves the number out.
    """
    name, phone = reading.contact.name, reading.contact.phone
    if reading.kind not in _CALLS or not name or name != lead.contact.name or (phone and lead.contact.phone):
        return False
    calls = (entry.at for entry in lead.conversation if entry.kind in _CALLS)
    return any(abs(at - each) <= SAME_CALL for each in calls)


def join_leads(book: Book, older: Lead, younger: Lead, now: datetime) -> Lead:
    """`younger` goes into `older`: its number is closed, what it still would have sent is withdrawn.

    Both are kept in the book as they are now; gives the older one. One acknowledgement at most is left.
    """
    gone = younger
    for draft in younger.drafts:
        if draft.is_live or draft.state is DraftState.FAILED:
            gone = gone.with_draft(happens(draft, OwnerAnswered(f"joined with {older.number}"), now).draft)
    gone = replace(closed(gone, Outcome.DONE, now), person=older.person, merged_into=older.number)
    book.put(gone)
    return book.put(merged(older, younger, now))
