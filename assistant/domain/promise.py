"""Promises: by when an answer is due, what is promised for it, and what became of the promise.

`respond_by` is policy; `promised_time` is what is spoken and entered in the ledger: the first slot of the
owner's day at or after it. Moments are aware and in UTC.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Literal

from assistant.domain.business_hours import SEARCH_DAYS, BusinessHours
from assistant.errors import NotPossible

AT_LEAST = timedelta(hours=3)
"""Working time that has to be left for a promise to be worth making (DESIGN 4.4, 4.5)."""
GOOD_FOR = timedelta(hours=2)
"""Working time before a promise is due at which a text that names it is out of date."""
QUARTER = timedelta(minutes=15)


class PromiseState(StrEnum):
    """The life of a promise: open until it is kept, broken or released."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"


class PromiseSource(StrEnum):
    """Where a promise was made."""

    ACKNOWLEDGEMENT = "acknowledgement"
    DELAY = "delay"
    OWNER_MAIL = "owner_mail"
    CALL = "call"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Promise:
    """A time by which we said we would do something.

    `words` is the owner's own sentence, None where a draft of ours made the promise. `due`, `made_at`
    and `settled_at` come in with any zone and are kept in UTC; without one they raise ValueError.
    """

    due: datetime
    state: PromiseState
    source: PromiseSource
    made_at: datetime
    words: str | None = None
    settled_at: datetime | None = None
    id: str = ""
    does: str = ""
    """What the owner's words promise: "call", "answer", "send", "visit", "work"; "" for a note of ours."""
    sure: bool = True
    """False where his words leave room ("probably on Friday")."""

    @property
    def is_appointment(self) -> bool:
        """To be somewhere at that time: nobody tells us that it was kept, and no note moves it."""
        return self.does == "visit"

    @property
    def was_moved(self) -> bool:
        """Is it the new time that a delay note named? If that slips too, a call is better than a letter."""
        return self.source is PromiseSource.DELAY

    def __post_init__(self) -> None:
        object.__setattr__(self, "due", _utc(self.due))
        object.__setattr__(self, "made_at", _utc(self.made_at))
        if self.settled_at is not None:
            object.__setattr__(self, "settled_at", _utc(self.settled_at))

    def kept(self, at: datetime) -> "Promise":
        """We did it. Raises NotPossible if the promise was settled in another way."""
        return self._settled(PromiseState.KEPT, at)

    def broken(self, at: datetime) -> "Promise":
        """The time passed, or the owner said no. Raises NotPossible as `kept` does."""
        return self._settled(PromiseState.BROKEN, at)

    def released(self, at: datetime) -> "Promise":
        """Nobody waits for it any more, or a new time took its place. Raises NotPossible as `kept` does."""
        return self._settled(PromiseState.RELEASED, at)

    def answered(self, at: datetime) -> "Promise":
        """What was promised was done at `at`: kept if that was in time, broken if it was too late."""
        return self.kept(at) if _utc(at) <= self.due else self.broken(at)

    def _settled(self, state: PromiseState, at: datetime) -> "Promise":
        """A step that is repeated says the same again: then the first time stands."""
        if self.state is state:
            return self
        if self.state is not PromiseState.OPEN:
            raise NotPossible(f"This promise is {self.state.value} already.")
        return replace(self, state=state, settled_at=at)


RespondWithin = Literal["same_day", "next_day"] | timedelta
"""How soon policy wants an answer; a span is working time."""
HasRoom = Callable[[datetime], bool]
"""Says whether one more answer fits before that moment."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What the owner wants: how soon to answer, and how far off a promised time is at least."""

    respond_within: RespondWithin = "next_day"
    at_least: timedelta = AT_LEAST
    """Working time."""


def always_room(_at: datetime) -> bool:
    """The capacity of someone who counts nothing."""
    return True


def respond_by(arrived: datetime, policy: Policy, hours: BusinessHours) -> datetime:
    """The time by which policy wants an answer to what came in at `arrived` (DESIGN 4.4).

    The clock starts at arrival if that is in open hours, else at the next opening; "today" is the day on
    which it started, so night, weekend and holiday mail counts for the next open day. `same_day` is
    today's close if three working hours are left until then, else the next open day's noon. `next_day`
    is the noon of the open day after today: for Monday 06:00 and Monday 16:00 it is Tuesday's, for Monday
    23:59 (the clock starts on Tuesday) Wednesday's, for a Saturday's mail Tuesday's. A span is that much
    working time on, rounded up to the quarter hour. Raises NotPossible if no open hours are found.
    """
    start = hours.working_from(arrived)
    if isinstance(policy.respond_within, timedelta):
        return _up_to_the_quarter(hours.add_working(start, policy.respond_within), hours)
    today = hours.day_of(start)
    if policy.respond_within == "same_day":
        close = hours.close(today)
        if hours.working_between(start, close) >= policy.at_least:
            return close
    return hours.noon(hours.next_open_day(today))


def promised_time(
    arrived: datetime, policy: Policy, hours: BusinessHours, has_room: HasRoom = always_room
) -> datetime:
    """What is promised to someone who wrote at `arrived`: the first slot with room at or after respond-by.

    Raises NotPossible if no slot of the next 400 days has room.
    """
    return first_slot(respond_by(arrived, policy, hours), hours, has_room)


def renewed_promise(
    now: datetime, policy: Policy, hours: BusinessHours, has_room: HasRoom = always_room
) -> datetime:
    """What a new version promises: the first slot with room that is `policy.at_least` of working time off.

    It is reckoned from `now`, whatever was promised before (DESIGN 4.5). Raises as `promised_time` does.
    """
    return first_slot(hours.add_working(now, policy.at_least), hours, has_room)


def first_slot(at: datetime, hours: BusinessHours, has_room: HasRoom = always_room) -> datetime:
    """The first slot with room at or after `at`. Raises NotPossible if the next 400 days have none."""
    for slot in hours.slots_from(at):
        if has_room(slot.at):
            return slot.at
    raise NotPossible(f"No time within {SEARCH_DAYS} days has room for another answer.")


def good_until(due: datetime, hours: BusinessHours) -> datetime:
    """Until when a text that names `due` may still be approved: two working hours before it."""
    return hours.subtract_working(due, GOOD_FOR)


def warn_at(promise: Promise, hours: BusinessHours, warn_before: timedelta) -> datetime:
    """From when on a promise is about to slip: that much working time before it is due.

    Where closed days lie between, that could be soon after it was given: nobody is late before half of the
    time that he asked for has passed.
    """
    early = hours.subtract_working(promise.due, warn_before)
    day, tomorrow = hours.day_of(early), hours.day_of(early) + timedelta(days=1)
    if day == hours.day_of(promise.due) or hours.is_open_day(tomorrow):
        return early
    return max(early, promise.made_at + (promise.due - promise.made_at) / 2)


def is_too_old(arrived: datetime, now: datetime, hours: BusinessHours, days: int = 1) -> bool:
    """Did more than `days` business days pass since that message came (DESIGN 4.1, 4.5)?

    The clock starts at arrival or at the next opening; the same time of day counts that many open days on.
    """
    start = hours.working_from(arrived)
    last_day = hours.add_business_days(hours.day_of(start), days)
    return now > hours.moment(last_day, hours.local(start).time())


def is_overdue(promise: Promise, now: datetime) -> bool:
    """Whether we still owe what the promise said, and its time is past."""
    return promise.state is PromiseState.OPEN and now > promise.due


def _up_to_the_quarter(at: datetime, hours: BusinessHours) -> datetime:
    """`at`, or the next full quarter hour on the owner's clock."""
    local = hours.local(at)
    past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond) % QUARTER
    return at + (QUARTER - past) if past else at


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a promise needs times with a zone")
    return at.astimezone(UTC)
