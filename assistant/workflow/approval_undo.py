"""The owner's last word about a lead, kept so that his next one can take it back.

Reached, then no answer: a thumb on the button beside it. Done, then later: not done after all. What is kept
is how the lead was before, as for a move into a folder (`domain.remote`), by whatever way the word came.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.domain.book import Book
from assistant.domain.lead import CallResult, Lead, LeadState, Outcome
from assistant.domain.remote import ONE_ACT, Act, RemoteFolder, act_of, stands, undone

KEPT = timedelta(days=30)
"""An older act is not taken back any more."""
_CLOSES = {Outcome.WON: RemoteFolder.WON, Outcome.NOT_A_LEAD: RemoteFolder.NOT_A_LEAD}


def remember_call(book: Book, before: Lead, after: Lead, at: datetime) -> None:
    """They were reached; said twice within the hour it is the first one that is taken back."""
    if not before.is_closed and _reached(book, before, at) is None:
        _remember(book, act_of(RemoteFolder.CALLED, before, after, (), at, ""), after)


def remember_closing(book: Book, before: Lead, after: Lead, now: datetime, rule: str = "") -> None:
    """The lead was closed by the owner's word; of two such words the state before the first counts."""
    if not before.is_closed:
        folder = _CLOSES.get(after.outcome or Outcome.DONE, RemoteFolder.DONE)
        _remember(book, act_of(folder, before, after, (), now, rule), after)


def call_taken_back(book: Book, lead: Lead, at: datetime) -> Lead | None:
    """The lead as if they had not been reached, where that was said within the last hour; else None."""
    act = _reached(book, lead, at)
    if act is None or lead.is_closed:
        return None
    forget(book, lead.number, act)
    others = (a for a in lead.attempts if a.result is not CallResult.REACHED or a.at < act.at)
    lead = replace(lead, attempts=tuple(others))
    return undone(lead, act, at, "they were not reached: that word is taken back")


def closing_of(book: Book, lead: Lead) -> Act | None:
    """The word of the owner's that closed this lead, if nobody spoke since; else None."""
    act = book.acts.get(_key(lead.number))
    closes = act is not None and act.folder in (*_CLOSES.values(), RemoteFolder.DONE)
    return act if act is not None and closes and lead.is_closed and stands(lead, act) else None


def closing_taken_back(book: Book, lead: Lead, act: Act, now: datetime) -> Lead:
    """The lead as it was before that closing: its note waits again, what was owed is owed."""
    forget(book, lead.number, act)
    book.rules.pop(act.rule, None)
    return undone(lead, act, now, "you took it up again")


def is_meant_to_be_taken_back(lead: Lead, act: Act, now: datetime) -> bool:
    """Does "later" take that closing back? Done means not done after all; a lead won long ago stays won."""
    return lead.outcome is Outcome.DONE or now - act.at <= ONE_ACT


def forget(book: Book, number: int, act: Act) -> None:
    """Neither that word nor the move into a folder by which it came is to be undone again."""
    for key in (_key(number), str(number)):
        known = book.acts.get(key)
        if known is not None and (known.folder, known.at) == (act.folder, act.at):
            del book.acts[key]


def forget_old_acts(book: Book, now: datetime) -> None:
    """What is too old to be taken back goes."""
    for key, act in list(book.acts.items()):
        if now - act.at > KEPT:
            del book.acts[key]


def _remember(book: Book, act: Act, lead: Lead) -> None:
    book.acts[_key(lead.number)] = act
    forget_old_acts(book, act.at)


def _reached(book: Book, lead: Lead, at: datetime) -> Act | None:
    act = book.acts.get(_key(lead.number))
    if act is None or act.folder is not RemoteFolder.CALLED or not act.at <= at <= act.at + ONE_ACT:
        return None
    still = any(a.at == act.at and a.result is CallResult.REACHED for a in lead.attempts)
    return act if still and lead.state is not LeadState.CLOSED else None


def _key(number: int) -> str:
    return f"word {number}"
