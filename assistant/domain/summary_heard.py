"""What came of the owner's words by mail and folders, as our mails tell it: about whom, and what he can say.

The sentences are made where the word is taken, with numbers, for every place alike; here they get a name and,
in a mail that can be answered, what works by answer instead of at a terminal.
"""

import re

from assistant.domain.answers import orders_in
from assistant.domain.book import Book
from assistant.domain.draft import Draft, DraftState
from assistant.domain.lead import Lead
from assistant.domain.summary_rows import View, inert, who
from assistant.domain.wish import Heard, Said
from assistant.errors import UnknownItem

NAME = 40
"""Characters of a name in such a sentence."""

_ABOUT = re.compile(r"([0-9]{1,9})([a-z]?)\b(:?)(.*)", re.DOTALL)
_ORDER = re.compile(r"([a-z-]+ ([0-9]{1,9})[a-z]?):")
_OF_HIS = frozenset({Heard.REFUSED, Heard.CHANGED, Heard.REPLAYED, Heard.EXPIRED})
_APPROVED = re.compile(r" is approved\b(.*)", re.DOTALL)
_COMMAND = re.compile(r"`assistant ([a-z-]+) ([0-9]{1,9}[a-z]?)`")
_LISTS = re.compile(r"`assistant (?:leads|drafts|promises)` (?:lists|shows)")
_CLAUSE = re.compile(r"(?:; ?|, ?| \()[^;,()]*`assistant [^;,()]*\)?")
_NOW = {
    DraftState.SENT: "was approved and has been sent",
    DraftState.PENDING: "was approved, and waits for your yes again",
    DraftState.WITHDRAWN: "was approved, and then withdrawn",
    DraftState.REJECTED: "was approved, and then rejected",
    DraftState.FAILED: "was approved, but could not be sent",
    DraftState.UNCERTAIN: "was approved; nobody knows whether it went out",
}
"""What has become of a yes by the time that it is told."""


def heard_words(book: Book, said: Said, view: View) -> str:
    """The sentence as it is told now: "Karen Osullivan (2) is closed: done", inert and on one line."""
    words = mail_ways(said.words, view)
    lead = book.leads.get(said.lead) if said.lead is not None else None
    if lead is not None:
        named = _named(book, words, lead, view)
    else:
        named = _ordered_for(book, words, view) if said.kind in _OF_HIS else words
    return inert(f"{named}{f' ({said.number} times)' if said.number > 1 else ''}", 240)


def mail_ways(words: str, view: View) -> str:
    """The sentence without what only a terminal can do, where it is read in a mail that can be answered.

    A command that works as a line of an answer is named as one; for lists there may be the page.
    """
    if not view.answerable:
        return words
    words = _COMMAND.sub(_as_a_line, words)
    if view.page_url:
        words = _LISTS.sub("the page lists", words)
    return _CLAUSE.sub("", words)


def _as_a_line(found: re.Match[str]) -> str:
    line = f"{found[2]} {found[1]}"
    return f"`{line}` in an answer" if orders_in(line)[0] else found[0]


def _named(book: Book, words: str, lead: Lead, view: View) -> str:
    """The number it begins with gets its name: a number alone tells nobody whom it was about."""
    about = _ABOUT.match(words)
    if about is None or int(about[1]) != lead.number:
        return words
    name = inert(who(lead, view.display_phone), NAME)
    if not about[2]:
        return f"{name} ({lead.number}){about[3]}{about[4]}"
    draft_id = about[1] + about[2]
    return f"{draft_id} to {name}{about[3]}{_as_it_is_now(_draft(book, draft_id), about[4])}"


def _ordered_for(book: Book, words: str, view: View) -> str:
    """The order that came to nothing, with the name of whom it was for."""
    order = _ORDER.match(words)
    lead = book.leads.get(int(order[2])) if order else None
    if order is None or lead is None:
        return words
    return f"{order[1]} ({inert(who(lead, view.display_phone), NAME)}):{words[order.end() :]}"


def _as_it_is_now(draft: Draft | None, words: str) -> str:
    approved = _APPROVED.fullmatch(words)
    if approved is None or draft is None or draft.state not in _NOW:
        return words
    return f" {_NOW[draft.state]}"


def _draft(book: Book, draft_id: str) -> Draft | None:
    try:
        return book.draft(draft_id)[1]
    except UnknownItem:
        return None
