"""How many answers fit into a day and into a week: so that a promised time is one that can be kept.

Every answer that is owed takes a place on the day it is due. Whoever asks when the next one can be promised
is told the first time with a place left. Two things bound the places:

- A day holds `answers_per_day`, and by each of its slots the part that its working time up to then allows.
- Seven days hold the answers for which the owner keeps follow-up blocks in them: two hours of blocks at ten
  minutes an answer hold twelve. One always fits, and a promise never slides by more than five business days
  for it: then the day alone counts. Blocks say how many, not on which day: somebody who asks on the day after
  the last block of the week shall not wait for the next one while nobody else waits.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from assistant.domain.business_hours import BusinessHours, Week, Window
from assistant.domain.draft import Draft, DraftState
from assistant.domain.lead import Lead, LeadState
from assistant.domain.ledger import moved_by
from assistant.domain.promise import HasRoom

_NAMED = (DraftState.PENDING, DraftState.APPROVED, DraftState.SENDING, DraftState.UNCERTAIN)
"""States of a draft whose time may be, or become, our word though it is not in the ledger yet."""


def has_room(leads: Iterable[Lead], hours: BusinessHours, answers_per_day: int) -> HasRoom:
    """Does one more answer fit before a moment (aware), beside all that is owed to `leads`?

    By each slot of the day at most the part of `answers_per_day` that its working time up to then allows (by
    noon of an 8-hour day with 12 a day: 6), by the day's end all of them. Leave out the lead that asks.
    """
    owed: dict[date, list[datetime]] = defaultdict(list)
    for due in sorted(due for lead in leads for due in owed_times(lead)):
        owed[hours.day_of(due)].append(due)

    def fits(at: datetime) -> bool:
        day = hours.day_of(at)
        ends = [slot.at for slot in hours.slots(day) if slot.at > at]
        taken = owed.get(day, ())
        return len(taken) < answers_per_day and all(
            bisect_right(taken, end) < _by(end, day, hours, answers_per_day) for end in (at, *ends)
        )

    return fits


SLIDES_AT_MOST = 5
"""Business days by which full blocks move a promise."""
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class KeptTime:
    """The follow-up blocks of the owner's week, and how long one answer takes him."""

    blocks: Week
    answer: timedelta


def has_room_in_blocks(
    leads: Iterable[Lead], hours: BusinessHours, kept: KeptTime, *, today: date, first: date
) -> HasRoom:
    """Do the blocks of every seven days with that moment in them hold one more answer?

    What is overdue takes its place today. `first` is the day that would be promised without blocks. Leave
    out the lead that asks.
    """
    days = sorted(max(hours.day_of(due), today) for lead in leads for due in owed_times(lead))
    free = hours.add_business_days(first, SLIDES_AT_MOST)

    def fits(at: datetime) -> bool:
        day = hours.day_of(at)
        if not any(kept.blocks) or day >= free:
            return True
        return all(
            _owed_in(days, last) < _held_in(last, hours, kept)
            for last in (day + timedelta(days=ahead) for ahead in range(A_WEEK.days))
        )

    return fits


def _owed_in(days: Sequence[date], last: date) -> int:
    """How many answers fall due in the seven days that end with `last`."""
    return bisect_right(days, last) - bisect_right(days, last - A_WEEK)


def _held_in(last: date, hours: BusinessHours, kept: KeptTime) -> int:
    """How many answers the blocks of those days hold; blocks of a closed day are not held."""
    week = (last - timedelta(days=back) for back in range(A_WEEK.days))
    blocks = (block for day in week if day not in hours.closed for block in kept.blocks[day.weekday()])
    time = sum((_length(block) for block in blocks), timedelta(0))
    return max(time // kept.answer, 1)


def _length(block: Window) -> timedelta:
    start, end = (timedelta(hours=each.hour, minutes=each.minute) for each in block)
    return end - start


def owed_times(lead: Lead) -> Iterator[datetime]:
    """When answers to this person are due: what was promised, what a draft names, else what policy wants.

    A delay note on its way stands in place of the promises that it moves.
    """
    if lead.is_closed:
        return
    named = [draft for draft in lead.drafts if draft.state in _NAMED and _time(draft) is not None]
    moved = {promise.id for draft in named for promise in moved_by(lead, draft)}
    times = {_time(draft) for draft in named} | {p.due for p in lead.open_promises if p.id not in moved}
    if not times and lead.state is LeadState.OPEN:
        times = {lead.respond_by}
    yield from filter(None, times)


def _time(draft: Draft) -> datetime | None:
    return draft.version.promised


def _by(at: datetime, day: date, hours: BusinessHours, answers_per_day: int) -> int:
    """How many answers the day's working time up to `at` allows."""
    windows = hours.windows(day)
    if not windows:
        return 0
    opens, closes = windows[0][0], windows[-1][1]
    worked, whole = hours.working_between(opens, max(at, opens)), hours.working_between(opens, closes)
    return answers_per_day * worked // whole
