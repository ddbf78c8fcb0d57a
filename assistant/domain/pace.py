"""How long the owner takes for one mail or one call, as far as his own record shows it.

Nobody stops the time; but who works through a list sends one mail after the other. The time from one thing
done to the next, within one sitting, is what the second took.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

from assistant.domain.lead import Lead, Voice

SITTING = timedelta(minutes=30)
"""A longer pause ends a sitting: what took longer was not this one thing."""
ENOUGH = 8
"""So many are needed for a median to mean anything."""
SHORTEST, LONGEST = 2, 30
"""Minutes within which a median is believed."""


class Work(StrEnum):
    """What is done in a follow-up block."""

    CALL = "call"
    MAIL = "mail"
    NUDGE = "nudge"
    CHECK_IN = "check_in"
    LOOK = "look"


USUAL = {Work.CALL: 8, Work.MAIL: 10, Work.NUDGE: 3, Work.CHECK_IN: 3, Work.LOOK: 2}
"""Minutes for each where the record is too short, and for what leaves no trace: a yes, a look."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Minutes for one piece of work; `seen` says from how many of the owner's own, 0 for the usual."""

    minutes: int
    seen: int = 0


def paces(leads: Iterable[Lead]) -> dict[Work, Pace]:
    """The owner's own median for mails and calls where his record has enough of them, else the usual."""
    done = sorted(each for lead in leads for each in _done(lead))
    found: dict[Work, list[timedelta]] = {Work.CALL: [], Work.MAIL: []}
    for (before, _), (at, work) in pairwise(done):
        if timedelta(0) < at - before <= SITTING:
            found[work].append(at - before)
    return {work: _pace(found.get(work, []), usual) for work, usual in USUAL.items()}


def _done(lead: Lead) -> list[tuple[datetime, Work]]:
    """What the owner himself did here, and when it was finished."""
    mails = [(each.at, Work.MAIL) for each in lead.conversation if each.voice is Voice.US]
    return mails + [(each.at, Work.CALL) for each in lead.attempts]


def _pace(lengths: list[timedelta], usual: int) -> Pace:
    if len(lengths) < ENOUGH:
        return Pace(usual)
    minutes = round(median(length.total_seconds() for length in lengths) / 60)
    return Pace(min(max(minutes, SHORTEST), LONGEST), len(lengths))
