"""Two leads that turn out to be one person's matter become one line."""

from dataclasses import replace
from datetime import datetime

from assistant.domain.book import Book
from assistant.domain.draft import DraftState, OwnerAnswered, happens
from assistant.domain.lead import Lead, Outcome, closed, merged


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
