"""The owner's word about a draft or a lead, from whatever channel it came."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.domain.lead import CallResult, Outcome
from assistant.domain.newcomer import Newcomer


class Word(StrEnum):
    """What the owner can say."""

    APPROVE = "approve"
    EDIT = "edit"
    REJECT = "reject"
    TAKE_BACK = "take-back"
    """The yes is taken back before it went out."""
    SETTLE = "settle"
    """An uncertain draft did go out, or did not."""
    CALLED = "called"
    ANSWERED = "answered"
    """Yes, that was my answer; or it was given in a way that leaves no trace."""
    NOT_ANSWERED = "not-answered"
    """No, that was not my answer: they still wait."""
    DONE = "done"
    SNOOZE = "snooze"
    LONGER = "longer"
    """It takes longer than promised: they are to hear of it, with a new time."""
    NUDGE = "nudge"
    """Remind them now, or never."""
    ADD = "add"
    """Somebody new, whom the owner names by hand."""
    NOT_LEAD = "not-lead"
    REOPEN = "reopen"
    MERGE = "merge"
    SPLIT = "split"
    PROMISE_KEPT = "kept"
    PROMISE_RELEASED = "released"
    PROMISE_MOVED = "moved"
    """`until` is the new time; only the ledger knows it, nobody is told."""


class From(StrEnum):
    """The channel a decision came by."""

    TERMINAL = "terminal"
    MAIL = "mail"
    FOLDER = "folder"
    PAGE = "page"
    ITSELF = "itself"
    """Without a yes: a kind that the config lets go by itself."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One word of the owner's. `target` is a lead ("12") or a draft ("12a"; a lead number means its one
    pending draft). Only the fields that the word needs are set; `at` is aware UTC.
    """

    word: Word
    target: str
    at: datetime
    channel: From = From.TERMINAL
    digest: str = ""
    """APPROVE: of the version the owner saw; "" means the one he is shown now."""
    text: str = ""
    """EDIT: the whole new text."""
    subject: str = ""
    """EDIT: a new subject, "" keeps it."""
    call: CallResult | None = None
    note: str = ""
    outcome: Outcome = Outcome.DONE
    until: datetime | None = None
    """SNOOZE: until when."""
    other: str = ""
    """MERGE: the other lead. SPLIT: the number of the message, from 1. PROMISE_…: its id."""
    never: bool = False
    """NUDGE: not now but never."""
    newcomer: Newcomer | None = None
    """ADD: who it is."""
    went_out: bool = False
    """SETTLE: the owner knows that it went out."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said back: was it done (or was it so already), and one short sentence."""

    done: bool
    words: str
    lead: int | None = None
    draft: str = ""
