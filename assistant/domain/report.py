"""Response times, promises and calls over a period: how fast everybody heard back (DESIGN 4.8, Figures).

Pure functions of leads. What is counted is the *inquiry*: one opening of a lead. The same words serve the
report and the audit.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median

from assistant.domain.business_hours import BusinessHours
from assistant.domain.lead import CallResult, Channel, Lead, LeadState, Outcome, Voice, channel_of
from assistant.domain.promise import PromiseState
from assistant.domain.reading import Kind
from assistant.errors import NotPossible

A_DAY = timedelta(hours=24)
"""By the clock, whatever the clocks of a zone do in it."""

_CLOSED, _REOPENED, _BY_HAND = "closed: ", "wrote again", "you opened it"
"""How the moves of a lead note in its history that it closed and opened again."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One opening of a lead: who asked and when, and when they first heard and were first answered.

    `until` is when the same lead opened the next time, None for its last opening. Times are aware UTC.
    """

    lead: Lead
    channel: Channel
    at: datetime
    heard_at: datetime | None = None
    answered_at: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """Working minutes until the first response, of those who heard; None where nobody did."""

    median: int | None = None
    p90: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """How many asked, and how many of all of them heard and were answered in time."""

    inquiries: int = 0
    heard: int = 0
    answered: int = 0
    same_day: int = 0
    within_24h: int = 0
    heard_same_day: int = 0
    heard_within_24h: int = 0
    first_response: Times = Times()

    def share(self, number: int) -> float | None:
        """That many of all inquiries, 0..1; None if there were none."""
        return round(number / self.inquiries, 4) if self.inquiries else None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of promises in the period; `open` are all that are still owed."""

    kept: int = 0
    broken: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls made in the period, by result."""

    reached: int = 0
    left_message: int = 0
    no_answer: int = 0

    @property
    def made(self) -> int:
        """All of them."""
        return self.reached + self.left_message + self.no_answer


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of the local days `first` to `last`, both counted."""

    first: date
    last: date
    figures: Figures
    promises: Ledger
    calls: Calls
    by_channel: Mapping[Channel, Figures] = field(default_factory=dict)
    inquiries: tuple[Inquiry, ...] = ()
    """What was counted, in order of arrival."""


def report(leads: Iterable[Lead], hours: BusinessHours, first: date, last: date) -> Report:
    """The figures over local days, both counted. Leads may come from the book and the archive."""
    known = [lead for lead in leads if lead.merged_into is None]
    asked = [each for lead in known for each in inquiries(lead) if first <= hours.day_of(each.at) <= last]
    asked.sort(key=lambda each: each.at)
    return Report(
        first=first,
        last=last,
        figures=figures(asked, hours),
        promises=_ledger(known, hours, first, last),
        calls=_calls(known, hours, first, last),
        by_channel=_by_channel(asked, hours),
        inquiries=tuple(asked),
    )


# --- inquiries --------------------------------------------------------------------------------------------


def counts(lead: Lead) -> bool:
    """Is it an inquiry for the figures: somebody wrote or called, surely, and not only into Junk?

    A lead that began with a promise of ours to somebody who never wrote is none; neither is one that was
    joined into another, or that the owner said is no lead. Of people added by hand those count, by channel
    `manual`, of whom the owner says what they asked for (`add` with what it is about or what was said); whom
    he met, and whom he took from a list, never asked.
    """
    doubtful = lead.state is LeadState.UNDECIDED or lead.in_junk or lead.outcome is Outcome.NOT_A_LEAD
    return not doubtful and lead.merged_into is None and _they_began(lead)


def _they_began(lead: Lead) -> bool:
    first = next((e for e in lead.conversation if e.voice in (Voice.THEM, Voice.US)), None)
    if first is None or first.voice is not Voice.THEM:
        return False
    by_hand = lead.channel is Channel.MANUAL and first.kind is Kind.OTHER
    return first.asks or not by_hand


def inquiries(lead: Lead) -> tuple[Inquiry, ...]:
    """Every opening of a lead, in order; none if the lead does not count.

    A further message in a running conversation opens nothing; one that comes after the matter was closed
    does.
    """
    if not counts(lead):
        return ()
    begins = [lead.received_at, *_reopenings(lead)]
    ends = [*begins[1:], None]
    return tuple(_inquiry(lead, at, until) for at, until in zip(begins, ends, strict=True))


def _reopenings(lead: Lead) -> Iterator[datetime]:
    """When they wrote to a closed lead with something to ask, as its history tells."""
    is_closed = False
    for line in lead.history:
        if line.words.startswith(_CLOSED):
            is_closed = True
        elif line.words == _BY_HAND:
            is_closed = False
        elif is_closed and line.words == _REOPENED:
            is_closed = False
            yield line.at


def _inquiry(lead: Lead, at: datetime, until: datetime | None) -> Inquiry:
    return Inquiry(
        lead=lead,
        channel=_channel_at(lead, at),
        at=at,
        heard_at=_first(_heard(lead), at, until),
        answered_at=_first(_answers(lead), at, until),
        until=until,
    )


def _channel_at(lead: Lead, at: datetime) -> Channel:
    if at == lead.received_at:
        return lead.channel
    kind = next((e.kind for e in lead.conversation if e.voice is Voice.THEM and e.at == at), None)
    return lead.channel if kind is None else channel_of(kind)


def _answers(lead: Lead) -> Iterator[datetime]:
    """Every answer there is a trace of; a long conversation may have dropped the entry, not the time."""
    yield from (e.at for e in lead.conversation if e.voice is Voice.US)
    yield from (a.at for a in lead.attempts if a.result is CallResult.REACHED)
    yield from filter(None, (lead.answered_at,))


def _heard(lead: Lead) -> Iterator[datetime]:
    """Everything of ours that reached them: answers, notes, messages left."""
    yield from _answers(lead)
    yield from (e.at for e in lead.conversation if e.voice is Voice.NOTE)
    yield from (a.at for a in lead.attempts if a.result is CallResult.LEFT_MESSAGE)
    yield from filter(None, (lead.heard_at,))


def _first(times: Iterable[datetime], start: datetime, end: datetime | None) -> datetime | None:
    return min((at for at in times if at >= start and (end is None or at < end)), default=None)


# --- figures ----------------------------------------------------------------------------------------------


def figures(asked: Sequence[Inquiry], hours: BusinessHours) -> Figures:
    """The figures of some inquiries; every share is of all of them."""
    return Figures(
        inquiries=len(asked),
        heard=_number(asked, lambda it: it.heard_at is not None),
        answered=_number(asked, lambda it: it.answered_at is not None),
        same_day=_number(asked, lambda it: is_same_day(it.at, it.answered_at, hours)),
        within_24h=_number(asked, lambda it: is_within_24h(it.at, it.answered_at)),
        heard_same_day=_number(asked, lambda it: is_same_day(it.at, it.heard_at, hours)),
        heard_within_24h=_number(asked, lambda it: is_within_24h(it.at, it.heard_at)),
        first_response=_times([hours.working_between(it.at, it.heard_at) for it in asked if it.heard_at]),
    )


def _number(asked: Sequence[Inquiry], holds: Callable[[Inquiry], bool]) -> int:
    return sum(map(holds, asked))


def is_same_day(arrived: datetime, at: datetime | None, hours: BusinessHours) -> bool:
    """Was that on the business day of arrival: before its midnight on the owner's clock?

    What arrives after the last close, or on a closed day, belongs to the next open day.
    """
    return at is not None and at < end_of_business_day(arrived, hours)


def end_of_business_day(arrived: datetime, hours: BusinessHours) -> datetime:
    """The midnight (UTC) that ends the business day of arrival; of its own day if none is open ever after."""
    try:
        day = hours.business_day_of(arrived)
    except NotPossible:
        day = hours.day_of(arrived)
    return hours.moment(day + timedelta(days=1), time(0))


def is_within_24h(arrived: datetime, at: datetime | None) -> bool:
    """Was that at most 24 hours later, by the clock?"""
    return at is not None and at - arrived <= A_DAY


def _times(waits: Sequence[timedelta]) -> Times:
    """Median and 90th percentile (nearest rank) in whole minutes."""
    minutes = sorted(wait.total_seconds() / 60 for wait in waits)
    if not minutes:
        return Times()
    return Times(round(median(minutes)), round(minutes[math.ceil(0.9 * len(minutes)) - 1]))


def _by_channel(asked: Sequence[Inquiry], hours: BusinessHours) -> dict[Channel, Figures]:
    """The figures of each channel that anything came by."""
    parts = {channel: [each for each in asked if each.channel is channel] for channel in Channel}
    return {channel: figures(part, hours) for channel, part in parts.items() if part}


# --- promises and calls -----------------------------------------------------------------------------------


def _ledger(leads: Sequence[Lead], hours: BusinessHours, first: date, last: date) -> Ledger:
    """Promises kept and broken in the period, by when that was settled, and all that were open at its end."""
    settled = [
        promise.state
        for lead in leads
        for promise in lead.promises
        if first <= hours.day_of(promise.settled_at or promise.due) <= last
    ]
    still_open = [promise for lead in leads for promise in lead.open_promises]
    return Ledger(
        kept=settled.count(PromiseState.KEPT),
        broken=settled.count(PromiseState.BROKEN),
        open=sum(hours.day_of(promise.made_at) <= last for promise in still_open),
    )


def _calls(leads: Sequence[Lead], hours: BusinessHours, first: date, last: date) -> Calls:
    results = [a.result for lead in leads for a in lead.attempts if first <= hours.day_of(a.at) <= last]
    return Calls(
        reached=results.count(CallResult.REACHED),
        left_message=results.count(CallResult.LEFT_MESSAGE),
        no_answer=results.count(CallResult.NO_ANSWER),
    )
